/**
 * What the guide to RTC Web 4.x and its type definitions demand and forbid, as rules.
 *
 * What a client may do after it was told to join a second time, or to leave outside a channel, no source says.
 */
import * as is from '../facts/index.ts'
import { rtcWeb4Timers as timers } from '../profiles/timers.ts'
import {
  anyOf,
  call,
  callback,
  evenIfTold,
  happens,
  quietly,
  type ResponseRule,
  type Rule,
  rule,
  service,
  under,
  witnessedBy,
} from '../rule.ts'
import { reasons } from './rtc-web-4-reasons.ts'
import { becomes, connected, connecting, disconnected, leaves, rejoining } from './rtc-web-4-words.ts'

const trying = is.either(connecting, rejoining)

/** The others are told when a user has re-joined. */
const returnIsTold = (...clauses: readonly string[]): ResponseRule =>
  rule(...clauses)
    .after(becomes('CONNECTED'))
    .given(is.cameFrom('RECONNECTING'))
    .while(is.alive, is.reachable, is.undisturbed, connected)
    .othersAreTold(callback('user-joined'))

const callbackForm: readonly Rule[] = [
  rule('WEB4-STATE-09').decode('unknownState'),
  rule('WEB4-EVENT-PAYLOAD').decode('previous'),
  rule('WEB4-EVENT-PAYLOAD', 'WEB4-CB-02').decode('swapped'),
  rule('WEB4-CB-01').decode('sameState'),
  rule('WEB4-CB-03').decode('unknownReason'),
  rule('WEB4-REASON-ONLY').decode('pair'),
  rule('WEB4-DIAG-01').decode('edge'),
  rule('WEB4-T1a').decode('untoldJoin'),
  rule('WEB4-CB-01').decode('dead'),
]

const join: readonly Rule[] = [
  witnessedBy(
    rule('WEB4-STATE-01').never(
      anyOf(
        ...['CONNECTING', 'CONNECTED', 'RECONNECTING', 'DISCONNECTING', 'DISCONNECTED'].map((state) => becomes(state)),
      ),
      is.neverEntered,
    ),
    call('join'),
    is.entering,
  ),
  rule('WEB4-T0', 'WEB4-T1a', 'WEB4-STATE-05')
    .after(call('join', 'valid'))
    .given(disconnected, is.settled)
    .while(is.alive, is.notExiting, is.undisturbed)
    .due(becomes('CONNECTING')),
  rule('WEB4-STATE-05', 'WEB4-STATE-02').only(becomes('CONNECTING'), is.everEntered).ifIt(is.entering),
  rule('WEB4-T1b', 'WEB4-STATE-06')
    .after(call('join', 'valid'))
    .given(disconnected, is.settled, is.notBanned)
    .while(is.alive, is.reachable, is.undisturbed)
    .due(becomes('CONNECTED')),
  rule('WEB4-STATE-05').once(is.connectable, 'reconnectWithinMs').dueBy(leaves('CONNECTING')),
  rule('WEB4-STATE-06').only(becomes('CONNECTED')).ifIt(is.perhapsReachable),
  rule('WEB4-STATE-06').only(becomes('CONNECTED'), connecting).ifIt(is.presentedNoBad),
  rule('WEB4-T2b', 'WEB4-T2a')
    .after(becomes('CONNECTED'))
    .given(is.cameFrom('CONNECTING'))
    .while(is.alive, is.reachable, is.undisturbed, connected)
    .othersAreTold(callback('user-joined')),
  rule('WEB4-T2b').only(callback('user-joined')).ifIt(is.subjectMayHaveJoined),
  under(
    'W-03',
    'after-user-left',
    rule('WEB4-T2b').only(callback('user-joined')).ifIt(is.subjectNotToldPresent(timers.peerLeaveAfterMs)),
  ),
  under(
    'W-03',
    'after-each-rejoin',
    rule('WEB4-T2b')
      .only(callback('user-joined'))
      .ifIt(is.either(is.subjectNotToldPresent(timers.peerLeaveAfterMs), is.subjectCameBack)),
  ),
  rule('WEB4-JOINED-EXISTING').onceBetween(is.userUntoldToNewcomer, 0).due(callback('user-joined')),
]

const tracks: readonly Rule[] = [
  rule('WEB4-T4a', 'WEB4-T3')
    .after(call('publish'))
    .given(connected, is.settled, is.undisturbed, is.notJustBack)
    .while(is.alive, is.reachable, is.undisturbed, connected, is.notUnpublished)
    .othersAreTold(callback('user-published'), 'thereAndBack'),
  rule('WEB4-T4a')
    .only(callback('user-published'))
    .ifIt(is.both(is.subjectMayPublish, is.subjectNotToldPresent(timers.streamRemovedAfterMs))),
  quietly(rule('WEB4-T4a').only(callback('user-published')).ifIt(is.subjectPublishedLately)),
  rule('WEB4-PUBLISHED-EXISTING').onceBetween(is.streamUntoldToNewcomer, 0).due(callback('user-published')),
  rule('WEB4-UNPUBLISH')
    .after(call('unpublish'))
    .given(connected, is.settled, is.undisturbed, is.notJustBack)
    .while(is.alive, is.reachable, is.undisturbed, connected, is.notPublishedAgain)
    .othersAreTold(callback('user-unpublished'), 'thereAndBack'),
  rule('WEB4-T7b', 'WEB4-T7a')
    .onceBetween(is.streamUnheard, timers.streamRemovedAfterMs, 'streamRemovedAfterMs')
    .due(callback('user-unpublished')),
  rule('WEB4-T7a')
    .only(callback('user-unpublished'), is.subjectNotToldGone)
    .ifIt(is.subjectMayHaveLeft(timers.streamRemovedAfterMs)),
  rule('WEB4-T7b').only(callback('user-unpublished')).ifIt(is.subjectNotToldGone),
]

