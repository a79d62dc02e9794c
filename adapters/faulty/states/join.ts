/** What can go wrong with a join. */
import {
  accepted,
  becomes,
  heldBack,
  rtcReason as reason,
  refused,
  rtcState as state,
  stateChanged,
  unchanged,
} from '../../reference/index.ts'
import { joined, rejoined } from './moments.ts'
import type { SharedFault } from './shared-fault.ts'

export const joinFaults: readonly SharedFault[] = [
  {
    id: 'join-without-effect',
    story: 'Accepts a join and does nothing.',
    breaks: [
      'T0',
      'T1a',
      'T1b',
      'T1c',
      'CONNECTING',
      'CONNECTED',
      'transitions of the document',
      'joins after a restart',
    ],
    changes: { rtcJoinWhenDisconnected: accepted(unchanged) },
  },
  {
    id: 'join-refused',
    story: 'Refuses a first join.',
    breaks: [
      'T0',
      'T1a',
      'T1b',
      'T1c',
      'CONNECTING',
      'CONNECTED',
      'transitions of the document',
      'joins after a restart',
    ],
    changes: { rtcJoinWhenDisconnected: refused(-1) },
  },
  {
    id: 'join-unreported',
    story: 'Does not report that it is Connecting.',
    breaks: ['T0', 'T1b', 'CONNECTING', 'transitions of the document', 'each change is reported once'],
    changes: { rtcJoinWhenDisconnected: accepted({ state: state.connecting, reports: [] }) },
  },
  {
    id: 'join-told-twice',
    story: 'Reports twice that it is Connecting.',
    breaks: ['each change is reported once'],
    changes: {
      rtcJoinWhenDisconnected: accepted(
        becomes(state.connecting, reason.connecting, stateChanged(state.connecting, reason.connecting)),
      ),
    },
  },
  {
    id: 'join-with-join-success',
    story: 'Gives JoinSuccess as the reason for Connecting.',
    breaks: ['T1b', 'reason'],
    changes: { rtcJoinWhenDisconnected: accepted(becomes(state.connecting, reason.joinSuccess)) },
  },
  {
    id: 'joins-in-5-s',
    story: 'Takes five seconds to join.',
    breaks: ['T1a', 'T1c', 'CONNECTED', 'transitions of the document', 'joins after a restart'],
    changes: { rtcAnswerTakesMs: 5_000 },
  },
  {
    id: 'joined-with-interrupted',
    story: 'Gives Interrupted as the reason for Connected.',
    breaks: ['T1c', 'reason'],
    changes: { rtcJoined: becomes(state.connected, reason.interrupted, joined) },
  },
  {
    id: 'joined-told-twice',
    story: 'Reports twice that it is Connected.',
    breaks: ['each change is reported once'],
    changes: {
      rtcJoined: becomes(
        state.connected,
        reason.joinSuccess,
        stateChanged(state.connected, reason.joinSuccess),
        joined,
      ),
    },
  },
  {
    id: 'joined-as-state-6',
    story: 'Reports a state that no document knows when it has joined.',
    breaks: ['states of the document'],
    changes: { rtcJoined: { state: state.connected, reports: [stateChanged(6, reason.joinSuccess), joined] } },
  },
  {
    id: 'join-success-untold',
    story: 'Fires no callback for the success of a join.',
    breaks: ['T1d'],
    changes: { rtcJoined: becomes(state.connected, reason.joinSuccess) },
  },
  {
    id: 'join-success-told-twice',
    story: 'Fires the callback for the success of a join twice.',
    breaks: ['T1d'],
    changes: { rtcJoined: becomes(state.connected, reason.joinSuccess, joined, joined) },
  },
  {
    id: 'join-success-2-s-late',
    story: 'Fires the callback for the success of a join two seconds late.',
    breaks: ['T1d'],
    changes: { rtcJoined: becomes(state.connected, reason.joinSuccess, heldBack(2_000, joined)) },
  },
  {
    id: 'join-called-rejoin',
    story: 'Fires the callback of a re-join for a first join.',
    breaks: ['T1d', 'rejoin', 'order of the timeline'],
    changes: { rtcJoined: becomes(state.connected, reason.joinSuccess, rejoined) },
  },
  {
    id: 'second-join-accepted',
    story: 'Accepts a join by a client that is in the channel, and does nothing.',
    breaks: ['code of a second join'],
    changes: { rtcJoinWhenConnected: accepted(unchanged) },
  },
  {
    id: 'second-join-with-code-1',
    story: 'Refuses a join by a client that is in the channel with 1.',
    breaks: ['code of a second join'],
    changes: { rtcJoinWhenConnected: refused(-1) },
  },
  {
    id: 'second-join-leaves',
    story: 'Leaves the channel when it is told to join a second time.',
    breaks: ['code of a second join', 'reason'],
    changes: { rtcJoinWhenConnected: refused(-17, becomes(state.disconnected, reason.leaveChannel)) },
  },
]
