/** An adapter in a process of its own: whatever the language, the kit drives it like any other. */
import type { Clock, Step, TraceEvent, World } from '../../spec/vocabulary.ts'
import { isWait } from '../../spec/vocabulary.ts'
import type { Adapter, Description, Session } from '../contract.ts'
import type { AdapterError } from '../errors.ts'
import { isRecord } from '../loose-event.ts'
import { Connection, type ConnectionOptions, RemoteError } from './connection.ts'
import { badResult, wrongProtocol, wrongTime } from './faults.ts'
import { answerWithinMs } from './limits.ts'
import type { Ending } from './process-group.ts'
import { type Method, protocolVersion, type Request } from './protocol.ts'
import { explainRefusal } from './refusals.ts'

/** An adapter with a process behind it, which has to be ended. */
export interface ProcessAdapter extends Adapter {
  describe(): Promise<Description>
  /** The first play is sent without waiting, and fails with the error of the opening if that has one. */
  open(world: World): Session
  /** What broke the conversation with the process, if anything has; it cannot be taken up again. */
  readonly failure: () => AdapterError | undefined
  /** The end of what the process has written to standard error. */
  readonly log: () => string
  /** Ends the process and all that it has started, and says how it ended. */
  readonly stop: () => Promise<Ending>
}

/**
 * Starts the command without a shell, in a process group of its own.
 *
 * @throws {AdapterError} `cannot-start`; what shows later comes with the first call
 */
export function startAdapter(command: readonly string[], options: Partial<ConnectionOptions> = {}): ProcessAdapter {
  const connection = new Connection(command, { answerWithinMs, ...options })
  let clock: Clock = 'virtual'
  let described: Promise<Description> | undefined
  let opened = 0
  return {
    describe: () =>
      (described ??= describe(connection).then((description) => {
        clock = description.clock
        return description
      })),
    open(world) {
      opened += 1
      const id = `s${opened}`
      return new ProcessSession(connection, id, clock, open(connection, id, world))
    },
    failure: () => connection.failure,
    log: () => connection.log,
    stop: () => connection.stop(),
  }
}

async function describe(connection: Connection): Promise<Description> {
  const told = await ask(connection, 'describe', { protocol: protocolVersion })
  if (!isRecord(told))
    throw badResult('describe', told, 'Answer with an object: name, version, profiles, clock, drives…')
  const { protocol, ...description } = told
  if (protocol !== protocolVersion) throw wrongProtocol(protocol)
  // Whoever reads the description checks it, as that of every adapter.
  return description as unknown as Description
}

async function open(connection: Connection, session: string, world: World): Promise<void> {
  const told = await ask(connection, 'open', { session, ...worldOf(world) })
  if (!isRecord(told)) throw badResult('open', told, 'Answer with an object, {} if there is nothing to say.')
}

/** What of the world goes over the wire: the scale only where time is scaled, for an older adapter does not know it. */
function worldOf({ profile, clients, timeScale }: World): World {
  return timeScale === undefined ? { profile, clients } : { profile, clients, timeScale }
}

class ProcessSession implements Session {
  readonly #connection: Connection
  readonly #id: string
  readonly #isExact: boolean
  readonly #opened: Promise<void>
  #nowMs = 0

  constructor(connection: Connection, id: string, clock: Clock, opened: Promise<void>) {
    this.#connection = connection
    this.#id = id
    this.#isExact = clock === 'virtual'
    this.#opened = opened
    // Whoever plays or closes hears of it.
    opened.catch(() => {})
  }

  async play(steps: readonly Step[]): Promise<readonly TraceEvent[]> {
    const waitsMs = sumOfWaits(steps)
    const params = { session: this.#id, steps }
    const told = await this.#afterOpening(ask(this.#connection, 'play', params, this.#isExact ? 0 : waitsMs))
    if (!isRecord(told)) throw badResult('play', told, 'Answer with an object: {"nowMs":1000,"events":[…]}.')
    this.#reach(told['nowMs'], this.#nowMs + waitsMs)
    // The border checks them, as those of every adapter.
    return told['events'] as readonly TraceEvent[]
  }

  async close(): Promise<void> {
    await this.#afterOpening(ask(this.#connection, 'close', { session: this.#id }))
  }

  /** Where the opening has failed, its error is the cause of whatever came then. */
  #afterOpening(answer: Promise<unknown>): Promise<unknown> {
    answer.catch(() => {})
    return this.#opened.then(() => answer)
  }

  #reach(told: unknown, dueMs: number): void {
    if (this.#isExact) {
      if (told !== dueMs) throw wrongTime(told, String(dueMs))
    } else if (typeof told !== 'number' || !Number.isInteger(told) || told < this.#nowMs) {
      throw wrongTime(told, `a whole number from ${this.#nowMs} on`)
    }
    this.#nowMs = told
  }
}

/** Asks, and puts an error of the adapter into the kit's words. */
function ask(connection: Connection, method: Method, params: Request['params'], extraMs?: number): Promise<unknown> {
  return connection.request(method, params, extraMs).catch((thrown: unknown) => {
    throw thrown instanceof RemoteError ? explainRefusal(method, thrown.fault) : thrown
  })
}

function sumOfWaits(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + (isWait(step) ? step.waitMs : 0), 0)
}
