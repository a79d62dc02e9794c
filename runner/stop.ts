/** Why and how a run ends early: one signal for the user, the clock and --bail. */
import type { ExitCode } from './exit-code.ts'
import { endProcess } from './last-words.ts'

/** What may end a run before its work is done. */
export type StopCause = 'interrupted' | 'time is up' | 'bail' | 'failed'

/** The signals that the parts of a run listen to, and the first cause of their going off. */
export interface Stop {
  /** Nothing new may be played. */
  readonly signal: AbortSignal
  /** What was found may not be made smaller any more either: the user or the clock wants an end. */
  readonly urgent: AbortSignal
  readonly cause: () => StopCause | undefined
  stop(cause: StopCause): void
}

/** A stop that has not happened yet. An interruption counts even if something else stopped the run before. */
export function createStop(): Stop {
  const any = new AbortController()
  const urgent = new AbortController()
  let known: StopCause | undefined
  return {
    signal: any.signal,
    urgent: urgent.signal,
    cause: () => known,
    stop(cause) {
      known = cause === 'interrupted' ? cause : (known ?? cause)
      any.abort()
      if (cause !== 'bail') urgent.abort()
    },
  }
}

/** Stops when the time budget is used up. The returned function lets the process end before that. */
export function stopAfter(stop: Stop, budgetMs: number | undefined): () => void {
  if (budgetMs === undefined) return () => {}
  // A longer timer would overflow and go off at once.
  const timer = setTimeout(() => stop.stop('time is up'), Math.min(budgetMs, 2_147_483_647))
  return () => clearTimeout(timer)
}

/**
 * The first Ctrl-C, or a request to end such as a CI system sends, stops the run, so that it can write what it has. The
 * second one has `quit` save what is known and ends the process with the exit code that this gives, for the adapter may be
 * stuck. So does a terminal that is closed.
 */
export function stopOnInterrupt(stop: Stop, note: (sentence: string) => void, quit: () => ExitCode): () => void {
  const onInterrupt = () => {
    if (stop.cause() === 'interrupted') endProcess(quit())
    note('Stopping; what was found so far will be written. Press Ctrl-C again to quit at once.')
    stop.stop('interrupted')
  }
  // Nobody is left at the terminal who could wait.
  const onHangUp = () => {
    stop.stop('interrupted')
    endProcess(quit())
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, onInterrupt)
  process.on('SIGHUP', onHangUp)
  return () => {
    for (const signal of signals) process.off(signal, onInterrupt)
    process.off('SIGHUP', onHangUp)
  }
}
