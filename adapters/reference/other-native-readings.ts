/** Other correct implementations of RTC native up to 3.x, in sessions of 2.3.2 with Web viewers beside them. */
import type { ProfileId } from '../../spec/vocabulary.ts'
import type { Decisions } from './decisions.ts'
import { accepted, becomes, callback, enters, refused, unchanged } from './moment.ts'
import { callbackFirst, type OtherReading } from './other-reading.ts'
import { appleCallbackNames } from './spelling.ts'
import { rtcReason as reason, rtcState as state } from './states.ts'

type Row = readonly [what: string, decisions: Partial<Decisions>]

const REJOIN_SUCCESS = 15
const join = accepted(becomes(state.connecting, reason.connecting))
const rejected = refused(-17, becomes(state.failed, reason.rejectedByServer))
const twentyMinutesMs = 1_200_000

/** The long names of the callbacks on Apple's platforms, as Objective-C has them. */
const selectors = {
  onConnectionStateChanged: 'rtcEngine:connectionChangedToState:reason:',
  onConnectionInterrupted: 'rtcEngineConnectionDidInterrupted:',
  onConnectionLost: 'rtcEngineConnectionDidLost:',
  onConnectionBanned: 'rtcEngineConnectionDidBanned:',
  onJoinChannelSuccess: 'rtcEngine:didJoinChannel:withUid:elapsed:',
  onRejoinChannelSuccess: 'rtcEngine:didRejoinChannel:withUid:elapsed:',
  onLeaveChannel: 'rtcEngine:didLeaveChannelWithStats:',
  onUserJoined: 'rtcEngine:didJoinedOfUid:elapsed:',
  onUserOffline: 'rtcEngine:didOfflineOfUid:reason:',
  onRequestToken: 'rtcEngineRequestToken:',
  onTokenPrivilegeWillExpire: 'rtcEngine:tokenPrivilegeWillExpire:',
}

/** What no document of the native SDK up to 3.x excludes, before 2.3.2 and from it on. */
const ofAll: readonly Row[] = [
  ['A-01: ten seconds after the interruption', { rtcLostFrom: 'interruption' }],
  ['A-01: fifteen seconds after the loss', { rtcLostAfterMs: 15_000 }],
  ['A-06: any direction that fails', { rtcInterruptedByUplinkLoss: true, rtcSilencedByDownlinkLoss: true }],
  ['a reset is reported at once', { rtcResetInterruptedAfterMs: 0 }],
  [
    'everything that travels takes long',
    { rtcAnswerTakesMs: 900, rtcJoinVisibleAfterMs: 950, rtcLeaveVisibleAfterMs: 950 },
  ],
  [
    'everything that travels takes no time',
    { rtcAnswerTakesMs: 0, rtcJoinVisibleAfterMs: 0, rtcLeaveVisibleAfterMs: 0 },
  ],
  ['attempts begin with the report', { rtcRetriesFrom: 'interruption' }],
  ['re-joins follow the back-off alone', { rtcRestoredRetryAfterMs: Infinity }],
  ['newcomers are not told who is there', { rtcNewcomerLearnsOthers: false }],
  ['a silent service is not noticed', { rtcNoticesSilentService: false }],
  ['the selectors of Apple are given in full', { rtcAppleCallbackNames: selectors }],
]

