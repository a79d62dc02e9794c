/**
 * Every decision of the reference about RTC Web clients; with what document 004 says of those up to 3.x, and a reading
 * where it contradicts itself or says nothing.
 */
import {
  accepted,
  callback,
  type Moment,
  type Outcome,
  type Report,
  refused,
  reports,
  type Told,
  told,
  unchanged,
  webStateChanged,
} from './moment.ts'
import { backOffMs } from './retry.ts'
import { webStateNames } from './spelling.ts'

/** The decisions of the Web client about its own connection. */
export interface WebClientDecisions {
  /** From an attempt that reaches the service to its answer (T0 to T1). */
  readonly webAnswerTakesMs: number
  /** From a leave to its confirmation. */
  readonly webLeaveTakesMs: number
  /** From a leave that cannot be confirmed to leaving all the same. */
  readonly webLeaveTimesOutAfterMs: number
  /** From a publish to its confirmation. */
  readonly webPublishTakesMs: number
  /** From a silent loss to its being noticed (T5 to T7); A-09 leaves open how long that may be. */
  readonly webLossNoticedAfterMs: number
  /** The same where the connection was reset. */
  readonly webResetNoticedAfterMs: number
  /** Whether the loss of the uplink alone is noticed. */
  readonly webNoticesUplinkLoss: boolean
  /** From the beginning of the reconnecting to giving up; no document has that. */
  readonly webGaveUpAfterMs: number
  /** The wait after the given automatic attempt (counted from 0); `Infinity` ends the attempts. */
  readonly webRetryAfterMs: (attempt: number) => number
  /** From the network's return to the attempt that it provokes; `Infinity` leaves it to the back-off. */
  readonly webRestoredRetryAfterMs: number

  /** What a fresh client reports by itself. */
  readonly webOpened: readonly Report[]
  /** What a client reports by itself after its page was opened again. */
  readonly webRestarted: readonly Report[]
  /** What each automatic attempt reports. */
  readonly webRetrying: readonly Report[]
  readonly webJoinWhenDisconnected: Outcome
  readonly webJoinWhenConnecting: Outcome
  /** From 4.x on a re-join is a state of its own, as in each decision of this ending. */
  readonly webJoinWhenReconnecting: Outcome
  readonly webJoinWhenConnected: Outcome
  readonly webJoinWhenDisconnecting: Outcome
  /** A leave by a client that is in no channel (X-11 also knows success). */
  readonly webLeaveWhenDisconnected: Outcome
  readonly webLeaveWhenConnecting: Outcome
  readonly webLeaveWhenReconnecting: Outcome
  readonly webLeaveWhenConnected: Outcome
  readonly webLeaveWhenDisconnecting: Outcome
  /** The join succeeded (T1; A-25: the state is reported first). */
  readonly webJoined: Moment
  /** The automatic re-join succeeded (T9). */
  readonly webRejoined: Moment
  /** The loss was noticed (T7). */
  readonly webLost: Moment
  readonly webGaveUp: Moment
  readonly webGaveUpWhenReconnecting: Moment
  /** The leave was confirmed. */
  readonly webLeft: Moment
  /** The leave was never confirmed (X-11 also knows success). */
  readonly webLeaveTimedOut: Outcome
  readonly webInvalidAppId: Outcome
  readonly webInvalidChannelName: Outcome
  readonly webInvalidToken: Outcome
  readonly webExpiredToken: Outcome
  /** What a ban is told with, to the banned alone. */
  readonly webClientBanned: readonly Told<[user: string]>[]
  readonly webBanned: Moment
  readonly webBannedWhenConnecting: Moment
  readonly webBannedWhenReconnecting: Moment
  readonly webTokenExpired: Moment
  readonly webTokenExpiredWhenConnecting: Moment
  readonly webTokenExpiredWhenReconnecting: Moment
  readonly webLoggedInElsewhere: Moment
  /** The code of a join that a leave ended. */
  readonly webJoinAbortedCode: number | string
  /** The code of a join that a ban or an expiry ended. */
  readonly webJoinExpelledCode: number | string
  readonly webPublished: Moment
  /** The code of a publish or an unpublish that is not possible now. */
  readonly webPublishRefusedCode: number | string
  /** Whether the service hears that a client publishes no longer. */
  readonly webUnpublishReachesService: boolean
  /** What the getter tells for the state that the client is in. */
  readonly webGetterState: (state: number) => string

  /** What outlives what should have ended it. */
  readonly webLossSurvivesRestore: boolean
  readonly webAnswerSurvivesLeave: boolean
  readonly webRetriesSurviveRejoin: boolean
  readonly webRetriesSurviveEnd: boolean
}

