/** What can go wrong when the network is lost. */
import {
  becomes,
  callback,
  rtcReason as reason,
  reports,
  rtcState as state,
  stateChanged,
} from '../../reference/index.ts'
import { interrupted, lost } from './moments.ts'
import type { SharedFault } from './shared-fault.ts'

export const interruptionFaults: readonly SharedFault[] = [
  {
    id: 'interrupts-1-ms-early',
    story: 'Reports the interruption one millisecond before the four seconds.',
    breaks: ['T4a'],
    changes: { rtcInterruptedAfterMs: 3_999 },
  },
  {
    id: 'interrupts-1-ms-late',
    story: 'Reports the interruption one millisecond after the four seconds.',
    breaks: ['T4a', 'T4b', 'RECONNECTING'],
    changes: { rtcInterruptedAfterMs: 4_001 },
  },
  {
    id: 'interrupts-after-5-s',
    story: 'Waits five seconds before it reports the interruption.',
    breaks: ['T4a', 'T4b', 'RECONNECTING'],
    changes: { rtcInterruptedAfterMs: 5_000 },
  },
  {
    id: 'interrupts-at-once',
    story: 'Reports the interruption the moment the network fails.',
    breaks: ['T4a', 'T3a'],
    changes: { rtcInterruptedAfterMs: 0 },
  },
  {
    id: 'never-interrupts',
    story: 'Stays Connected however long the network is away.',
    breaks: ['T4a', 'T4b', 'RECONNECTING', 'transitions of the document'],
    changes: { rtcInterruptedAfterMs: Infinity },
  },
  {
    id: 'interruption-outlives-return',
    story: 'Forgets to stop the timer of the interruption when the network is back in time.',
    breaks: ['T4a', 'T3a', 'RECONNECTING', 'transitions of the document'],
    changes: { rtcInterruptedSurvivesRestore: true },
  },
  {
    id: 'interruption-with-keep-alive',
    story: 'Gives KeepAliveTimeout as the reason for an interruption.',
    breaks: ['T4b', 'reason'],
    changes: { rtcInterrupted: becomes(state.reconnecting, reason.keepAliveTimeout) },
  },
  {
    id: 'interruption-with-lost',
    story: 'Gives a reason for an interruption that only later versions have.',
    breaks: ['T4b', 'reason', 'each change is reported once'],
    changes: { rtcInterrupted: becomes(state.reconnecting, reason.lost) },
  },
  {
    id: 'interruption-told-twice',
    story: 'Reports the interruption twice.',
    breaks: ['each change is reported once'],
    changes: { rtcInterrupted: becomes(state.reconnecting, reason.interrupted, interrupted) },
  },
  {
    id: 'interruption-swapped',
    story: 'Passes the reason for an interruption before the state.',
    breaks: ['arguments'],
    changes: {
      rtcInterrupted: {
        state: state.reconnecting,
        reports: [
          callback('onConnectionStateChanged', 'CONNECTION_CHANGED_INTERRUPTED', 'CONNECTION_STATE_RECONNECTING'),
        ],
      },
    },
  },
  {
    id: 'interruption-over-disconnected',
    story: 'Reports Disconnected before it reports the interruption.',
    breaks: ['transitions of the document', 'several states', 'reason'],
    changes: {
      rtcInterrupted: {
        state: state.reconnecting,
        reports: [stateChanged(state.disconnected, reason.leaveChannel), interrupted],
      },
    },
  },
  {
    id: 'never-retries',
    story: 'Makes no attempt as long as the network is away.',
    breaks: ['T3b', 'T4c', 'T5c', 'reconnects'],
    changes: { rtcRetryAfterMs: () => Infinity },
  },
  {
    id: 'stops-retrying-after-5-attempts',
    story: 'Makes five attempts and then no more.',
    breaks: ['T3b', 'T4c', 'T5c', 'reconnects'],
    changes: { rtcRetryAfterMs: (attempt) => (attempt < 5 ? 1_000 : Infinity) },
  },
  {
    id: 'returns-after-5-minutes',
    story: 'Lets five minutes go by before it uses a network that is back.',
    breaks: ['T3b', 'T4c', 'T5c', 'reconnects', 'CONNECTING'],
    changes: { rtcRestoredRetryAfterMs: 300_000 },
  },
]

