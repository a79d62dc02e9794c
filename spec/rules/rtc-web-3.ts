/**
 * What the Web document demands and forbids, as rules.
 *
 * The Web has no state of its own for re-joining: a client that is CONNECTING after having been CONNECTED is what the
 * kit calls RECONNECTING, and shows as CONNECTING.
 */
import * as is from '../facts/index.ts'
import { rtcWeb3Timers as timers } from '../profiles/timers.ts'
import {
  anyOf,
  call,
  callback,
  happens,
  type Observation,
  quietly,
  type Rule,
  rule,
  service,
  under,
  witnessedBy,
} from '../rule.ts'

/** A change into the state, in the words of the document. */
function becomes(state: string): Observation {
  const told = state === 'RECONNECTING' ? 'CONNECTED, CONNECTING' : `…, ${state}`
  return { kind: 'state', state, told: `connection-state-change(${told})` }
}

/** A change out of the state, in the words of the document. */
function leaves(state: string): Observation {
  const told = state === 'RECONNECTING' ? 'CONNECTING' : state
  return { kind: 'leaves', state, told: `connection-state-change(${told}, …)` }
}

const disconnected = is.inState('DISCONNECTED')
const connecting = is.inState('CONNECTING')
const connected = is.inState('CONNECTED')
const rejoining = is.inState('RECONNECTING')
const joining = is.either(connecting, rejoining)

const callbackForm: readonly Rule[] = [
  rule('WEB3-STATE-05').decode('unknownState'),
  rule('WEB3-EVENT-PAYLOAD').decode('previous'),
  rule('WEB3-EVENT-PAYLOAD', 'WEB3-CB-03').decode('swapped'),
  rule('WEB3-CB-02').decode('sameState'),
  rule('WEB3-DIAG-01').decode('edge'),
  rule('WEB3-T1b').decode('untoldJoin'),
  rule('WEB3-CB-02').decode('dead'),
]

const join: readonly Rule[] = [
  witnessedBy(
    rule('WEB3-STATE-01').never(
      anyOf(...['CONNECTING', 'CONNECTED', 'RECONNECTING', 'DISCONNECTING', 'DISCONNECTED'].map(becomes)),
      is.neverEntered,
    ),
    call('join'),
    is.entering,
  ),
  rule('WEB3-T0', 'WEB3-T1b', 'WEB3-STATE-02')
    .after(call('join', 'valid'))
    .given(disconnected, is.settled)
    .while(is.alive, is.notExiting, is.undisturbed)
    .due(becomes('CONNECTING')),
  rule('WEB3-STATE-02', 'WEB3-STATE-00').only(becomes('CONNECTING'), is.everEntered).ifIt(is.entering),
  rule('WEB3-T1c', 'WEB3-T1a', 'WEB3-STATE-03')
    .after(call('join', 'valid'))
    .given(disconnected, is.settled, is.not(is.banned))
    .while(is.alive, is.reachable, is.undisturbed)
    .due(becomes('CONNECTED')),
  rule('WEB3-STATE-02').once(is.connectable, 'reconnectWithinMs').dueBy(leaves('CONNECTING')),
  rule('WEB3-STATE-03').only(becomes('CONNECTED')).ifIt(is.perhapsReachable),
  rule('WEB3-STATE-03').only(becomes('CONNECTED'), connecting, is.not(is.leftJoinUnderWay)).ifIt(is.presentedNoBad),
  // The connection may well stand then, but it is that of a join that was left, and its states have ended with that.
  rule('WEB3-STATE-00').only(becomes('CONNECTED'), connecting, is.leftJoinUnderWay).ifIt(is.presentedNoBad),
  rule('WEB3-T1d')
    .after(becomes('CONNECTED'))
    .given(is.cameFrom('CONNECTING'), is.successUntold)
    .while(is.alive, is.notExiting, connected)
    .due(callback('connected')),
  rule('WEB3-T1d', 'WEB3-CB-02')
    .after(callback('connected'))
    .given(connecting)
    .while(is.alive, is.notExiting, is.undisturbed, is.reachable)
    .due(becomes('CONNECTED')),
  rule('WEB3-T1d')
    .only(callback('connected'))
    .ifIt(is.either(is.rejoined, rejoining, is.both(is.either(is.entering, connected), is.successUntold))),
  under('A-25', 'state-first', rule('WEB3-T1d').only(callback('connected')).ifIt(is.not(connecting))),
  under('A-25', 'callback-first', rule('WEB3-T1d').only(becomes('CONNECTED'), connecting).ifIt(is.successTold)),
  rule('WEB3-T2b', 'WEB3-T2a')
    .after(becomes('CONNECTED'))
    .given(is.cameFrom('CONNECTING'))
    .while(is.alive, is.reachable, is.undisturbed, connected)
    .othersAreTold(callback('peer-online')),
  rule('WEB3-T2b')
    .only(callback('peer-online'))
    .ifIt(is.both(is.subjectMayHaveJoined, is.subjectNotToldPresent(timers.peerLeaveAfterMs))),
]

