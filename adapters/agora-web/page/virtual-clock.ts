/** The virtual time of all pages of a session: one queue of timers, and real turns of the event loop between them. */

/** What a timer belongs to, so that it can be dropped when that is gone. */
export type Owner = object

interface Timer {
  readonly id: number
  readonly owner: Owner
  readonly run: () => void
  dueMs: number
  /** Fires again and again, so far apart. */
  readonly everyMs: number | undefined
  /** Started while the queue stood at this mark. */
  readonly era: number
}

/** More timers than this at one instant means that a page starts them in a loop that lets no time pass. */
const mostTimersAtOnce = 20_000

/** What `Date.now()` says when the clock is made: the same in every run, and no date that an SDK takes for unset. */
export const startsAtMs = 1_700_000_000_000

/** A clock that stands still unless it is told to go on. */
export class VirtualClock {
  /** Milliseconds since the clock was made; stays a whole number. */
  nowMs = 0
  readonly #timers = new Map<number, Timer>()
  readonly #settle: () => Promise<void>
  #lastId = 0
  #era = 0

  /** `settle` lets everything that needs no virtual time come about: promises, events of the browser. */
  constructor(settle: () => Promise<void>) {
    this.#settle = settle
  }

  /**
   * Starts a timer of a page and returns its number. A delay of 1 ms or less means "later" and takes no time, so that
   * where the browser's own work falls among such timers does not show in any stamp.
   */
  start(owner: Owner, run: () => void, delayMs: number, repeats = false): number {
    const askedMs = Math.trunc(delayMs) || 0
    const waitMs = askedMs > 1 || repeats ? Math.max(1, askedMs) : 0
    const id = ++this.#lastId
    const everyMs = repeats ? waitMs : undefined
    this.#timers.set(id, { id, owner, run, dueMs: this.nowMs + waitMs, everyMs, era: this.#era })
    return id
  }

  /** The same for what the network and the service do. */
  after(owner: Owner, delayMs: number, run: () => void): number {
    const id = ++this.#lastId
    this.#timers.set(id, { id, owner, run, dueMs: this.nowMs + delayMs, everyMs: undefined, era: this.#era })
    return id
  }

  stop(id: number): void {
    this.#timers.delete(id)
  }

  /** Drops every timer of the owner. */
  drop(owner: Owner): void {
    for (const timer of this.#timers.values()) if (timer.owner === owner) this.#timers.delete(timer.id)
  }

  /** Begins an era: `dropEra` drops what was started in it, and nothing older. */
  beginEra(): void {
    this.#era += 1
  }

  dropEra(): void {
    for (const timer of this.#timers.values()) if (timer.era === this.#era) this.#timers.delete(timer.id)
  }

  /** Lets what needs no time come about. */
  settle(): Promise<void> {
    return this.#settle()
  }

  /** Lets time pass, timer by timer, in the order in which they fall due; those of the last instant included. */
  async advance(waitMs: number): Promise<void> {
    const endsAtMs = this.nowMs + waitMs
    let atOnce = 0
    await this.#settle()
    for (;;) {
      const next = this.#next()
      if (next === undefined || next.dueMs > endsAtMs) break
      atOnce = next.dueMs > this.nowMs ? 0 : atOnce + 1
      if (atOnce > mostTimersAtOnce) throw new Error(`More than ${mostTimersAtOnce} timers fired at ${this.nowMs} ms.`)
      this.nowMs = Math.max(this.nowMs, next.dueMs)
      if (next.everyMs === undefined) this.#timers.delete(next.id)
      else next.dueMs += next.everyMs
      next.run()
      await this.#settle()
    }
    this.nowMs = endsAtMs
  }

  #next(): Timer | undefined {
    let next: Timer | undefined
    // Among timers of one instant the one that was started first comes first, and the map keeps that order.
    for (const timer of this.#timers.values()) if (next === undefined || timer.dueMs < next.dueMs) next = timer
    return next
  }
}
