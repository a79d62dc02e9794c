/** One session of the reference: plays steps and hands over what was recorded. */
import type { CallStep, HappeningStep, Step, TraceEvent } from '../../spec/vocabulary.ts'
import { isWait } from '../../spec/vocabulary.ts'
import type { Session } from '../contract.ts'
import type { Clock } from './clock.ts'
import type { Recording } from './voice.ts'

/** What a family does with the steps of its clients. */
export interface Actors<Someone> {
  /** The clients of the session, in the order of the world. */
  readonly clients: readonly Someone[]
  /** Makes a call; a dead client is never asked. */
  readonly call: (actor: Someone, step: CallStep, seq: number | undefined) => void
  /** Makes something happen, to a dead client too. */
  readonly happen: (actor: Someone, step: HappeningStep) => void
}

/** A client as far as the session has to know it. */
export interface Actor {
  readonly id: string
  readonly voice: { readonly alive: boolean }
  /** Whether calls are settled later than they are made, so that they need a number to be told apart. */
  readonly settlesLater?: true
}

/** A session that answers at once. */
export interface ReferenceSession extends Session {
  play(steps: readonly Step[]): readonly TraceEvent[]
  close(): void
}

/** A session of one family in virtual time. */
export class FamilySession<Someone extends Actor> implements ReferenceSession {
  private readonly clock: Clock
  private readonly recording: Recording
  private readonly actors: Actors<Someone>
  private calls = 0

  constructor(clock: Clock, recording: Recording, actors: Actors<Someone>) {
    this.clock = clock
    this.recording = recording
    this.actors = actors
  }

  /** Plays the steps and returns the events that are new; an unknown client is an error. */
  play(steps: readonly Step[]): readonly TraceEvent[] {
    for (let at = 0; at < steps.length; at += 1) {
      const step = steps[at] as Step
      if (isWait(step)) this.clock.advance(step.waitMs)
      else if ((step as Partial<CallStep>).call !== undefined) this.call(step as CallStep)
      else this.happen(step as HappeningStep)
    }
    const { events } = this.recording
    this.recording.events = []
    return events
  }

  /** A session holds nothing that has to be given back. */
  close(): void {}

  private call(step: CallStep): void {
    const actor = this.actorOf(step.client)
    const atMs = this.clock.nowMs
    const { client, call, args } = step
    const { events } = this.recording
    if (actor.settlesLater === true) {
      this.calls += 1
      const seq = this.calls
      events.push(args === undefined ? { atMs, client, call, seq } : { atMs, client, call, args, seq })
      if (actor.voice.alive) this.actors.call(actor, step, seq)
      return
    }
    events.push(args === undefined ? { atMs, client, call } : { atMs, client, call, args })
    if (actor.voice.alive) this.actors.call(actor, step, undefined)
  }

  private happen(step: HappeningStep): void {
    const actor = this.actorOf(step.client)
    const atMs = this.clock.nowMs
    const { client, happens, args } = step
    this.recording.events.push(args === undefined ? { atMs, client, happens } : { atMs, client, happens, args })
    this.actors.happen(actor, step)
  }

  private actorOf(id: string): Someone {
    const { clients } = this.actors
    for (let at = 0; at < clients.length; at += 1) {
      const actor = clients[at] as Someone
      if (actor.id === id) return actor
    }
    throw new Error(`Cannot find the client "${id}" in this session.`)
  }
}
