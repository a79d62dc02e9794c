/**
 * What the RTC 4.x document demands and forbids, as rules.
 *
 * Written from the document alone; where it is silent, from the named public sources (clauses of level SHOULD).
 */
import * as is from '../facts/index.ts'
import { rtc4Timers as timers } from '../profiles/timers.ts'
import {
  anyOf,
  becomes,
  call,
  callback,
  happens,
  leaves,
  type Observation,
  quietly,
  type Rule,
  rule,
  service,
  under,
  witnessedBy,
} from '../rule.ts'

const disconnected = is.inState('DISCONNECTED')
const connecting = is.inState('CONNECTING')
const connected = is.inState('CONNECTED')
const reconnecting = is.inState('RECONNECTING')
const failed = is.inState('FAILED')

const ofEarlierLoss = is.earlierSilenceBegan(timers.lostAfterLossMs)
/** An interruption, right or wrong, has statements of its own. */
const notInterrupted = is.not(is.reasonIs(2, 'INTERRUPTED'))
const lostSignal: Observation = anyOf(callback('onConnectionLost'), becomes('RECONNECTING', 'LOST'))

const callbackForm: readonly Rule[] = [
  rule('RTC-STATE-03').decode('unknownState'),
  rule('RTC-CB-03').decode('unknownReason'),
  rule('RTC-CB-02').decode('swapped'),
  rule('RTC-REASON-MAP').decode('pair'),
  rule('RTC-CB-01').decode('sameState'),
  rule('RTC-DIAG-01').decode('edge'),
  rule('RTC-CB-01').decode('dead'),
  rule('RTC-CB-01').spells('onConnectionStateChanged'),
  rule('RTC-STATE-09').spells('onJoinChannelSuccess'),
  rule('RTC-STATE-13').spells('onRejoinChannelSuccess'),
  rule('RTC-REASON-05').spells('onLeaveChannel'),
  rule('RTC-STATE-11').spells('onConnectionInterrupted'),
  rule('RTC-T5b').spells('onConnectionLost'),
  rule('RTC-REASON-03').spells('onConnectionBanned'),
  rule('RTC-T2b').spells('onUserJoined'),
  rule('RTC-T6c').spells('onUserOffline'),
  rule('RTC-REASON-09').spells('onRequestToken'),
  rule('RTC-REASON-12').spells('onRenewTokenResult'),
]

