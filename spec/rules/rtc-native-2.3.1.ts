/**
 * What the FAQ demands and forbids before 2.3.2, when there were callbacks and no connection states: that a client is
 * CONNECTING, CONNECTED or RECONNECTING is what its calls and callbacks imply.
 */
import * as is from '../facts/index.ts'
import { rtcNative231Timers as timers } from '../profiles/timers.ts'
import { anyOf, call, callback, happens, quietly, type Rule, rule, service, under, witnessedBy } from '../rule.ts'

const connecting = is.inState('CONNECTING')
const connected = is.inState('CONNECTED')
const reconnecting = is.inState('RECONNECTING')
const disconnected = is.inState('DISCONNECTED')

const join: readonly Rule[] = [
  rule('PRE232-T1b', 'PRE232-T1a')
    .after(call('joinChannel', 'valid'))
    .given(disconnected, is.settled, is.noEcho, is.not(is.banned))
    .while(is.alive, is.reachable, is.undisturbed, is.either(is.entering, connected))
    .due(callback('onJoinChannelSuccess')),
  rule('PRE232-T0').once(is.connectable, 'reconnectWithinMs').dueBy(callback('onJoinChannelSuccess')),
  rule('PRE232-T1b')
    .only(callback('onJoinChannelSuccess'))
    .ifIt(is.both(is.either(is.both(connecting, is.successUntold), is.mayHaveEnded), is.perhapsReachable)),
  rule('PRE232-T0')
    .only(callback('onJoinChannelSuccess'), connecting)
    .ifIt(is.either(is.renewed, is.mayHaveEnded, is.presentedNoBad)),
  rule('PRE232-T2b', 'PRE232-T2a')
    .after(callback('onJoinChannelSuccess'))
    .given(is.cameFrom('CONNECTING'))
    .while(is.alive, is.reachable, is.undisturbed, connected)
    .othersAreTold(callback('onUserJoined')),
  rule('PRE232-T2b', 'PRE232-T8c')
    .only(callback('onUserJoined'))
    .ifIt(is.both(is.subjectMayHaveJoined, is.subjectNotToldPresent(timers.offlineAfterMs))),
]

const interruption: readonly Rule[] = [
  rule('PRE232-T4b', 'PRE232-T4a')
    .once(is.connectedInSilence, timers.interruptedAfterMs, 'interruptedAfterMs')
    .dueAt(callback('onConnectionInterrupted')),
  witnessedBy(
    rule('PRE232-T4a')
      .only(callback('onConnectionInterrupted'), connected, is.hasBeenSilent)
      .ifIt(is.either(is.silentFor(timers.interruptedAfterMs), is.withoutUplinkFor(timers.interruptedAfterMs))),
    happens('networkRestored'),
    connected,
    is.shortlySilent(timers.interruptedAfterMs),
  ),
  rule('PRE232-T3a').only(callback('onConnectionInterrupted'), connected, is.interruptedAtAll).ifIt(is.brokenBefore),
  rule('PRE232-T4b')
    .only(callback('onConnectionInterrupted'))
    .ifIt(is.either(is.mayHaveEnded, is.mayHaveEnteredUntold, is.both(connected, is.interruptedAtAll))),
  under(
    'A-06',
    'received-data',
    rule('PRE232-T3a').never(
      callback('onConnectionInterrupted'),
      connected,
      is.onlyUplinkLost,
      is.not(is.hasBeenSilent),
      is.not(is.earlierSilenceBegan(timers.interruptedAfterMs)),
    ),
  ),
  under(
    'A-06',
    'any-failure',
    rule('PRE232-T3a')
      .once(is.connectedWithoutUplink, timers.interruptedAfterMs)
      .dueAt(callback('onConnectionInterrupted')),
  ),
  under(
    'A-06',
    'any-failure',
    rule('PRE232-T3a')
      .only(callback('onConnectionInterrupted'), connected, is.onlyUplinkLost, is.not(is.hasBeenSilent))
      .ifIt(is.withoutUplinkFor(timers.interruptedAfterMs)),
  ),
  // The timer of an earlier silence, which should have been stopped, strikes though the uplink alone is lost.
  quietly(
    rule('PRE232-T4a').never(
      callback('onConnectionInterrupted'),
      connected,
      is.onlyUplinkLost,
      is.not(is.hasBeenSilent),
      is.earlierSilenceBegan(timers.interruptedAfterMs),
      is.not(is.withoutUplinkFor(timers.interruptedAfterMs)),
    ),
  ),
  rule('PRE232-T3b').once(is.lostSinceAttempt, 'retryWithinMs').dueBy(service('connectionAttempt')),
  rule('PRE232-T4c').once(is.reconnectingSinceAttempt, 'retryWithinMs').dueBy(service('connectionAttempt')),
  rule('PRE232-T5c').once(is.afterLostSinceAttempt, 'retryWithinMs').dueBy(service('connectionAttempt')),
]

