import type { OwnClock } from './definition.ts'
import type { SessionTime } from './session-time.ts'

/** Time by a clock of the adapter's author; nothing has to be awaited. */
export class OwnTime implements SessionTime {
  readonly #clock: OwnClock
  #originMs = 0

  constructor(clock: OwnClock) {
    this.#clock = clock
  }

  nowMs(): number {
    return this.#clock.nowMs() - this.#originMs
  }

  begin(): void {
    this.#originMs = this.#clock.nowMs()
  }

  advance(waitMs: number): void {
    this.#clock.advance(waitMs)
  }

  settle(): void {}

  finish<Value>(promise: PromiseLike<Value>): Promise<Value> {
    return Promise.resolve(promise)
  }

  run<Value>(work: () => Value): Value {
    return work()
  }

  dispose(): void {}
}