const join: readonly Rule[] = [
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
  rule('RTC-STATE-08')
    .only(becomes('CONNECTED'), connecting)
    .ifIt(
      is.either(is.renewed, is.not(is.presented('invalidAppId', 'invalidChannelName', 'invalidToken', 'expiredToken'))),
    ),
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

const rejections: readonly Rule[] = [
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
    rule('RTC-REASON-10a').never(leaves('CONNECTED'), is.joinsAgainNow('secondJoin'), notInterrupted),
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

const interruption: readonly Rule[] = [
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
  rule('RTC-STATE-02').once(is.connectedInSilence, 'reconnectWithinMs').dueBy(leaves('CONNECTED')),
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

const lost: readonly Rule[] = [
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

const giveUp: readonly Rule[] = [
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

const rejoin: readonly Rule[] = [
  rule('RTC-STATE-13')
    .after(becomes('CONNECTED'))
    .given(is.cameFrom('RECONNECTING'), is.rejoinUntold, is.not(is.rejoinsAfterFailure))
    .while(is.alive, is.notExiting, connected)
    .due(callback('onRejoinChannelSuccess')),
  rule('RTC-STATE-13')
    .only(callback('onRejoinChannelSuccess'))
    .ifIt(is.either(reconnecting, is.reentering, is.rejoinUntold)),
  under(
    'A-19',
    'join-success',
    rule('RTC-REASON-01')
      .only(becomes('CONNECTED'), reconnecting, is.not(is.rejoinsAfterFailure))
      .ifIt(is.reasonIs(1, 'JOIN_SUCCESS')),
  ),
  under(
    'A-19',
    'rejoin-success',
    rule('RTC-REASON-01')
      .only(becomes('CONNECTED'), reconnecting, is.not(is.rejoinsAfterFailure))
      .ifIt(is.reasonIs(15, 'REJOIN_SUCCESS')),
  ),
  rule('RTC-DIAG-02').only(callback('onConnectionLost')).ifIt(is.reconnectingOrConnecting),
  rule('RTC-DIAG-02')
    .only(callback('onRejoinChannelSuccess'))
    .ifIt(is.either(reconnecting, is.reentering, is.rejoined)),
  rule('RTC-DIAG-02').only(callback('onUserOffline')).ifIt(is.not(is.subjectNotToldYet)),
  rule('RTC-DIAG-02')
    .after(becomes('CONNECTED'))
    .given(is.cameFrom('RECONNECTING'))
    .while(is.alive, is.reachable, is.undisturbed, connected)
    .othersAreTold(callback('onUserJoined')),
  ...(
    [
      ['RTC-REASON-11', 'proxySet', 'proxy', 11, 'SETTING_PROXY_SERVER'],
      ['RTC-REASON-13', 'ipAddressChanged', 'ipChange', 13, 'CLIENT_IP_ADDRESS_CHANGED'],
      ['RTC-REASON-14', 'keepAliveTimedOut', 'keepAlive', 14, 'KEEP_ALIVE_TIMEOUT'],
    ] as const
  ).flatMap(([clause, happening, what, number, reason]) => {
    const due = (state: string) =>
      rule(clause)
        .after(happens(happening))
        .given(connected, is.settled, is.undisturbedBut(what))
        .while(is.alive, is.reachable, is.undisturbedBut(what))
        .due(becomes(state, reason))
    const reported =
      what === 'proxy'
        ? [
            under('X-05', 'reconnecting', due('RECONNECTING')),
            under('X-05', 'connecting', due('CONNECTING')),
            under('X-05', 'reconnecting', rule(clause).never(becomes('CONNECTING', reason))),
            under('X-05', 'connecting', rule(clause).never(becomes('RECONNECTING', reason))),
          ]
        : [due('RECONNECTING')]
    return [
      ...reported,
      rule(clause, 'RTC-CB-03')
        .only(anyOf(becomes('RECONNECTING', reason), becomes('CONNECTING', reason)))
        .ifIt(is.pending(what, `met ${happening}`)),
      rule(clause).once(is.reconnectableBecauseOf(number, reason), 'reconnectWithinMs').dueBy(becomes('CONNECTED')),
    ]
  }),
  under(
    'A-23-RENEW',
    'rejoins',
    rule('RTC-REASON-12')
      .after(call('renewToken', 'valid'))
      .given(connected, is.settled, is.undisturbedBut('renew'))
      .while(is.alive, is.reachable, is.undisturbedBut('renew'))
      .due(becomes('RECONNECTING', 'RENEW_TOKEN')),
  ),
  under('A-23-RENEW', 'stays', rule('RTC-REASON-12').never(leaves('CONNECTED'), is.onlyRenewed)),
  rule('RTC-REASON-12', 'RTC-CB-03')
    .only(becomes('RECONNECTING', 'RENEW_TOKEN'))
    .ifIt(is.pending('renew', 'was given a new token')),
  rule('RTC-REASON-12')
    .once(is.reconnectableBecauseOf(12, 'RENEW_TOKEN'), 'reconnectWithinMs')
    .dueBy(becomes('CONNECTED')),
]

const others: readonly Rule[] = [
  rule('RTC-T6c', 'RTC-T6b', 'RTC-T6a')
    .onceBetween(is.unheardByPeer, timers.offlineAfterMs, 'offlineAfterMs')
    .due(callback('onUserOffline')),
  rule('RTC-T6a')
    .only(callback('onUserOffline'), is.subjectNotToldGone)
    .ifIt(is.subjectMayHaveLeft(timers.offlineAfterMs)),
  rule('RTC-T6c').only(callback('onUserOffline')).ifIt(is.subjectNotToldGone),
  quietly(rule('RTC-T6c').only(callback('onUserOffline')).ifIt(is.aboutAnother)),
  quietly(rule('RTC-T2b').only(callback('onUserJoined')).ifIt(is.aboutAnother)),
  rule('RTC-OFFLINE-DROPPED')
    .only(callback('onUserOffline'), is.subjectWasSilent(timers.offlineAfterMs))
    .ifIt(is.saysDropped),
  rule('RTC-OFFLINE-QUIT')
    .after(call('leaveChannel'))
    .given(connected, is.settled)
    .while(is.alive, is.reachable, is.notAboutToEnd)
    .othersAreTold(callback('onUserOffline')),
  rule('RTC-OFFLINE-QUIT').only(callback('onUserOffline'), is.subjectLeftInHealth).ifIt(is.saysQuit),
]

const leave: readonly Rule[] = [
  rule('RTC-STATE-06')
    .after(call('leaveChannel'))
    .given(is.inState('CONNECTING', 'CONNECTED', 'RECONNECTING', 'FAILED'), is.settledButForEntry)
    .while(is.alive, is.notAboutToEnd)
    .due(becomes('DISCONNECTED')),
  rule('RTC-REASON-05', 'RTC-CB-03').only(becomes('DISCONNECTED', 'LEAVE_CHANNEL')).ifIt(is.exiting),
  rule('RTC-REASON-05')
    .only(becomes('DISCONNECTED'), is.exiting, is.not(connecting))
    .ifIt(is.reasonIs(5, 'LEAVE_CHANNEL')),
  rule('RTC-STATE-01').only(becomes('DISCONNECTED'), is.everEntered).ifIt(is.either(is.exiting, is.mayFailToEnter)),
  witnessedBy(
    rule('RTC-STATE-06').never(
      anyOf(
        callback('onUserJoined'),
        callback('onUserOffline'),
        callback('onConnectionLost'),
        callback('onConnectionInterrupted'),
        callback('onRejoinChannelSuccess'),
      ),
      disconnected,
      is.notEntering,
      is.notPresentInstant,
      is.everEntered,
    ),
    becomes('DISCONNECTED', 'LEAVE_CHANNEL'),
  ),
]

/** Callbacks that may be left out, and are right only where they fit. */
const optionalCallbacks: readonly Rule[] = [
  quietly(
    rule('RTC-STATE-11').only(callback('onConnectionInterrupted')).ifIt(is.either(reconnecting, is.interruptedAtAll)),
  ),
  quietly(rule('RTC-REASON-05').only(callback('onLeaveChannel')).ifIt(is.hasExitToTell)),
  quietly(rule('RTC-REASON-12').only(callback('onRenewTokenResult')).ifIt(is.hasRenewalToTell)),
  quietly(rule('RTC-REASON-09').only(callback('onRequestToken')).ifIt(is.either(is.expired, is.tokenToTell))),
]

const results: readonly Rule[] = [
  rule('RTC-API-02', 'RTC-CB-01').getter(is.alive),
  rule('RTC-STATE-04', 'RTC-STATE-05').getter(is.alive, is.neverEntered),
  rule('RTC-CODE-JOIN-17').result('joinChannel', [17], [connected, is.settled, is.noEcho]),
  rule('RTC-CODE-JOIN-ECHO').result('joinChannel', [8, 17], [disconnected, is.settled, is.echoRunning]),
]

/** Every rule of RTC 4.x. */
export const rtc4Rules: readonly Rule[] = [
  ...callbackForm,
  ...join,
  ...rejections,
  ...interruption,
  ...lost,
  ...giveUp,
  ...rejoin,
  ...others,
  ...leave,
  ...optionalCallbacks,
  ...results,
]
