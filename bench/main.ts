/** `npm run bench`: times the kit, and prints how it stands to its goals. */
import { benchPipeline } from './pipeline.ts'
import { toMarkdown } from './table.ts'

const table = await benchPipeline({ rounds: 5, sequences: 1000, onRound: (round) => process.stderr.write(`round ${round}\n`) })
process.stdout.write(toMarkdown(table))
