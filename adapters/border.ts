/**
 * The border between the kit and an adapter. Nothing that an adapter says is believed before it has passed here, so
 * that the judge and the reports can rely on every trace.
 *
 * It runs on every event of every sequence, so it only decides; what is wrong is found out again, and told, in
 * `border-faults.ts`.
 */

import type { Clock, ServiceObservation, Step, World } from '../spec/vocabulary.ts'
import { callsOf } from './arguments.ts'
import { badStep, explainEvent, explainList, explainMissing, explainStep } from './border-faults.ts'
import { EventReader } from './event-reader.ts'
import { longestWaitMs, mostEventsPerPlay } from './limits.ts'
import type { LooseEvent } from './loose-event.ts'
import { isPlain, isRecord } from './loose-event.ts'
import { OpenCalls } from './open-calls.ts'
import type { LooseStep } from './same-step.ts'
import { isSameStep } from './same-step.ts'

/** Checks what one session plays and reports, from its opening to its end. */
export class Border {
  /** How far the session has come, in milliseconds. */
  nowMs = 0
  readonly #world: World
  /** With a virtual clock the stamps are exact, so more can be checked. */
  readonly #isExact: boolean
  readonly #reader = new EventReader()
  readonly #openCalls = new OpenCalls()
  #lastMs = 0
  #lastClient: unknown

  constructor(world: World, clock: Clock) {
    this.#world = world
    this.#isExact = clock === 'virtual'
  }

  /**
   * Checks the events that a `play` of the steps has returned, and moves the session's time on.
   *
   * @throws {AdapterError} at the first thing that cannot be, with a hint for the author of the adapter
   */
  accept(steps: readonly Step[], played: unknown): void {
    if (!Array.isArray(played) || played.length > mostEventsPerPlay) throw explainList(played)
    const events: readonly LooseEvent[] = played
    const startMs = this.nowMs
    const endMs = startMs + sumOfWaits(steps)
    const latestMs = this.#isExact ? endMs : Number.MAX_SAFE_INTEGER
    const reader = this.#reader
    let due = 0
    let dueMs = startMs
    for (let index = 0; index < events.length; index += 1) {
      const event = events[index] as LooseEvent
      reader.read(event)
      if (!this.#isSound(latestMs)) throw this.#explain(event, latestMs)
      this.#lastMs = reader.atMs
      if (reader.kind !== 'call' && reader.kind !== 'happens') continue
      let step: LooseStep | undefined = steps[due]
      while (step?.waitMs !== undefined) {
        dueMs += step.waitMs
        due += 1
        step = steps[due]
      }
      if (step === undefined || !isSameStep(step, reader) || (this.#isExact && reader.atMs !== dueMs)) {
        throw explainStep(event, this.#known, steps, due, dueMs)
      }
      due += 1
      if (reader.kind === 'call') this.#openCalls.open(event)
    }
    for (; due < steps.length; due += 1) {
      const step = steps[due]
      if (step !== undefined && (step as LooseStep).waitMs === undefined) throw explainMissing(step)
    }
    this.nowMs = this.#isExact ? endMs : Math.max(endMs, this.#lastMs)
    // Whatever a virtual clock has passed is over: a later play cannot report it any more.
    if (this.#isExact) this.#lastMs = endMs
  }

  #isSound(latestMs: number): boolean {
    const { atMs, client, kind, name, args } = this.#reader
    if (!Number.isInteger(atMs) || atMs < this.#lastMs || atMs > latestMs) return false
    if (client !== this.#lastClient && !this.#isKnown(client)) return false
    switch (kind) {
      case 'callback':
        return typeof name === 'string' && name !== '' && isList(args)
      case 'call':
      case 'happens':
        return args === undefined || isRecord(args)
      case 'returns':
        return this.#openCalls.close(this.#reader)
      case 'service':
        return isObservation(name) && (args === undefined || isList(args))
      default:
        return false
    }
  }

  #isKnown(client: unknown): boolean {
    // An iterator would cost more than all comparisons.
    const { clients } = this.#world
    for (let index = 0; index < clients.length; index += 1) {
      if (clients[index]?.id !== client) continue
      this.#lastClient = client
      return true
    }
    return false
  }

  #explain(event: LooseEvent, latestMs: number): Error {
    return explainEvent(event, this.#known, this.#lastMs, latestMs)
  }

  get #known() {
    const { clients, profile } = this.#world
    return { clients: clients.map((client) => client.id), calls: callsOf[profile] }
  }
}

function sumOfWaits(steps: readonly Step[]): number {
  let sum = 0
  for (const step of steps) {
    const { waitMs }: LooseStep = step
    if (waitMs === undefined) continue
    if (!Number.isInteger(waitMs) || waitMs < 0 || waitMs > longestWaitMs) throw badStep(step)
    sum += waitMs
  }
  return sum
}

/** Written out, for a look into a set costs several times as much. */
function isObservation(name: unknown): name is ServiceObservation {
  switch (name as ServiceObservation) {
    case 'connectionAttempt':
    case 'userAttributesSet':
    case 'userOffline':
    case 'userOnline':
    case 'channelDestroyed':
      return true
    default:
      return false
  }
}

function isList(args: unknown): boolean {
  if (!Array.isArray(args)) return false
  for (let index = 0; index < args.length; index += 1) if (!isPlain(args[index])) return false
  return true
}
