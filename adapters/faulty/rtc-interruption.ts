/** RTC clients that notice an interruption (T4) too early, too late, wrongly or never. */
import { becomes, rtcReason as reason, rtcState as state, stateChanged } from '../reference/index.ts'
import { faultsOf } from './fault.ts'

export const rtcInterruptionFaults = faultsOf('rtc-4', [
  {
    id: 'rtc-interrupts-after-5-s',
    story: 'Waits five seconds before it reports the interruption.',
    breaks: ['RTC-T4a', 'RTC-T4b', 'RTC-STATE-11'],
    changes: { rtcInterruptedAfterMs: 5_000 },
  },
  {
    id: 'rtc-interrupts-1-ms-late',
    story: 'Reports the interruption one millisecond after the four seconds.',
    breaks: ['RTC-T4a', 'RTC-T4b', 'RTC-STATE-11'],
    changes: { rtcInterruptedAfterMs: 4_001 },
  },
  {
    id: 'rtc-interrupts-1-ms-early',
    story: 'Reports the interruption one millisecond before the four seconds.',
    breaks: ['RTC-T4a'],
    changes: { rtcInterruptedAfterMs: 3_999 },
  },
  {
    id: 'rtc-interrupts-after-3-s',
    story: 'Reports the interruption after three seconds.',
    breaks: ['RTC-T4a'],
    changes: { rtcInterruptedAfterMs: 3_000 },
  },
  {
    id: 'rtc-interrupts-at-once',
    story: 'Reports the interruption the moment the network fails.',
    breaks: ['RTC-T4a', 'RTC-T3a'],
    changes: { rtcInterruptedAfterMs: 0 },
  },
  {
    id: 'rtc-never-interrupts',
    story: 'Stays Connected however long the network is away.',
    breaks: ['RTC-T4a', 'RTC-T4b', 'RTC-STATE-11', 'RTC-STATE-02'],
    changes: { rtcInterruptedAfterMs: Infinity },
  },
  {
    id: 'rtc-reset-interrupts-after-5-s',
    story: 'Waits five seconds where the connection was reset.',
    breaks: ['RTC-T4a', 'RTC-T4b', 'RTC-STATE-11'],
    changes: { rtcResetInterruptedAfterMs: 5_000 },
  },
  {
    id: 'rtc-interruption-outlives-return',
    story: 'Forgets to stop the timer of the interruption when the network is back in time.',
    breaks: ['RTC-T4a', 'RTC-T3a', 'RTC-STATE-11', 'RTC-STATE-02'],
    changes: { rtcInterruptedSurvivesRestore: true },
  },
  {
    id: 'rtc-interruption-with-keep-alive',
    story: 'Gives KeepAliveTimeout as the reason for an interruption.',
    breaks: ['RTC-T4b', 'RTC-REASON-02a', 'RTC-REASON-14', 'RTC-CB-03'],
    changes: { rtcInterrupted: becomes(state.reconnecting, reason.keepAliveTimeout) },
  },
  {
    id: 'rtc-interruption-with-join-failed',
    story: 'Gives JoinFailed as the reason for an interruption.',
    breaks: ['RTC-T4b', 'RTC-REASON-02a', 'RTC-REASON-MAP', 'RTC-CB-01'],
    changes: { rtcInterrupted: becomes(state.reconnecting, reason.joinFailed) },
  },
  {
    id: 'rtc-interruption-without-number',
    story: 'Gives a reason for the interruption that no document knows.',
    breaks: ['RTC-T4b', 'RTC-REASON-02a', 'RTC-CB-03', 'RTC-CB-01'],
    changes: { rtcInterrupted: becomes(state.reconnecting, 42) },
  },
  {
    id: 'rtc-interruption-told-twice',
    story: 'Reports (Reconnecting, Interrupted) twice.',
    breaks: ['RTC-CB-01'],
    changes: {
      rtcInterrupted: becomes(
        state.reconnecting,
        reason.interrupted,
        stateChanged(state.reconnecting, reason.interrupted),
      ),
    },
  },
])
