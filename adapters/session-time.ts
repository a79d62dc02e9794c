/** How time passes in the session of a defined adapter. */

/** The time of one session. */
export interface SessionTime {
  /** Whole milliseconds since the session opened. */
  nowMs(): number
  /** Declares this instant the opening of the session. */
  begin(): void
  /** Lets time pass; everything due by then has come about when it ends. */
  advance(waitMs: number): void | Promise<void>
  /** Lets what is already under way come about, without letting time pass. */
  settle(): void | Promise<void>
  /** Waits for a promise, letting as much time pass as it needs. */
  finish<Value>(promise: PromiseLike<Value>): Promise<Value>
  /** Runs code of the session, so that it sees the session's time. */
  run<Value>(work: () => Value): Value
  /** Nothing of this time is needed any more. */
  dispose(): void
}

// The real one, also while a session's code sees another.
const { setImmediate } = globalThis

/** Lets all promises that can settle do so: they come before the next turn of the event loop. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
