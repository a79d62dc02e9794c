/** A connection of RTC 4.x that is interrupted, lost and given up. */
import * as is from '../../facts/index.ts'
import { rtc4Timers as timers } from '../../profiles/timers.ts'
import {
  anyOf,
  becomes,
  call,
  callback,
  happens,
  leaves,
  type Rule,
  rule,
  service,
  under,
  witnessedBy,
} from '../../rule.ts'
import { connected, connecting, disconnected, failed, lostSignal, ofEarlierLoss, reconnecting } from './words.ts'

export const interruption: readonly Rule[] = [
  rule('RTC-CB-01').only(becomes('RECONNECTING', 'INTERRUPTED'), reconnecting).ifIt(is.reconnectsForAnotherReason),
  rule('RTC-T4a')
    .only(becomes('RECONNECTING', 'INTERRUPTED'), reconnecting, is.reconnectsForAnotherReason)
    .ifIt(is.either(is.silentFor(timers.interruptedAfterMs), is.withoutUplinkFor(timers.interruptedAfterMs))),
  rule('RTC-T3a').only(becomes('RECONNECTING', 'INTERRUPTED'), connected, is.interruptedAtAll).ifIt(is.brokenBefore),
  under(
    'A-06',
    'received-data',
    rule('RTC-T3a', 'RTC-STATE-11').never(
      becomes('RECONNECTING', 'INTERRUPTED'),
      connected,
      is.onlyUplinkLost,
      is.not(is.hasBeenSilent),
    ),
  ),
  under(
    'A-06',
    'any-failure',
    rule('RTC-T3a', 'RTC-STATE-11')
      .once(is.connectedWithoutUplink, timers.interruptedAfterMs)
      .dueAt(becomes('RECONNECTING')),
  ),
  under(
    'A-06',
    'any-failure',
    rule('RTC-T3a', 'RTC-STATE-11')
      .only(becomes('RECONNECTING', 'INTERRUPTED'), connected, is.onlyUplinkLost, is.not(is.hasBeenSilent))
      .ifIt(is.withoutUplinkFor(timers.interruptedAfterMs)),
  ),
  rule('RTC-T4a', 'RTC-T4b', 'RTC-STATE-11')
    .once(is.connectedInSilence, timers.interruptedAfterMs, 'interruptedAfterMs')
    .dueAt(becomes('RECONNECTING')),
  witnessedBy(
    rule('RTC-T4a')
      .only(becomes('RECONNECTING', 'INTERRUPTED'), connected, is.hasBeenSilent)
      .ifIt(is.either(is.silentFor(timers.interruptedAfterMs), is.withoutUplinkFor(timers.interruptedAfterMs))),
    happens('networkRestored'),
    connected,
    is.shortlySilent(timers.interruptedAfterMs),
  ),
  witnessedBy(
    rule('RTC-T3a', 'RTC-STATE-11').only(becomes('RECONNECTING', 'INTERRUPTED'), connected).ifIt(is.interruptedAtAll),
    happens('networkLost'),
    connected,
    is.onlyUplinkLost,
  ),
  rule('RTC-T4b', 'RTC-REASON-02a')
    .only(becomes('RECONNECTING'), connected, is.onlyInterrupted)
    .ifIt(is.reasonIs(2, 'INTERRUPTED')),
  rule('RTC-STATE-11', 'RTC-STATE-02')
    .only(becomes('RECONNECTING'), connected)
    .ifIt(
      is.either(
        is.interruptedAtAll,
        is.pending('proxy', 'was given a proxy'),
        is.pending('ipChange', 'changed its address'),
        is.pending('keepAlive', 'timed out'),
        is.pending('renew', 'was given a new token'),
      ),
    ),
  rule('RTC-STATE-02').once(is.stillConnectedInSilence, 'reconnectWithinMs').dueBy(leaves('CONNECTED')),
  rule('RTC-STATE-02')
    .after(happens('tokenExpired'))
    .given(connected, is.settled, is.undisturbedBut('expire'))
    .while(is.alive, is.reachable, is.notExiting, is.not(is.pending('renew', 'was given a new token')), is.notBanned)
    .due(leaves('CONNECTED')),
  ...['invalidAppId', 'invalidChannelName', 'invalidToken', 'expiredToken'].map((credential) =>
    rule('RTC-STATE-02')
      .after(call('joinChannel', credential))
      .given(disconnected, is.settled, is.noEcho, is.not(is.banned))
      .while(is.alive, is.reachable, is.notExiting, is.noSecondJoin)
      .due(anyOf(becomes('FAILED'), becomes('DISCONNECTED'))),
  ),
  rule('RTC-STATE-02').only(becomes('FAILED')).ifIt(is.either(is.mayFailToEnter, is.reconnectingOrConnecting)),
  rule('RTC-T3b', 'RTC-RECONNECT-01').once(is.lostSinceAttempt, 'retryWithinMs').dueBy(service('connectionAttempt')),
  rule('RTC-T4c', 'RTC-STATE-12')
    .once(is.reconnectingSinceAttempt, 'retryWithinMs')
    .dueBy(service('connectionAttempt')),
  rule('RTC-T5c', 'RTC-STATE-15').once(is.afterLostSinceAttempt, 'retryWithinMs').dueBy(service('connectionAttempt')),
  rule('RTC-RECONNECT-01', 'RTC-STATE-12').once(is.reconnectable, 'reconnectWithinMs').dueBy(becomes('CONNECTED')),
  rule('RTC-REASON-02b')
    .once(is.silentSinceLoss, timers.failedAfterMs + timers.offlineAfterMs)
    .dueBy(leaves('RECONNECTING')),
  rule('RTC-REASON-16').once(is.reconnectableAfterLost, 'reconnectWithinMs').dueBy(becomes('CONNECTED')),
  witnessedBy(
    rule('RTC-T7b', 'RTC-STATE-17').never(
      service('connectionAttempt'),
      failed,
      is.notPresentInstant,
      is.not(is.pending('joinAfterFailure', 'was told to join')),
      is.not(is.pending('renew', 'was given a new token')),
    ),
    becomes('FAILED', 'JOIN_FAILED'),
  ),
  witnessedBy(
    rule('RTC-T7b', 'RTC-STATE-17')
      .only(leaves('FAILED'))
      .ifIt(
        is.either(
          is.exiting,
          is.pending('joinAfterFailure', 'was told to join'),
          is.pending('renew', 'was given a new token'),
        ),
      ),
    happens('networkRestored'),
    failed,
  ),
  rule('RTC-STATE-06').never(
    service('connectionAttempt'),
    disconnected,
    is.notEntering,
    is.notPresentInstant,
    is.alive,
  ),
]

