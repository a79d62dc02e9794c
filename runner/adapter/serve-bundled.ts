/** Serves a bundled adapter over standard input and output: `node serve-bundled.js reference`, or the id of a fault. */
import { serveAdapter } from '../../adapters/index.ts'
import { createBundled } from './bundled.ts'

const [use = 'reference'] = process.argv.slice(2)
await serveAdapter(createBundled(use === 'reference' ? undefined : use))
