/** Every decision of the RTM 1 reference, with its correct value. */
import type { Json } from '../../spec/vocabulary.ts'
import {
  accepted,
  becomes,
  callback,
  type Moment,
  type Outcome,
  type Report,
  refused,
  reports,
  type Told,
  told,
  unchanged,
} from './moment.ts'
import { backOffMs } from './retry.ts'
import { rtmReason as reason, rtmState as state } from './states.ts'

/** The decisions of the RTM client: its timers, what it reports, what its calls return, what outlives what. */
export interface RtmClientDecisions {
  /** From an attempt that reaches the service to its answer. */
  readonly rtmAnswerTakesMs: number
  /** From the login to giving it up; 6 s in the Linux document, 10 or 12 s in others. */
  readonly rtmLoginTimeoutMs: number
  /** From the beginning of an interruption to reporting it. */
  readonly rtmInterruptedAfterMs: number
  /** The same where the connection was reset, which a client may notice at once. */
  readonly rtmResetInterruptedAfterMs: number
  /** From reporting the interruption to giving up; the document says never. */
  readonly rtmGiveUpAfterMs: number
  /** The wait after the given automatic attempt (counted from 0); `Infinity` ends the attempts. */
  readonly rtmRetryAfterMs: (attempt: number) => number
  /** From the network's return to the attempt that it provokes; `Infinity` leaves it to the back-off. */
  readonly rtmRestoredRetryAfterMs: number
  /** From a login that failed to an automatic one; the document says that the app has to log in. */
  readonly rtmLoginRetryAfterMs: number

  /** What a fresh client reports by itself. */
  readonly rtmOpened: readonly Report[]
  /** What a client reports by itself after its process was restarted. */
  readonly rtmRestarted: readonly Report[]
  /** What each automatic attempt reports. */
  readonly rtmRetrying: readonly Report[]
  readonly rtmLoginWhenDisconnected: Outcome
  /** A login after an earlier logout. */
  readonly rtmLoginWhenDisconnectedAgain: Outcome
  readonly rtmLoginWhenConnecting: Outcome
  readonly rtmLoginWhenConnected: Outcome
  readonly rtmLoginWhenReconnecting: Outcome
  readonly rtmLoginWhenAborted: Outcome
  readonly rtmLogoutWhenDisconnected: Outcome
  readonly rtmLogoutWhenConnecting: Outcome
  readonly rtmLogoutWhenConnected: Outcome
  readonly rtmLogoutWhenReconnecting: Outcome
  readonly rtmLogoutWhenAborted: Outcome
  /** The login succeeded. */
  readonly rtmLoggedIn: Moment
  /** The automatic login after an interruption succeeded. */
  readonly rtmLoggedInAgain: Moment
  readonly rtmLoginTimedOut: Moment
  /** The login was refused because of the App ID. */
  readonly rtmInvalidAppId: Moment
  readonly rtmInvalidToken: Moment
  readonly rtmExpiredToken: Moment
  readonly rtmInterrupted: Moment
  /** The client gave up reconnecting, which a correct one never does. */
  readonly rtmGaveUp: Moment
  /** The token expired while connected (X-08 also knows nothing at all, and reconnecting). */
  readonly rtmTokenExpiredWhenConnected: Moment
  readonly rtmTokenExpiredWhenReconnecting: Moment
  /** Whether one expiry is told once only, however many attempts it makes fail. */
  readonly rtmTokenExpiredToldOnce: boolean
  readonly rtmLoggedInElsewhereWhenConnecting: Moment
  readonly rtmLoggedInElsewhereWhenConnected: Moment
  /** Comes about when the reconnecting client reaches the service. */
  readonly rtmLoggedInElsewhereWhenReconnecting: Moment
  readonly rtmBannedWhenConnecting: Moment
  readonly rtmBannedWhenConnected: Moment
  /** Comes about when the reconnecting client reaches the service. */
  readonly rtmBannedWhenReconnecting: Moment
  /** What a token renewal that was accepted reports. */
  readonly rtmTokenRenewed: readonly Report[]
  /** Whether a renewed token makes the automatic logins succeed again. */
  readonly rtmRenewalEndsExpiry: boolean

  /** The code of an API that needs a login. */
  readonly rtmNotConnectedCode: number
  /** The code of a token renewal without a login. */
  readonly rtmRenewalWithoutLoginCode: number
  /** The code of a token renewal with an invalid token. */
  readonly rtmRenewalInvalidCode: number
  /** The code of a token renewal with an expired token. */
  readonly rtmRenewalExpiredCode: number
  /** The code of joining a channel twice. */
  readonly rtmAlreadyJoinedCode: number
  /** The code of leaving a channel that was not joined. */
  readonly rtmNotJoinedCode: number
  /** The code of sending to a channel that was not joined. */
  readonly rtmNotMemberCode: number

