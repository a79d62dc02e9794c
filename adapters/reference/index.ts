/**
 * The reference: a service and clients in virtual time, written from the prose of the documents.
 * It shares no rule, timer or transition with the judge, so that neither hides the mistakes of the other.
 */
import type { World } from '../../spec/vocabulary.ts'
import type { Adapter, Description } from '../contract.ts'
import { correctShared, type Decisions, decide } from './decisions.ts'
import { correctRtc } from './decisions-rtc.ts'
import { correctRtm } from './decisions-rtm.ts'
import { describeReference } from './describe.ts'
import { openRtc } from './rtc-session.ts'
import { openRtm } from './rtm-session.ts'
import type { ReferenceSession } from './session.ts'

export { correct, type Decisions } from './decisions.ts'
export * from './moment.ts'
export { backOffMs } from './retry.ts'
export type { ReferenceSession } from './session.ts'
export { rtcReason, rtcState, rtmReason, rtmState } from './states.ts'

/** An adapter that answers at once. */
export interface ReferenceAdapter extends Adapter {
  describe(): Description
  open(world: World): ReferenceSession
}

/**
 * Makes the reference. `decisions` replaces entries of the correct table: one entry makes a fault or another
 * reading. `name` is the name in reports.
 */
export function createReference(decisions: Partial<Decisions> = {}, name = 'reference'): ReferenceAdapter {
  const shared = decide(correctShared, decisions)
  const rtm = decide(correctRtm, decisions)
  const rtc = decide(correctRtc, decisions)
  const description = describeReference(name)
  return {
    describe: () => description,
    open(world) {
      return world.profile === 'rtm-1' ? openRtm(world, rtm, shared) : openRtc(world, rtc, shared)
    },
  }
}