/** The loss is there, and the interruption before it was not told; a loss that is over has nothing to tell. */
const lostUntold = is.both(
  is.either(
    is.silentFor(timers.lostAfterLossMs),
    is.lossBeganUntold(timers.lostAfterLossMs, timers.interruptedAfterMs),
  ),
  is.not(is.earlierSilenceIsOver(timers.lostAfterLossMs), 'has not come back since'),
)
const lost: readonly Rule[] = [
  ...(
    [
      [
        'ten-seconds-after-loss',
        is.silentSinceLoss,
        timers.lostAfterLossMs,
        'lostAfterLossMs',
        is.lostFor(timers.lostAfterLossMs),
      ],
      [
        'ten-seconds-after-interrupted',
        is.silentSinceInterrupted,
        timers.lostAfterLossMs,
        undefined,
        is.reconnectingFor(timers.lostAfterLossMs),
      ],
      [
        'fifteen-seconds-after-loss',
        is.silentSinceLoss,
        timers.lostLateAfterLossMs,
        undefined,
        is.lostFor(timers.lostLateAfterLossMs),
      ],
    ] as const
  ).flatMap(([reading, since, ms, timer, lasted]) => [
    under(
      'A-01',
      reading,
      rule('PRE232-T5b', 'PRE232-T5a').once(is.untoldLost(since), ms, timer).dueAt(callback('onConnectionLost')),
    ),
    under(
      'A-01',
      reading,
      rule('PRE232-T5a')
        .only(callback('onConnectionLost'), reconnecting, is.not(is.earlierSilenceBegan(timers.lostAfterLossMs)))
        .ifIt(lasted),
    ),
  ]),
  rule('PRE232-T5b')
    .only(callback('onConnectionLost'))
    .ifIt(
      is.either(
        is.mayHaveEnded,
        is.both(is.lostCallbackUntold, is.either(reconnecting, is.both(connected, lostUntold))),
      ),
    ),
]

const rejoin: readonly Rule[] = [
  rule('PRE232-T7b', 'PRE232-T7a')
    .once(is.reconnectable, 'reconnectWithinMs')
    .dueBy(callback('onRejoinChannelSuccess')),
  rule('PRE232-T7b')
    .only(callback('onRejoinChannelSuccess'))
    .ifIt(
      is.both(
        is.either(reconnecting, is.mayHaveEnded, is.both(connected, is.hadBeenSilentFor(timers.interruptedAfterMs))),
        is.perhapsReachable,
      ),
    ),
  rule('PRE232-T8b', 'PRE232-T8a', 'PRE232-DIAG')
    .after(callback('onRejoinChannelSuccess'))
    .given(is.cameFrom('RECONNECTING'))
    .while(is.alive, is.reachable, is.undisturbed, connected)
    .othersAreTold(callback('onUserJoined')),
]

/** A callback that tells by itself that another one before it has not come. */
const untold: readonly Rule[] = [
  quietly(
    rule('PRE232-T1b', 'PRE232-T1a').never(
      callback('onConnectionInterrupted'),
      connecting,
      is.mayHaveEnteredUntold,
      is.not(is.mayHaveEnded),
    ),
  ),
  quietly(
    rule('PRE232-T7b', 'PRE232-T7a').never(
      callback('onConnectionInterrupted'),
      reconnecting,
      is.mayHaveEnteredUntold,
      is.not(is.mayHaveEnded),
    ),
  ),
  quietly(rule('PRE232-T7b').never(callback('onJoinChannelSuccess'), reconnecting, is.not(is.mayHaveEnded))),
  quietly(
    rule('PRE232-T4b', 'PRE232-T4a').never(
      callback('onConnectionLost'),
      connected,
      lostUntold,
      is.not(is.mayHaveEnded),
    ),
  ),
  quietly(
    rule('PRE232-T4b', 'PRE232-T4a').never(
      callback('onRejoinChannelSuccess'),
      connected,
      is.hadBeenSilentFor(timers.interruptedAfterMs),
      is.not(is.mayHaveEnded),
    ),
  ),
]

const others: readonly Rule[] = [
  rule('PRE232-T6c', 'PRE232-T6b', 'PRE232-T6a')
    .onceBetween(is.unheardByPeer, timers.offlineAfterMs, 'offlineAfterMs')
    .due(callback('onUserOffline')),
  rule('PRE232-T6a')
    .only(callback('onUserOffline'), is.subjectNotToldGone)
    .ifIt(is.subjectMayHaveLeft(timers.offlineAfterMs)),
  rule('PRE232-T6c').only(callback('onUserOffline')).ifIt(is.subjectNotToldGone),
]

const order: readonly Rule[] = [
  witnessedBy(
    rule('PRE232-DIAG').never(
      anyOf(
        callback('onUserJoined'),
        callback('onUserOffline'),
        callback('onConnectionLost'),
        callback('onConnectionInterrupted'),
        callback('onRejoinChannelSuccess'),
      ),
      disconnected,
      is.notEntering,
      is.notJustNow,
    ),
    call('leaveChannel'),
    is.exiting,
  ),
  rule('PRE232-DIAG').decode('dead'),
  // The callback for states is what 2.3.2 has added.
  quietly(rule('PRE232-DIAG').never(callback('onConnectionStateChanged'))),
  rule('PRE232-DIAG').never(service('connectionAttempt'), disconnected, is.notEntering, is.notJustNow, is.alive),
  rule('PRE232-T1b').spells('onJoinChannelSuccess'),
  rule('PRE232-T2b').spells('onUserJoined'),
  rule('PRE232-T4b').spells('onConnectionInterrupted'),
  rule('PRE232-T5b').spells('onConnectionLost'),
  rule('PRE232-T6c').spells('onUserOffline'),
  rule('PRE232-T7b').spells('onRejoinChannelSuccess'),
]

/** Callbacks that may be left out, and are right only where they fit. */
const optionalCallbacks: readonly Rule[] = [
  quietly(rule('PRE232-DIAG').only(callback('onConnectionBanned')).ifIt(is.banned)),
  quietly(rule('PRE232-DIAG').only(callback('onLeaveChannel')).ifIt(is.hasExitToTell)),
]

/** Every rule of native RTC before 2.3.2. */
export const rtcNative231Rules: readonly Rule[] = [
  ...join,
  ...interruption,
  ...lost,
  ...rejoin,
  ...untold,
  ...others,
  ...order,
  ...optionalCallbacks,
]
