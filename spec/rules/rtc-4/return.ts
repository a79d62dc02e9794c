/** A connection of RTC 4.x that comes back, what the others are told of it, and how a user leaves. */
import * as is from '../../facts/index.ts'
import { rtc4Timers as timers } from '../../profiles/timers.ts'
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
  under,
  witnessedBy,
} from '../../rule.ts'
import { connected, connecting, disconnected, reconnecting } from './words.ts'

export const rejoin: readonly Rule[] = [
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

export const others: readonly Rule[] = [
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

export const leave: readonly Rule[] = [
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
