/**
 * What the documents say about RTC native up to 3.x: document 003 before and from 2.3.2, and document 002 for iOS.
 * Where they contradict each other or say nothing, one reading is taken.
 */
import { correctRtc, type RtcDecisions } from './decisions-rtc.ts'
import { accepted, becomes, callback, enters, refused, reports, unchanged } from './moment.ts'
import { appleCallbackNames } from './spelling.ts'
import { rtcReason as reason, rtcState as state } from './states.ts'

const rejected = refused(-17)

/** From 2.3.2 on (document 003), with the reasons that the headers of 2.x and 3.x give beside the documented ones. */
export const correctNative232: RtcDecisions = {
  ...correctRtc,
  // T5 = T3 + 10 s, and T7 = T6 + 20 min, where T6 = T3 + 20 s.
  rtcLostAfterMs: 10_000,
  rtcLostFrom: 'loss',
  rtcGaveUpAfterMs: 1_220_000,
  rtcGaveUpFrom: 'loss',
  // There is no reason for the loss before 4.x, so that it is no change of the state.
  rtcLost: reports(callback('onConnectionLost')),
  // No document of this family knows a join that ends a stay, or the state of a refused token.
  rtcJoinWhenConnected: rejected,
  rtcJoinDuringEchoTest: rejected,
  rtcInvalidToken: becomes(state.failed, reason.invalidToken),
  rtcLoggedInElsewhere: unchanged,
  // After an expiry the app gets a new token and joins again.
  rtcTokenRenewedWhenFailed: unchanged,
  rtcAppleCallbackNames: appleCallbackNames,
  rtcKillLeavesOn: ['ios', 'macos'],
  rtcChannelOutlivesKillMs: 10_000,
}

/** iOS and macOS from 2.3.2 on (document 002), which counts 20 minutes in which no re-join succeeds. */
export const correctIos232: RtcDecisions = { ...correctNative232, rtcGaveUpAfterMs: 1_200_000 }

const left = enters(state.disconnected, callback('onLeaveChannel'))
const expired = enters(state.failed, callback('onRequestToken'))
const joins = accepted(enters(state.connecting))

/** Before 2.3.2 (document 003): there are callbacks and no states, and the client tries for ever. */
export const correctNative231: RtcDecisions = {
  ...correctNative232,
  rtcKnowsStates: false,
  rtcGaveUpAfterMs: Infinity,
  rtcJoinGaveUpAfterMs: Infinity,
  rtcJoinWhenDisconnected: joins,
  rtcJoinWhenDisconnectedAgain: joins,
  rtcJoinWhenFailedForToken: joins,
  rtcLeaveWhenConnecting: accepted(left),
  rtcLeaveWhenConnected: accepted(left),
  rtcLeaveWhenReconnecting: accepted(left),
  rtcLeaveWhenFailed: accepted(left),
  rtcJoined: enters(state.connected, callback('onJoinChannelSuccess')),
  rtcRejoined: enters(state.connected, callback('onRejoinChannelSuccess')),
  rtcInvalidAppId: enters(state.failed),
  rtcInvalidChannelName: enters(state.failed),
  rtcInvalidToken: enters(state.failed),
  rtcExpiredToken: expired,
  rtcTokenExpired: expired,
  rtcInterrupted: enters(state.reconnecting, callback('onConnectionInterrupted')),
  rtcGaveUp: enters(state.failed),
  rtcJoinGaveUp: enters(state.failed),
  rtcBanned: enters(state.failed, callback('onConnectionBanned')),
  rtcProxySet: unchanged,
  rtcIpAddressChanged: unchanged,
  rtcKeepAliveTimedOut: unchanged,
  rtcTokenRenewed: unchanged,
}
