/**
 * Other correct implementations: the reference with a decision that another reading of the documents asks for, or
 * that the documents leave open. Tests hold that the judge accuses none of them.
 */
import type { Decisions } from './decisions.ts'
import { accepted, becomes, callback, refused, reports, stateChanged, unchanged } from './moment.ts'
import { otherNativeReadings } from './other-native-readings.ts'
import { callbackFirst, type OtherReading } from './other-reading.ts'
import { otherWeb4Readings } from './other-web-4-readings.ts'
import { otherWebReadings } from './other-web-readings.ts'
import { rtcReason, rtcState, rtmReason, rtmState } from './states.ts'

const REJOIN_SUCCESS = 15
const { connecting, connected, reconnecting, failed } = rtcState
const rejected = refused(-17, becomes(failed, rtcReason.rejectedByServer))

const rtm = (what: string, decisions: Partial<Decisions>): OtherReading => ({ profile: 'rtm-1', what, decisions })
const rtc = (what: string, decisions: Partial<Decisions>): OtherReading => ({ profile: 'rtc-4', what, decisions })

/** The implementations that the documents of RTM 1 and RTC 4 allow. */
const olderReadings: readonly OtherReading[] = [
  rtm('A-29: 32 messages for each channel', { rtmResendLimitFor: 'each channel' }),
  rtm('A-29: the oldest messages', { rtmResendKeeps: 'oldest' }),
  rtm('A-31: a new login is needed', { rtmRenewalEndsExpiry: false }),
  rtm('X-07: ten seconds', { rtmLoginTimeoutMs: 10_000 }),
  rtm('X-07: twelve seconds', { rtmLoginTimeoutMs: 12_000 }),
  rtm('X-08: nothing happens', { rtmTokenExpiredWhenConnected: unchanged }),
  rtm('a reset is reported at once', { rtmResetInterruptedAfterMs: 0 }),
  rtm('states and reasons are spelled by name', { spelling: 'names' }),
  rtm('everything that travels takes long', {
    rtmAnswerTakesMs: 900,
    rtmMemberNewsTakesMs: 950,
    rtmMessageTakesMs: () => 900,
  }),
  rtm('everything that travels takes no time', {
    rtmAnswerTakesMs: 0,
    rtmMemberNewsTakesMs: 0,
    rtmMessageTakesMs: () => 0,
  }),
  rtm('onLoginSuccess comes first', {
    rtmLoggedIn: callbackFirst(rtmState.connected, rtmReason.loginSuccess, 'onLoginSuccess'),
  }),
  rtm('re-logins follow the back-off alone', { rtmRestoredRetryAfterMs: Infinity }),
  rtm('an expiry is told at each attempt', { rtmTokenExpiredToldOnce: false }),
  rtm('a kicked user stays in its channels', { rtmAbortLeaves: false }),
  rtm('a logout is not told', { rtmLogoutTold: false }),
  rtm('attributes are synchronised after every return', { rtmSyncsAfterEveryReturn: true }),
  rtm('a kick while reconnecting is ignored', {
    rtmLoggedInElsewhereWhenReconnecting: unchanged,
    rtmBannedWhenReconnecting: unchanged,
  }),
  rtm('a kick while connecting aborts', {
    rtmLoggedInElsewhereWhenConnecting: becomes(rtmState.aborted, rtmReason.remoteLogin),
  }),
  rtm('a logout while connecting is refused', { rtmLogoutWhenConnecting: refused(1) }),
  rtc('A-01: ten seconds after the loss', { rtcLostAfterMs: 6_000 }),
  rtc('A-01: fifteen seconds after the loss', { rtcLostAfterMs: 11_000 }),
  rtc('A-02: the callback alone', { rtcLost: reports(callback('onConnectionLost')) }),
  rtc('A-02: the state event alone', { rtcLost: reports(stateChanged(reconnecting, rtcReason.lost)) }),
  rtc('A-04: twenty minutes after others see it', { rtcGaveUpAfterMs: 1_216_000 }),
  rtc('A-04: twenty minutes after the loss', { rtcGaveUpAfterMs: 1_196_000 }),
  rtc('A-18: an invalid token fails', { rtcInvalidToken: becomes(failed, rtcReason.invalidToken) }),
  rtc('A-19: REJOIN_SUCCESS', { rtcRejoined: becomes(connected, REJOIN_SUCCESS, callback('onRejoinChannelSuccess')) }),
  rtc('A-21: a second join is refused', { rtcJoinWhenConnected: refused(-17) }),
  rtc('A-21: a join during an echo test is refused', { rtcJoinDuringEchoTest: refused(-8) }),
  rtc('A-22: a leave is needed', { rtcJoinWhenFailedForToken: refused(-17) }),
  rtc('A-23-RENEW: a renewed token changes nothing', { rtcTokenRenewed: unchanged }),
  rtc('A-25: the callback first', {
    rtcJoined: callbackFirst(connected, rtcReason.joinSuccess, 'onJoinChannelSuccess'),
  }),
  rtc('X-03: stays connecting', { rtcJoinGaveUpAfterMs: Infinity }),
  rtc('X-03: says lost', { rtcJoinLostAfterMs: 10_000, rtcJoinGaveUpAfterMs: Infinity }),
  rtc('X-03: says lost and fails', { rtcJoinLostAfterMs: 10_000 }),
  rtc('X-05: connecting', { rtcProxySet: becomes(connecting, rtcReason.settingProxyServer) }),
  rtc('X-06: a new token does not end a failure', { rtcTokenRenewedWhenFailed: unchanged }),
  rtc('a reset is reported at once', { rtcResetInterruptedAfterMs: 0 }),
  rtc('states and reasons are spelled by name', { spelling: 'names' }),
  rtc('everything that travels takes long', {
    rtcAnswerTakesMs: 900,
    rtcJoinVisibleAfterMs: 950,
    rtcLeaveVisibleAfterMs: 950,
  }),
  rtc('everything that travels takes no time', {
    rtcAnswerTakesMs: 0,
    rtcJoinVisibleAfterMs: 0,
    rtcLeaveVisibleAfterMs: 0,
  }),
  rtc('attempts begin with the report', { rtcRetriesFrom: 'interruption' }),
  rtc('re-joins follow the back-off alone', { rtcRestoredRetryAfterMs: Infinity }),
  rtc('newcomers are not told who is there', { rtcNewcomerLearnsOthers: false }),
  rtc('a silent service is not noticed', { rtcNoticesSilentService: false }),
  rtc('an interruption is reported once only', { rtcInterruptedWhenReconnecting: false }),
  rtc('onConnectionInterrupted comes, too', {
    rtcInterrupted: becomes(reconnecting, rtcReason.interrupted, callback('onConnectionInterrupted')),
  }),
  rtc('the same user elsewhere changes nothing', { rtcLoggedInElsewhere: unchanged }),
  rtc('a failed client may join', { rtcJoinWhenFailed: accepted(becomes(connecting, rtcReason.connecting)) }),
  rtc('a second join fails while reconnecting, too', {
    rtcJoinWhenReconnecting: rejected,
    rtcJoinWhenConnecting: rejected,
  }),
]

export type { OtherReading } from './other-reading.ts'

/** Every one of them follows its reading wherever the question comes up. */
export const otherReadings: readonly OtherReading[] = [
  ...olderReadings,
  ...otherNativeReadings,
  ...otherWebReadings,
  ...otherWeb4Readings,
]
