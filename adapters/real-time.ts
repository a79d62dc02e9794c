import type { TimerClock } from './definition.ts'
import type { SessionTime } from './session-time.ts'
import { nextTurn } from './session-time.ts'

/** Time by the clock on the wall, in documented milliseconds: `scale` of them pass in one of the wall's. */
export class RealTime implements SessionTime {
  readonly #scale: number
  #originMs = performance.now()

  constructor(scale = 1) {
    this.#scale = scale
  }

  nowMs(): number {
    return Math.floor((performance.now() - this.#originMs) * this.#scale)
  }

  begin(): void {
    this.#originMs = performance.now()
  }

  advance(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, waitMs / this.#scale)
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

  /** The real timers, as fast as the session's time, with its stamps. */
  get timers(): TimerClock {
    const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } = globalThis
    return {
      nowMs: () => this.nowMs(),
      setTimeout: (run, delayMs = 0) => setTimeout(run, delayMs / this.#scale),
      setInterval: (run, delayMs = 0) => setInterval(run, delayMs / this.#scale),
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
