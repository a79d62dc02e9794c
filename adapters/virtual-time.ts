/** Virtual time for SDKs that live by JavaScript's timers: time passes only in waits, timer by timer. */
import { createClock } from '@sinonjs/fake-timers'
import type { TimerClock } from './definition.ts'
import { AdapterError } from './errors.ts'
import { runWithTimers, shareGlobals } from './global-timers.ts'
import type { SessionTime } from './session-time.ts'
import { nextTurn } from './session-time.ts'

/** What `Date.now()` says when a session opens: the same in every run, and no date that an SDK takes for unset. */
const openedAtMs = 1_700_000_000_000

/** More timers than this at one instant means that the SDK starts them in a loop that lets no time pass. */
const mostTimersAtOnce = 100_000

/** While a session opens or closes, at most so many timers fire before the promise alone is waited for. */
const mostTimersToFinish = 10_000

/** A private clock for one session. */
export class VirtualTime implements SessionTime {
  readonly timers: TimerClock
  readonly #clock = createClock(openedAtMs)
  readonly #isGlobal: boolean
  readonly #release: () => void
  #originMs = openedAtMs

  constructor(timers: 'global' | 'injected') {
    this.#isGlobal = timers === 'global'
    this.timers = this.#ownTimers()
    this.#release = this.#isGlobal ? shareGlobals() : () => {}
  }

  nowMs(): number {
    return this.#clock.now - this.#originMs
  }

  begin(): void {
    this.#originMs = this.#clock.now
  }

  async advance(waitMs: number): Promise<void> {
    await this.#fireUntil(waitMs)
    // Timers that were started meanwhile for the last instant come after the mark that ended the wait.
    for (let fired = 2; fired > 1; ) fired = await this.#fireUntil(0)
  }

  settle(): Promise<void> {
    return nextTurn()
  }

  async finish<Value>(promise: PromiseLike<Value>): Promise<Value> {
    let isSettled = false
    const settled = () => {
      isSettled = true
    }
    promise.then(settled, settled)
    for (let fired = 0; fired < mostTimersToFinish; fired += 1) {
      await nextTurn()
      if (isSettled || this.#clock.countTimers() === 0) break
      this.#clock.next()
    }
    return promise
  }

  run<Value>(work: () => Value): Value {
    return this.#isGlobal ? runWithTimers(this.timers, work) : work()
  }

  dispose(): void {
    this.#release()
  }

  /** Fires timers one at a time, with the promises that each settles, up to a mark of our own; returns how many. */
  async #fireUntil(waitMs: number): Promise<number> {
    const endsAtMs = this.#clock.now + waitMs
    const mark = { isOver: false }
    this.#clock.setTimeout(() => {
      mark.isOver = true
    }, waitMs)
    let fired = 0
    let firedAtLast = 0
    await nextTurn()
    while (!mark.isOver) {
      this.#clock.next()
      fired += 1
      firedAtLast = this.#clock.now === endsAtMs ? firedAtLast + 1 : 0
      if (firedAtLast > mostTimersAtOnce) throw tooManyTimers(this.nowMs())
      await nextTurn()
    }
    return fired
  }

  #ownTimers(): TimerClock {
    const clock = this.#clock
    // Node and browsers wait at least a millisecond; without it a loop that sleeps for 0 ms would stop time.
    const atLeast1 = (delayMs?: number) => Math.max(1, Math.trunc(Number(delayMs)) || 0)
    return {
      nowMs: () => this.nowMs(),
      setTimeout: (run, delayMs, ...args: unknown[]) => clock.setTimeout(run, atLeast1(delayMs), ...args),
      clearTimeout: (timer) => clock.clearTimeout(timer as never),
      setInterval: (run, delayMs, ...args: unknown[]) => clock.setInterval(run, atLeast1(delayMs), ...args),
      clearInterval: (timer) => clock.clearInterval(timer as never),
      setImmediate: (run, ...args: unknown[]) => clock.setImmediate(run, ...args),
      clearImmediate: (timer) => clock.clearImmediate(timer as never),
      Date: clock.Date,
      performance: { now: () => this.#clock.now - openedAtMs },
    }
  }
}

function tooManyTimers(atMs: number): AdapterError {
  return new AdapterError(
    'play-failed',
    `More than ${mostTimersAtOnce} timers fired at ${atMs} ms.`,
    'Look for a loop of `setImmediate` in the implementation; with virtual time, only its delays let time pass.',
  )
}
