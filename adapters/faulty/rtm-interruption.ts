/** RTM clients that notice an interruption too early, too late, wrongly or never. */
import { becomes, callback, rtmReason as reason, rtmState as state, stateChanged } from '../reference/index.ts'
import { faultsOf } from './fault.ts'

export const rtmInterruptionFaults = faultsOf('rtm-1', [
  {
    id: 'interrupts-after-5-s',
    story: 'Waits five seconds before it reports the interruption.',
    breaks: ['RTM-RECONNECT-01'],
    changes: { rtmInterruptedAfterMs: 5_000 },
  },
  {
    id: 'interrupts-1-ms-late',
    story: 'Reports the interruption one millisecond after the four seconds.',
    breaks: ['RTM-RECONNECT-01'],
    changes: { rtmInterruptedAfterMs: 4_001 },
  },
  {
    id: 'interrupts-1-ms-early',
    story: 'Reports the interruption one millisecond before the four seconds.',
    breaks: ['RTM-RECONNECT-02'],
    changes: { rtmInterruptedAfterMs: 3_999 },
  },
  {
    id: 'interrupts-after-3-s',
    story: 'Reports the interruption after three seconds.',
    breaks: ['RTM-RECONNECT-02'],
    changes: { rtmInterruptedAfterMs: 3_000 },
  },
  {
    id: 'interrupts-at-once',
    story: 'Reports every disturbance of the network the moment it begins.',
    breaks: ['RTM-RECONNECT-02'],
    changes: { rtmInterruptedAfterMs: 0 },
  },
  {
    id: 'never-interrupts',
    story: 'Stays CONNECTED however long the network is away.',
    breaks: ['RTM-RECONNECT-01', 'RTM-DIAG-01'],
    changes: { rtmInterruptedAfterMs: Infinity },
  },
  {
    id: 'reset-interrupts-after-5-s',
    story: 'Waits five seconds where the connection was reset.',
    breaks: ['RTM-RECONNECT-01'],
    changes: { rtmResetInterruptedAfterMs: 5_000 },
  },
  {
    id: 'ignores-one-way-loss',
    story: 'Takes a network that only sends, or only receives, for a healthy one.',
    breaks: ['RTM-RECONNECT-01', 'RTM-DIAG-01'],
    changes: { rtmNoticesOneWayLoss: false },
  },
  {
    id: 'interruption-outlives-return',
    story: 'Forgets to stop the timer of the interruption when the network is back in time.',
    breaks: ['RTM-RECONNECT-02', 'RTM-STATE-06', 'RTM-STATE-01'],
    changes: { rtmInterruptedSurvivesRestore: true },
  },
  {
    id: 'interruption-with-login-failure',
    story: 'Gives LOGIN_FAILURE as the reason for an interruption.',
    breaks: ['RTM-RECONNECT-03', 'RTM-CB-03'],
    changes: { rtmInterrupted: becomes(state.reconnecting, reason.loginFailure) },
  },
  {
    id: 'interruption-without-number',
    story: 'Gives a reason for the interruption that no document knows.',
    breaks: ['RTM-RECONNECT-03', 'RTM-CB-03'],
    changes: { rtmInterrupted: becomes(state.reconnecting, 42) },
  },
  {
    id: 'interruption-told-twice',
    story: 'Reports RECONNECTING twice.',
    breaks: ['RTM-CB-01', 'RTM-CB-02'],
    changes: {
      rtmInterrupted: becomes(
        state.reconnecting,
        reason.interrupted,
        stateChanged(state.reconnecting, reason.interrupted),
      ),
    },
  },
  {
    id: 'interruption-swapped',
    story: 'Passes the reason of the interruption before the state.',
    breaks: ['RTM-API-01'],
    changes: {
      rtmInterrupted: { state: state.reconnecting, reports: [stateChanged(reason.interrupted, state.reconnecting)] },
    },
  },
  {
    id: 'interruption-announces-expiry',
    story: 'Says with every interruption that the token has expired.',
    breaks: ['RTM-TOKEN-01'],
    changes: {
      rtmInterrupted: becomes(state.reconnecting, reason.interrupted, callback('onTokenExpired')),
    },
  },
  {
    id: 'interruption-ends-session',
    story: 'Takes an interruption for a logout.',
    breaks: ['RTM-RECONNECT-01', 'RTM-STATE-03', 'RTM-DIAG-02', 'RTM-STATE-01'],
    changes: { rtmInterrupted: becomes(state.disconnected, reason.logout) },
  },
  {
    id: 'interruption-disconnects',
    story: 'Becomes DISCONNECTED when it is interrupted.',
    breaks: ['RTM-RECONNECT-01', 'RTM-STATE-03', 'RTM-DIAG-02', 'RTM-CB-03'],
    changes: { rtmInterrupted: becomes(state.disconnected, reason.interrupted) },
  },
  {
    id: 'interruption-aborts',
    story: 'Takes an interruption for a kick and becomes ABORTED.',
    breaks: ['RTM-RECONNECT-01', 'RTM-STATE-07', 'RTM-STATE-01', 'RTM-CB-03'],
    changes: { rtmInterrupted: becomes(state.aborted, reason.interrupted) },
  },
])
