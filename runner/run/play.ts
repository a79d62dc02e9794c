/** A run from its first step to its reports. */
import { join } from 'node:path'
import type { ExitCode } from '../exit-code.ts'
import { createProgress } from '../progress.ts'
import { writeWhole } from '../report/atomic-write.ts'
import { buildReport } from '../report/build.ts'
import { toSummary } from '../report/terminal.ts'
import { count } from '../report/words.ts'
import { writeCounterexamples, writeReports } from '../report/write.ts'
import { createStop, stopAfter, stopOnInterrupt } from '../stop.ts'
import type { Terminal } from '../terminal.ts'
import type { RunContext, RunPlan } from './context.ts'
import { type PlayedProfile, playProfile } from './play-profile.ts'

/** Plays the profiles one after the other; what was found is written even if the run is stopped. */
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
  const listenNoMore = stopOnInterrupt(stop, (sentence) => progress.note(sentence))
  const countNoMore = stopAfter(stop, options.timeBudgetMs)
  try {
    progress.note(`Playing ${selected.join(' and ')} against ${loaded.use} with seed ${options.seed}.`)
    const played: PlayedProfile[] = []
    for (const id of selected) played.push(await playProfile(id, context))
    return finish(played, context, terminal)
  } finally {
    countNoMore()
    listenNoMore()
  }
}

function finish(played: readonly PlayedProfile[], context: RunContext, terminal: Terminal): ExitCode {
  const { options } = context
  const report = buildReport(played, context, new Date().toISOString().slice(0, 10))
  const counterexamples = writeCounterexamples(played, options.out)
  const files = [...writeReports(report, options.reporters, terminal.out)]
  if (counterexamples.length > 0) {
    const folder = join(options.out, 'counterexamples')
    files.push(`${folder} (${count(counterexamples.length, 'file')}: trace, scenario, diagram)`)
  }
  for (const { path } of options.reporters.filter(({ name }) => name === 'terminal')) {
    const isFile = path !== '-'
    const summary = toSummary(report, { color: terminal.color && !isFile, place: { folder: options.out }, files })
    if (isFile) writeWhole(path, summary)
    else terminal.out(summary)
  }
  return report.exitCode
}
