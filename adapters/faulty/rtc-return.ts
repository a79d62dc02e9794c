/** RTC clients that do not come back into their channel as they should. */
import {
  becomes,
  callback,
  heldBack,
  rtcReason as reason,
  rtcState as state,
  stateChanged,
  unchanged,
} from '../reference/index.ts'
import { faultsOf } from './fault.ts'

const success = callback('onRejoinChannelSuccess')

export const rtcReturnFaults = faultsOf('rtc-4', [
  {
    id: 'rtc-never-retries',
    story: 'Makes no attempt to rejoin until the network says that it is back.',
    breaks: ['RTC-T3b', 'RTC-RECONNECT-01', 'RTC-T4c', 'RTC-STATE-12', 'RTC-T5c', 'RTC-STATE-15'],
    changes: { rtcRetryAfterMs: () => Infinity },
  },
  {
    id: 'rtc-retries-3-times',
    story: 'Tires of trying after three attempts.',
    breaks: ['RTC-T3b', 'RTC-RECONNECT-01', 'RTC-T4c', 'RTC-STATE-12', 'RTC-T5c', 'RTC-STATE-15'],
    changes: { rtcRetryAfterMs: (attempt) => (attempt < 3 ? 1_000 : Infinity) },
  },
  {
    id: 'rtc-retries-every-2-minutes',
    story: 'Waits two minutes between its attempts.',
    breaks: ['RTC-T3b', 'RTC-RECONNECT-01', 'RTC-T4c', 'RTC-STATE-12', 'RTC-T5c', 'RTC-STATE-15'],
    changes: { rtcRetryAfterMs: () => 120_000 },
  },
  {
    id: 'rtc-retries-after-leave',
    story: 'Goes on trying to rejoin after it was told to leave.',
    breaks: ['RTC-STATE-06'],
    changes: { rtcRetriesSurviveLeave: true },
  },
  {
    id: 'rtc-retries-after-failure',
    story: 'Goes on trying to rejoin after it has failed.',
    breaks: ['RTC-T7b', 'RTC-STATE-17'],
    changes: { rtcRetriesSurviveFailure: true },
  },
  {
    id: 'rtc-returns-2-minutes-late',
    story: 'Lets two minutes pass after the return of the network before it tries.',
    breaks: [
      'RTC-STATE-07',
      'RTC-RECONNECT-01',
      'RTC-STATE-12',
      'RTC-T3b',
      'RTC-T4c',
      'RTC-T5c',
      'RTC-STATE-15',
      'RTC-REASON-16',
      'RTC-REASON-11',
      'RTC-REASON-12',
      'RTC-REASON-13',
      'RTC-REASON-14',
    ],
    changes: { rtcRestoredRetryAfterMs: 120_000 },
  },
  {
    id: 'rtc-never-returns',
    story: 'Stays Reconnecting after its rejoin was accepted.',
    breaks: [
      'RTC-RECONNECT-01',
      'RTC-STATE-12',
      'RTC-T4c',
      'RTC-T5c',
      'RTC-STATE-15',
      'RTC-REASON-16',
      'RTC-REASON-11',
      'RTC-REASON-12',
      'RTC-REASON-13',
      'RTC-REASON-14',
    ],
    changes: { rtcRejoined: unchanged },
  },
  {
    id: 'rejoined-told-twice',
    story: 'Reports twice that it is Connected again.',
    breaks: ['RTC-CB-01'],
    changes: {
      rtcRejoined: becomes(
        state.connected,
        reason.joinSuccess,
        stateChanged(state.connected, reason.joinSuccess),
        success,
      ),
    },
  },
  {
    id: 'rejoined-with-interrupted',
    story: 'Gives Interrupted as the reason for being Connected again.',
    breaks: ['RTC-REASON-01', 'RTC-REASON-MAP'],
    changes: { rtcRejoined: becomes(state.connected, reason.interrupted, success) },
  },
  {
    id: 'rejoin-success-untold',
    story: 'Fires no onRejoinChannelSuccess.',
    breaks: ['RTC-STATE-13'],
    changes: { rtcRejoined: becomes(state.connected, reason.joinSuccess) },
  },
  {
    id: 'rejoin-success-told-twice',
    story: 'Fires onRejoinChannelSuccess twice.',
    breaks: ['RTC-STATE-13'],
    changes: { rtcRejoined: becomes(state.connected, reason.joinSuccess, success, success) },
  },
  {
    id: 'rejoin-success-2-s-late',
    story: 'Fires onRejoinChannelSuccess two seconds after Connected.',
    breaks: ['RTC-STATE-13'],
    changes: { rtcRejoined: becomes(state.connected, reason.joinSuccess, heldBack(2_000, success)) },
  },
  {
    id: 'rejoin-called-join',
    story: 'Fires onJoinChannelSuccess after a rejoin.',
    breaks: ['RTC-STATE-13', 'RTC-STATE-09'],
    changes: { rtcRejoined: becomes(state.connected, reason.joinSuccess, callback('onJoinChannelSuccess')) },
  },
  {
    id: 'rejoin-success-and-join-success',
    story: 'Fires onJoinChannelSuccess beside onRejoinChannelSuccess.',
    breaks: ['RTC-STATE-09'],
    changes: { rtcRejoined: becomes(state.connected, reason.joinSuccess, success, callback('onJoinChannelSuccess')) },
  },
  {
    id: 'rejoin-leaves',
    story: 'Leaves the channel once the server is reached again.',
    breaks: ['RTC-REASON-05', 'RTC-CB-03', 'RTC-STATE-01'],
    changes: { rtcRejoined: becomes(state.disconnected, reason.leaveChannel) },
  },
])
