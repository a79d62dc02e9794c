/** Keeps the latest results in `bench/README.md`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { BenchName } from './benches.ts'
import { type Table, toMarkdown } from './table.ts'

const bytesInGb = 1024 ** 3

/** Puts each table in the place of the last one of its name, with the day, the command and the machine. */
export function writeReadme(tables: ReadonlyMap<BenchName, Table>): void {
  // The command runs at the root of the project, wherever its compiled copy lies.
  const path = join(process.cwd(), 'bench', 'README.md')
  const text = [...tables].reduce(
    (whole, [name, table]) => replaceSection(whole, name, sectionOf(name, table)),
    readFileSync(path, 'utf8'),
  )
  writeFileSync(path, text)
}

/** @throws {Error} if the text has no place for it */
export function replaceSection(text: string, name: BenchName, section: string): string {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`]
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from === -1 || to < from) throw new Error(`bench/README.md has no place for the results of ${name}.`)
  return text.slice(0, from + start.length) + section + text.slice(to)
}

function sectionOf(name: BenchName, table: Table): string {
  const day = new Date().toISOString().slice(0, 10)
  return `\n${toMarkdown(table)}\nMeasured on ${day} with \`npm run bench ${name}\`, ${machine()}.\n\n`
}

function machine(): string {
  const all = cpus()
  const model = all[0]?.model.trim() ?? 'an unknown processor'
  const memory = Math.round(totalmem() / bytesInGb)
  return `on ${all.length} cores (${model}, ${memory} GB), Node.js ${process.version}`
}
