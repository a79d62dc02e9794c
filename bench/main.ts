/** `npm run bench [pipeline] [check] [faults] [pipe] [-- --write]`: measures the kit, and prints how it stands to its goals. */
import { parseArgs } from 'node:util'
import { type BenchName, benches, benchNames, usualBenches } from './benches.ts'
import { writeReadme } from './readme.ts'
import { type Table, toMarkdown } from './table.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } })
const unknown = positionals.filter((name) => !(benchNames as readonly string[]).includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark "${unknown.join(' ')}". Choose from ${benchNames.join(', ')}.\n`)
  process.exit(2)
}
// The cast is safe: the unknown ones have ended the program.
const names = positionals.length === 0 ? usualBenches : (positionals as readonly BenchName[])
const tables = new Map<BenchName, Table>()
for (const name of names) {
  const table = await benches[name]((done) => process.stderr.write(`${done}\n`))
  process.stdout.write(`${toMarkdown(table)}\n`)
  tables.set(name, table)
}
if (values.write === true) writeReadme(tables)