const streams: readonly Rule[] = [
  rule('WEB3-T4a', 'WEB3-T3')
    .after(call('publish'))
    .given(connected, is.settled, is.undisturbed, is.notJustBack)
    .while(is.alive, is.reachable, is.undisturbed, connected, is.notUnpublished)
    .othersAreTold(callback('stream-added'), 'thereAndBack'),
  rule('WEB3-T4b')
    .only(callback('stream-added'))
    .ifIt(is.both(is.subjectMayPublish, is.subjectNotToldPresent(timers.streamRemovedAfterMs))),
  quietly(rule('WEB3-T4a').only(callback('stream-added')).ifIt(is.subjectPublishedLately)),
  rule('WEB3-T6c', 'WEB3-T6b', 'WEB3-T6a')
    .onceBetween(is.streamUnheard, timers.streamRemovedAfterMs, 'streamRemovedAfterMs')
    .due(callback('stream-removed')),
  rule('WEB3-T6a')
    .only(callback('stream-removed'), is.subjectNotToldGone)
    .ifIt(is.subjectMayHaveLeft(timers.streamRemovedAfterMs)),
  rule('WEB3-T6c').only(callback('stream-removed')).ifIt(is.subjectNotToldGone),
]

const interruption: readonly Rule[] = [
  witnessedBy(
    rule('WEB3-T5a')
      .only(becomes('RECONNECTING'), is.not(is.everKicked), is.not(is.leftKicked))
      .ifIt(is.either(is.interruptedAtAll, is.leftInterrupted)),
    happens('networkRestored'),
    connected,
  ),
  ...(['upon-the-loss', 'after-ten-seconds'] as const).map((reading) =>
    under(
      'A-09',
      reading,
      rule('WEB3-T7').once(is.connectedInSilence, 'reconnectWithinMs').dueBy(becomes('RECONNECTING')),
    ),
  ),
  under(
    'A-09',
    'after-ten-seconds',
    rule('WEB3-T7').only(becomes('RECONNECTING'), is.hasBeenSilent).ifIt(is.silentFor(timers.streamRemovedAfterMs)),
  ),
  rule('WEB3-T7', 'WEB3-DIAG-01')
    .only(
      becomes('DISCONNECTED'),
      is.either(connected, rejoining),
      is.interruptedAtAll,
      is.not(is.joinsAgainNow('secondJoin')),
    )
    .ifIt(is.mayEnd),
  quietly(
    rule('WEB3-T7')
      .only(becomes('DISCONNECTING'), is.either(connected, rejoining), is.interruptedAtAll)
      .ifIt(is.exiting),
  ),
  rule('WEB3-T5b').once(is.lostSinceAttempt, 'retryWithinMs').dueBy(service('connectionAttempt')),
  rule('WEB3-T6d', 'WEB3-T8d')
    .once(is.rejoiningForLongSinceAttempt(timers.peerLeaveAfterMs), 'retryWithinMs')
    .dueBy(service('connectionAttempt')),
  rule('WEB3-T9', 'WEB3-RECONNECT-01').once(is.reconnectable, 'reconnectWithinMs').dueBy(becomes('CONNECTED')),
  rule('WEB3-T10', 'WEB3-DIAG-02')
    .after(becomes('CONNECTED'))
    .given(is.cameFrom('RECONNECTING'))
    .while(is.alive, is.reachable, is.undisturbed, connected)
    .othersAreTold(callback('peer-online')),
  ...(
    [
      ['ten-seconds', timers.peerLeaveAfterMs, 'peerLeaveAfterMs'],
      ['twenty-seconds', timers.peerLeaveTwentySecondsMs, undefined],
      ['three-minutes', timers.peerLeaveThreeMinutesMs, undefined],
    ] as const
  ).flatMap(([reading, ms, timer]) => [
    under(
      'A-07',
      reading,
      rule('WEB3-T8c', 'WEB3-T8b', 'WEB3-T8a').onceBetween(is.unheardByPeer, ms, timer).due(callback('peer-leave')),
    ),
    under(
      'A-07',
      reading,
      rule('WEB3-T8a').only(callback('peer-leave'), is.subjectNotToldGone).ifIt(is.subjectMayHaveLeft(ms)),
    ),
  ]),
  rule('WEB3-T8c').only(callback('peer-leave')).ifIt(is.subjectNotToldGone),
  rule('WEB3-PEER-LEAVE-TIMEOUT')
    .only(callback('peer-leave'), is.subjectWasSilent(timers.peerLeaveAfterMs))
    .ifIt(is.saysDropped),
]

