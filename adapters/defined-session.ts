/** A session of a defined adapter: plays steps by its handlers and notes what comes of them. */

import type { CallStep, HappeningStep, Step, TraceEvent } from '../spec/vocabulary.ts'
import { isWait } from '../spec/vocabulary.ts'
import { defaultArguments } from './arguments.ts'
import type { Session } from './contract.ts'
import type { Handlers } from './definition.ts'
import { AdapterError, reasonOf } from './errors.ts'
import { isPromise } from './is-promise.ts'
import { isRecord } from './loose-event.ts'
import { OwnTime } from './own-time.ts'
import { quote } from './quote.ts'
import { RealTime } from './real-time.ts'
import type { SessionTime } from './session-time.ts'
import { toJson } from './to-json.ts'

type AnyHandler = (args: unknown, client: string) => unknown

/** What a session is made of. */
export interface SessionParts {
  readonly handlers: Handlers
  readonly time: SessionTime
  /** The events noted since the last play. */
  readonly noted: TraceEvent[]
  /** Why the adapter cannot play a step, if it cannot. */
  readonly whyNot: (step: Step) => string | undefined
}

/** Plays steps by the handlers of one session. */
export class DefinedSession implements Session {
  readonly #parts: SessionParts
  #calls = 0
  #failure: AdapterError | undefined

  constructor(parts: SessionParts) {
    this.#parts = parts
  }

  play(steps: readonly Step[]): readonly TraceEvent[] | Promise<readonly TraceEvent[]> {
    const { time } = this.#parts
    for (const step of steps) this.#refuse(step)
    return time instanceof OwnTime ? this.#playNow(steps, time) : time.run(() => this.#playThrough(steps, time))
  }

  close(): void | Promise<void> {
    const { handlers, time } = this.#parts
    let closed: void | Promise<void>
    try {
      closed = time.run(() => handlers.close?.())
    } catch (thrown) {
      time.dispose()
      throw thrown
    }
    if (isPromise(closed)) return time.finish(closed).finally(() => time.dispose())
    time.dispose()
    return undefined
  }

  #refuse(step: Step): void {
    const reason = this.#parts.whyNot(step)
    if (reason === undefined) return
    const hint = 'Write a handler for it, or leave such steps out.'
    throw new AdapterError('not-driven', `The adapter cannot play ${quote(step)}: ${reason}.`, hint)
  }

  #playNow(steps: readonly Step[], time: OwnTime): readonly TraceEvent[] {
    for (const step of steps) {
      if (isWait(step)) time.advance(step.waitMs)
      else if (isPromise(this.#act(step))) throw promised(step)
    }
    return this.#take()
  }

  async #playThrough(steps: readonly Step[], time: SessionTime): Promise<readonly TraceEvent[]> {
    for (const step of steps) {
      if (isWait(step)) {
        await time.advance(step.waitMs)
      } else {
        const outcome = this.#act(step)
        // In virtual time nothing more would come about while it is awaited; what is left of it comes in the waits.
        if (time instanceof RealTime && 'happens' in step) await outcome
        await time.settle()
      }
      if (this.#failure !== undefined) throw this.#failure
    }
    return this.#take()
  }

  #take(): readonly TraceEvent[] {
    return this.#parts.noted.splice(0)
  }

  #act(step: CallStep | HappeningStep): unknown {
    return 'call' in step ? this.#call(step) : this.#happen(step)
  }

  #handle(step: CallStep | HappeningStep): unknown {
    const name = 'call' in step ? step.call : step.happens
    // The handler of a name takes the arguments of that name.
    const handler = this.#parts.handlers[name] as AnyHandler
    return handler({ ...defaultArguments[name], ...step.args }, step.client)
  }

  #happen(step: HappeningStep): unknown {
    const { noted, time } = this.#parts
    noted.push({ atMs: time.nowMs(), ...step })
    const outcome = this.#handle(step)
    return isPromise(outcome) ? outcome.then(undefined, (thrown: unknown) => this.#fail(step, thrown)) : undefined
  }

  #call(step: CallStep): unknown {
    const { noted, time } = this.#parts
    // Promises of equal calls may settle in any order, so each outcome names its call. At once there is only one.
    const seq = time instanceof OwnTime ? undefined : this.#calls++
    const numbered = seq === undefined ? undefined : { seq }
    noted.push({ atMs: time.nowMs(), ...step, ...numbered })
    const answer = (outcome: object) =>
      noted.push({ atMs: time.nowMs(), client: step.client, returns: step.call, ...outcome, ...numbered })
    const refuse = (thrown: unknown) => {
      const error = refusal(thrown)
      if (error === undefined) this.#fail(step, thrown)
      else answer({ error })
    }
    try {
      const outcome = this.#handle(step)
      if (isPromise(outcome)) {
        return outcome.then((value) => answer(value === undefined ? {} : { value: toJson(value) }), refuse)
      }
      if (outcome !== undefined) answer({ value: toJson(outcome) })
    } catch (thrown) {
      refuse(thrown)
      if (this.#failure !== undefined) throw this.#failure
    }
    return undefined
  }

  #fail(step: CallStep | HappeningStep, thrown: unknown): void {
    this.#failure ??= new AdapterError(
      'play-failed',
      `The handler of ${quote(step)} failed: ${reasonOf(thrown)}`,
      'An API that refuses is an outcome if its error has a `code`; anything else has to be mended in the adapter.',
      { cause: thrown },
    )
  }
}

/** The error that an API refused with, or nothing if it is not one of an API. */
function refusal(thrown: unknown): { code: number | string; message?: string } | undefined {
  const code = isRecord(thrown) ? thrown['code'] : undefined
  if (typeof code !== 'number' && typeof code !== 'string') return undefined
  const message = isRecord(thrown) ? thrown['message'] : undefined
  return typeof message === 'string' && message !== '' ? { code, message } : { code }
}

function promised(step: Step): AdapterError {
  return new AdapterError(
    'play-failed',
    `The handler of ${quote(step)} returned a promise, but the adapter brings its own clock.`,
    'Leave `clock` out, so that the session waits for promises, or return the outcome itself.',
  )
}
