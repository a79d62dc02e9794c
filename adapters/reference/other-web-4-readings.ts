/** Other correct implementations of RTC Web 4.x. */
import { accepted, refused, web4StateChanged } from './moment.ts'
import type { OtherReading } from './other-reading.ts'
import { type Row, travelling } from './other-web-readings.ts'
import { anyWebState as state } from './states.ts'

const leaves = (from: string) =>
  accepted({ state: state.disconnecting, reports: [web4StateChanged('DISCONNECTING', from)] })
const banned = (reason: string) => ({
  state: state.disconnected,
  reports: [web4StateChanged('DISCONNECTED', 'CONNECTED', reason)],
})

const rows: readonly Row[] = [
  ['W-03: user-joined after each re-join', { webReturnInTimeTold: true }],
  ['W-04: a client never gives up', { webGaveUpAfterMs: Infinity }],
  ['W-04: a client gives up after three quarters of a minute', { webGaveUpAfterMs: 45_000 }],
  ['W-05: a leave while connecting goes over DISCONNECTING', { webLeaveWhenConnecting: leaves('CONNECTING') }],
  ['W-05: a leave while reconnecting goes over DISCONNECTING', { webLeaveWhenReconnecting: leaves('RECONNECTING') }],
  ['W-07: a silent loss is noticed after four seconds', { webLossNoticedAfterMs: 4_000 }],
  ['W-07: a silent loss is noticed after thirty seconds', { webLossNoticedAfterMs: 30_000 }],
  ['W-08: what was published is told again after an early return', { webEarlyReturnTold: true }],
  ['a banned client is told that its address is', { webBanned: banned('IP_BANNED') }],
  ['a banned client is told that its channel is', { webBanned: banned('CHANNEL_BANNED') }],
  ['a user who joins elsewhere is put out here', { webLoggedInElsewhere: banned('UID_CONFLICT') }],
  ['a leave outside a channel is refused', { webLeaveWhenDisconnected: refused('INVALID_OPERATION') }],
  ['a loss of the uplink alone is not noticed', { webNoticesUplinkLoss: false }],
  ['a user publishes no longer when the user has left', { webStreamRemovedWithLeave: true }],
  ['viewers count for themselves', { webStreamJudge: 'viewer' }],
  ['re-joins follow the back-off alone', { webRestoredRetryAfterMs: Infinity }],
  ['the news of the service travel long', { webPeerLeaveTakesMs: 900 }],
  ...travelling,
]

/** Every one of them follows its reading wherever the question comes up. */
export const otherWeb4Readings: readonly OtherReading[] = rows.map(([what, decisions]) => ({
  profile: 'rtc-web-4',
  what,
  decisions,
}))