  /** What outlives what should have ended it: an answer, a timer, the automatic attempts. */
  readonly rtmLoginTimeoutSurvivesLogin: boolean
  readonly rtmLoginTimeoutSurvivesLogout: boolean
  readonly rtmAnswerSurvivesLogout: boolean
  readonly rtmInterruptedSurvivesRestore: boolean
  readonly rtmInterruptedSurvivesLogout: boolean
  readonly rtmRetriesSurviveLogout: boolean
  readonly rtmRetriesSurviveAbort: boolean
  readonly rtmRetriesSurviveLogin: boolean
  /** Whether the loss of one direction alone is noticed. */
  readonly rtmNoticesOneWayLoss: boolean
  /** Whether a service that answers nothing is noticed. */
  readonly rtmNoticesSilentService: boolean
}

/** The decisions of the RTM service: presence, channels, messages, attributes. */
export interface RtmServiceDecisions {
  /** From sending the n-th message of the session to its arrival. */
  readonly rtmMessageTakesMs: (nth: number) => number
  /** From a change of a channel's members to its arrival at the others. */
  readonly rtmMemberNewsTakesMs: number
  /** From the beginning of an interruption to removing the user. */
  readonly rtmRemovedAfterMs: number
  readonly rtmMessageReceived: readonly Told<[user: string, text: string]>[]
  readonly rtmChannelMessageReceived: readonly Told<[channel: string, user: string, text: string]>[]
  readonly rtmMemberJoined: readonly Told<[channel: string, user: string]>[]
  readonly rtmMemberLeft: readonly Told<[channel: string, user: string]>[]

  /** Whether a user is removed though the user returned in time. */
  readonly rtmRemovalSurvivesReturn: boolean
  /** Whether the removal takes the user off the list of online users. */
  readonly rtmRemovalTakesOffline: boolean
  /** The channels that the removal takes the user out of, out of all joined ones. */
  readonly rtmRemovalLeaves: (channels: readonly string[]) => readonly string[]
  /** Whom news of a channel's members reach. */
  readonly rtmNewsReaches: 'members' | 'everybody'
  /** Whether one who joins is told about it, too. */
  readonly rtmNewsOfOneself: boolean
  /** Whom the messages of a channel reach. */
  readonly rtmChannelMessagesReach: 'members' | 'everybody'
  /** Whether members are told that the removed user left. */
  readonly rtmRemovalTold: boolean
  /** Whether a logout reaches the service. */
  readonly rtmLogoutReachesService: boolean
  /** Whether members are told that a user who logged out left. */
  readonly rtmLogoutTold: boolean
  /** Whether a kicked or banned user leaves the channels and goes offline. */
  readonly rtmAbortLeaves: boolean
  /** The channels that a returning user is put into, out of all joined ones. */
  readonly rtmRejoins: (channels: readonly string[]) => readonly string[]
  /** Whether members are told about a user who was removed and returns. */
  readonly rtmRejoinTold: boolean
  /** Whether members are told that a user who returns in time left and joined, though nothing changed. */
  readonly rtmEarlyReturnTold: boolean
  /** Which attributes of its user the client keeps when they are set, knowing those before. */
  readonly rtmKeptAttributes: (latest: Json, before: Json | undefined) => Json
  /** What is synchronised after a removal; `undefined` synchronises nothing. */
  readonly rtmSyncedAttributes: (attributes: Json) => Json | undefined
  /** Whether the attributes are synchronised after every return, removed or not. */
  readonly rtmSyncsAfterEveryReturn: boolean

  /** How many missed peer messages are resent; the newest ones. */
  readonly rtmResentPeerMessages: number
  /** How old a resent peer message may be when the login succeeds. */
  readonly rtmResentPeerWindowMs: number
  /** How many missed channel messages are resent. */
  readonly rtmResentChannelMessages: number
  /** Whether that limit holds for all channels together or for each one. */
  readonly rtmResendLimitFor: 'all channels' | 'each channel'
  /** Which of too many channel messages are resent. */
  readonly rtmResendKeeps: 'newest' | 'oldest'
  /** How old a resent channel message may be when the login succeeds. */
  readonly rtmResendWindowMs: number
  readonly rtmResendOrder: 'sent' | 'reversed'
  /** How often each message is resent. */
  readonly rtmResendCopies: number
}

/** Every decision of the RTM reference. */
export type RtmDecisions = RtmClientDecisions & RtmServiceDecisions

const login = accepted(becomes(state.connecting, reason.login))
const logout = accepted(becomes(state.disconnected, reason.logout, callback('onLogout', 0)))
const alreadyLoggedIn = refused(8)
const notLoggedIn = refused(102)
const aborted = becomes(state.aborted, reason.remoteLogin)
const banned = becomes(state.aborted, reason.bannedByServer)

function loginFailed(code: number): Moment {
  return becomes(state.disconnected, reason.loginFailure, callback('onLoginFailure', code))
}