/** The decisions about what a Web client learns of the others. */
export interface WebPeerDecisions {
  /** From a join to its visibility at the others (T1 to T2, T9 to T10). */
  readonly webJoinVisibleAfterMs: number
  /** From a leave to its visibility at the others. */
  readonly webLeaveVisibleAfterMs: number
  /** From the beginning of what is published to its visibility at the others (T3 to T4). */
  readonly webStreamVisibleAfterMs: number
  /** From the end of what is published to its visibility at the others. */
  readonly webStreamEndVisibleAfterMs: number
  /** From the last data of a user to taking the stream for gone (T6). */
  readonly webStreamRemovedAfterMs: number
  /** Who misses the data of a user: whoever watches, or the service for all of them. */
  readonly webStreamJudge: 'viewer' | 'service'
  /** The same where the user's process was killed. */
  readonly webKilledStreamRemovedAfterMs: number
  /** From the service's last data of a user to taking the user for gone (T8); A-07 disputes it. */
  readonly webPeerLeaveAfterMs: number
  /** How long the service's judgement travels. */
  readonly webPeerLeaveTakesMs: number
  readonly webPeerOnline: readonly Told<[user: string]>[]
  readonly webPeerLeave: readonly Told<[user: string, reason: string]>[]
  readonly webStreamAdded: readonly Told<[user: string]>[]
  readonly webStreamRemoved: readonly Told<[user: string]>[]
  /** Whether a user who joins is told to publish, too. */
  readonly webJoinShowsStream: boolean
  /** The reason with which a leave is told. */
  readonly webQuitReason: string
  /** The reason with which a silence is told. */
  readonly webTimeOutReason: string
  /** Whether the stream of a user who leaves is also told to be gone. */
  readonly webStreamRemovedWithLeave: boolean
  /** Whether the silence of a user who publishes nothing counts as a stream that is gone. */
  readonly webSilenceNeedsStream: boolean
  /** Whether a newcomer learns who is already in the channel. */
  readonly webNewcomerLearnsOthers: boolean
  /** Whether peer-online comes again for a user who was gone and returns (T10). */
  readonly webReturnTold: boolean
  /** How long after a leave was told the user is told of once more, though not back: never. */
  readonly webGoneToldAgainAfterMs: number
  /** The same for a user who returns before having been missed (W-03). */
  readonly webReturnInTimeTold: boolean
  /** Whether stream-added comes again for a stream that was gone and returns. */
  readonly webStreamReturnTold: boolean
  /** How long after an unpublish was told the stream is told of once more, though not back: never. */
  readonly webEndedStreamToldAgainAfterMs: number
  /** Whether stream-added comes again for a user who returns before the stream was missed. */
  readonly webEarlyReturnTold: boolean
  /** The same for a user whose process was killed. */
  readonly webRestartTold: boolean
  /** Whether a client that has re-joined waits anew for the data of others. */
  readonly webCountsAnewAfterRejoin: boolean
  /** Whether what was expected of a silence comes though data of the user came again in time. */
  readonly webStreamRemovalSurvivesReturn: boolean
  readonly webKilledStreamRemovalSurvivesReturn: boolean
  readonly webPeerLeaveSurvivesReturn: boolean
  /** Whether a client that has left is still told about the others. */
  readonly webHearsOthersAfterLeave: boolean
}

/** Every decision of the Web reference. */
export type WebDecisions = WebClientDecisions & WebPeerDecisions

const [, DISCONNECTED, CONNECTING, CONNECTED, DISCONNECTING] = webStateNames

/** The callback about a state that replaces another one, and the callbacks that follow. */
function changes(before: string, now: string, ...others: readonly Report[]): Moment {
  return {
    state: webStateNames.indexOf(now as (typeof webStateNames)[number]),
    reports: [webStateChanged(before, now), ...others],
  }
}

const repeated = refused('INVALID_OPERATION')
const refusal = (code: string): Outcome => refused(code, changes(CONNECTING, DISCONNECTED))
const didExpire = callback('onTokenPrivilegeDidExpire')

