/** Other correct implementations of RTC Web up to 3.x. */
import type { Decisions } from './decisions.ts'
import { accepted, callback, refused, webStateChanged } from './moment.ts'
import type { OtherReading } from './other-reading.ts'
import { webState as state } from './states.ts'

/** What an other implementation does, and the decisions that make it do so. */
export type Row = readonly [what: string, decisions: Partial<Decisions>]

const joined = webStateChanged('CONNECTING', 'CONNECTED')
const repeated = refused('ERR_REPEAT_JOIN')

/** How long news and answers take, which no source bounds. */
export const travelling: readonly Row[] = [
  [
    'everything that travels takes long',
    {
      webAnswerTakesMs: 900,
      webLeaveTakesMs: 900,
      webPublishTakesMs: 450,
      webJoinVisibleAfterMs: 950,
      webLeaveVisibleAfterMs: 950,
      webStreamVisibleAfterMs: 500,
      webStreamEndVisibleAfterMs: 500,
    },
  ],
  [
    'everything that travels takes no time',
    {
      webAnswerTakesMs: 0,
      webLeaveTakesMs: 0,
      webPublishTakesMs: 0,
      webJoinVisibleAfterMs: 0,
      webLeaveVisibleAfterMs: 0,
      webStreamVisibleAfterMs: 0,
      webStreamEndVisibleAfterMs: 0,
    },
  ],
]

const rows: readonly Row[] = [
  ['A-07: twenty seconds', { webPeerLeaveAfterMs: 20_000 }],
  ['A-07: three minutes', { webPeerLeaveAfterMs: 180_000 }],
  ['A-09: not before ten seconds', { webLossNoticedAfterMs: 10_000, webResetNoticedAfterMs: 10_000 }],
  ['A-09: a silent loss is noticed after four seconds', { webLossNoticedAfterMs: 4_000 }],
  ['A-09: a silent loss is noticed after thirty seconds', { webLossNoticedAfterMs: 30_000 }],
  ['A-11: states are told by number', { spelling: 'numbers' }],
  ['A-25: connected first', { webJoined: { state: state.connected, reports: [callback('connected'), joined] } }],
  [
    'X-11: a leave without an answer succeeds',
    {
      webLeaveTimedOut: accepted({
        state: state.disconnected,
        reports: [webStateChanged('DISCONNECTING', 'DISCONNECTED')],
      }),
    },
  ],
  [
    'a leave while connecting goes over DISCONNECTING',
    {
      webLeaveWhenConnecting: accepted({
        state: state.disconnecting,
        reports: [webStateChanged('CONNECTING', 'DISCONNECTING')],
      }),
    },
  ],
  [
    'a loss is told by the state alone',
    { webLost: { state: state.connecting, reports: [webStateChanged('CONNECTED', 'CONNECTING')] } },
  ],
  [
    'a repeated join has the other code',
    { webJoinWhenConnecting: repeated, webJoinWhenConnected: repeated, webJoinWhenDisconnecting: repeated },
  ],
  ['a loss of the uplink alone is not noticed', { webNoticesUplinkLoss: false }],
  ['a stream is removed with its user', { webStreamRemovedWithLeave: true }],
  ['a stream is told again after an early return', { webEarlyReturnTold: true }],
  ['re-joins follow the back-off alone', { webRestoredRetryAfterMs: Infinity }],
  ['newcomers are not told who is there', { webNewcomerLearnsOthers: false }],
  ['the news of the service travel long', { webPeerLeaveTakesMs: 900 }],
  ...travelling,
]

/** Every one of them follows its reading wherever the question comes up. */
export const otherWebReadings: readonly OtherReading[] = rows.map(([what, decisions]) => ({
  profile: 'rtc-web-3',
  what,
  decisions,
}))