/** What the documents allow where there are states. */
const ofStates: readonly Row[] = [
  ...ofAll,
  ['A-04: twenty minutes after the interruption', { rtcGaveUpFrom: 'interruption', rtcGaveUpAfterMs: twentyMinutesMs }],
  ['A-18: an invalid token disconnects', { rtcInvalidToken: becomes(state.disconnected, reason.invalidToken) }],
  [
    'A-19: REJOIN_SUCCESS',
    { rtcRejoined: becomes(state.connected, REJOIN_SUCCESS, callback('onRejoinChannelSuccess')) },
  ],
  ['A-21: a second join fails', { rtcJoinWhenConnected: rejected }],
  ['A-22: a leave is needed', { rtcJoinWhenFailedForToken: refused(-17) }],
  ['A-22: a failed client may join', { rtcJoinWhenFailed: join }],
  [
    'A-25: the callback first',
    { rtcJoined: callbackFirst(state.connected, reason.joinSuccess, 'onJoinChannelSuccess') },
  ],
  [
    'X-02: the figures of the English edition',
    { rtcLostFrom: 'interruption', rtcGaveUpFrom: 'interruption', rtcGaveUpAfterMs: twentyMinutesMs },
  ],
  ['X-03: stays connecting', { rtcJoinGaveUpAfterMs: Infinity }],
  ['X-03: says lost', { rtcJoinLostAfterMs: 10_000, rtcJoinGaveUpAfterMs: Infinity }],
  ['X-03: says lost and fails', { rtcJoinLostAfterMs: 10_000 }],
  ['X-05: connecting', { rtcProxySet: becomes(state.connecting, reason.settingProxyServer) }],
  ['X-06: a new token ends a failure', { rtcTokenRenewedWhenFailed: becomes(state.reconnecting, reason.renewToken) }],
  ['a new token changes nothing', { rtcTokenRenewed: unchanged }],
  ['states and reasons are told by number', { spelling: 'numbers' }],
  ['an interruption is reported once only', { rtcInterruptedWhenReconnecting: false }],
  [
    'onConnectionInterrupted comes, too',
    { rtcInterrupted: becomes(state.reconnecting, reason.interrupted, callback('onConnectionInterrupted')) },
  ],
  ['a ban is told by its state alone', { rtcBanned: becomes(state.failed, reason.bannedByServer) }],
  ['the same user elsewhere fails', { rtcLoggedInElsewhere: becomes(state.failed, reason.sameUidLogin) }],
  ['an error code is positive', { rtcJoinWhenConnected: refused(17), rtcJoinWhenReconnecting: refused(17) }],
]

const ofMixedSession: readonly Row[] = [
  ['A-04: twenty minutes after the loss', { rtcGaveUpAfterMs: twentyMinutesMs }],
  ['A-07: ten seconds', { webPeerLeaveAfterMs: 10_000 }],
  ['A-07: twenty seconds', { webPeerLeaveAfterMs: 20_000 }],
  [
    'A-14: the names of the slips',
    {
      rtcAppleCallbackNames: {
        ...appleCallbackNames,
        onConnectionStateChanged: 'connectionStateChangedToState',
        onUserJoined: 'didJoinOfUid',
      },
    },
  ],
  [
    'A-16: Unity and the like leave as Apple does',
    { rtcKillLeavesOn: ['ios', 'macos', 'unity', 'flutter', 'react-native', 'electron'] },
  ],
  ['A-41: ten seconds after the user is offline', { rtcChannelOutlivesKillFrom: 'offline' }],
  ['A-42: a stream is told again', { webEarlyReturnTold: true, webRestartTold: true }],
  ['a stream is removed with its user', { webStreamRemovedWithLeave: true }],
  ['the Web notices a silent loss late', { webLossNoticedAfterMs: 12_000 }],
  ['the news of the service travel long', { webPeerLeaveTakesMs: 900 }],
  [
    'everything that travels on the Web takes long',
    {
      webAnswerTakesMs: 900,
      webLeaveTakesMs: 900,
      webPublishTakesMs: 450,
      webJoinVisibleAfterMs: 950,
      webLeaveVisibleAfterMs: 950,
      webStreamVisibleAfterMs: 500,
      webStreamEndVisibleAfterMs: 500,
    },
  ],
  ['Web newcomers are not told who is there', { webNewcomerLearnsOthers: false }],
]

const ofCallbacksAlone: readonly Row[] = [
  ['X-22: the archived name of the re-join', { rtcCallbackNames: { onRejoinChannelSuccess: 'didRejoinChannel' } }],
  ['a ban is not told', { rtcBanned: enters(state.failed) }],
  ['a leave is not told', { rtcLeaveWhenConnected: accepted(enters(state.disconnected)) }],
]

function rows(profile: ProfileId, all: readonly Row[]): readonly OtherReading[] {
  return all.map(([what, decisions]) => ({ profile, what, decisions }))
}

/** Every one of them follows its reading wherever the question comes up. */
export const otherNativeReadings: readonly OtherReading[] = [
  ...rows('rtc-ios-2.3.2', [
    ...ofStates,
    ['A-04: twenty minutes after others see it', { rtcGaveUpAfterMs: twentyMinutesMs + 20_000 }],
  ]),
  ...rows('rtc-native-2.3.1', [...ofAll, ...ofCallbacksAlone]),
  ...rows('rtc-native-2.3.2', [...ofStates, ...ofMixedSession]),
]
