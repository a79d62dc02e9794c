/** RTC clients that join a channel wrongly. */
import {
  accepted,
  becomes,
  callback,
  heldBack,
  rtcReason as reason,
  refused,
  rtcState as state,
  stateChanged,
  unchanged,
} from '../reference/index.ts'
import { faultsOf } from './fault.ts'

const success = callback('onJoinChannelSuccess')

export const rtcJoinFaults = faultsOf('rtc-4', [
  {
    id: 'join-without-effect',
    story: 'Accepts a first join and does nothing.',
    breaks: [
      'RTC-T0',
      'RTC-T1a',
      'RTC-T1b',
      'RTC-T1c',
      'RTC-STATE-07',
      'RTC-STATE-08',
      'RTC-REASON-06',
      'RTC-REASON-07',
      'RTC-REASON-08',
      'RTC-REASON-09',
      'RTC-STATE-02',
    ],
    changes: { rtcJoinWhenDisconnected: accepted(unchanged) },
  },
  {
    id: 'join-refused',
    story: 'Refuses a first join.',
    breaks: [
      'RTC-T0',
      'RTC-T1a',
      'RTC-T1b',
      'RTC-T1c',
      'RTC-STATE-07',
      'RTC-STATE-08',
      'RTC-REASON-06',
      'RTC-REASON-07',
      'RTC-REASON-08',
      'RTC-REASON-09',
      'RTC-STATE-02',
    ],
    changes: { rtcJoinWhenDisconnected: refused(-1) },
  },
  {
    id: 'join-told-twice',
    story: 'Reports Connecting twice.',
    breaks: ['RTC-CB-01'],
    changes: {
      rtcJoinWhenDisconnected: accepted(
        becomes(state.connecting, reason.connecting, stateChanged(state.connecting, reason.connecting)),
      ),
    },
  },
  {
    id: 'join-with-join-success',
    story: 'Gives JoinSuccess as the reason for Connecting.',
    breaks: ['RTC-T1b', 'RTC-REASON-00C', 'RTC-REASON-MAP'],
    changes: { rtcJoinWhenDisconnected: accepted(becomes(state.connecting, reason.joinSuccess)) },
  },
  {
    id: 'join-with-proxy',
    story: 'Gives SettingProxyServer as the reason for Connecting though no proxy was set.',
    breaks: ['RTC-T1b', 'RTC-REASON-00C', 'RTC-REASON-11', 'RTC-CB-03'],
    changes: { rtcJoinWhenDisconnected: accepted(becomes(state.connecting, reason.settingProxyServer)) },
  },
  {
    id: 'join-with-reason-99',
    story: 'Gives a reason for Connecting that no document knows.',
    breaks: ['RTC-T1b', 'RTC-REASON-00C', 'RTC-CB-03'],
    changes: { rtcJoinWhenDisconnected: accepted(becomes(state.connecting, 99)) },
  },
  {
    id: 'second-join-without-effect',
    story: 'Joins once, and after a leave never again.',
    breaks: [
      'RTC-T0',
      'RTC-T1a',
      'RTC-T1b',
      'RTC-T1c',
      'RTC-STATE-07',
      'RTC-STATE-08',
      'RTC-REASON-06',
      'RTC-REASON-07',
      'RTC-REASON-08',
      'RTC-REASON-09',
      'RTC-STATE-02',
    ],
    changes: { rtcJoinWhenDisconnectedAgain: accepted(unchanged) },
  },
  {
    id: 'joins-in-5-s',
    story: 'Needs five seconds to join.',
    breaks: [
      'RTC-T1a',
      'RTC-T1c',
      'RTC-STATE-08',
      'RTC-REASON-06',
      'RTC-REASON-07',
      'RTC-REASON-08',
      'RTC-REASON-09',
      'RTC-STATE-02',
    ],
    changes: { rtcAnswerTakesMs: 5_000 },
  },
  {
    id: 'joined-with-connecting',
    story: 'Gives Connecting as the reason for Connected.',
    breaks: ['RTC-T1c', 'RTC-REASON-01', 'RTC-REASON-MAP'],
    changes: { rtcJoined: becomes(state.connected, reason.connecting, success) },
  },
  {
    id: 'joined-with-rejoin-success',
    story: 'Gives RejoinSuccess as the reason for a first join.',
    breaks: ['RTC-T1c', 'RTC-REASON-01'],
    changes: { rtcJoined: becomes(state.connected, 15, success) },
  },
  {
    id: 'joined-told-twice',
    story: 'Reports Connected twice after a join.',
    breaks: ['RTC-CB-01'],
    changes: {
      rtcJoined: becomes(
        state.connected,
        reason.joinSuccess,
        stateChanged(state.connected, reason.joinSuccess),
        success,
      ),
    },
  },
  {
    id: 'join-success-untold',
    story: 'Fires no onJoinChannelSuccess.',
    breaks: ['RTC-T1d', 'RTC-STATE-09'],
    changes: { rtcJoined: becomes(state.connected, reason.joinSuccess) },
  },
  {
    id: 'join-success-told-twice',
    story: 'Fires onJoinChannelSuccess twice.',
    breaks: ['RTC-STATE-09'],
    changes: { rtcJoined: becomes(state.connected, reason.joinSuccess, success, success) },
  },
  {
    id: 'join-success-2-s-late',
    story: 'Fires onJoinChannelSuccess two seconds after Connected.',
    breaks: ['RTC-T1d', 'RTC-STATE-09'],
    changes: { rtcJoined: becomes(state.connected, reason.joinSuccess, heldBack(2_000, success)) },
  },
  {
    id: 'join-called-rejoin',
    story: 'Fires onRejoinChannelSuccess after a first join.',
    breaks: ['RTC-T1d', 'RTC-STATE-09', 'RTC-STATE-13', 'RTC-DIAG-02'],
    changes: { rtcJoined: becomes(state.connected, reason.joinSuccess, callback('onRejoinChannelSuccess')) },
  },
])
