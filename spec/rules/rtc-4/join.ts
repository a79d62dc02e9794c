/** Joins of RTC 4.x, and why they are refused. */
import * as is from '../../facts/index.ts'
import { rtc4Timers as timers } from '../../profiles/timers.ts'
import { anyOf, becomes, call, callback, happens, leaves, type Rule, rule, under, witnessedBy } from '../../rule.ts'
import { connected, connecting, disconnected, failed, notOfNetwork } from './words.ts'

export const join: readonly Rule[] = [
  witnessedBy(
    rule('RTC-STATE-04', 'RTC-STATE-05').never(
      anyOf(
        becomes('CONNECTING'),
        becomes('CONNECTED'),
        becomes('RECONNECTING'),
        becomes('FAILED'),
        becomes('DISCONNECTED'),
      ),
      is.neverEntered,
    ),
    call('joinChannel'),
    is.entering,
  ),
  rule('RTC-T0', 'RTC-T1b', 'RTC-STATE-07')
    .after(call('joinChannel', 'valid'))
    .given(disconnected, is.settled, is.noEcho)
    .while(is.alive, is.notExiting, is.undisturbed)
    .due(becomes('CONNECTING')),
  rule('RTC-T1b', 'RTC-REASON-00C').only(becomes('CONNECTING'), disconnected).ifIt(is.reasonIs(0, 'CONNECTING')),
  rule('RTC-STATE-07', 'RTC-STATE-01')
    .only(becomes('CONNECTING'), is.everEntered)
    .ifIt(
      is.either(
        is.entering,
        is.pending('joinAfterFailure', 'was told to join'),
        is.pending('proxy', 'was given a proxy'),
        is.pending('renew', 'was given a new token'),
      ),
    ),
  rule('RTC-T1a', 'RTC-T1c', 'RTC-STATE-08')
    .after(call('joinChannel', 'valid'))
    .given(disconnected, is.settled, is.noEcho, is.not(is.banned))
    .while(is.alive, is.reachable, is.undisturbed)
    .due(becomes('CONNECTED')),
  rule('RTC-STATE-07').once(is.connectable, 'reconnectWithinMs').dueBy(leaves('CONNECTING')),
  rule('RTC-T1c', 'RTC-REASON-01')
    .only(becomes('CONNECTED'), connecting, is.not(is.reentering))
    .ifIt(is.reasonIs(1, 'JOIN_SUCCESS')),
  rule('RTC-STATE-08').only(becomes('CONNECTED')).ifIt(is.perhapsReachable),
  rule('RTC-STATE-08').only(becomes('CONNECTED'), connecting).ifIt(is.either(is.renewed, is.presentedNoBad)),
  rule('RTC-T1d', 'RTC-STATE-09')
    .after(becomes('CONNECTED'))
    .given(is.cameFrom('CONNECTING'), is.successUntold)
    .while(is.alive, is.notExiting, connected)
    .due(callback('onJoinChannelSuccess')),
  rule('RTC-T1d', 'RTC-CB-01')
    .after(callback('onJoinChannelSuccess'))
    .given(connecting)
    .while(is.alive, is.notExiting, is.undisturbed, is.reachable)
    .due(becomes('CONNECTED')),
  rule('RTC-STATE-09')
    .only(callback('onJoinChannelSuccess'))
    .ifIt(
      is.both(
        is.either(is.entering, connected, is.rejoinsAfterFailure),
        is.either(is.not(is.rejoined), is.rejoinsAfterFailure),
        is.successUntold,
      ),
    ),
  under('A-25', 'state-first', rule('RTC-T1d').only(callback('onJoinChannelSuccess')).ifIt(is.not(connecting))),
  under(
    'A-25',
    'callback-first',
    rule('RTC-T1d').only(becomes('CONNECTED'), connecting, is.not(is.reentering)).ifIt(is.successTold),
  ),
  rule('RTC-T2b', 'RTC-T2a')
    .after(becomes('CONNECTED'))
    .given(is.cameFrom('CONNECTING'))
    .while(is.alive, is.reachable, is.undisturbed, connected)
    .othersAreTold(callback('onUserJoined')),
  rule('RTC-T2b')
    .only(callback('onUserJoined'))
    .ifIt(is.both(is.subjectMayHaveJoined, is.subjectNotToldPresent(timers.offlineAfterMs))),
]

