/** The virtual clock of one session: time passes only when a wait step says so. */

/** What a timer does when it is due; it is handed what was given when it was set. */
type Run = (owner: unknown, payload: unknown) => void

/** One pending timer. Timers with the same due time fire in the order in which they were set. */
export interface Timer {
  readonly dueMs: number
  readonly run: Run
  readonly owner: unknown
  readonly payload: unknown
  /** Whether the timer is still to fire. */
  pending: boolean
}

/** How many timers one session may hold; more mean that some behaviour sets timers without end. */
export const pendingTimersLimit = 100_000

/** Virtual time in integer milliseconds since the session opened. */
export class Clock {
  /** The current instant; while a timer fires it is the instant at which that timer was due. */
  nowMs = 0
  /**
   * The pending timers with the latest first, so that the next one is taken off the end.
   * A session holds about ten timers at a time, where a sorted list beats a heap.
   */
  protected readonly timers: Timer[] = []

  /**
   * Calls `run(owner, payload)` in `delayMs` milliseconds; `Infinity` never comes.
   * Handing over the owner and the payload spares a closure for each timer.
   */
  after<Owner, Payload>(
    delayMs: number,
    run: (owner: Owner, payload: Payload) => void,
    owner: Owner,
    payload: Payload,
  ): Timer {
    const { timers } = this
    const dueMs = this.nowMs + (delayMs > 0 ? delayMs : 0)
    // The cast is safe because the owner and the payload that fit the function are stored beside it.
    const timer: Timer = { dueMs, run: run as Run, owner, payload, pending: true }
    let at = timers.length
    if (at === pendingTimersLimit) throw new Error(`Cannot hold more than ${pendingTimersLimit} timers in a session.`)
    timers.push(timer)
    while (at > 0) {
      const earlier = timers[at - 1] as Timer
      if (earlier.dueMs > dueMs) break
      timers[at] = earlier
      at -= 1
    }
    timers[at] = timer
    return timer
  }

  /** Makes sure that the timer does not fire; one that has fired, or was never set, is left alone. */
  cancel(timer: Timer | undefined): void {
    if (timer === undefined || !timer.pending) return
    timer.pending = false
    const { timers } = this
    const last = timers.length - 1
    let at = timers.lastIndexOf(timer)
    for (; at < last; at += 1) timers[at] = timers[at + 1] as Timer
    timers.pop()
  }

  /** Fires a pending timer now, before it is due. */
  hasten(timer: Timer): void {
    this.cancel(timer)
    timer.run(timer.owner, timer.payload)
  }

  /** Lets time pass; everything that falls due, the last instant included, comes about at its own instant. */
  advance(waitMs: number): void {
    if (!(waitMs >= 0 && waitMs < Infinity)) throw new RangeError(`Cannot wait for ${waitMs} ms.`)
    const untilMs = this.nowMs + waitMs
    const { timers } = this
    for (;;) {
      const next = timers[timers.length - 1]
      if (next === undefined || next.dueMs > untilMs) break
      timers.pop()
      next.pending = false
      this.nowMs = next.dueMs
      next.run(next.owner, next.payload)
    }
    this.nowMs = untilMs
  }
}
