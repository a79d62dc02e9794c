/**
 * What the RTM 1 document demands and forbids, as rules.
 *
 * Written from the document alone; where it is silent, from the named public sources (clauses of level SHOULD).
 */
import * as is from '../facts/index.ts'
import { rtm1Timers as timers } from '../profiles/timers.ts'
import {
  anyOf,
  becomes,
  call,
  callback,
  happens,
  leaves,
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
const aborted = is.inState('ABORTED')

const callbackForm: readonly Rule[] = [
  rule('RTM-STATE-02').decode('unknownState'),
  rule('RTM-CB-03').decode('unknownReason'),
  rule('RTM-API-01').decode('swapped'),
  rule('RTM-CB-03').decode('pair'),
  rule('RTM-CB-01', 'RTM-CB-02').decode('sameState'),
  rule('RTM-DIAG-01').decode('edge'),
  rule('RTM-STATE-03').decode('dead'),
  rule('RTM-API-01').spells('onConnectionStateChanged'),
  rule('RTM-LOGIN-SUCCESS-CB').spells('onLoginSuccess'),
  rule('RTM-CODE-LOGIN-CREDENTIAL').spells('onLoginFailure'),
  rule('RTM-LOGOUT-01').spells('onLogout'),
  rule('RTM-TOKEN-01').spells('onTokenExpired'),
  rule('RTM-CODE-RENEW-102').spells('onRenewTokenResult'),
  rule('RTM-PRESENCE-06').spells('onMemberLeft'),
  rule('RTM-PRESENCE-09').spells('onMemberJoined'),
  rule('RTM-RESEND-02').spells('onMessageReceived'),
  rule('RTM-RESEND-03').spells('onChannelMessageReceived'),
]

const login: readonly Rule[] = [
  rule('RTM-LOGIN-01')
    .after(call('login'))
    .given(disconnected, is.settled)
    .while(is.alive, is.notExiting)
    .due(becomes('CONNECTING')),
  rule('RTM-LOGIN-02').only(becomes('CONNECTING')).ifIt(is.reasonIs(1, 'LOGIN')),
  rule('RTM-STATE-04', 'RTM-DIAG-02', 'RTM-STATE-01')
    .only(becomes('CONNECTING'), is.not(is.failedEntry))
    .ifIt(is.either(is.entering, is.pending('joinAfterFailure', 'was told to log in'))),
  witnessedBy(
    rule('RTM-LOGIN-08', 'RTM-STATE-04', 'RTM-DIAG-02', 'RTM-STATE-01')
      .only(becomes('CONNECTING'), is.failedEntry)
      .ifIt(is.entering),
    call('login'),
    is.failedBefore,
  ),
  rule('RTM-LOGIN-07')
    .after(call('login', 'valid'))
    .given(disconnected, is.settled, is.not(is.banned))
    .while(is.alive, is.reachable, is.undisturbed)
    .due(becomes('CONNECTED')),
  ...['invalidAppId', 'invalidToken', 'expiredToken'].map((credential) =>
    rule('RTM-LOGIN-05')
      .after(call('login', credential))
      .given(disconnected, is.settled)
      .while(is.alive, is.reachable, is.notExiting, is.notRenewed, is.notAboutToEnd)
      .due(becomes('DISCONNECTED', 'LOGIN_FAILURE')),
  ),
  rule('RTM-LOGIN-05').only(becomes('DISCONNECTED', 'LOGIN_FAILURE'), connecting).ifIt(is.mayFailToEnter),
  rule('RTM-LOGIN-05')
    .only(becomes('CONNECTED'), connecting)
    .ifIt(is.either(is.renewed, is.not(is.presented('invalidAppId', 'invalidToken')))),
  rule('RTM-LOGIN-04', 'RTM-DIAG-01').once(is.enteringInVain, timers.loginTimeoutTwelveMs).dueBy(leaves('CONNECTING')),
  rule('RTM-LOGIN-04')
    .only(leaves('CONNECTING'))
    .ifIt(is.either(is.changesTo('DISCONNECTED', 'CONNECTED'), is.kicked, is.bannedLately, is.expired)),
  ...(
    [
      ['six-seconds', timers.loginTimeoutMs, 'loginTimeoutMs'],
      ['ten-seconds', timers.loginTimeoutTenMs, undefined],
      ['twelve-seconds', timers.loginTimeoutTwelveMs, undefined],
    ] as const
  ).flatMap(([reading, ms, timer]) => [
    // A login that is over before says nothing of how long it might have taken.
    under(
      'X-07',
      reading,
      rule('RTM-LOGIN-06').once(is.enteringInVain, ms, timer).dueBy(becomes('DISCONNECTED', 'LOGIN_TIMEOUT')),
    ),
    under(
      'X-07',
      reading,
      rule('RTM-LOGIN-06').only(becomes('DISCONNECTED', 'LOGIN_TIMEOUT'), connecting).ifIt(is.stillEntering(ms)),
    ),
  ]),
  rule('RTM-STATE-05').only(becomes('CONNECTED')).ifIt(is.perhapsReachable),
  rule('RTM-CB-03').only(becomes('CONNECTED'), connecting).ifIt(is.reasonIs(2, 'LOGIN_SUCCESS')),
  rule('RTM-LOGIN-SUCCESS-CB')
    .after(becomes('CONNECTED'))
    .given(is.cameFrom('CONNECTING'), is.successUntold)
    .while(is.alive, is.notExiting, connected)
    .due(callback('onLoginSuccess')),
  rule('RTM-LOGIN-SUCCESS-CB')
    .only(callback('onLoginSuccess'), is.not(is.rejoined), is.not(reconnecting))
    .ifIt(is.both(is.either(is.entering, connected), is.successUntold)),
  rule('RTM-CB-01')
    .after(callback('onLoginSuccess'))
    .given(connecting)
    .while(is.alive, is.notExiting, is.undisturbed, is.reachable)
    .due(becomes('CONNECTED')),
]

const interruption: readonly Rule[] = [
  rule('RTM-RECONNECT-01')
    .once(is.connectedInSilence, timers.interruptedAfterMs, 'interruptedAfterMs')
    .dueAt(becomes('RECONNECTING')),
  witnessedBy(
    rule('RTM-RECONNECT-02')
      .only(becomes('RECONNECTING'), is.either(is.interruptedAtAll))
      .ifIt(is.silentFor(timers.interruptedAfterMs)),
    happens('networkRestored'),
    connected,
    is.shortlySilent(timers.interruptedAfterMs),
  ),
  rule('RTM-STATE-06', 'RTM-STATE-01')
    .only(becomes('RECONNECTING'))
    .ifIt(is.either(is.interruptedAtAll, is.pending('expire', 'has an expired token'))),
  rule('RTM-RECONNECT-03')
    .only(becomes('RECONNECTING'))
    .ifIt(is.either(is.reasonIs(5, 'INTERRUPTED'), is.both(is.expired, is.reasonIs(9, 'TOKEN_EXPIRED')))),
  rule('RTM-RECONNECT-04').once(is.reconnectingSinceAttempt, 'retryWithinMs').dueBy(service('connectionAttempt')),
  rule('RTM-DIAG-01').once(is.stillConnectedInSilence, 'reconnectWithinMs').dueBy(leaves('CONNECTED')),
  rule('RTM-RECONNECT-06', 'RTM-RECONNECT-04', 'RTM-DIAG-01')
    .once(is.reconnectable, 'reconnectWithinMs')
    .dueBy(becomes('CONNECTED')),
  rule('RTM-RECONNECT-06', 'RTM-CB-03').only(becomes('CONNECTED'), reconnecting).ifIt(is.reasonIs(2, 'LOGIN_SUCCESS')),
  witnessedBy(
    rule('RTM-RECONNECT-07').never(
      callback('onLoginSuccess'),
      is.either(reconnecting, is.both(connected, is.rejoined)),
    ),
    becomes('CONNECTED'),
    is.rejoined,
  ),
  rule('RTM-RECONNECT-08')
    .only(leaves('RECONNECTING'))
    .ifIt(
      is.either(
        is.changesTo('CONNECTED'),
        is.exiting,
        is.both(is.changesTo('ABORTED'), is.either(is.kicked, is.bannedLately, is.expired)),
      ),
    ),
  rule('RTM-RECONNECT-08', 'RTM-DIAG-02').only(becomes('DISCONNECTED'), reconnecting).ifIt(is.exiting),
  rule('RTM-RECONNECT-01')
    .only(leaves('CONNECTED'), is.surelySilentFor(timers.interruptedAfterMs), is.undisturbed)
    .ifIt(is.changesTo('RECONNECTING')),
  witnessedBy(
    rule('RTM-RECONNECT-04').never(service('connectionAttempt'), connected, is.heard, is.notPresentInstant),
    becomes('CONNECTED'),
    is.rejoined,
  ),
  under(
    'A-31',
    'waits-for-renewal',
    rule('RTM-RECONNECT-06', 'RTM-RECONNECT-04')
      .once(is.reconnectableAfterRenewal, 'reconnectWithinMs')
      .dueBy(becomes('CONNECTED')),
  ),
  under(
    'A-31',
    'needs-new-login',
    rule('RTM-RECONNECT-06').never(becomes('CONNECTED'), reconnecting, is.renewedLately),
  ),
  rule('RTM-RECONNECT-09', 'RTM-LOGOUT-01')
    .after(call('logout'))
    .given(reconnecting, is.settled)
    .while(is.alive)
    .due(becomes('DISCONNECTED')),
  rule('RTM-TOKEN-01').once(is.tellableExpiry, 'reconnectWithinMs').dueBy(callback('onTokenExpired')),
  rule('RTM-TOKEN-01').only(callback('onTokenExpired')).ifIt(is.tokenToTell),
  witnessedBy(
    rule('RTM-TOKEN-02').never(becomes('ABORTED', 'TOKEN_EXPIRED'), reconnecting),
    callback('onTokenExpired'),
    reconnecting,
  ),
  rule('RTM-TOKEN-02').only(becomes('DISCONNECTED'), reconnecting, is.expiredJustNow).ifIt(is.exiting),
]

const presence: readonly Rule[] = [
  rule('RTM-PRESENCE-02')
    .once(is.reconnectableWithin(timers.removedAfterMs), 'reconnectWithinMs')
    .dueBy(becomes('CONNECTED')),
  rule('RTM-PRESENCE-07')
    .once(is.reconnectableAfter(timers.removedAfterMs), 'reconnectWithinMs')
    .dueBy(becomes('CONNECTED')),
  rule('RTM-PRESENCE-04', 'RTM-PRESENCE-01')
    .once(is.observed('userOffline', is.onlineUnheard(timers.removedAfterMs)), timers.removedAfterMs, 'removedAfterMs')
    .dueAt(service('userOffline')),
  witnessedBy(
    rule('RTM-PRESENCE-03', 'RTM-PRESENCE-04', 'RTM-PRESENCE-01')
      .only(service('userOffline'), is.outOfReach)
      .ifIt(is.mayBeOffline(timers.removedAfterMs)),
    becomes('CONNECTED'),
    is.cameFrom('RECONNECTING'),
    is.wasAwayLessThan(timers.removedAfterMs),
  ),
  quietly(
    rule('RTM-PRESENCE-04')
      .only(service('userOffline'), is.not(is.outOfReach))
      .ifIt(is.mayBeOffline(timers.removedAfterMs)),
  ),
  rule('RTM-PRESENCE-06', 'RTM-PRESENCE-05', 'RTM-PRESENCE-01').members(
    is.onlineUnheard(timers.removedAfterMs),
    timers.removedAfterMs,
    'onMemberLeft',
  ),
  witnessedBy(
    rule('RTM-PRESENCE-03', 'RTM-PRESENCE-06', 'RTM-PRESENCE-01')
      .only(callback('onMemberLeft'), is.subjectInterrupted)
      .ifIt(is.subjectMayHaveLeft(timers.removedAfterMs)),
    becomes('CONNECTED'),
    is.cameFrom('RECONNECTING'),
    is.wasAwayLessThan(timers.removedAfterMs),
    is.hasOnlooker,
  ),
  quietly(
    rule('RTM-PRESENCE-06')
      .only(callback('onMemberLeft'), is.not(is.subjectInterrupted))
      .ifIt(is.subjectMayHaveLeft(timers.removedAfterMs)),
  ),
  quietly(rule('RTM-PRESENCE-06').only(callback('onMemberLeft')).ifIt(is.subjectNotToldGone)),
  rule('RTM-PRESENCE-08', 'RTM-PRESENCE-09')
    .after(becomes('CONNECTED'))
    .given(is.cameFrom('RECONNECTING'), is.wasRemoved)
    .while(is.alive, is.reachable, is.undisturbed, connected)
    .membersAreTold(callback('onMemberJoined')),
  ...(
    [
      ['RTM-PRESENCE-06', 'onMemberLeft'],
      ['RTM-PRESENCE-09', 'onMemberJoined'],
    ] as const
  ).flatMap(([clause, name]) => [
    quietly(rule(clause).only(callback(name)).ifIt(is.hasJoinedChannel)),
    quietly(rule(clause).only(callback(name)).ifIt(is.aboutAnother)),
  ]),
  quietly(rule('RTM-PRESENCE-09').only(callback('onMemberJoined')).ifIt(is.subjectMayHaveJoined)),
  quietly(
    rule('RTM-PRESENCE-09').only(callback('onMemberJoined')).ifIt(is.subjectNotToldPresent(timers.removedAfterMs)),
  ),
  rule('RTM-PRESENCE-10')
    .after(becomes('CONNECTED'))
    .given(
      is.cameFrom('RECONNECTING'),
      is.wasRemoved,
      is.attributesKnown,
      is.attributesNotSynced,
      is.serviceShows('userAttributesSet'),
    )
    .while(is.alive, is.reachable, is.undisturbed, connected)
    .due(service('userAttributesSet')),
  rule('RTM-PRESENCE-10').only(service('userAttributesSet'), is.wasRemoved).ifIt(is.attributesAreItsOwn),
]

const resend: readonly Rule[] = [
  rule('RTM-RESEND-02', 'RTM-RESEND-01').resend('peerMissing'),
  rule('RTM-RESEND-03', 'RTM-RESEND-01').resend('channelMissing'),
  rule('RTM-RESEND-03').resend('tooOld'),
  under('A-29', 'in-all', rule('RTM-RESEND-04').resend('tooMany')),
  under('A-29', 'per-channel', rule('RTM-RESEND-04').resend('tooMany')),
  rule('RTM-RESEND-ORDER').resend('order'),
  rule('RTM-RESEND-ONCE').resend('notTwice'),
  quietly(rule('RTM-RESEND-ONCE').only(callback('onChannelMessageReceived')).ifIt(is.hasJoinedChannel)),
]

const kickAndLogout: readonly Rule[] = [
  rule('RTM-KICK-01', 'RTM-KICK-02')
    .after(happens('loggedInElsewhere'))
    .given(connected, is.settled, is.undisturbedBut('kick'))
    .while(is.alive, is.reachable, is.notExiting)
    .due(becomes('ABORTED')),
  rule('RTM-DIAG-01')
    .after(happens('loggedInElsewhere'))
    .given(connected, is.settled, is.undisturbedBut('kick'))
    .while(is.alive, is.reachable, is.notExiting)
    .due(leaves('CONNECTED')),
  rule('RTM-BAN')
    .after(happens('bannedByServer'))
    .given(connected, is.settled, is.undisturbedBut('ban'))
    .while(is.alive, is.reachable, is.notExiting)
    .due(becomes('ABORTED', 'BANNED_BY_SERVER')),
  rule('RTM-STATE-07', 'RTM-STATE-01')
    .only(becomes('ABORTED'))
    .ifIt(is.either(is.everKicked, is.banned, is.expired)),
  rule('RTM-KICK-02').only(becomes('ABORTED', 'REMOTE_LOGIN')).ifIt(is.kicked),
  rule('RTM-CB-03').only(becomes('ABORTED', 'REMOTE_LOGIN')).ifIt(is.everKicked),
  rule('RTM-BAN', 'RTM-CB-03').only(becomes('ABORTED', 'BANNED_BY_SERVER')).ifIt(is.banned),
  rule('RTM-CB-03').only(becomes('ABORTED', 'TOKEN_EXPIRED')).ifIt(is.expired),
  rule('RTM-KICK-03', 'RTM-LOGOUT-01')
    .after(call('logout'))
    .given(aborted, is.settled)
    .while(is.alive)
    .due(becomes('DISCONNECTED')),
  rule('RTM-LOGOUT-01')
    .after(call('logout'))
    .given(connected, is.settled)
    .while(is.alive, is.notAboutToEnd)
    .due(becomes('DISCONNECTED')),
  rule('RTM-STATE-03', 'RTM-DIAG-02', 'RTM-STATE-01').only(becomes('DISCONNECTED', 'LOGOUT')).ifIt(is.exiting),
  rule('RTM-STATE-03', 'RTM-DIAG-02')
    .only(becomes('DISCONNECTED'), is.not(connecting), is.not(reconnecting))
    .ifIt(is.exiting),
  rule('RTM-LOGOUT-01', 'RTM-CB-03')
    .only(becomes('DISCONNECTED'), is.not(connecting), is.exiting)
    .ifIt(is.reasonIs(6, 'LOGOUT')),
  witnessedBy(
    rule('RTM-STATE-03').never(
      anyOf(
        callback('onMemberJoined'),
        callback('onMemberLeft'),
        callback('onMessageReceived'),
        callback('onChannelMessageReceived'),
        callback('onTokenExpired'),
      ),
      disconnected,
      is.notEntering,
      is.notPresentInstant,
    ),
    becomes('DISCONNECTED'),
  ),
  witnessedBy(
    rule('RTM-KICK-01').never(
      anyOf(
        callback('onMemberJoined'),
        callback('onMemberLeft'),
        callback('onMessageReceived'),
        callback('onChannelMessageReceived'),
      ),
      aborted,
      is.notPresentInstant,
    ),
    becomes('ABORTED', 'REMOTE_LOGIN'),
  ),
  under(
    'X-08',
    'aborts',
    rule('RTM-TOKEN-01')
      .after(happens('tokenExpired'))
      .given(connected, is.settled, is.undisturbedBut('expire'))
      .while(is.alive, is.reachable, is.notExiting, is.expired)
      .due(becomes('ABORTED', 'TOKEN_EXPIRED')),
  ),
  under(
    'X-08',
    'aborts',
    rule('RTM-TOKEN-01')
      .after(becomes('ABORTED', 'TOKEN_EXPIRED'))
      .given(is.expiryUntold)
      .while(is.alive, is.notExiting)
      .due(callback('onTokenExpired')),
  ),
  under('X-08', 'ignores', rule('RTM-TOKEN-01').never(becomes('ABORTED', 'TOKEN_EXPIRED'), connected)),
  under(
    'X-08',
    'reconnects',
    rule('RTM-TOKEN-01')
      .after(happens('tokenExpired'))
      .given(connected, is.settled, is.undisturbedBut('expire'))
      .while(is.alive, is.reachable, is.notExiting, is.expired)
      .due(becomes('RECONNECTING')),
  ),
  under('X-08', 'reconnects', rule('RTM-TOKEN-01').never(becomes('ABORTED', 'TOKEN_EXPIRED'), connected)),
  rule('RTM-KICK-03').never(becomes('CONNECTING'), aborted, is.not(is.abortedBy(9))),
  under('X-08', 'aborts', rule('RTM-RECONNECT-03').never(becomes('RECONNECTING', 'TOKEN_EXPIRED'))),
  under('X-08', 'ignores', rule('RTM-RECONNECT-03').never(becomes('RECONNECTING', 'TOKEN_EXPIRED'))),
  under('X-09', 'logout-first', rule('RTM-KICK-03').never(becomes('CONNECTING'), aborted)),
  under(
    'X-09',
    'login-directly',
    rule('RTM-KICK-03')
      .after(call('login'))
      .given(aborted, is.abortedBy(9), is.settled)
      .while(is.alive, is.notExiting)
      .due(becomes('CONNECTING')),
  ),
]

/** Callbacks that may be left out, and are right only where they fit. */
const optionalCallbacks: readonly Rule[] = [
  quietly(rule('RTM-LOGOUT-01').only(callback('onLogout')).ifIt(is.hasExitToTell)),
  quietly(rule('RTM-CODE-RENEW-102').only(callback('onRenewTokenResult')).ifIt(is.hasRenewalToTell)),
]

const results: readonly Rule[] = [
  rule('RTM-CODE-LOGIN-8').result('login', [8], [is.inState('CONNECTED', 'RECONNECTING'), is.settled, is.undisturbed], {
    orCallback: 'onLoginFailure',
  }),
  rule('RTM-CODE-LOGIN-8').result('login', [8], [connecting, is.undisturbed], { orCallback: 'onLoginFailure' }),
  rule('RTM-CODE-LOGIN-8').result('login', [8], [aborted, is.settled, is.not(is.abortedBy(9))], {
    orCallback: 'onLoginFailure',
  }),
  rule('RTM-CODE-LOGIN-CREDENTIAL').result('login', [4], [disconnected, is.settled, is.reachable], {
    credential: 'invalidAppId',
    orCallback: 'onLoginFailure',
  }),
  rule('RTM-CODE-LOGIN-CREDENTIAL').result('login', [5], [disconnected, is.settled, is.reachable], {
    credential: 'invalidToken',
    orCallback: 'onLoginFailure',
  }),
  rule('RTM-CODE-LOGIN-CREDENTIAL').result('login', [6], [disconnected, is.settled, is.reachable], {
    credential: 'expiredToken',
    orCallback: 'onLoginFailure',
  }),
  rule('RTM-CODE-LOGIN-CREDENTIAL').only(callback('onLoginFailure')).ifIt(is.hasToTellFailure),
  quietly(rule('RTM-CODE-LOGIN-CREDENTIAL').only(callback('onLoginFailure')).ifIt(is.loginCodeIsKnown)),
  rule('RTM-CODE-LOGOUT-102').result('logout', [102], [disconnected, is.settled, is.notEntering], {
    orCallback: 'onLogout',
  }),
  rule('RTM-CODE-RENEW-102').result('renewToken', [102], [disconnected, is.settled, is.neverEntered], {
    orCallback: 'onRenewTokenResult',
  }),
]

/** Every rule of RTM 1. */
export const rtm1Rules: readonly Rule[] = [
  ...callbackForm,
  ...login,
  ...interruption,
  ...presence,
  ...resend,
  ...kickAndLogout,
  ...optionalCallbacks,
  ...results,
]
