/**
 * What the RTC 4.x document demands and forbids, as rules.
 *
 * Written from the document alone; where it is silent, from the named public sources (clauses of level SHOULD).
 */
import * as is from '../../facts/index.ts'
import { callback, quietly, type Rule, rule } from '../../rule.ts'
import { join, rejections } from './join.ts'
import { giveUp, interruption, lost } from './loss.ts'
import { leave, others, rejoin } from './return.ts'
import { connected, disconnected, reconnecting } from './words.ts'

const callbackForm: readonly Rule[] = [
  rule('RTC-STATE-03').decode('unknownState'),
  rule('RTC-CB-03').decode('unknownReason'),
  rule('RTC-CB-02').decode('swapped'),
  rule('RTC-REASON-MAP').decode('pair'),
  rule('RTC-CB-01').decode('sameState'),
  rule('RTC-DIAG-01').decode('edge'),
  rule('RTC-T1b').decode('untoldJoin'),
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
