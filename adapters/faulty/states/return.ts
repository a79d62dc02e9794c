/** What can go wrong when the network is back, for the user and for the others. */
import { becomes, rtcReason as reason, rtcState as state, stateChanged } from '../../reference/index.ts'
import { joined, rejoined, userJoined, userOffline } from './moments.ts'
import type { SharedFault } from './shared-fault.ts'

export const returnFaults: readonly SharedFault[] = [
  {
    id: 'rejoin-untold',
    story: 'Fires no callback for a re-join.',
    breaks: ['rejoin'],
    changes: { rtcRejoined: becomes(state.connected, reason.joinSuccess) },
  },
  {
    id: 'rejoin-told-twice',
    story: 'Fires the callback of a re-join twice.',
    breaks: ['rejoin'],
    changes: { rtcRejoined: becomes(state.connected, reason.joinSuccess, rejoined, rejoined) },
  },
  {
    id: 'rejoin-called-join',
    story: 'Fires the callback of a first join for a re-join.',
    breaks: ['rejoin', 'T1d'],
    changes: { rtcRejoined: becomes(state.connected, reason.joinSuccess, joined) },
  },
  {
    id: 'rejoin-unreported',
    story: 'Does not report that it is Connected again.',
    breaks: ['reconnects', 'each change is reported once', 'T4c', 'T5c'],
    changes: { rtcRejoined: { state: state.connected, reports: [rejoined] } },
  },
  {
    id: 'rejoin-with-leave-channel',
    story: 'Gives LeaveChannel as the reason for a re-join.',
    breaks: ['reason'],
    changes: { rtcRejoined: becomes(state.connected, reason.leaveChannel, rejoined) },
  },
  {
    id: 'rejoin-over-connecting',
    story: 'Reports Connecting before it reports the re-join.',
    breaks: ['transitions of the document', 'rejoin', 'order of the timeline'],
    changes: {
      rtcRejoined: {
        state: state.connected,
        reports: [
          stateChanged(state.connecting, reason.connecting),
          stateChanged(state.connected, reason.joinSuccess),
          rejoined,
        ],
      },
    },
  },
]

export const othersFaults: readonly SharedFault[] = [
  {
    id: 'user-joined-untold',
    story: 'Never learns of the others in the channel.',
    breaks: ['T2a', 'T2b'],
    changes: { rtcJoinVisibleAfterMs: Infinity },
  },
  {
    id: 'user-joined-after-3-s',
    story: 'Learns of the others three seconds late.',
    breaks: ['T2a', 'T2b', 'order of the timeline'],
    changes: { rtcJoinVisibleAfterMs: 3_000 },
  },
  {
    id: 'user-joined-told-twice',
    story: 'Tells of a user who joins twice.',
    breaks: ['T2b'],
    changes: { rtcUserJoined: [userJoined, userJoined] },
  },
  {
    id: 'user-joined-told-at-request',
    story: 'Tells of a user who only asks to join.',
    breaks: ['T2b'],
    changes: { rtcJoinToldWhenRequested: true },
  },
  {
    id: 'user-offline-1-ms-early',
    story: 'Declares a user offline one millisecond before the twenty seconds.',
    breaks: ['T6a'],
    changes: { rtcOfflineAfterMs: 19_999 },
  },
  {
    id: 'user-offline-after-25-s',
    story: 'Declares a user offline after twenty-five seconds.',
    breaks: ['T6a', 'T6b', 'T6c'],
    changes: { rtcOfflineAfterMs: 25_000 },
  },
  {
    id: 'user-offline-after-10-s',
    story: 'Declares a user offline after ten seconds.',
    breaks: ['T6a'],
    changes: { rtcOfflineAfterMs: 10_000 },
  },
  {
    id: 'user-offline-never',
    story: 'Keeps a silent user for ever.',
    breaks: ['T6a', 'T6b', 'T6c'],
    changes: { rtcOfflineAfterMs: Infinity },
  },
  {
    id: 'user-offline-told-twice',
    story: 'Tells of a user who is offline twice.',
    breaks: ['T6c'],
    changes: { rtcUserOffline: [userOffline, userOffline] },
  },
  {
    id: 'user-offline-outlives-return',
    story: 'Declares a user offline who is back, because the timer was not stopped.',
    breaks: ['T6a', 'silence of a killed app'],
    changes: { rtcOfflineSurvivesReturn: true },
  },
  {
    id: 'user-offline-called-quit',
    story: 'Gives quit as the reason for a silence.',
    breaks: ['reason dropped'],
    changes: { rtcDroppedReason: 0 },
  },
  {
    id: 'leave-called-dropped',
    story: 'Gives dropped as the reason for a leave.',
    breaks: ['reason quit'],
    changes: { rtcQuitReason: 1 },
  },
  {
    id: 'leave-unseen',
    story: 'Leaves without a word to the service, so that the others see a silence only.',
    breaks: ['reason quit', 'leave of a killed app'],
    changes: { rtcLeaveReachesService: false },
  },
]
