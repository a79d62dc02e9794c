/** RTC clients that leave wrongly, or speak when they should be silent. */
import {
  accepted,
  becomes,
  callback,
  heldBackForSure,
  rtcReason as reason,
  refused,
  rtcState as state,
  stateChanged,
  unchanged,
} from '../reference/index.ts'
import { faultsOf } from './fault.ts'

export const rtcLeaveFaults = faultsOf('rtc-4', [
  {
    id: 'leave-refused',
    story: 'Refuses to leave in Connected.',
    breaks: ['RTC-STATE-06', 'RTC-OFFLINE-QUIT'],
    changes: { rtcLeaveWhenConnected: refused(-1) },
  },
  {
    id: 'leave-told-twice',
    story: 'Reports Disconnected twice when it leaves.',
    breaks: ['RTC-CB-01'],
    changes: {
      rtcLeaveWhenConnected: accepted(
        becomes(state.disconnected, reason.leaveChannel, stateChanged(state.disconnected, reason.leaveChannel)),
      ),
    },
  },
  {
    id: 'leave-with-interrupted',
    story: 'Gives Interrupted as the reason for a leave.',
    breaks: ['RTC-REASON-05', 'RTC-REASON-MAP'],
    changes: { rtcLeaveWhenConnected: accepted(becomes(state.disconnected, reason.interrupted)) },
  },
  {
    id: 'leave-with-invalid-token',
    story: 'Gives InvalidToken as the reason for a leave.',
    breaks: ['RTC-REASON-05', 'RTC-REASON-08', 'RTC-CB-03'],
    changes: { rtcLeaveWhenConnected: accepted(becomes(state.disconnected, reason.invalidToken)) },
  },
  {
    id: 'leave-refused-when-reconnecting',
    story: 'Refuses to leave in Reconnecting.',
    breaks: ['RTC-STATE-06'],
    changes: { rtcLeaveWhenReconnecting: refused(-1) },
  },
  {
    id: 'leave-ignored-when-failed',
    story: 'Accepts a leave in Failed and stays there.',
    breaks: ['RTC-STATE-06'],
    changes: { rtcLeaveWhenFailed: accepted(unchanged) },
  },
  {
    id: 'leave-ignored-when-connecting',
    story: 'Accepts a leave in Connecting and joins all the same.',
    breaks: ['RTC-STATE-06'],
    changes: { rtcLeaveWhenConnecting: accepted(unchanged) },
  },
  {
    id: 'loses-after-leave',
    story: 'Fires onConnectionLost right after a leave.',
    breaks: ['RTC-STATE-06', 'RTC-T5b', 'RTC-DIAG-02'],
    changes: {
      rtcLeaveWhenConnected: accepted(
        becomes(state.disconnected, reason.leaveChannel, heldBackForSure(10, callback('onConnectionLost'))),
      ),
    },
  },
  {
    id: 'rejoins-after-leave',
    story: 'Fires onRejoinChannelSuccess five seconds after a leave.',
    breaks: ['RTC-STATE-06', 'RTC-STATE-13', 'RTC-DIAG-02'],
    changes: {
      rtcLeaveWhenConnected: accepted(
        becomes(state.disconnected, reason.leaveChannel, heldBackForSure(5_000, callback('onRejoinChannelSuccess'))),
      ),
    },
  },
  {
    id: 'rtc-opens-with-report',
    story: 'Reports Disconnected before anything has happened.',
    breaks: ['RTC-CB-01'],
    changes: { rtcOpened: [stateChanged(state.disconnected, reason.leaveChannel)] },
  },
  {
    id: 'rtc-opens-joining',
    story: 'Joins and leaves by itself when it is opened.',
    breaks: ['RTC-STATE-04', 'RTC-STATE-05', 'RTC-REASON-05', 'RTC-CB-03'],
    changes: {
      rtcOpened: [
        stateChanged(state.connecting, reason.connecting),
        stateChanged(state.disconnected, reason.leaveChannel),
      ],
    },
  },
  {
    id: 'rtc-restarts-with-report',
    story: 'Reports Disconnected when its process starts again.',
    breaks: ['RTC-CB-01'],
    changes: { rtcRestarted: [stateChanged(state.disconnected, reason.leaveChannel)] },
  },
  {
    id: 'rtc-restarts-with-rejoin',
    story: 'Fires onRejoinChannelSuccess when its process starts again.',
    breaks: ['RTC-STATE-13', 'RTC-DIAG-02'],
    changes: { rtcRestarted: [callback('onRejoinChannelSuccess')] },
  },
  {
    id: 'getter-knows-no-reconnecting',
    story: 'Answers getConnectionState with Connected while it is Reconnecting.',
    breaks: ['RTC-API-02', 'RTC-CB-01'],
    changes: { rtcGetterState: (current) => (current === state.reconnecting ? state.connected : current) },
  },
  {
    id: 'getter-knows-no-failed',
    story: 'Answers getConnectionState with Disconnected when it has failed.',
    breaks: ['RTC-API-02', 'RTC-CB-01'],
    changes: { rtcGetterState: (current) => (current === state.failed ? state.disconnected : current) },
  },
  {
    id: 'getter-counts-from-0',
    story: 'Answers getConnectionState with one less than the number of the state.',
    breaks: ['RTC-API-02', 'RTC-CB-01', 'RTC-STATE-04', 'RTC-STATE-05'],
    changes: { rtcGetterState: (current) => current - 1 },
  },
])
