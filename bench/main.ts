/** `npm run bench`: times the kit, and prints how it stands to its goals. */
import { benchCheck } from './check.ts'
import { benchPipeline } from './pipeline.ts'
import { toMarkdown } from './table.ts'

const onRound = (round: number) => process.stderr.write(`round ${round}\n`)
if (process.argv[2] !== 'check')
process.stdout.write(toMarkdown(await benchPipeline({ rounds: 5, sequences: 1000, onRound })))
process.stdout.write(toMarkdown(await benchCheck({ rounds: 5, events: 1_000_000, looks: 3, onRound })))
