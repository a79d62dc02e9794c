/** A run from its first step to its reports. */
import { join } from 'node:path'
import type { ExitCode } from '../exit-code.ts'
import { type Failure, failureOf } from '../failure.ts'
import { saveBeforeEnd } from '../last-words.ts'
import { ownCommand } from '../own-command.ts'
import { createProgress } from '../progress.ts'
import { writeWhole } from '../report/atomic-write.ts'
import { buildReport } from '../report/build.ts'
import { toSummary } from '../report/terminal.ts'
import { count } from '../report/words.ts'
import { writeCounterexamples, writeReports } from '../report/write.ts'
import { createStop, stopAfter, stopOnInterrupt } from '../stop.ts'
import type { Terminal } from '../terminal.ts'
import { openAccount, type PlayedProfile, readAccount } from './account.ts'
import type { RunContext, RunPlan } from './context.ts'
import { playProfile } from './play-profile.ts'

/** Plays the profiles one after the other; what was found is written even if the run is stopped or fails. */
export async function play(plan: RunPlan, terminal: Terminal): Promise<ExitCode> {
  const { options, loaded, selected } = plan
  const stop = createStop()
  const progress = createProgress({
    write: terminal.err,
    live: terminal.live,
    columns: terminal.columns,
    nowMs: () => performance.now(),
  })
  const context: RunContext = { ...plan, stop, progress, violated: new Set() }
  const accounts = selected.map((id) => openAccount(id, context))
  const write = (failure?: Failure): ExitCode =>
    writeAll(
      accounts.map((account) => readAccount(account, context)),
      context,
      terminal,
      failure,
    )
  const fail = (thrown: unknown) => {
    stop.stop('failed')
    write(failureOf(thrown))
  }
  const nothingToSave = saveBeforeEnd(fail)
  const listenNoMore = stopOnInterrupt(stop, (sentence) => progress.note(sentence), write)
  const countNoMore = stopAfter(stop, options.timeBudgetMs)
  try {
    progress.note(`Playing ${selected.join(' and ')} against ${loaded.use} with seed ${options.seed}.`)
    for (const account of accounts) await playProfile(account, context)
  } catch (error) {
    nothingToSave()
    fail(error)
    throw error
  } finally {
    nothingToSave()
    countNoMore()
    listenNoMore()
  }
  return write()
}

function writeAll(
  played: readonly PlayedProfile[],
  context: RunContext,
  terminal: Terminal,
  failure: Failure | undefined,
): ExitCode {
  const { options } = context
  const report = buildReport(played, context, { today: new Date().toISOString().slice(0, 10), failure })
  const counterexamples = writeCounterexamples(played, options.out)
  const place = { folder: options.out, command: ownCommand() }
  const files = [...writeReports(report, options.reporters, place, terminal.out)]
  if (counterexamples.length > 0) {
    const folder = join(options.out, 'counterexamples')
    files.push(`${folder} (${count(counterexamples.length, 'file')}: trace, scenario, diagram)`)
  }
  for (const { path } of options.reporters.filter(({ name }) => name === 'terminal')) {
    const isFile = path !== '-'
    const summary = toSummary(report, { color: terminal.color && !isFile, place, files })
    if (isFile) writeWhole(path, summary)
    else terminal.out(summary)
  }
  return report.exitCode
}
