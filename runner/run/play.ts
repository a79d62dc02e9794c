/** A run from its first step to its reports. */
import type { ExitCode } from '../exit-code.ts'
import { saveBeforeEnd } from '../last-words.ts'
import { createProgress } from '../progress.ts'
import { count } from '../report/words.ts'
import { writeRun } from '../report/write-run.ts'
import { createStop, stopAfter, stopOnInterrupt } from '../stop.ts'
import type { Terminal } from '../terminal.ts'
import type { RunContext, RunPlan } from './context.ts'
import { openJobs } from './play-jobs.ts'
import { openShare } from './play-share.ts'

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
  const playing = options.jobs === 1 ? openShare(context) : openJobs(context)
  const write = (thrown?: unknown): ExitCode => {
    const ran = { ...playing.soFar(thrown), ...toldOf(plan), interrupted: stop.cause() === 'interrupted' }
    return writeRun(ran, options, terminal)
  }
  const nothingToSave = saveBeforeEnd(write)
  const listenNoMore = stopOnInterrupt(stop, (sentence) => progress.note(sentence), write)
  const countNoMore = stopAfter(stop, options.timeBudgetMs)
  try {
    progress.note(
      `Playing ${selected.join(' and ')} against ${loaded.use} with seed ${options.seed}${howInWords(plan)}.`,
    )
    await playing.play()
  } catch (error) {
    nothingToSave()
    write(error)
    throw error
  } finally {
    nothingToSave()
    countNoMore()
    listenNoMore()
  }
  return write()
}

function toldOf({ options, loaded, selects, share }: RunPlan) {
  const jobs = count(options.jobs, 'job')
  return {
    options,
    use: loaded.use,
    selects,
    shard: options.isShard ? share : undefined,
    how: options.isShard ? `shard ${share.index + 1} of ${share.count}, ${jobs}` : jobs,
  }
}

function howInWords({ options, share }: RunPlan): string {
  const shard = options.isShard ? `, shard ${share.index + 1} of ${share.count}` : ''
  return options.jobs === 1 ? shard : `${shard}, in ${options.jobs} jobs`
}
