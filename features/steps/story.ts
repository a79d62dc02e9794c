/** The world of one scenario: it plays steps through the adapter's session and keeps what was seen. */

import type { IWorldOptions } from '@cucumber/cucumber'
import { World } from '@cucumber/cucumber'

import type { Recorder } from '../../adapters/index.ts'
import { AdapterError, openRecorder, whyNot } from '../../adapters/index.ts'
import type {
  CallName,
  Client,
  ClientId,
  HappeningName,
  NamedArguments,
  Platform,
  ServiceObservation,
  Step,
  TraceEvent,
  TraceVerdict,
} from '../../spec/index.ts'
import type { RunContext } from '../run-context.ts'
import { contextOf } from '../run-context.ts'
import { Interrupted, NotDriven } from './story-end.ts'

/** How many slices a wait for something that travels is cut into, so that the story goes on soon after it has come. */
const slicesOfAWait = 20

/** One scenario that is being told. */
export class Story extends World<{ readonly run: string }> {
  readonly context: RunContext
  /** What was played so far. */
  readonly played: Step[] = []
  /** The position in `events` where the latest When began: Then steps read from here. */
  mark = 0
  /** How many messages were sent, so that each has its own text. */
  messages = 0
  /** Why the adapter cannot tell this story to its end. */
  notDriven?: string
  verdict?: TraceVerdict
  #clients: readonly Client[] | undefined
  #recorder: Recorder | undefined

  constructor(options: IWorldOptions<{ readonly run: string }>) {
    super(options)
    this.context = contextOf(options.parameters.run)
  }

  /** What was done and seen so far. */
  get events(): readonly TraceEvent[] {
    return this.#recorder?.events ?? []
  }

  /** The time of the session, in milliseconds. */
  get nowMs(): number {
    return this.#recorder?.nowMs ?? 0
  }

  /** Who is in the session: those whom the scenario names with their platforms, or else those of the run. */
  get clients(): readonly Client[] {
    return this.#clients ?? this.context.clients
  }

  /** Where the client runs; `undefined` if the session has no such client. */
  platformOf(client: ClientId): Platform | undefined {
    return this.clients.find(({ id }) => id === client)?.platform
  }

  /**
   * Opens a fresh session, with clients of the scenario's own if it names some.
   *
   * @throws {NotDriven} if the adapter has no session for the platforms that the scenario names
   */
  async open(named?: readonly Client[]): Promise<void> {
    const { adapter, profile, clients } = this.context
    if (this.#recorder !== undefined) throw new Error('The clients of a scenario have to be named in its first step.')
    this.#clients = named
    const world = { profile: profile.id, clients: named ?? clients }
    if (named === undefined) this.#recorder = await this.#guard(() => openRecorder(adapter, world))
    else this.#recorder = await this.#openNamed(() => openRecorder(adapter, world))
  }

  /** Closes the session. Its trace, now with its end, can still be read. */
  async close(): Promise<void> {
    await this.#guard(() => this.#recorder?.close())
  }

  /** Plays the steps and records what came of them. */
  async play(...steps: readonly Step[]): Promise<void> {
    const { description, signal } = this.context
    if (signal?.aborted === true) throw new Interrupted('The run was interrupted.')
    // The first step opens the session, so that a scenario may say before it who takes part.
    if (this.#recorder === undefined) await this.open()
    const recorder = this.#recorder
    if (recorder === undefined) throw new Error('Cannot play a step: the session is not open.')
    for (const step of steps) {
      const why = whyNot(description, step)
      if (why !== undefined) throw new NotDriven(why)
      if ('client' in step && this.platformOf(step.client) === undefined) {
        throw new NotDriven(`the session has no client ${step.client}`)
      }
    }
    await this.#guard(() => recorder.play(steps))
    this.played.push(...steps)
  }

  /** Plays one call. */
  call(client: ClientId, call: CallName, args?: NamedArguments): Promise<void> {
    return this.play(args ? { client, call, args } : { client, call })
  }

  /** Plays one happening. */
  happen(client: ClientId, happens: HappeningName, args?: NamedArguments): Promise<void> {
    return this.play(args ? { client, happens, args } : { client, happens })
  }

  /** Lets time pass. */
  async wait(waitMs: number): Promise<void> {
    if (waitMs > 0) await this.play({ waitMs })
  }

  /** Lets what travels arrive. */
  settle(): Promise<void> {
    return this.wait(this.context.judge.assumptions.promptWithinMs)
  }

  /** What `find` finds, as soon as it does; after the time given, what it finds then. */
  async waitFor<Found>(find: () => Found | undefined, withinMs: number): Promise<Found | undefined> {
    let leftMs = withinMs
    for (;;) {
      const found = find()
      if (found !== undefined || leftMs <= 0) return found
      const sliceMs = Math.min(leftMs, Math.ceil(withinMs / slicesOfAWait))
      await this.wait(sliceMs)
      leftMs -= sliceMs
    }
  }

  /** What has to travel may take this long. */
  get promptMs(): number {
    return this.context.judge.assumptions.promptWithinMs + this.toleranceMs
  }

  /** How far stamps may be off; 0 with a virtual clock. */
  get toleranceMs(): number {
    return this.context.judge.assumptions.toleranceMs
  }

  /** @throws {NotDriven} if the adapter does not report what only the service can see. */
  needs(what: ServiceObservation): void {
    if (!this.context.description.observes.includes(what)) throw new NotDriven(`the adapter does not observe ${what}`)
  }

  /** An adapter of one platform may refuse the others; its sessions for the platforms of the run have to open. */
  async #openNamed(open: () => Recorder | Promise<Recorder>): Promise<Recorder> {
    try {
      return await open()
    } catch (error) {
      if (error instanceof AdapterError && error.code === 'open-failed') throw new NotDriven(error.message)
      this.context.broken ??= { error }
      throw error
    }
  }

  /** Whatever the adapter itself throws ends the run: it says nothing about the implementation. */
  async #guard<Result>(act: () => Result | Promise<Result>): Promise<Result> {
    try {
      return await act()
    } catch (error) {
      this.context.broken ??= { error }
      throw error
    }
  }
}
