/** RTC clients that declare the loss (T5) or give up (T7) wrongly. */
import { becomes, callback, rtcReason as reason, reports, rtcState as state, stateChanged } from '../reference/index.ts'
import { faultsOf } from './fault.ts'

const lost = callback('onConnectionLost')
const lostState = stateChanged(state.reconnecting, reason.lost)

export const rtcLostFaults = faultsOf('rtc-4', [
  {
    id: 'loses-1-ms-early',
    story: 'Declares the loss one millisecond before the ten seconds.',
    breaks: ['RTC-T5a', 'RTC-STATE-14'],
    changes: { rtcLostAfterMs: 9_999 },
  },
  {
    id: 'loses-1-ms-late',
    story: 'Declares the loss one millisecond after the ten seconds.',
    breaks: ['RTC-T5a', 'RTC-STATE-14'],
    changes: { rtcLostAfterMs: 10_001 },
  },
  {
    id: 'loses-after-5-s',
    story: 'Declares the loss five seconds after the interruption.',
    breaks: ['RTC-T5a', 'RTC-STATE-14'],
    changes: { rtcLostAfterMs: 5_000 },
  },
  {
    id: 'loses-after-12-s',
    story: 'Declares the loss twelve seconds after the interruption.',
    breaks: ['RTC-T5a', 'RTC-T5b', 'RTC-STATE-14'],
    changes: { rtcLostAfterMs: 12_000 },
  },
  {
    id: 'never-loses',
    story: 'Never declares the loss.',
    breaks: ['RTC-T5a', 'RTC-T5b', 'RTC-STATE-14'],
    changes: { rtcLostAfterMs: Infinity },
  },
  {
    id: 'lost-told-twice',
    story: 'Fires onConnectionLost twice.',
    breaks: ['RTC-T5b'],
    changes: { rtcLost: reports(lost, lost, lostState) },
  },
  {
    id: 'lost-state-told-twice',
    story: 'Reports (Reconnecting, Lost) twice.',
    breaks: ['RTC-STATE-14', 'RTC-REASON-16'],
    changes: { rtcLost: reports(lost, lostState, lostState) },
  },
  {
    id: 'lost-with-join-failed',
    story: 'Gives JoinFailed as the reason at T5.',
    breaks: ['RTC-REASON-MAP', 'RTC-CB-01'],
    changes: { rtcLost: reports(lost, stateChanged(state.reconnecting, reason.joinFailed)) },
  },
  {
    id: 'lost-with-state-6',
    story: 'Reports the loss with a state that no document knows.',
    breaks: ['RTC-STATE-03'],
    changes: { rtcLost: reports(lost, stateChanged(6, reason.lost)) },
  },
  {
    id: 'join-lost-after-5-s',
    story: 'Declares a join lost five seconds after the call.',
    breaks: ['RTC-T5b'],
    changes: { rtcJoinLostAfterMs: 5_000 },
  },
  {
    id: 'gives-up-1-ms-early',
    story: 'Gives up one millisecond before the twenty minutes.',
    breaks: ['RTC-T7a', 'RTC-STATE-16'],
    changes: { rtcGaveUpAfterMs: 1_199_999 },
  },
  {
    id: 'gives-up-1-ms-late',
    story: 'Gives up one millisecond after the twenty minutes.',
    breaks: ['RTC-T7a', 'RTC-STATE-16'],
    changes: { rtcGaveUpAfterMs: 1_200_001 },
  },
  {
    id: 'gives-up-after-10-minutes',
    story: 'Gives up after ten minutes.',
    breaks: ['RTC-T7a', 'RTC-STATE-16'],
    changes: { rtcGaveUpAfterMs: 600_000 },
  },
  {
    id: 'gives-up-after-21-minutes',
    story: 'Gives up after twenty-one minutes.',
    breaks: ['RTC-T7a', 'RTC-T7c', 'RTC-STATE-16', 'RTC-REASON-04a', 'RTC-REASON-02b'],
    changes: { rtcGaveUpAfterMs: 1_260_000 },
  },
  {
    id: 'never-gives-up',
    story: 'Never gives up.',
    breaks: ['RTC-T7a', 'RTC-T7c', 'RTC-STATE-16', 'RTC-REASON-04a', 'RTC-REASON-02b'],
    changes: { rtcGaveUpAfterMs: Infinity },
  },
  {
    id: 'gives-up-as-banned',
    story: 'Gives BannedByServer as the reason for giving up.',
    breaks: ['RTC-T7c', 'RTC-REASON-04a', 'RTC-REASON-03', 'RTC-CB-03'],
    changes: { rtcGaveUp: becomes(state.failed, reason.bannedByServer) },
  },
  {
    id: 'gives-up-as-lost',
    story: 'Gives Lost as the reason for giving up.',
    breaks: ['RTC-T7c', 'RTC-REASON-04a', 'RTC-REASON-MAP'],
    changes: { rtcGaveUp: becomes(state.failed, reason.lost) },
  },
  {
    id: 'gives-up-twice',
    story: 'Reports twice that it has given up.',
    breaks: ['RTC-CB-01'],
    changes: { rtcGaveUp: becomes(state.failed, reason.joinFailed, stateChanged(state.failed, reason.joinFailed)) },
  },
  {
    id: 'gives-up-swapped',
    story: 'Passes the reason for giving up before the state.',
    breaks: ['RTC-CB-02'],
    changes: { rtcGaveUp: { state: state.failed, reports: [stateChanged(reason.joinFailed, state.failed)] } },
  },
  {
    id: 'gives-up-by-leaving',
    story: 'Leaves the channel after twenty minutes instead of failing.',
    breaks: ['RTC-REASON-05', 'RTC-CB-03', 'RTC-STATE-01'],
    changes: { rtcGaveUp: becomes(state.disconnected, reason.leaveChannel) },
  },
  {
    id: 'giving-up-outlives-leave',
    story: 'Forgets to stop the timer of giving up when it leaves.',
    breaks: ['RTC-STATE-16', 'RTC-REASON-04a', 'RTC-STATE-02'],
    changes: { rtcGaveUpSurvivesLeave: true },
  },
  {
    id: 'join-gives-up-after-1-minute',
    story: 'Gives a first join up after one minute.',
    breaks: ['RTC-STATE-16', 'RTC-REASON-04a'],
    changes: { rtcJoinGaveUpAfterMs: 60_000 },
  },
])
