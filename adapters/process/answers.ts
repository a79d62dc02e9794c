/** Answers requests out of an adapter in this process, each session's in their order. */
import { performance } from 'node:perf_hooks'
import type { Client, ProfileId, Step, TraceEvent } from '../../spec/vocabulary.ts'
import { isWait } from '../../spec/vocabulary.ts'
import type { Adapter, Session } from '../contract.ts'
import { type ProfileDescription, resolveDescription } from '../describe.ts'
import { AdapterError, reasonOf } from '../errors.ts'
import { isPromise } from '../is-promise.ts'
import { isRecord } from '../loose-event.ts'
import { quote } from '../quote.ts'
import { whyNot } from '../why-not.ts'
import { errorCodes, methods, protocolVersion, type RemoteFault } from './protocol.ts'

type Params = Readonly<Record<string, unknown>>
type MaybePromise<Value> = Value | Promise<Value>
type Reply = { readonly jsonrpc: '2.0'; readonly id: unknown } & Readonly<Record<'result' | 'error', unknown>>

interface OpenSession {
  readonly session: Session
  readonly refuse: (step: Step) => string | undefined
  readonly isVirtual: boolean
  readonly openedMs: number
  nowMs: number
}

/** Why a request cannot be met. */
class Refusal extends Error {
  readonly fault: RemoteFault

  constructor(code: number, message: string, data?: unknown) {
    super(message)
    this.fault = { code, message, ...(data === undefined ? {} : { data }) }
  }
}

/** Takes requests and hands over replies. What the adapter answers at once is handed over at once. */
export class Answers {
  readonly #adapter: Adapter
  readonly #reply: (reply: Partial<Reply>) => void
  readonly #sessions = new Map<string, OpenSession>()
  /** The last request of each session that is not answered yet, and of `describe`. */
  readonly #last = new Map<unknown, Promise<unknown>>()

  constructor(adapter: Adapter, reply: (reply: Partial<Reply>) => void) {
    this.#adapter = adapter
    this.#reply = reply
  }

  /** Settles when everything that was taken is answered. */
  async settled(): Promise<void> {
    await Promise.all(this.#last.values())
  }

  /** Takes one line. */
  take(line: string): void {
    if (line.trim() === '') return
    let request: unknown
    try {
      request = JSON.parse(line)
    } catch {
      this.#refuse(null, new Refusal(errorCodes.notJson, `The line ${quote(line)} is no JSON.`))
      return
    }
    const { id, method, params } = (isRecord(request) ? request : {}) as Params
    if ((typeof id !== 'number' && typeof id !== 'string') || typeof method !== 'string' || !isRecord(params ?? {})) {
      this.#refuse(null, new Refusal(errorCodes.notARequest, `${quote(request)} is no request.`))
      return
    }
    const given = (params ?? {}) as Params
    const before = this.#last.get(given['session'])
    const answer = () => this.#answer(method, given)
    const answered = before === undefined ? attempt(answer) : before.then(answer)
    if (!isPromise(answered)) {
      this.#reply({ jsonrpc: '2.0', id, result: answered })
      return
    }
    const done = this.#replyLater(id, answered).finally(() => {
      if (this.#last.get(given['session']) === done) this.#last.delete(given['session'])
    })
    this.#last.set(given['session'], done)
  }

