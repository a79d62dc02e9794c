/** Every decision of the reference about RTC clients and their service, with the correct values for RTC 4.x. */
import type { Platform } from '../../spec/vocabulary.ts'
import {
  accepted,
  becomes,
  callback,
  type Moment,
  type Outcome,
  type Report,
  refused,
  reports,
  stateChanged,
  type Told,
  told,
} from './moment.ts'
import { backOffMs } from './retry.ts'
import { rtcReason as reason, rtcState as state } from './states.ts'

/** The decisions of the RTC client about its own connection. */
export interface RtcClientDecisions {
  /** From an attempt that reaches the service to its answer (T0 to T1). */
  readonly rtcAnswerTakesMs: number
  /** From the last data of the server to reporting the interruption (T4). */
  readonly rtcInterruptedAfterMs: number
  /** The same where the connection was reset, which a client may notice at once. */
  readonly rtcResetInterruptedAfterMs: number
  /** To reporting the loss (T5); A-01 disputes the time and where it begins. */
  readonly rtcLostAfterMs: number
  /** Whether that time begins with the last data of the server (T3) or with the report of the interruption (T4). */
  readonly rtcLostFrom: 'loss' | 'interruption'
  /** To giving up (T7); A-04 disputes the time and where it begins. */
  readonly rtcGaveUpAfterMs: number
  /** Where that time begins. */
  readonly rtcGaveUpFrom: 'loss' | 'interruption'
  /** From a join that is never answered to reporting the loss; the document has no such report. */
  readonly rtcJoinLostAfterMs: number
  /** From a join that is never answered to giving up. */
  readonly rtcJoinGaveUpAfterMs: number
  /** The wait after the given automatic attempt (counted from 0); `Infinity` ends the attempts. */
  readonly rtcRetryAfterMs: (attempt: number) => number
  /** From the network's return to the attempt that it provokes; `Infinity` leaves it to the back-off. */
  readonly rtcRestoredRetryAfterMs: number
  /** Whether attempts begin with the loss (T3) or with the report of it (T4). */
  readonly rtcRetriesFrom: 'loss' | 'interruption'

  /** What a fresh client reports by itself. */
  readonly rtcOpened: readonly Report[]
  /** What a client reports by itself after its process was restarted. */
  readonly rtcRestarted: readonly Report[]
  /** What each automatic attempt reports. */
  readonly rtcRetrying: readonly Report[]
  readonly rtcJoinWhenDisconnected: Outcome
  /** Joining after an earlier stay was left. */
  readonly rtcJoinWhenDisconnectedAgain: Outcome
  readonly rtcJoinDuringEchoTest: Outcome
  readonly rtcJoinWhenConnecting: Outcome
  readonly rtcJoinWhenConnected: Outcome
  readonly rtcJoinWhenReconnecting: Outcome
  readonly rtcJoinWhenFailed: Outcome
  /** Joining after the token expired, which needs no leaving first. */
  readonly rtcJoinWhenFailedForToken: Outcome
  readonly rtcLeaveWhenDisconnected: Outcome
  readonly rtcLeaveWhenConnecting: Outcome
  readonly rtcLeaveWhenConnected: Outcome
  readonly rtcLeaveWhenReconnecting: Outcome
  readonly rtcLeaveWhenFailed: Outcome
  /** The join succeeded (A-25: the state is reported first). */
  readonly rtcJoined: Moment
  /** The automatic rejoin succeeded (A-19 also knows the reason 15). */
  readonly rtcRejoined: Moment
  readonly rtcInvalidAppId: Moment
  readonly rtcInvalidChannelName: Moment
  /** The join was refused because of the token (A-18 also knows Failed). */
  readonly rtcInvalidToken: Moment
  /** The join was refused because its token had expired. */
  readonly rtcExpiredToken: Moment
  readonly rtcInterrupted: Moment
  /** What is reported at T5 (A-02 also knows one of both alone). */
  readonly rtcLost: Moment
  readonly rtcGaveUp: Moment
  readonly rtcJoinLost: Moment
  readonly rtcJoinGaveUp: Moment
  readonly rtcTokenExpired: Moment
  readonly rtcBanned: Moment
  readonly rtcLoggedInElsewhere: Moment
  /** A proxy was set (X-05 also knows Connecting). */
  readonly rtcProxySet: Moment
  readonly rtcIpAddressChanged: Moment
  readonly rtcKeepAliveTimedOut: Moment
  readonly rtcTokenRenewed: Moment
  /** A token renewal after the token expired. */
  readonly rtcTokenRenewedWhenFailed: Moment