export const lost: readonly Rule[] = [
  ...(
    [
      [
        'ten-seconds-after-interrupted',
        is.silentSinceInterrupted,
        timers.lostAfterMs,
        'lostAfterMs',
        is.reconnectingFor(timers.lostAfterMs),
      ],
      [
        'ten-seconds-after-loss',
        is.silentSinceLoss,
        timers.lostAfterLossMs,
        undefined,
        is.lostFor(timers.lostAfterLossMs),
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
      rule('RTC-T5a', 'RTC-T5b', 'RTC-STATE-14').once(is.untoldLost(since), ms, timer).dueAt(lostSignal),
    ),
    under(
      'A-01',
      reading,
      rule('RTC-T5a', 'RTC-STATE-14').only(lostSignal, reconnecting, is.not(ofEarlierLoss)).ifIt(lasted),
    ),
  ]),
  under('A-02', 'callback', rule('RTC-STATE-14').never(becomes('RECONNECTING', 'LOST'))),
  under('A-02', 'state-event', rule('RTC-T5b').never(callback('onConnectionLost'), reconnecting)),
  under(
    'A-02',
    'both',
    rule('RTC-STATE-14')
      .after(callback('onConnectionLost'))
      .given(reconnecting, is.lostStateUntold)
      .while(is.alive, reconnecting, is.notExiting, is.silentStill)
      .due(becomes('RECONNECTING', 'LOST')),
  ),
  under(
    'A-02',
    'both',
    rule('RTC-T5b')
      .after(becomes('RECONNECTING', 'LOST'))
      .given(is.lostCallbackUntold)
      .while(is.alive, reconnecting, is.notExiting, is.silentStill)
      .due(callback('onConnectionLost')),
  ),
  rule('RTC-T5b')
    .only(callback('onConnectionLost'))
    .ifIt(is.both(is.lostCallbackUntold, is.either(reconnecting, connecting))),
  rule('RTC-STATE-14', 'RTC-REASON-16')
    .only(becomes('RECONNECTING', 'LOST'))
    .ifIt(is.both(is.lostStateUntold, reconnecting)),
]

