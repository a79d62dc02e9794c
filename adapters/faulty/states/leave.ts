/** What can go wrong with a leave, and with what one state is told by. */
import {
  accepted,
  becomes,
  rtcReason as reason,
  rtcState as state,
  stateChanged,
  unchanged,
} from '../../reference/index.ts'
import type { SharedFault } from './shared-fault.ts'

export const leaveFaults: readonly SharedFault[] = [
  {
    id: 'leave-ignored',
    story: 'Stays in the channel that it is told to leave.',
    breaks: ['leave', 'reason quit'],
    changes: { rtcLeaveWhenConnected: accepted(unchanged) },
  },
  {
    id: 'leave-told-twice',
    story: 'Reports twice that it has left.',
    breaks: ['each change is reported once'],
    changes: {
      rtcLeaveWhenConnected: accepted(
        becomes(state.disconnected, reason.leaveChannel, stateChanged(state.disconnected, reason.leaveChannel)),
      ),
    },
  },
  {
    id: 'leave-with-interrupted',
    story: 'Gives Interrupted as the reason for a leave.',
    breaks: ['reason'],
    changes: { rtcLeaveWhenConnected: accepted(becomes(state.disconnected, reason.interrupted)) },
  },
  {
    id: 'leave-ignored-when-reconnecting',
    story: 'Cannot leave while it reconnects.',
    breaks: ['leave while reconnecting'],
    changes: { rtcLeaveWhenReconnecting: accepted(unchanged) },
  },
  {
    id: 'retries-after-leave',
    story: 'Goes on trying after it was told to leave.',
    breaks: ['DISCONNECTED'],
    changes: { rtcRetriesSurviveLeave: true },
  },
  {
    id: 'leave-ignored-when-failed',
    story: 'Cannot leave when it has failed.',
    breaks: ['leave'],
    changes: { rtcLeaveWhenFailed: accepted(unchanged) },
  },
  {
    id: 'ban-ignored',
    story: 'Stays in the channel from which it is banned.',
    breaks: ['ban'],
    changes: { rtcBanned: unchanged },
  },
  {
    id: 'ban-called-join-failed',
    story: 'Gives JoinFailed as the reason for a ban.',
    breaks: ['ban', 'T7a', 'T7c', 'FAILED'],
    changes: { rtcBanned: becomes(state.failed, reason.joinFailed) },
  },
  {
    id: 'ban-disconnects',
    story: 'Becomes Disconnected when it is banned.',
    breaks: ['ban', 'reason'],
    changes: { rtcBanned: becomes(state.disconnected, reason.leaveChannel) },
  },
  {
    id: 'opens-connected',
    story: 'Reports before any call that it is Connected.',
    breaks: ['transitions of the document'],
    changes: { rtcOpened: [stateChanged(state.connected, reason.joinSuccess)] },
  },
]
