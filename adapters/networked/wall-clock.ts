/** The clock on the wall, for the clients and the service of the reference: every stamp is what it shows. */
import { Clock, type Timer } from '../reference/index.ts'

/** Something that is on its way on a wire: a timer that only its arrival fires. */
export class Travelling implements Timer {
  readonly dueMs = Infinity
  readonly run: (owner: unknown, payload: unknown) => void
  readonly owner: unknown
  readonly payload: unknown
  pending = true

  constructor(run: (owner: unknown, payload: unknown) => void, owner: unknown, payload: unknown) {
    this.run = run
    this.owner = owner
    this.payload = payload
  }

  /** It is there, unless nobody waits for it any more. */
  arrive(): void {
    if (!this.pending) return
    this.pending = false
    this.run(this.owner, this.payload)
  }
}

/** Real time in documented milliseconds since the session opened: `scale` of them pass in one of the wall's. */
export class WallClock extends Clock {
  readonly scale: number
  /** What went wrong in a timer or on a wire; the session throws it when it is next asked for something. */
  failure: { readonly error: unknown } | undefined
  readonly #afterEach: () => void
  readonly #originMs = performance.now()
  #alarm: NodeJS.Timeout | undefined
  #isInside = false
  #isStopped = false

  /** `afterEach` is called after everything that has come about. */
  constructor(scale: number, afterEach: () => void) {
    super()
    this.scale = scale
    this.#afterEach = afterEach
  }

  /** What the wall shows now. */
  wallMs(): number {
    return Math.floor((performance.now() - this.#originMs) * this.scale)
  }

  /** Lets something come about now: a step, a timer, or what has arrived. */
  enter(act: () => void): void {
    if (this.#isStopped) return
    if (this.#isInside) {
      act()
      return
    }
    this.#isInside = true
    try {
      this.#look()
      act()
      this.#afterEach()
    } catch (error) {
      this.failure ??= { error }
    } finally {
      this.#isInside = false
    }
    this.#arm()
  }

  /** Lets something come about as of an instant that has passed, since it is only known now. */
  asOf(pastMs: number, act: () => void): void {
    const { nowMs } = this
    this.nowMs = Math.min(pastMs, nowMs)
    try {
      act()
    } finally {
      this.nowMs = nowMs
    }
  }

  override after<Owner, Payload>(
    delayMs: number,
    run: (owner: Owner, payload: Payload) => void,
    owner: Owner,
    payload: Payload,
  ): Timer {
    const timer = super.after(delayMs, run, owner, payload)
    if (!this.#isInside) this.#arm()
    return timer
  }

  override cancel(timer: Timer | undefined): void {
    if (timer instanceof Travelling) timer.pending = false
    else super.cancel(timer)
  }

  override advance(): void {
    throw new Error('Cannot advance the clock on the wall.')
  }

  /** Ends all timers. */
  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#alarm)
  }

  #look(): void {
    this.nowMs = Math.max(this.nowMs, this.wallMs())
  }

  #arm(): void {
    clearTimeout(this.#alarm)
    const next = this.timers.at(-1)
    if (next === undefined || this.#isStopped || next.dueMs === Infinity) return
    this.#alarm = setTimeout(() => this.#fire(), Math.max(0, Math.ceil((next.dueMs - this.wallMs()) / this.scale)))
  }

  #fire(): void {
    this.enter(() => {
      for (let next = this.timers.at(-1); next !== undefined && next.dueMs <= this.nowMs; next = this.timers.at(-1)) {
        this.timers.pop()
        next.pending = false
        next.run(next.owner, next.payload)
      }
    })
  }
}