  async #replyLater(id: unknown, answered: PromiseLike<unknown>): Promise<void> {
    let result: unknown
    try {
      result = await answered
    } catch (thrown) {
      this.#refuse(id, thrown)
      return
    }
    this.#reply({ jsonrpc: '2.0', id, result })
  }

  #refuse(id: unknown, thrown: unknown): void {
    this.#reply({ jsonrpc: '2.0', id, error: faultOf(thrown) })
  }

  #answer(method: string, params: Params): MaybePromise<unknown> {
    switch (method) {
      case 'describe':
        return this.#describe(params)
      case 'open':
        return this.#open(params)
      case 'play':
        return this.#play(params)
      case 'close':
        return this.#close(params)
      default:
        throw new Refusal(errorCodes.unknownMethod, `There is no method ${quote(method)}: ${methods.join(', ')}.`)
    }
  }

  #describe({ protocol }: Params): MaybePromise<unknown> {
    if (typeof protocol !== 'number' || protocol < protocolVersion) {
      throw new Refusal(
        errorCodes.unsupported,
        `This adapter speaks version ${protocolVersion}, not ${quote(protocol)}.`,
      )
    }
    return after(this.#adapter.describe(), (described) => ({ protocol: protocolVersion, ...described }))
  }

  #open({ session: id, profile, clients, timeScale }: Params): MaybePromise<unknown> {
    if (typeof id !== 'string' || !Array.isArray(clients)) {
      throw new Refusal(errorCodes.badParams, 'open takes a session, a profile and clients.')
    }
    if (this.#sessions.has(id)) throw new Refusal(errorCodes.failed, `The session ${quote(id)} is open already.`)
    return after(this.#adapter.describe(), (told) => {
      const described = resolveDescription(told, profile as ProfileId)
      // What the schema of the protocol says of the clients is the kit's to keep.
      const world = {
        profile: profile as ProfileId,
        clients: clients as readonly Client[],
        ...(timeScale === undefined ? {} : { timeScale: timeScale as number }),
      }
      return after(this.#adapter.open(world), (session) => {
        const isVirtual = described.clock === 'virtual'
        const refuse = refusalOf(described)
        this.#sessions.set(id, { session, refuse, isVirtual, openedMs: performance.now(), nowMs: 0 })
        return {}
      })
    })
  }

  #play({ session: id, steps }: Params): MaybePromise<unknown> {
    const open = this.#find(id)
    if (!Array.isArray(steps)) throw new Refusal(errorCodes.badParams, 'play takes a list of steps.')
    for (const step of steps as readonly Step[]) {
      const reason = open.refuse(step)
      if (reason !== undefined) throw new Refusal(errorCodes.badParams, `Cannot play ${quote(step)}: ${reason}.`)
    }
    return after(open.session.play(steps as readonly Step[]), (events) => {
      open.nowMs = this.#reached(open, steps as readonly Step[], events)
      return { nowMs: open.nowMs, events }
    })
  }

  #reached({ nowMs, openedMs, isVirtual }: OpenSession, steps: readonly Step[], events: readonly TraceEvent[]): number {
    const waited = steps.reduce((sum, step) => sum + (isWait(step) ? step.waitMs : 0), nowMs)
    if (isVirtual) return waited
    return Math.max(nowMs, Math.floor(performance.now() - openedMs), events.at(-1)?.atMs ?? 0)
  }

  #close({ session: id }: Params): MaybePromise<unknown> {
    const { session } = this.#find(id)
    this.#sessions.delete(String(id))
    return after(session.close(), () => ({}))
  }

  #find(id: unknown): OpenSession {
    const open = this.#sessions.get(String(id))
    if (open !== undefined) return open
    throw new Refusal(errorCodes.unknownSession, `There is no session ${quote(id)}.`)
  }
}

/** Says why a step cannot be played. Where no single argument is excluded, its name decides, which costs next to nothing. */
function refusalOf(description: ProfileDescription): (step: Step) => string | undefined {
  const drives = new Set<string>(description.drives)
  const looksAtArguments = Object.keys(description.cannot).some((what) => what.includes('.'))
  return (step) => {
    if (isWait(step)) return undefined
    const isDriven = drives.has('call' in step ? step.call : step.happens)
    return isDriven && !looksAtArguments ? undefined : whyNot(description, step)
  }
}

/** An error becomes a rejected promise, so that there is one way in which it arrives. */
function attempt(run: () => MaybePromise<unknown>): MaybePromise<unknown> {
  try {
    return run()
  } catch (thrown) {
    return Promise.reject(thrown)
  }
}

function after<Value, Result>(
  value: Value | Promise<Value>,
  then: (value: Value) => MaybePromise<Result>,
): MaybePromise<Result> {
  return isPromise(value) ? Promise.resolve(value).then(then) : then(value)
}

function faultOf(thrown: unknown): RemoteFault {
  if (thrown instanceof Refusal) return thrown.fault
  const message = reasonOf(thrown)
  if (!(thrown instanceof AdapterError)) return { code: errorCodes.failed, message }
  const { code, hint } = thrown
  const known = { 'not-driven': errorCodes.badParams, 'unsupported-profile': errorCodes.unsupported }
  return { code: known[code as keyof typeof known] ?? errorCodes.failed, message, data: { code, hint } }
}