/** What document 004 says. */
export const correctWeb: WebDecisions = {
  webAnswerTakesMs: 200,
  webLeaveTakesMs: 100,
  webLeaveTimesOutAfterMs: 2_000,
  webPublishTakesMs: 100,
  webLossNoticedAfterMs: 0,
  webResetNoticedAfterMs: 0,
  webNoticesUplinkLoss: true,
  webGaveUpAfterMs: Infinity,
  webRetryAfterMs: backOffMs,
  webRestoredRetryAfterMs: 0,

  webOpened: [],
  webRestarted: [],
  webRetrying: [],
  webJoinWhenDisconnected: accepted(changes(DISCONNECTED, CONNECTING)),
  webJoinWhenConnecting: repeated,
  webJoinWhenReconnecting: repeated,
  webJoinWhenConnected: repeated,
  webJoinWhenDisconnecting: repeated,
  webLeaveWhenDisconnected: repeated,
  webLeaveWhenConnecting: accepted(changes(CONNECTING, DISCONNECTED)),
  webLeaveWhenReconnecting: accepted(changes(CONNECTING, DISCONNECTED)),
  webLeaveWhenConnected: accepted(changes(CONNECTED, DISCONNECTING)),
  webLeaveWhenDisconnecting: repeated,
  webJoined: changes(CONNECTING, CONNECTED, callback('connected')),
  webRejoined: changes(CONNECTING, CONNECTED, callback('connected'), callback('rejoin')),
  webLost: changes(CONNECTED, CONNECTING, callback('error', 'SOCKET_DISCONNECTED'), callback('reconnect')),
  webGaveUp: changes(CONNECTING, DISCONNECTED),
  webGaveUpWhenReconnecting: changes(CONNECTING, DISCONNECTED),
  webLeft: changes(DISCONNECTING, DISCONNECTED),
  webLeaveTimedOut: refused('LEAVE_MSG_TIMEOUT', changes(DISCONNECTING, DISCONNECTED)),
  webInvalidAppId: refusal('INVALID_VENDOR_KEY'),
  webInvalidChannelName: refusal('INVALID_CHANNEL_NAME'),
  webInvalidToken: refusal('INVALID_DYNAMIC_KEY'),
  webExpiredToken: refusal('DYNAMIC_KEY_EXPIRED'),
  webClientBanned: [told('client-banned', (user) => [user])],
  webBanned: changes(CONNECTED, DISCONNECTED),
  webBannedWhenConnecting: changes(CONNECTING, DISCONNECTED),
  webBannedWhenReconnecting: changes(CONNECTING, DISCONNECTED),
  webTokenExpired: changes(CONNECTED, DISCONNECTED, didExpire),
  webTokenExpiredWhenConnecting: changes(CONNECTING, DISCONNECTED, didExpire),
  webTokenExpiredWhenReconnecting: changes(CONNECTING, DISCONNECTED, didExpire),
  webLoggedInElsewhere: unchanged,
  webJoinAbortedCode: 'LEAVE_BEFORE_JOIN_SUCCESS',
  webJoinExpelledCode: 'SOCKET_ERROR',
  webPublished: reports(callback('stream-published')),
  webPublishRefusedCode: 'INVALID_OPERATION',
  webUnpublishReachesService: true,
  webGetterState: (current) => webStateNames[current] ?? '',

  webLossSurvivesRestore: false,
  webAnswerSurvivesLeave: false,
  webRetriesSurviveRejoin: false,
  webRetriesSurviveEnd: false,

  webJoinVisibleAfterMs: 100,
  webLeaveVisibleAfterMs: 100,
  webStreamVisibleAfterMs: 100,
  webStreamEndVisibleAfterMs: 100,
  webStreamRemovedAfterMs: 10_000,
  webStreamJudge: 'viewer',
  webKilledStreamRemovedAfterMs: 10_000,
  webPeerLeaveAfterMs: 10_000,
  webPeerLeaveTakesMs: 0,
  webPeerOnline: [told('peer-online', (user) => [user])],
  webPeerLeave: [told('peer-leave', (user, why) => [user, why])],
  webStreamAdded: [told('stream-added', (user) => [user])],
  webStreamRemoved: [told('stream-removed', (user) => [user])],
  webJoinShowsStream: false,
  webQuitReason: 'Quit',
  webTimeOutReason: 'ServerTimeOut',
  webStreamRemovedWithLeave: false,
  webSilenceNeedsStream: true,
  webNewcomerLearnsOthers: true,
  webReturnTold: true,
  webGoneToldAgainAfterMs: Infinity,
  webReturnInTimeTold: false,
  webStreamReturnTold: true,
  webEndedStreamToldAgainAfterMs: Infinity,
  webEarlyReturnTold: false,
  webRestartTold: false,
  webCountsAnewAfterRejoin: true,
  webStreamRemovalSurvivesReturn: false,
  webKilledStreamRemovalSurvivesReturn: false,
  webPeerLeaveSurvivesReturn: false,
  webHearsOthersAfterLeave: false,
}

/** What document 003 says of a Web viewer of native users: the service waits three minutes. */
export const correctWebViewer: WebDecisions = { ...correctWeb, webPeerLeaveAfterMs: 180_000 }
