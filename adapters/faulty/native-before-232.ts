/** Native clients before 2.3.2 that do not keep to the first timeline of document 003. */
import {
  accepted,
  backOffMs,
  callback,
  enters,
  heldBack,
  rtcReason as reason,
  reports,
  rtcState as state,
  stateChanged,
  told,
  unchanged,
} from '../reference/index.ts'
import { faultsOf } from './fault.ts'

const joined = callback('onJoinChannelSuccess')
const rejoined = callback('onRejoinChannelSuccess')
const interrupted = callback('onConnectionInterrupted')
const lost = callback('onConnectionLost')
const userJoined = told<[user: string]>('onUserJoined', (user) => [user])
const userOffline = told<[user: string, why: number]>('onUserOffline', (user, why) => [user, why])

export const nativeBefore232Faults = faultsOf('rtc-native-2.3.1', [
  {
    id: 'pre232-join-without-effect',
    story: 'Accepts a join and does nothing.',
    breaks: ['PRE232-T0', 'PRE232-T1a', 'PRE232-T1b'],
    changes: { rtcJoinWhenDisconnected: accepted(unchanged) },
  },
  {
    id: 'pre232-joins-in-5-s',
    story: 'Takes five seconds to join.',
    breaks: ['PRE232-T1a', 'PRE232-T1b'],
    changes: { rtcAnswerTakesMs: 5_000 },
  },
  {
    id: 'pre232-join-untold',
    story: 'Fires no onJoinChannelSuccess.',
    breaks: ['PRE232-T0', 'PRE232-T1a', 'PRE232-T1b'],
    changes: { rtcJoined: enters(state.connected) },
  },
  {
    id: 'pre232-join-told-twice',
    story: 'Fires onJoinChannelSuccess twice.',
    breaks: ['PRE232-T1b'],
    changes: { rtcJoined: enters(state.connected, joined, joined) },
  },
  {
    id: 'pre232-join-told-2-s-late',
    story: 'Fires onJoinChannelSuccess two seconds late.',
    breaks: ['PRE232-T1a', 'PRE232-T1b'],
    changes: { rtcJoined: enters(state.connected, heldBack(2_000, joined)) },
  },
  {
    id: 'pre232-join-called-rejoin',
    story: 'Fires onRejoinChannelSuccess for a first join.',
    breaks: ['PRE232-T1a', 'PRE232-T1b', 'PRE232-T7b'],
    changes: { rtcJoined: enters(state.connected, rejoined) },
  },
  {
    id: 'pre232-join-reports-a-state',
    story: 'Reports a state, which this version does not have.',
    breaks: ['PRE232-DIAG'],
    changes: { rtcJoined: enters(state.connected, stateChanged(state.connected, reason.joinSuccess), joined) },
  },
  {
    id: 'pre232-user-joined-untold',
    story: 'Never learns of the others in the channel.',
    breaks: ['PRE232-T2a', 'PRE232-T2b'],
    changes: { rtcJoinVisibleAfterMs: Infinity },
  },
  {
    id: 'pre232-user-joined-after-3-s',
    story: 'Learns of the others three seconds late.',
    breaks: ['PRE232-T2a', 'PRE232-T2b', 'PRE232-T8a', 'PRE232-T8b', 'PRE232-T8c', 'PRE232-DIAG'],
    changes: { rtcJoinVisibleAfterMs: 3_000 },
  },
  {
    id: 'pre232-user-joined-told-twice',
    story: 'Fires onUserJoined twice.',
    breaks: ['PRE232-T2b', 'PRE232-T8c'],
    changes: { rtcUserJoined: [userJoined, userJoined] },
  },
  {
    id: 'pre232-interrupts-at-once',
    story: 'Fires onConnectionInterrupted the moment the network fails.',
    breaks: ['PRE232-T3a', 'PRE232-T4a'],
    changes: { rtcInterruptedAfterMs: 0 },
  },
  {
    id: 'pre232-interrupts-1-ms-early',
    story: 'Fires onConnectionInterrupted one millisecond before the four seconds.',
    breaks: ['PRE232-T4a'],
    changes: { rtcInterruptedAfterMs: 3_999 },
  },
  {
    id: 'pre232-interrupts-1-ms-late',
    story: 'Fires onConnectionInterrupted one millisecond after the four seconds.',
    breaks: ['PRE232-T4a', 'PRE232-T4b'],
    changes: { rtcInterruptedAfterMs: 4_001 },
  },
  {
    id: 'pre232-interruption-untold',
    story: 'Fires no onConnectionInterrupted.',
    breaks: ['PRE232-T4a', 'PRE232-T4b'],
    changes: { rtcInterrupted: enters(state.reconnecting) },
  },
  {
    id: 'pre232-interruption-told-twice',
    story: 'Fires onConnectionInterrupted twice.',
    breaks: ['PRE232-T4b'],
    changes: { rtcInterrupted: enters(state.reconnecting, interrupted, interrupted) },
  },
  {
    id: 'pre232-interruption-called-loss',
    story: 'Fires onConnectionLost for an interruption.',
    breaks: ['PRE232-T4a', 'PRE232-T4b', 'PRE232-T5b'],
    changes: { rtcInterrupted: enters(state.reconnecting, lost) },
  },
  {
    id: 'pre232-interruption-reports-a-state',
    story: 'Reports an interruption as a state, which this version does not have.',
    breaks: ['PRE232-DIAG'],
    changes: {
      rtcInterrupted: enters(state.reconnecting, stateChanged(state.reconnecting, reason.interrupted), interrupted),
    },
  },
  {
    id: 'pre232-interruption-outlives-return',
    story: 'Fires onConnectionInterrupted though the network is back in time.',
    breaks: ['PRE232-T4a', 'PRE232-T4b'],
    changes: { rtcInterruptedSurvivesRestore: true },
  },
  {
    id: 'pre232-interruption-with-name-of-apple',
    story: 'Fires the interruption on Android under the name that it has on iOS.',
    breaks: ['PRE232-T4b'],
    changes: { rtcCallbackNames: { onConnectionInterrupted: 'rtcEngineConnectionDidInterrupted' } },
  },
  {
    id: 'pre232-never-retries',
    story: 'Makes no attempt as long as the network is away.',
    breaks: ['PRE232-T3b', 'PRE232-T4c', 'PRE232-T5c'],
    changes: { rtcRetryAfterMs: () => Infinity },
  },
  {
    id: 'pre232-stops-retrying-after-20-minutes',
    story: 'Makes no more attempts after twenty minutes, when later versions give up, until the network is back.',
    breaks: ['PRE232-T3b', 'PRE232-T4c', 'PRE232-T5c'],
    changes: { rtcRetryAfterMs: (attempt) => (attempt < 44 ? backOffMs(attempt) : Infinity) },
  },
  {
    id: 'pre232-returns-after-5-minutes',
    story: 'Lets five minutes go by before it uses a network that is back.',
    breaks: ['PRE232-T0', 'PRE232-T3b', 'PRE232-T4c', 'PRE232-T5c', 'PRE232-T7a', 'PRE232-T7b'],
    changes: { rtcRestoredRetryAfterMs: 300_000 },
  },
  {
    id: 'pre232-loses-1-ms-early',
    story: 'Fires onConnectionLost one millisecond before the ten seconds.',
    breaks: ['PRE232-T5a'],
    changes: { rtcLostAfterMs: 9_999 },
  },
  {
    id: 'pre232-loses-1-ms-late',
    story: 'Fires onConnectionLost one millisecond after the ten seconds.',
    breaks: ['PRE232-T5a'],
    changes: { rtcLostAfterMs: 10_001 },
  },
  {
    id: 'pre232-never-loses',
    story: 'Never fires onConnectionLost.',
    breaks: ['PRE232-T5a', 'PRE232-T5b'],
    changes: { rtcLostAfterMs: Infinity },
  },
  {
    id: 'pre232-lost-told-twice',
    story: 'Fires onConnectionLost twice.',
    breaks: ['PRE232-T5b'],
    changes: { rtcLost: reports(lost, lost) },
  },
  {
    id: 'pre232-loss-outlives-return',
    story: 'Fires onConnectionLost for a connection that is back.',
    breaks: ['PRE232-T5b'],
    changes: { rtcLostSurvivesRejoin: true },
  },
  {
    id: 'pre232-user-offline-1-ms-early',
    story: 'Fires onUserOffline one millisecond before the twenty seconds.',
    breaks: ['PRE232-T6a'],
    changes: { rtcOfflineAfterMs: 19_999 },
  },
  {
    id: 'pre232-user-offline-after-25-s',
    story: 'Fires onUserOffline after twenty-five seconds.',
    breaks: ['PRE232-T6a', 'PRE232-T6b', 'PRE232-T6c'],
    changes: { rtcOfflineAfterMs: 25_000 },
  },
  {
    id: 'pre232-user-offline-untold',
    story: 'Never fires onUserOffline.',
    breaks: ['PRE232-T6a', 'PRE232-T6b', 'PRE232-T6c'],
    changes: { rtcUserOffline: [] },
  },
  {
    id: 'pre232-user-offline-told-twice',
    story: 'Fires onUserOffline twice.',
    breaks: ['PRE232-T6c'],
    changes: { rtcUserOffline: [userOffline, userOffline] },
  },
  {
    id: 'pre232-rejoin-untold',
    story: 'Fires no onRejoinChannelSuccess.',
    breaks: ['PRE232-T7a', 'PRE232-T7b'],
    changes: { rtcRejoined: enters(state.connected) },
  },
  {
    id: 'pre232-rejoin-called-join',
    story: 'Fires onJoinChannelSuccess for a re-join.',
    breaks: ['PRE232-T7b', 'PRE232-T1b'],
    changes: { rtcRejoined: enters(state.connected, joined) },
  },
  {
    id: 'pre232-rejoin-told-twice',
    story: 'Fires onRejoinChannelSuccess twice.',
    breaks: ['PRE232-T7b'],
    changes: { rtcRejoined: enters(state.connected, rejoined, rejoined) },
  },
  {
    id: 'pre232-return-of-user-untold',
    story: 'Fires no onUserJoined for a user who was offline and is back.',
    breaks: ['PRE232-T8a', 'PRE232-T8b', 'PRE232-DIAG'],
    changes: { rtcReturnTold: false },
  },
  {
    id: 'pre232-gone-user-told-again',
    story: 'Fires onUserJoined ten seconds after a leave of a user who is not back.',
    breaks: ['PRE232-T2b', 'PRE232-T8c'],
    changes: { rtcGoneToldAgainAfterMs: 10_000 },
  },
  {
    id: 'pre232-early-return-of-user-told',
    story: 'Fires onUserJoined for a user who is back before anybody missed the user.',
    breaks: ['PRE232-T2b', 'PRE232-T8c'],
    changes: { rtcEarlyReturnTold: true },
  },
])
