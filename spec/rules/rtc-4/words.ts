/** What the rules of RTC 4.x say again and again. */
import * as is from '../../facts/index.ts'
import { rtc4Timers as timers } from '../../profiles/timers.ts'
import { anyOf, becomes, callback, type Observation } from '../../rule.ts'

export const disconnected = is.inState('DISCONNECTED')
export const connecting = is.inState('CONNECTING')
export const connected = is.inState('CONNECTED')
export const reconnecting = is.inState('RECONNECTING')
export const failed = is.inState('FAILED')

export const ofEarlierLoss = is.earlierSilenceBegan(timers.lostAfterLossMs)
/** An interruption has statements of its own, and so has giving up, each right or wrong. */
export const notOfNetwork = is.not(
  is.either(is.reasonIs(2, 'INTERRUPTED'), is.reasonIs(4, 'JOIN_FAILED')),
  'gives a reason other than INTERRUPTED and JOIN_FAILED',
)
export const lostSignal: Observation = anyOf(callback('onConnectionLost'), becomes('RECONNECTING', 'LOST'))
