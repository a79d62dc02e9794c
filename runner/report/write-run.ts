/** Writes all that is left of a run: its report in each form, its counterexamples, and the summary. */
import { join } from 'node:path'
import type { ExitCode } from '../exit-code.ts'
import type { Reporter } from '../options/parse-reporters.ts'
import { ownCommand } from '../own-command.ts'
import type { Ran } from '../run/ran.ts'
import type { Terminal } from '../terminal.ts'
import { writeWhole } from './atomic-write.ts'
import { buildReport } from './build.ts'
import { toSummary } from './terminal.ts'
import { count } from './words.ts'
import { writeCounterexamples, writeReports } from './write.ts'

/** Where it goes. */
export interface Destination {
  readonly reporters: readonly Reporter[]
  /** The folder of counterexamples. */
  readonly out: string
}

/** Writes and prints; gives the exit code. Nothing is waited for, so that it can be done while the process is ending. */
export function writeRun(ran: Ran, { reporters, out }: Destination, terminal: Terminal): ExitCode {
  const report = buildReport(ran, new Date().toISOString().slice(0, 10))
  const counterexamples = writeCounterexamples(ran.played, out)
  const place = { folder: out, command: ownCommand() }
  const files = [...writeReports(report, reporters, place, terminal.out)]
  if (counterexamples.length > 0) {
    const folder = join(out, 'counterexamples')
    files.push(`${folder} (${count(counterexamples.length, 'file')}: trace, scenario, diagram)`)
  }
  for (const { path } of reporters.filter(({ name }) => name === 'terminal')) {
    const isFile = path !== '-'
    const summary = toSummary(report, { color: terminal.color && !isFile, place, files })
    if (isFile) writeWhole(path, summary)
    else terminal.out(summary)
  }
  return report.exitCode
}