  /** Whether a renewed token makes attempts succeed again that an expiry made fail. */
  readonly rtcRenewalEndsExpiry: boolean
  /** Whether stopping the echo test makes joining possible again. */
  readonly rtcEchoTestStops: boolean
  /** Whether clients have a getter of their state. */
  readonly rtcKnowsStates: boolean
  /** How callbacks are named, by their names on Android; those that are missing are named as there. */
  readonly rtcCallbackNames: Readonly<Record<string, string>>
  /** The same on iOS and macOS. */
  readonly rtcAppleCallbackNames: Readonly<Record<string, string>>
  /** The state that the getter tells for the state that the client is in. */
  readonly rtcGetterState: (state: number) => number
  /** The code of a token renewal with a token that is not valid. */
  readonly rtcRenewalInvalidCode: number
  /** The code of an echo test that cannot be started or stopped now. */
  readonly rtcEchoTestRefusedCode: number

  /** Whether an interruption is also reported while reconnecting for another reason (11 to 14). */
  readonly rtcInterruptedWhenReconnecting: boolean
  /** Whether the loss of the uplink alone counts as silence of the server. */
  readonly rtcInterruptedByUplinkLoss: boolean
  /** Whether the others take the loss of the downlink alone for a silence of the user. */
  readonly rtcSilencedByDownlinkLoss: boolean
  /** Whether a service that answers nothing is noticed. */
  readonly rtcNoticesSilentService: boolean
  /** What outlives what should have ended it: an answer, a timer, the automatic attempts. */
  readonly rtcAnswerSurvivesLeave: boolean
  readonly rtcInterruptedSurvivesRestore: boolean
  readonly rtcInterruptedSurvivesLeave: boolean
  readonly rtcInterruptedSurvivesFailure: boolean
  readonly rtcLostSurvivesRejoin: boolean
  readonly rtcLostSurvivesLeave: boolean
  readonly rtcLostSurvivesFailure: boolean
  readonly rtcGaveUpSurvivesRejoin: boolean
  readonly rtcGaveUpSurvivesLeave: boolean
  readonly rtcGaveUpSurvivesFailure: boolean
  readonly rtcRetriesSurviveRejoin: boolean
  readonly rtcRetriesSurviveLeave: boolean
  readonly rtcRetriesSurviveFailure: boolean
}

