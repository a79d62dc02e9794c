import type { TimerClock } from './definition.ts'
import type { SessionTime } from './session-time.ts'
import { nextTurn } from './session-time.ts'

/** Time by the clock on the wall. */
export class RealTime implements SessionTime {
  #originMs = performance.now()

  nowMs(): number {
    return Math.floor(performance.now() - this.#originMs)
  }

  begin(): void {
    this.#originMs = performance.now()
  }

  advance(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, waitMs)
    })
  }

  settle(): Promise<void> {
    return nextTurn()
  }

  finish<Value>(promise: PromiseLike<Value>): Promise<Value> {
    return Promise.resolve(promise)
  }

  run<Value>(work: () => Value): Value {
    return work()
  }

  dispose(): void {}

  /** The real timers, with the session's stamps. */
  get timers(): TimerClock {
    const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } = globalThis
    return {
      nowMs: () => this.nowMs(),
      setTimeout,
      setInterval,
      setImmediate,
      // A handle comes from the function above it, so it is the one that its counterpart takes.
      clearTimeout: clearTimeout as TimerClock['clearTimeout'],
      clearInterval: clearInterval as TimerClock['clearInterval'],
      clearImmediate: clearImmediate as TimerClock['clearImmediate'],
      Date,
      performance,
    }
  }
}