/** What the RTM document says, and a reading where it says nothing. */
export const correctRtm: RtmDecisions = {
  rtmAnswerTakesMs: 200,
  rtmLoginTimeoutMs: 6_000,
  rtmInterruptedAfterMs: 4_000,
  rtmResetInterruptedAfterMs: 4_000,
  rtmGiveUpAfterMs: Infinity,
  rtmRetryAfterMs: backOffMs,
  rtmRestoredRetryAfterMs: 0,
  rtmLoginRetryAfterMs: Infinity,

  rtmOpened: [],
  rtmRestarted: [],
  rtmRetrying: [],
  rtmLoginWhenDisconnected: login,
  rtmLoginWhenDisconnectedAgain: login,
  rtmLoginWhenConnecting: alreadyLoggedIn,
  rtmLoginWhenConnected: alreadyLoggedIn,
  rtmLoginWhenReconnecting: alreadyLoggedIn,
  rtmLoginWhenAborted: alreadyLoggedIn,
  rtmLogoutWhenDisconnected: notLoggedIn,
  rtmLogoutWhenConnecting: logout,
  rtmLogoutWhenConnected: logout,
  rtmLogoutWhenReconnecting: logout,
  rtmLogoutWhenAborted: logout,
  rtmLoggedIn: becomes(state.connected, reason.loginSuccess, callback('onLoginSuccess')),
  rtmLoggedInAgain: becomes(state.connected, reason.loginSuccess),
  rtmLoginTimedOut: becomes(state.disconnected, reason.loginTimeout, callback('onLoginFailure', 9)),
  rtmInvalidAppId: loginFailed(4),
  rtmInvalidToken: loginFailed(5),
  rtmExpiredToken: loginFailed(6),
  rtmInterrupted: becomes(state.reconnecting, reason.interrupted),
  rtmGaveUp: becomes(state.disconnected, reason.loginTimeout),
  rtmTokenExpiredWhenConnected: becomes(state.aborted, reason.tokenExpired, callback('onTokenExpired')),
  rtmTokenExpiredWhenReconnecting: reports(callback('onTokenExpired')),
  rtmTokenExpiredToldOnce: true,
  rtmLoggedInElsewhereWhenConnecting: unchanged,
  rtmLoggedInElsewhereWhenConnected: aborted,
  rtmLoggedInElsewhereWhenReconnecting: aborted,
  rtmBannedWhenConnecting: unchanged,
  rtmBannedWhenConnected: banned,
  rtmBannedWhenReconnecting: banned,
  rtmTokenRenewed: [],
  rtmRenewalEndsExpiry: true,

  rtmNotConnectedCode: 102,
  rtmRenewalWithoutLoginCode: 102,
  rtmRenewalInvalidCode: 6,
  rtmRenewalExpiredCode: 5,
  rtmAlreadyJoinedCode: 6,
  rtmNotJoinedCode: 3,
  rtmNotMemberCode: 1,

  rtmLoginTimeoutSurvivesLogin: false,
  rtmLoginTimeoutSurvivesLogout: false,
  rtmAnswerSurvivesLogout: false,
  rtmInterruptedSurvivesRestore: false,
  rtmInterruptedSurvivesLogout: false,
  rtmRetriesSurviveLogout: false,
  rtmRetriesSurviveAbort: false,
  rtmRetriesSurviveLogin: false,
  rtmNoticesOneWayLoss: true,
  rtmNoticesSilentService: true,

  rtmMessageTakesMs: () => 50,
  rtmMemberNewsTakesMs: 50,
  rtmRemovedAfterMs: 30_000,
  rtmMessageReceived: [told('onMessageReceived', (user, text) => [user, text])],
  rtmChannelMessageReceived: [told('onChannelMessageReceived', (channel, user, text) => [channel, user, text])],
  rtmMemberJoined: [told('onMemberJoined', (channel, user) => [channel, user])],
  rtmMemberLeft: [told('onMemberLeft', (channel, user) => [channel, user])],

  rtmRemovalSurvivesReturn: false,
  rtmRemovalTakesOffline: true,
  rtmRemovalLeaves: (channels) => channels,
  rtmNewsReaches: 'members',
  rtmNewsOfOneself: false,
  rtmChannelMessagesReach: 'members',
  rtmRemovalTold: true,
  rtmLogoutReachesService: true,
  rtmLogoutTold: true,
  rtmAbortLeaves: true,
  rtmRejoins: (channels) => channels,
  rtmRejoinTold: true,
  rtmEarlyReturnTold: false,
  rtmKeptAttributes: (latest) => latest,
  rtmSyncedAttributes: (attributes) => attributes,
  rtmSyncsAfterEveryReturn: false,

  rtmResentPeerMessages: Infinity,
  rtmResentPeerWindowMs: Infinity,
  rtmResentChannelMessages: 32,
  rtmResendLimitFor: 'all channels',
  rtmResendKeeps: 'newest',
  rtmResendWindowMs: 30_000,
  rtmResendOrder: 'sent',
  rtmResendCopies: 1,
}