export const rejections: readonly Rule[] = [
  ...(
    [
      ['RTC-REASON-06', 'invalidAppId', 'INVALID_APP_ID'],
      ['RTC-REASON-07', 'invalidChannelName', 'INVALID_CHANNEL_NAME'],
      ['RTC-REASON-09', 'expiredToken', 'TOKEN_EXPIRED'],
    ] as const
  ).flatMap(([clause, credential, reason]) => [
    rule(clause)
      .after(call('joinChannel', credential))
      .given(disconnected, is.settled, is.noEcho, is.not(is.banned))
      .while(is.alive, is.reachable, is.notExiting, is.noSecondJoin)
      .due(becomes('FAILED', reason)),
    rule(clause, 'RTC-CB-03')
      .only(becomes('FAILED', reason))
      .ifIt(reason === 'TOKEN_EXPIRED' ? is.expired : is.presented(credential)),
  ]),
  ...(
    [
      ['disconnected', 'DISCONNECTED'],
      ['failed', 'FAILED'],
    ] as const
  ).flatMap(([reading, state]) => [
    under(
      'A-18',
      reading,
      rule('RTC-REASON-08')
        .after(call('joinChannel', 'invalidToken'))
        .given(disconnected, is.settled, is.noEcho, is.not(is.banned))
        .while(is.alive, is.reachable, is.notExiting, is.noSecondJoin)
        .due(becomes(state, 'INVALID_TOKEN')),
    ),
    under(
      'A-18',
      reading,
      rule('RTC-REASON-08').never(becomes(state === 'FAILED' ? 'DISCONNECTED' : 'FAILED', 'INVALID_TOKEN')),
    ),
  ]),
  rule('RTC-REASON-08', 'RTC-CB-03')
    .only(anyOf(becomes('DISCONNECTED', 'INVALID_TOKEN'), becomes('FAILED', 'INVALID_TOKEN')))
    .ifIt(is.either(is.presented('invalidToken'), is.expired)),
  under(
    'A-21',
    'fails',
    rule('RTC-REASON-10a')
      .after(call('joinChannel'))
      .given(connected, is.settled, is.undisturbedBut('secondJoin'))
      .while(is.alive, is.reachable, is.undisturbedBut('secondJoin'))
      .due(becomes('FAILED', 'REJECTED_BY_SERVER')),
  ),
  under('A-21', 'refuses', rule('RTC-REASON-10a').never(becomes('FAILED', 'REJECTED_BY_SERVER'), connected)),
  under(
    'A-21',
    'refuses',
    rule('RTC-REASON-10a').never(leaves('CONNECTED'), is.joinsAgainNow('secondJoin'), notOfNetwork),
  ),
  under(
    'A-21-ECHO',
    'refuses',
    rule('RTC-REASON-10b').never(leaves('DISCONNECTED'), is.echoRunning, is.joinsAgainNow('echoJoin')),
  ),
  under(
    'A-21-ECHO',
    'fails',
    rule('RTC-REASON-10b')
      .after(call('joinChannel'))
      .given(disconnected, is.settled, is.echoRunning)
      .while(is.alive, is.reachable, is.undisturbedBut('echoJoin'))
      .due(becomes('FAILED', 'REJECTED_BY_SERVER')),
  ),
  under(
    'A-21-ECHO',
    'refuses',
    rule('RTC-REASON-10b').never(
      anyOf(becomes('FAILED', 'REJECTED_BY_SERVER'), becomes('CONNECTING')),
      is.echoRunning,
      is.not(connected),
    ),
  ),
  rule('RTC-REASON-10a', 'RTC-REASON-10b', 'RTC-CB-03')
    .only(becomes('FAILED', 'REJECTED_BY_SERVER'))
    .ifIt(
      is.either(
        is.pending('secondJoin', 'was told to join a second time'),
        is.pending('echoJoin', 'was told to join during an echo test'),
        is.pending('joinAfterFailure', 'was told to join after a failure'),
      ),
    ),
  rule('RTC-REASON-10b').never(becomes('CONNECTED'), is.echoRunning, connecting, is.cameFrom('DISCONNECTED')),
  rule('RTC-REASON-09')
    .after(happens('tokenExpired'))
    .given(connected, is.settled, is.undisturbedBut('expire'))
    .while(is.alive, is.reachable, is.notExiting, is.not(is.pending('renew', 'was given a new token')), is.notBanned)
    .due(becomes('FAILED', 'TOKEN_EXPIRED')),
  rule('RTC-REASON-03')
    .after(happens('bannedByServer'))
    .given(connected, is.settled, is.undisturbedBut('ban'))
    .while(is.alive, is.reachable, is.notExiting)
    .due(becomes('FAILED', 'BANNED_BY_SERVER')),
  rule('RTC-REASON-03', 'RTC-CB-03').only(becomes('FAILED', 'BANNED_BY_SERVER')).ifIt(is.banned),
  rule('RTC-CB-03').only(becomes('FAILED', 'SAME_UID_LOGIN')).ifIt(is.everKicked),
  under('A-38', 'complete', rule('RTC-REASON-MAP').never(becomes('FAILED', 'SAME_UID_LOGIN'))),
  under('A-38', 'examples', rule('RTC-REASON-MAP').only(becomes('FAILED', 'SAME_UID_LOGIN')).ifIt(is.everKicked)),
  rule('RTC-REASON-03').only(callback('onConnectionBanned')).ifIt(is.banned),
  under(
    'A-22',
    'leave-first',
    rule('RTC-REASON-09').never(
      anyOf(becomes('CONNECTING'), becomes('CONNECTED')),
      failed,
      is.abortedBy(9),
      is.not(is.pending('renew', 'was given a new token')),
    ),
  ),
  under(
    'A-22',
    'join-directly',
    rule('RTC-REASON-09')
      .after(call('joinChannel', 'valid'))
      .given(failed, is.abortedBy(9), is.settled, is.noEcho, is.not(is.banned))
      .while(is.alive, is.notExiting)
      .due(becomes('CONNECTING')),
  ),
]