/** The decisions about what an RTC client learns of the others, and what the service makes of it. */
export interface RtcPeerDecisions {
  /** From a join to its visibility at the others (T1 to T2). */
  readonly rtcJoinVisibleAfterMs: number
  /** From a leave to its visibility at the others. */
  readonly rtcLeaveVisibleAfterMs: number
  /** From the last data of a user to judging the user offline (T6). */
  readonly rtcOfflineAfterMs: number
  /** The same where the user's process was killed. */
  readonly rtcKilledOfflineAfterMs: number
  /** From the last data of a user to taking the user off the service's list. */
  readonly rtcServiceOfflineAfterMs: number
  /** The platforms on which a process that is killed still leaves its channel. */
  readonly rtcKillLeavesOn: readonly Platform[]
  /** To the end of a channel whose last user was killed; `Infinity` lets it end when the user is taken off. */
  readonly rtcChannelOutlivesKillMs: number
  /** Whether that time begins with the kill, or when the user is taken off. */
  readonly rtcChannelOutlivesKillFrom: 'kill' | 'offline'
  /** From the leave of the last user of a channel to its end. */
  readonly rtcChannelOutlivesLeaveMs: number
  readonly rtcUserJoined: readonly Told<[user: string]>[]
  readonly rtcUserOffline: readonly Told<[user: string, reason: number]>[]
  /** The reason with which a leave is told. */
  readonly rtcQuitReason: number
  /** The reason with which a silence is told. */
  readonly rtcDroppedReason: number
  /** The same, of a user whose process was killed. */
  readonly rtcKilledDroppedReason: number
  /** Whether the others are told about a join that is only requested. */
  readonly rtcJoinToldWhenRequested: boolean
  /** Whether a newcomer learns who is already in the channel. */
  readonly rtcNewcomerLearnsOthers: boolean
  /** Whether the others learn about a user who was judged offline and returns. */
  readonly rtcReturnTold: boolean
  /** Whether the others are told about a return, though they never missed the user. */
  readonly rtcEarlyReturnTold: boolean
  /** How long after a leave was told the user is told of once more, though not back, to one who has heard the server all along: never. */
  readonly rtcGoneToldAgainAfterMs: number
  /** Whether a leave reaches the service. */
  readonly rtcLeaveReachesService: boolean
  /** Whether the service tells the others at once that a client failed; else they notice its silence. */
  readonly rtcFailureReachesService: boolean
  /** Whether a client that has rejoined waits anew for the data of others. */
  readonly rtcCountsAnewAfterRejoin: boolean
  /** Whether a user is judged offline though data of the user came again in time. */
  readonly rtcOfflineSurvivesReturn: boolean
  /** Whether a user is judged offline whose process was killed and who has joined again in time. */
  readonly rtcKilledOfflineSurvivesReturn: boolean
  /** Whether a killed user counts as back by joining any channel; else by joining its own. */
  readonly rtcKilledIsBackAnywhere: boolean
  /** Whether the others are told about such an early return. */
  readonly rtcRestartTold: boolean
  /** Whether a client that has left is still told about the others. */
  readonly rtcHearsOthersAfterLeave: boolean
}

/** Every decision of the RTC reference. */
export type RtcDecisions = RtcClientDecisions & RtcPeerDecisions

const join = accepted(becomes(state.connecting, reason.connecting))
const leave = accepted(becomes(state.disconnected, reason.leaveChannel, callback('onLeaveChannel')))
const rejected = refused(-17, becomes(state.failed, reason.rejectedByServer))
const expired = becomes(state.failed, reason.tokenExpired, callback('onRequestToken'))