const interruption: readonly Rule[] = [
  witnessedBy(
    rule('WEB4-T5').only(becomes('RECONNECTING')).ifIt(is.interruptedAtAll),
    happens('networkRestored'),
    connected,
  ),
  rule('WEB4-T6', 'WEB4-STATE-07').once(is.connectedInSilence, 'reconnectWithinMs').dueBy(becomes('RECONNECTING')),
  rule('WEB4-T6', 'WEB4-DIAG-01')
    .only(becomes('DISCONNECTED'), connected, is.interruptedAtAll, is.not(is.joinsAgainNow('secondJoin')))
    .ifIt(is.mayEnd),
  rule('WEB4-RECONNECT-01').once(is.lostSinceAttempt, 'retryWithinMs').dueBy(service('connectionAttempt')),
  rule('WEB4-T9', 'WEB4-RECONNECT-01').once(is.reconnectable, 'reconnectWithinMs').dueBy(becomes('CONNECTED')),
  returnIsTold('WEB4-T10', 'WEB4-DIAG-02'),
  under('W-03', 'after-each-rejoin', evenIfTold(returnIsTold('WEB4-T10'))),
  rule('WEB4-T8b', 'WEB4-T8a')
    .onceBetween(is.unheardByPeer, timers.peerLeaveAfterMs, 'peerLeaveAfterMs')
    .due(callback('user-left')),
  rule('WEB4-T8a')
    .only(callback('user-left'), is.subjectNotToldGone)
    .ifIt(is.subjectMayHaveLeft(timers.peerLeaveAfterMs)),
  rule('WEB4-T8b').only(callback('user-left')).ifIt(is.subjectNotToldGone),
  rule('WEB4-USER-LEFT-TIMEOUT')
    .only(callback('user-left'), is.subjectWasSilent(timers.peerLeaveAfterMs))
    .ifIt(is.saysDropped),
]

const leave: readonly Rule[] = [
  rule('WEB4-STATE-08')
    .after(call('leave'))
    .given(connected, is.settled, is.onTrack, is.not(is.interruptedAtAll))
    .while(is.alive, is.notAboutToEnd, is.not(rejoining))
    .due(becomes('DISCONNECTING')),
  rule('WEB4-STATE-03')
    .after(call('leave'))
    .given(is.either(connected, trying), is.settledButForEntry, is.onTrack)
    .while(is.alive, is.notAboutToEnd, is.reachable)
    .due(becomes('DISCONNECTED')),
  rule('WEB4-STATE-08').only(becomes('DISCONNECTING')).ifIt(is.exiting),
  rule('WEB4-STATE-01')
    .only(becomes('DISCONNECTED'), is.either(connected, connecting), is.everEntered, is.not(is.interruptedAtAll))
    .ifIt(
      is.either(is.exiting, is.mayFailToEnter, is.not(is.perhapsReachable), is.both(connecting, is.hasNotUsedNetwork)),
    ),
  witnessedBy(
    rule('WEB4-STATE-03').never(
      anyOf(callback('user-joined'), callback('user-left'), callback('user-published'), callback('user-unpublished')),
      disconnected,
      is.notEntering,
      is.notPresentInstant,
      is.everEntered,
    ),
    becomes('DISCONNECTED'),
  ),
  witnessedBy(
    rule('WEB4-STATE-02').never(
      service('connectionAttempt'),
      disconnected,
      is.notEntering,
      is.notPresentInstant,
      is.alive,
    ),
    becomes('DISCONNECTED'),
  ),
  rule('WEB4-USER-LEFT-QUIT')
    .after(call('leave'))
    .given(connected, is.settled)
    .while(is.alive, is.reachable, is.notAboutToEnd)
    .othersAreTold(callback('user-left')),
  rule('WEB4-USER-LEFT-QUIT').only(callback('user-left'), is.subjectLeftInHealth).ifIt(is.saysQuit),
]

const ends: readonly Rule[] = [
  rule('WEB4-STATE-04')
    .after(happens('bannedByServer'))
    .given(connected, is.settled, is.onTrack)
    .while(is.alive, is.reachable, is.undisturbedBut('ban'))
    .due(becomes('DISCONNECTED')),
  rule('WEB4-TOKEN-EXPIRED')
    .after(happens('tokenExpired'))
    .given(connected, is.settled, is.onTrack)
    .while(is.alive, is.reachable, is.undisturbedBut('expire'))
    .due(becomes('DISCONNECTED')),
  rule('WEB4-TOKEN-DID-EXPIRE')
    .after(happens('tokenExpired'))
    .given(connected, is.settled, is.onTrack, is.undisturbedBut('expire'), is.expiryUntold)
    .while(is.alive, is.reachable, is.notExiting, is.notBanned)
    .due(callback('token-privilege-did-expire')),
  rule('WEB4-TOKEN-DID-EXPIRE').only(callback('token-privilege-did-expire')).ifIt(is.expiryUntold),
]

const results: readonly Rule[] = [
  rule('WEB4-API-01', 'WEB4-CB-02').getter(is.alive, is.onTrack, is.settled),
  rule('WEB4-STATE-01').getter(is.alive, is.neverEntered),
]

/** Every rule of RTC Web 4.x. */
export const rtcWeb4Rules: readonly Rule[] = [
  ...callbackForm,
  ...join,
  ...tracks,
  ...interruption,
  ...leave,
  ...ends,
  ...reasons,
  ...results,
]