const leave: readonly Rule[] = [
  rule('WEB3-LEAVE', 'WEB3-STATE-04')
    .after(call('leave'))
    .given(connected, is.settled, is.onTrack, is.not(is.interruptedAtAll))
    .while(is.alive, is.notAboutToEnd)
    .due(becomes('DISCONNECTING')),
  rule('WEB3-LEAVE')
    .after(call('leave'))
    .given(is.either(connected, joining), is.settledButForEntry)
    .while(is.alive, is.notAboutToEnd, is.reachable)
    .due(becomes('DISCONNECTED')),
  rule('WEB3-STATE-04').only(becomes('DISCONNECTING')).ifIt(is.exiting),
  rule('WEB3-STATE-00')
    .only(becomes('DISCONNECTED'), is.everEntered, is.not(is.interruptedAtAll))
    .ifIt(is.either(is.exiting, is.mayFailToEnter)),
  witnessedBy(
    rule('WEB3-STATE-01').never(
      anyOf(
        callback('peer-online'),
        callback('peer-leave'),
        callback('stream-added'),
        callback('stream-removed'),
        callback('rejoin'),
      ),
      disconnected,
      is.notEntering,
      is.notPresentInstant,
      is.everEntered,
    ),
    becomes('DISCONNECTED'),
  ),
  rule('WEB3-STATE-02').never(
    service('connectionAttempt'),
    disconnected,
    is.notEntering,
    is.notPresentInstant,
    is.alive,
  ),
  rule('WEB3-PEER-LEAVE-QUIT')
    .after(call('leave'))
    .given(connected, is.settled)
    .while(is.alive, is.reachable, is.notAboutToEnd)
    .othersAreTold(callback('peer-leave')),
  rule('WEB3-PEER-LEAVE-QUIT').only(callback('peer-leave'), is.subjectLeftInHealth).ifIt(is.saysQuit),
]

/** Events that may be left out, and are right only where they fit. */
const optionalCallbacks: readonly Rule[] = [
  rule('WEB3-EVENT-RECONNECT').only(callback('reconnect')).ifIt(is.either(rejoining, is.interruptedAtAll)),
  quietly(rule('WEB3-T9').only(callback('rejoin')).ifIt(is.either(rejoining, is.rejoinUntold))),
  quietly(rule('WEB3-T3').only(callback('stream-published')).ifIt(is.publishes)),
]

const results: readonly Rule[] = [
  rule('WEB3-API-01', 'WEB3-CB-03').getter(is.alive, is.onTrack),
  rule('WEB3-STATE-01').getter(is.alive, is.neverEntered),
  rule('WEB3-CODE-JOIN-TWICE').result(
    'join',
    ['INVALID_OPERATION', 'ERR_REPEAT_JOIN'],
    [is.either(connected, joining), is.settledButForEntry, is.notExiting],
  ),
  witnessedBy(
    rule('WEB3-CODE-JOIN-TWICE').never(leaves('CONNECTED'), is.joinsAgainNow('secondJoin')),
    call('join'),
    connected,
    is.reachable,
  ),
  rule('WEB3-CODE-LEAVE-OUTSIDE').result(
    'leave',
    ['INVALID_OPERATION'],
    [disconnected, is.settled, is.notEntering, is.alive],
  ),
]

/** Every rule of RTC Web up to 3.x. */
export const rtcWeb3Rules: readonly Rule[] = [
  ...callbackForm,
  ...join,
  ...streams,
  ...interruption,
  ...leave,
  ...optionalCallbacks,
  ...results,
]
