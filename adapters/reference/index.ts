/**
 * The reference: a service and clients in virtual time, written from the prose of the documents.
 * It shares no rule, timer or transition with the judge, so that neither hides the mistakes of the other.
 */
import type { HappeningStep, ProfileId, World } from '../../spec/vocabulary.ts'
import type { Adapter, Description } from '../contract.ts'
import type { Clock } from './clock.ts'
import { type Decisions, decide, type Tables, watched } from './decisions.ts'
import { describeReference } from './describe.ts'
import type { Line } from './line.ts'
import type { ReferenceClient } from './reference-client.ts'
import { openRtc, rtcActors } from './rtc-session.ts'
import { openRtm, rtmActors } from './rtm-session.ts'
import { type Actor, type Actors, FamilySession, type ReferenceSession } from './session.ts'
import type { Recording } from './voice.ts'

export { Clock, type Timer } from './clock.ts'
export { correctFor, type Decisions } from './decisions.ts'
export { describeReference } from './describe.ts'
export type { Caller, Line } from './line.ts'
export * from './moment.ts'
export type { ReferenceClient } from './reference-client.ts'
export { backOffMs } from './retry.ts'
export type { ReferenceSession } from './session.ts'
export { appleCallbackNames, web4StateNames } from './spelling.ts'
export { anyWebState, rtcReason, rtcState, rtmReason, rtmState, webState } from './states.ts'
export { directionOf, mannerOf } from './steps.ts'

/** An adapter that answers at once. */
export interface ReferenceAdapter extends Adapter {
  describe(): Description
  open(world: World): ReferenceSession
}

/**
 * Makes the reference. `decisions` replaces entries of the correct tables: one entry makes a fault or another
 * reading. `name` is the name in reports.
 */
export function createReference(decisions: Partial<Decisions> = {}, name = 'reference'): ReferenceAdapter {
  return referenceOf((profile) => decide(profile, decisions), name)
}

/**
 * The reference with its correct tables, which adds the name of each decision to `consulted` when it asks it. What it
 * has not asked makes no difference: with any other entry there, it does the very same.
 */
export function createWatchedReference(consulted: Set<string>): ReferenceAdapter {
  return referenceOf((profile) => watched(decide(profile, {}), consulted), 'reference')
}

function referenceOf(tablesOf: (profile: ProfileId) => Tables, name: string): ReferenceAdapter {
  const decided: { [profile in ProfileId]?: Tables } = {}
  const description = describeReference(name)
  return {
    describe: () => description,
    open(world) {
      const { profile } = world
      decided[profile] ??= tablesOf(profile)
      const tables = decided[profile]
      return profile === 'rtm-1' ? openRtm(world, tables.rtm, tables.shared) : openRtc(world, tables)
    },
  }
}

/** Decides what becomes of a happening; `happen` lets it come about as it does in virtual time. */
export type Around = (client: ReferenceClient, step: HappeningStep, happen: () => void) => void

/**
 * Opens the reference's service and clients on a clock and on lines of somebody else's: how they behave is the same, and
 * how time passes and what arrives is not theirs to decide. `around` says what becomes of a happening.
 */
export function openOn(
  world: World,
  decisions: Partial<Decisions>,
  clock: Clock,
  line: Line,
  around: Around,
): { readonly clients: readonly ReferenceClient[]; readonly session: ReferenceSession } {
  const tables = decide(world.profile, decisions)
  return world.profile === 'rtm-1'
    ? put(rtmActors(world, tables.rtm, tables.shared, clock, line), clock, around)
    : put(rtcActors(world, tables, clock, line), clock, around)
}

function put<Someone extends ReferenceClient & Actor>(
  [recording, actors]: readonly [Recording, Actors<Someone>],
  clock: Clock,
  around: Around,
): { readonly clients: readonly ReferenceClient[]; readonly session: ReferenceSession } {
  const happen = (client: Someone, step: HappeningStep): void => {
    around(client, step, () => actors.happen(client, step))
  }
  return { clients: actors.clients, session: new FamilySession(clock, recording, { ...actors, happen }) }
}