export const giveUp: readonly Rule[] = [
  ...(
    [
      [
        'twenty-minutes-after-interrupted',
        is.silentSinceInterrupted,
        timers.failedAfterMs,
        'failedAfterMs',
        is.reconnectingFor(timers.failedAfterMs),
      ],
      [
        'twenty-minutes-after-offline',
        is.silentSinceLoss,
        timers.failedAfterMs + timers.offlineAfterMs,
        undefined,
        is.lostFor(timers.failedAfterMs + timers.offlineAfterMs),
      ],
      [
        'twenty-minutes-after-loss',
        is.silentSinceLoss,
        timers.failedAfterMs,
        undefined,
        is.lostFor(timers.failedAfterMs),
      ],
    ] as const
  ).flatMap(([reading, since, ms, timer, lasted]) => [
    under(
      'A-04',
      reading,
      rule('RTC-T7a', 'RTC-T7c', 'RTC-STATE-16', 'RTC-REASON-04a').once(since, ms, timer).dueAt(becomes('FAILED')),
    ),
    under(
      'A-04',
      reading,
      rule('RTC-T7a', 'RTC-STATE-16').only(becomes('FAILED', 'JOIN_FAILED'), reconnecting).ifIt(lasted),
    ),
  ]),
  rule('RTC-T7c', 'RTC-REASON-04a')
    .only(becomes('FAILED'), reconnecting, is.undisturbed)
    .ifIt(is.reasonIs(4, 'JOIN_FAILED')),
  rule('RTC-STATE-16', 'RTC-REASON-04a')
    .only(becomes('FAILED', 'JOIN_FAILED'))
    .ifIt(is.either(reconnecting, connecting, is.astray, is.entering)),
  // Joining without a network.
  ...(['fails-after-twenty-minutes', 'says-lost-and-fails-after-twenty-minutes'] as const).flatMap((reading) => [
    under(
      'X-03',
      reading,
      rule('RTC-STATE-16', 'RTC-REASON-04a')
        .once(is.joiningOffline, timers.failedAfterMs + timers.offlineAfterMs)
        .dueBy(becomes('FAILED', 'JOIN_FAILED')),
    ),
    under(
      'X-03',
      reading,
      rule('RTC-STATE-16', 'RTC-REASON-04a')
        .only(becomes('FAILED', 'JOIN_FAILED'), connecting, is.not(is.reentering))
        .ifIt(is.connectingFor(timers.failedAfterMs)),
    ),
  ]),
  ...(['stays-connecting', 'stays-connecting-and-says-lost'] as const).map((reading) =>
    under(
      'X-03',
      reading,
      rule('RTC-STATE-16', 'RTC-REASON-04a').never(becomes('FAILED', 'JOIN_FAILED'), connecting, is.not(is.reentering)),
    ),
  ),
  ...(['stays-connecting-and-says-lost', 'says-lost-and-fails-after-twenty-minutes'] as const).flatMap((reading) => [
    under(
      'X-03',
      reading,
      rule('RTC-T5b').once(is.joiningOfflineUntold, timers.lostAfterMs).dueBy(callback('onConnectionLost')),
    ),
    under(
      'X-03',
      reading,
      rule('RTC-T5b')
        .only(callback('onConnectionLost'), connecting, is.not(is.reentering))
        .ifIt(is.connectingFor(timers.lostAfterMs)),
    ),
  ]),
  ...(['stays-connecting', 'fails-after-twenty-minutes'] as const).map((reading) =>
    under('X-03', reading, rule('RTC-T5b').never(callback('onConnectionLost'), connecting, is.not(is.reentering))),
  ),
]
