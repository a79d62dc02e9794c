/** A clock for tests of the double: time passes when it is told to, timer by timer. */
import type { ServiceClock } from './rules.ts'

/** A service's clock that is moved by hand. */
export interface ManualClock extends ServiceClock {
  readonly advance: (byMs: number) => void
}

/** Makes one that stands at 0 ms. */
export function createManualClock(): ManualClock {
  let nowMs = 0
  let timers: { readonly dueMs: number; readonly run: () => void }[] = []
  return {
    nowMs: () => nowMs,
    after(delayMs, run) {
      const timer = { dueMs: nowMs + delayMs, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance(byMs) {
      const endsAtMs = nowMs + byMs
      for (;;) {
        const [next] = timers.filter(({ dueMs }) => dueMs <= endsAtMs).sort((one, other) => one.dueMs - other.dueMs)
        if (next === undefined) break
        timers = timers.filter((other) => other !== next)
        nowMs = next.dueMs
        next.run()
      }
      nowMs = endsAtMs
    },
  }
}
