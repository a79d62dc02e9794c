/**
 * The reference: a service and clients in virtual time, written from the prose of the documents.
 * It shares no rule, timer or transition with the judge, so that neither hides the mistakes of the other.
 */
import type { ProfileId, World } from '../../spec/vocabulary.ts'
import type { Adapter, Description } from '../contract.ts'
import { type Decisions, decide, type Tables } from './decisions.ts'
import { describeReference } from './describe.ts'
import { openRtc } from './rtc-session.ts'
import { openRtm } from './rtm-session.ts'
import type { ReferenceSession } from './session.ts'

export { correctFor, type Decisions } from './decisions.ts'
export * from './moment.ts'
export { backOffMs } from './retry.ts'
export type { ReferenceSession } from './session.ts'
export { appleCallbackNames } from './spelling.ts'
export { rtcReason, rtcState, rtmReason, rtmState, webState } from './states.ts'

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
  const decided: { [profile in ProfileId]?: Tables } = {}
  const description = describeReference(name)
  return {
    describe: () => description,
    open(world) {
      const { profile } = world
      decided[profile] ??= decide(profile, decisions)
      const tables = decided[profile]
      return profile === 'rtm-1' ? openRtm(world, tables.rtm, tables.shared) : openRtc(world, tables)
    },
  }
}