export const lossFaults: readonly SharedFault[] = [
  {
    id: 'loses-1-ms-early',
    story: 'Declares the loss one millisecond before the ten seconds.',
    breaks: ['T5a'],
    changes: { rtcLostAfterMs: 9_999 },
  },
  {
    id: 'loses-1-ms-late',
    story: 'Declares the loss one millisecond after the ten seconds.',
    breaks: ['T5a'],
    changes: { rtcLostAfterMs: 10_001 },
  },
  {
    id: 'loses-after-12-s',
    story: 'Declares the loss after twelve seconds.',
    breaks: ['T5a'],
    changes: { rtcLostAfterMs: 12_000 },
  },
  {
    id: 'never-loses',
    story: 'Never declares the loss.',
    breaks: ['T5a', 'T5b'],
    changes: { rtcLostAfterMs: Infinity },
  },
  {
    id: 'lost-told-twice',
    story: 'Fires the callback of the loss twice.',
    breaks: ['T5b'],
    changes: { rtcLost: reports(lost, lost) },
  },
  {
    id: 'lost-as-state',
    story: 'Reports the loss as a state, with a reason that only later versions have.',
    breaks: ['reason', 'each change is reported once'],
    changes: { rtcLost: reports(lost, stateChanged(state.reconnecting, reason.lost)) },
  },
  {
    id: 'loss-outlives-return',
    story: 'Declares the loss of a connection that is back, because the timer was not stopped.',
    breaks: ['T5b', 'order of the timeline'],
    changes: { rtcLostSurvivesRejoin: true },
  },
  {
    id: 'loss-outlives-leave',
    story: 'Declares the loss of a channel that was left, because the timer was not stopped.',
    breaks: ['T5b', 'order of the timeline', 'DISCONNECTED'],
    changes: { rtcLostSurvivesLeave: true },
  },
  {
    id: 'join-lost-after-5-s',
    story: 'Declares a first join lost five seconds after the call.',
    breaks: ['T5b'],
    changes: { rtcJoinLostAfterMs: 5_000 },
  },
  {
    id: 'gives-up-after-10-minutes',
    story: 'Gives up after ten minutes.',
    breaks: ['T7a', 'FAILED'],
    changes: { rtcGaveUpAfterMs: 600_000 },
  },
  {
    id: 'gives-up-after-21-minutes',
    story: 'Gives up after twenty-one minutes.',
    breaks: ['T7a', 'T7c', 'FAILED'],
    changes: { rtcGaveUpAfterMs: 1_260_000 },
  },
  {
    id: 'never-gives-up',
    story: 'Never gives up.',
    breaks: ['T7a', 'T7c', 'FAILED'],
    changes: { rtcGaveUpAfterMs: Infinity },
  },
  {
    id: 'gives-up-as-banned',
    story: 'Gives BannedByServer as the reason for giving up.',
    breaks: ['T7c', 'ban', 'reason'],
    changes: { rtcGaveUp: becomes(state.failed, reason.bannedByServer) },
  },
  {
    id: 'gives-up-twice',
    story: 'Reports twice that it has given up.',
    breaks: ['each change is reported once'],
    changes: { rtcGaveUp: becomes(state.failed, reason.joinFailed, stateChanged(state.failed, reason.joinFailed)) },
  },
  {
    id: 'gives-up-by-leaving',
    story: 'Leaves the channel after twenty minutes instead of failing.',
    breaks: ['reason', 'several states'],
    changes: { rtcGaveUp: becomes(state.disconnected, reason.leaveChannel) },
  },
  {
    id: 'giving-up-outlives-return',
    story: 'Gives up a connection that is back, because the timer was not stopped.',
    breaks: ['T7a', 'T7c', 'FAILED', 'transitions of the document'],
    changes: { rtcGaveUpSurvivesRejoin: true },
  },
  {
    id: 'retries-after-giving-up',
    story: 'Goes on trying after it has given up.',
    breaks: ['T7b'],
    changes: { rtcRetriesSurviveFailure: true },
  },
]
