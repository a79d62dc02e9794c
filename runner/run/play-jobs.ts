/** Plays a run in several threads, each with a share of it, and joins what they come to. */
import { type Failure, failureOf } from '../failure.ts'
import { count } from '../report/words.ts'
import { UsageError } from '../usage-error.ts'
import type { RunContext } from './context.ts'
import type { JobMessage, JobOrder, JobTask } from './job-messages.ts'
import { createJobsProgress } from './jobs-progress.ts'
import { joinPlayed } from './join.ts'
import { openShare, type PlayedShare, type SharePlay } from './play-share.ts'
import { descriptionsOf } from './same-adapter.ts'
import { splitShare } from './share.ts'
import { startJob } from './start-job.ts'

/** Opens as many jobs as the user wants. What a job has come to is known when it is over. */
export function openJobs(context: RunContext): SharePlay {
  const { options, stop, share } = context
  const shares = splitShare(share, options.jobs)
  const results: (PlayedShare | undefined)[] = shares.map(() => undefined)
  return {
    soFar(thrown) {
      const known = results.map((result, index) => result ?? untouched({ ...context, share: shares[index] ?? share }))
      if (thrown !== undefined) stop.stop('failed')
      const failure = known.find((result) => result.failure !== undefined)?.failure
      return {
        played: joinPlayed(known.map(({ played }) => played)),
        stopped: stop.cause(),
        failure: thrown === undefined ? undefined : (failure ?? failureOf(thrown)),
      }
    },
    async play() {
      const progress = createJobsProgress(context.progress, shares.length)
      const failures = await Promise.all(
        shares.map(async (own, index) => {
          const task = { options, share: own, descriptions: descriptionsOf(context) }
          const ended = await playJob(task, context, (message) => progress.hear(index, message))
          if ('played' in ended) results[index] = ended
          const failure = 'played' in ended ? ended.failure : ended
          // What the others have judged so far is kept, and they need not go on.
          if (failure !== undefined) stop.stop('failed')
          return failure
        }),
      )
      const failure = failures.find((one) => one !== undefined)
      if (failure !== undefined) throw errorOf(failure, results)
    },
  }
}

/** A share of which nothing is known: its scenarios are listed, and nothing else. */
function untouched(context: RunContext): PlayedShare {
  return openShare(context).soFar()
}

/** Starts one job and waits for its end. */
function playJob(
  task: JobTask,
  { stop, violated, options }: RunContext,
  hear: (message: JobMessage) => void,
): Promise<PlayedShare | Failure> {
  return new Promise((resolve) => {
    const worker = startJob(task)
    let last: PlayedShare | Failure | undefined
    const order = () => {
      const told: JobOrder = { stop: stop.cause() ?? 'interrupted' }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(told)
    }
    stop.signal.addEventListener('abort', order)
    stop.urgent.addEventListener('abort', order)
    if (stop.signal.aborted) order()
    worker.on('message', (message: JobMessage) => {
      hear(message)
      if (message.kind === 'over') last = message.share
      if (message.kind === 'failed') last = message.failure
      if (message.kind !== 'violated') return
      for (const clause of message.clauses) violated.add(clause)
      if (options.bail !== undefined && violated.size >= options.bail) stop.stop('bail')
    })
    worker.on('error', (error) => {
      last ??= { code: 'internal-error', message: `The kit itself failed in a job: ${error.message}` }
    })
    worker.on('exit', () => {
      stop.signal.removeEventListener('abort', order)
      stop.urgent.removeEventListener('abort', order)
      resolve(last ?? { code: 'internal-error', message: 'A job ended without a word.' })
    })
  })
}

function errorOf({ message, hint }: Failure, results: readonly (PlayedShare | undefined)[]): UsageError {
  const silent = results.filter((result) => result === undefined).length
  const lost = silent === 0 ? '' : ` What ${count(silent, 'job')} had judged is lost.`
  return new UsageError(`${message}${lost}`, hint)
}
