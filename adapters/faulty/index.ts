/** The faulty implementations: the reference with one decision changed at a time, and the clauses that notice. */
import { createReference, type ReferenceAdapter } from '../reference/index.ts'
import type { Fault } from './fault.ts'
import { iosFaults } from './ios.ts'
import { killFaults } from './kill-matrix.ts'
import { nativeBefore232Faults } from './native-before-232.ts'
import { nativeFrom232Faults } from './native-from-232.ts'
import { rtcInterruptionFaults } from './rtc-interruption.ts'
import { rtcJoinFaults } from './rtc-join.ts'
import { rtcLeaveFaults } from './rtc-leave.ts'
import { rtcLostFaults } from './rtc-lost.ts'
import { rtcPeerFaults } from './rtc-peers.ts'
import { rtcReasonFaults } from './rtc-reasons.ts'
import { rtcRefusalFaults } from './rtc-refusal.ts'
import { rtcReturnFaults } from './rtc-return.ts'
import { rtmInterruptionFaults } from './rtm-interruption.ts'
import { rtmKickFaults } from './rtm-kick.ts'
import { rtmLoginFaults } from './rtm-login.ts'
import { rtmLoginFailureFaults } from './rtm-login-failure.ts'
import { rtmLogoutFaults } from './rtm-logout.ts'
import { rtmMemberFaults } from './rtm-members.ts'
import { rtmPresenceFaults } from './rtm-presence.ts'
import { rtmResendFaults } from './rtm-resend.ts'
import { rtmResultFaults } from './rtm-results.ts'
import { rtmReturnFaults } from './rtm-return.ts'
import { rtmTokenFaults } from './rtm-token.ts'
import { web4ConnectionFaults } from './web-4-connection.ts'
import { web4EndFaults } from './web-4-ends.ts'
import { web4PeerFaults } from './web-4-peers.ts'
import { webConnectionFaults } from './web-connection.ts'
import { webPeerFaults } from './web-peers.ts'
import { webViewerFaults } from './web-viewers.ts'

export type { Fault } from './fault.ts'
export { type MeasuredSequence, type Measurement, type MeasureOptions, measureFault } from './measure-fault.ts'
export { toldSequences } from './told-sequences.ts'

/** Every fault, in the order of the documents. */
export const faults: readonly Fault[] = [
  ...rtmLoginFaults,
  ...rtmLoginFailureFaults,
  ...rtmInterruptionFaults,
  ...rtmReturnFaults,
  ...rtmPresenceFaults,
  ...rtmMemberFaults,
  ...rtmResendFaults,
  ...rtmTokenFaults,
  ...rtmKickFaults,
  ...rtmLogoutFaults,
  ...rtmResultFaults,
  ...rtcJoinFaults,
  ...rtcRefusalFaults,
  ...rtcInterruptionFaults,
  ...rtcReturnFaults,
  ...rtcLostFaults,
  ...rtcPeerFaults,
  ...rtcReasonFaults,
  ...rtcLeaveFaults,
  ...iosFaults,
  ...nativeBefore232Faults,
  ...nativeFrom232Faults,
  ...webViewerFaults,
  ...killFaults,
  ...webConnectionFaults,
  ...webPeerFaults,
  ...web4ConnectionFaults,
  ...web4EndFaults,
  ...web4PeerFaults,
]

/** The fault with that id, if there is one. */
export function findFault(id: string): Fault | undefined {
  return faults.find((fault) => fault.id === id)
}

/**
 * The faulty implementation with that id.
 * @throws {Error} if there is no such fault
 */
export function createFaulty(id: string): ReferenceAdapter {
  const fault = findFault(id)
  if (fault === undefined) throw new Error(`There is no fault "${id}".`)
  return createReference(fault.changes, `faulty:${id}`)
}