/** What the RTC document says, and a reading where it contradicts itself or says nothing. */
export const correctRtc: RtcDecisions = {
  rtcAnswerTakesMs: 200,
  rtcInterruptedAfterMs: 4_000,
  rtcResetInterruptedAfterMs: 4_000,
  rtcLostAfterMs: 10_000,
  rtcLostFrom: 'interruption',
  rtcGaveUpAfterMs: 1_200_000,
  rtcGaveUpFrom: 'interruption',
  rtcJoinLostAfterMs: Infinity,
  rtcJoinGaveUpAfterMs: 1_200_000,
  rtcRetryAfterMs: backOffMs,
  rtcRestoredRetryAfterMs: 0,
  rtcRetriesFrom: 'loss',

  rtcOpened: [],
  rtcRestarted: [],
  rtcRetrying: [],
  rtcJoinWhenDisconnected: join,
  rtcJoinWhenDisconnectedAgain: join,
  rtcJoinDuringEchoTest: rejected,
  rtcJoinWhenConnecting: refused(-17),
  rtcJoinWhenConnected: rejected,
  rtcJoinWhenReconnecting: refused(-17),
  rtcJoinWhenFailed: refused(-17),
  rtcJoinWhenFailedForToken: join,
  rtcLeaveWhenDisconnected: refused(-18),
  rtcLeaveWhenConnecting: leave,
  rtcLeaveWhenConnected: leave,
  rtcLeaveWhenReconnecting: leave,
  rtcLeaveWhenFailed: leave,
  rtcJoined: becomes(state.connected, reason.joinSuccess, callback('onJoinChannelSuccess')),
  rtcRejoined: becomes(state.connected, reason.joinSuccess, callback('onRejoinChannelSuccess')),
  rtcInvalidAppId: becomes(state.failed, reason.invalidAppId),
  rtcInvalidChannelName: becomes(state.failed, reason.invalidChannelName),
  rtcInvalidToken: becomes(state.disconnected, reason.invalidToken),
  rtcExpiredToken: expired,
  rtcInterrupted: becomes(state.reconnecting, reason.interrupted),
  rtcLost: reports(callback('onConnectionLost'), stateChanged(state.reconnecting, reason.lost)),
  rtcGaveUp: becomes(state.failed, reason.joinFailed),
  rtcJoinLost: reports(callback('onConnectionLost')),
  rtcJoinGaveUp: becomes(state.failed, reason.joinFailed),
  rtcTokenExpired: expired,
  rtcBanned: becomes(state.failed, reason.bannedByServer, callback('onConnectionBanned')),
  rtcLoggedInElsewhere: becomes(state.failed, reason.sameUidLogin),
  rtcProxySet: becomes(state.reconnecting, reason.settingProxyServer),
  rtcIpAddressChanged: becomes(state.reconnecting, reason.clientIpAddressChanged),
  rtcKeepAliveTimedOut: becomes(state.reconnecting, reason.keepAliveTimeout),
  rtcTokenRenewed: becomes(state.reconnecting, reason.renewToken),
  rtcTokenRenewedWhenFailed: becomes(state.reconnecting, reason.renewToken),

  rtcRenewalEndsExpiry: true,
  rtcEchoTestStops: true,
  rtcKnowsStates: true,
  rtcCallbackNames: {},
  rtcAppleCallbackNames: {},
  rtcGetterState: (current) => current,
  rtcRenewalInvalidCode: -110,
  rtcEchoTestRefusedCode: -5,

  rtcInterruptedWhenReconnecting: true,
  rtcInterruptedByUplinkLoss: false,
  rtcSilencedByDownlinkLoss: false,
  rtcNoticesSilentService: true,
  rtcAnswerSurvivesLeave: false,
  rtcInterruptedSurvivesRestore: false,
  rtcInterruptedSurvivesLeave: false,
  rtcInterruptedSurvivesFailure: false,
  rtcLostSurvivesRejoin: false,
  rtcLostSurvivesLeave: false,
  rtcLostSurvivesFailure: false,
  rtcGaveUpSurvivesRejoin: false,
  rtcGaveUpSurvivesLeave: false,
  rtcGaveUpSurvivesFailure: false,
  rtcRetriesSurviveRejoin: false,
  rtcRetriesSurviveLeave: false,
  rtcRetriesSurviveFailure: false,

  rtcJoinVisibleAfterMs: 100,
  rtcLeaveVisibleAfterMs: 100,
  rtcOfflineAfterMs: 20_000,
  rtcKilledOfflineAfterMs: 20_000,
  rtcServiceOfflineAfterMs: 20_000,
  rtcKillLeavesOn: [],
  rtcChannelOutlivesKillMs: Infinity,
  rtcChannelOutlivesKillFrom: 'kill',
  rtcChannelOutlivesLeaveMs: 0,
  rtcUserJoined: [told('onUserJoined', (user) => [user])],
  rtcUserOffline: [told('onUserOffline', (user, why) => [user, why])],
  rtcQuitReason: 0,
  rtcDroppedReason: 1,
  rtcKilledDroppedReason: 1,
  rtcJoinToldWhenRequested: false,
  rtcNewcomerLearnsOthers: true,
  rtcReturnTold: true,
  rtcEarlyReturnTold: false,
  rtcGoneToldAgainAfterMs: Infinity,
  rtcLeaveReachesService: true,
  rtcFailureReachesService: false,
  rtcCountsAnewAfterRejoin: true,
  rtcOfflineSurvivesReturn: false,
  rtcKilledOfflineSurvivesReturn: false,
  rtcKilledIsBackAnywhere: false,
  rtcRestartTold: false,
  rtcHearsOthersAfterLeave: false,
}
