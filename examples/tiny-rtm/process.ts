/** The same adapter as a process of its own: `run -- node examples/tiny-rtm/process.js`. */
import { serveAdapter } from '../../adapters/index.ts'
import adapter from './adapter.ts'

await serveAdapter(adapter)
