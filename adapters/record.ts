/** Records what an adapter does: the only way by which events reach the judge. */

import type { Clock, Step, TraceEvent, World } from '../spec/vocabulary.ts'
import { Border } from './border.ts'
import type { Adapter, Session } from './contract.ts'
import { describe, readClock } from './describe.ts'
import type { AdapterErrorCode } from './errors.ts'
import { AdapterError, reasonOf } from './errors.ts'
import { isPromise } from './is-promise.ts'
import { isRecord } from './loose-event.ts'
import { quote } from './quote.ts'

/** A session that is being recorded, step by step. */
export interface Recorder {
  /** How far the session has come, in milliseconds. */
  readonly nowMs: number
  /** Everything recorded so far. */
  readonly events: readonly TraceEvent[]
  /** Plays the steps and returns the events that are new. */
  play(steps: readonly Step[]): readonly TraceEvent[] | Promise<readonly TraceEvent[]>
  /** Closes the session and returns the whole trace, which then ends. A second close does nothing more. */
  close(): readonly TraceEvent[] | Promise<readonly TraceEvent[]>
}

/**
 * Plays the steps in a session of their own and returns the trace, its end included. Nothing is awaited with an
 * adapter that is synchronous, for a promise costs more than playing a short sequence.
 *
 * @throws {AdapterError} if the adapter fails, or reports what cannot be
 */
export function record(
  adapter: Adapter,
  world: World,
  steps: readonly Step[],
): readonly TraceEvent[] | Promise<readonly TraceEvent[]> {
  const recorder = openRecorder(adapter, world)
  return isPromise(recorder) ? recorder.then((opened) => playAll(opened, steps)) : playAll(recorder, steps)
}

/**
 * Opens a session to be recorded step by step. Close it in the end, also after an error.
 *
 * @throws {AdapterError} if the adapter cannot describe itself or open a session
 */
export function openRecorder(adapter: Adapter, world: World): Recorder | Promise<Recorder> {
  const clock = clockOf(adapter)
  return isPromise(clock) ? clock.then((told) => open(adapter, world, told)) : open(adapter, world, clock)
}

/** The clock of an adapter never changes, so each is asked once. */
const clocks = new WeakMap<Adapter, Clock>()

function clockOf(adapter: Adapter): Clock | Promise<Clock> {
  const known = clocks.get(adapter)
  if (known !== undefined) return known
  const keep = (told: unknown): Clock => {
    const clock = readClock(isRecord(told) ? told['clock'] : undefined)
    clocks.set(adapter, clock)
    return clock
  }
  const description = describe(adapter)
  return isPromise(description) ? Promise.resolve(description).then(keep) : keep(description)
}

function open(adapter: Adapter, world: World, clock: Clock): Recorder | Promise<Recorder> {
  const start = (session: Session): Recorder => {
    if (isRecord(session) && typeof session.play === 'function' && typeof session.close === 'function') {
      return new SessionRecorder(session, new Border(world, clock))
    }
    throw new AdapterError('open-failed', `open returned ${quote(session)}.`, 'Return a session with play and close.')
  }
  try {
    const session = adapter.open(world)
    return isPromise(session)
      ? session.then(start).catch((thrown: unknown) => fail('open-failed', thrown))
      : start(session)
  } catch (thrown) {
    return fail('open-failed', thrown)
  }
}

function playAll(recorder: Recorder, steps: readonly Step[]): readonly TraceEvent[] | Promise<readonly TraceEvent[]> {
  let played: ReturnType<Recorder['play']>
  try {
    played = recorder.play(steps)
  } catch (thrown) {
    return giveUp(recorder, thrown)
  }
  return isPromise(played)
    ? played.then(
        () => recorder.close(),
        (thrown: unknown) => giveUp(recorder, thrown),
      )
    : recorder.close()
}

/** Closes what failed, so that nothing is left behind. The first error is the one that counts. */
function giveUp(recorder: Recorder, thrown: unknown): never | Promise<never> {
  const rethrow = (): never => {
    throw thrown
  }
  let closed: unknown
  try {
    closed = recorder.close()
  } catch {
    return rethrow()
  }
  return isPromise(closed) ? Promise.resolve(closed).then(rethrow, rethrow) : rethrow()
}

const doing = { 'open-failed': 'open a session', 'play-failed': 'play', 'close-failed': 'close the session' } as const

function fail(code: AdapterErrorCode & keyof typeof doing, thrown: unknown): never {
  if (thrown instanceof AdapterError) throw thrown
  const hint = 'Find the cause in the adapter, or in the implementation that it drives.'
  throw new AdapterError(code, `The adapter failed to ${doing[code]}: ${reasonOf(thrown)}`, hint, { cause: thrown })
}

class SessionRecorder implements Recorder {
  readonly #session: Session
  readonly #border: Border
  #events: TraceEvent[] = []
  #isClosed = false

  constructor(session: Session, border: Border) {
    this.#session = session
    this.#border = border
  }

  get nowMs(): number {
    return this.#border.nowMs
  }

  get events(): readonly TraceEvent[] {
    return this.#events
  }

  play(steps: readonly Step[]): readonly TraceEvent[] | Promise<readonly TraceEvent[]> {
    if (this.#isClosed) throw new AdapterError('session-closed', 'The session is closed.', 'Open another one.')
    const keep = (played: readonly TraceEvent[]) => {
      this.#border.accept(steps, played)
      this.#events = this.#events.length === 0 ? played.slice() : this.#events.concat(played)
      return played
    }
    try {
      const played = this.#session.play(steps)
      return isPromise(played)
        ? played.then(keep).catch((thrown: unknown) => fail('play-failed', thrown))
        : keep(played)
    } catch (thrown) {
      return fail('play-failed', thrown)
    }
  }

  close(): readonly TraceEvent[] | Promise<readonly TraceEvent[]> {
    if (this.#isClosed) return this.#events
    this.#isClosed = true
    const end = () => {
      this.#events.push({ atMs: this.#border.nowMs, ends: true })
      return this.#events
    }
    try {
      const closed = this.#session.close()
      return isPromise(closed) ? closed.then(end).catch((thrown: unknown) => fail('close-failed', thrown)) : end()
    } catch (thrown) {
      return fail('close-failed', thrown)
    }
  }
}
