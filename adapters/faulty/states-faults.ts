/**
 * What can go wrong in the same way on iOS from 2.3.2 on and on the other native platforms from 2.3.2 on: two
 * documents tell the same timeline, each in clauses of its own.
 */
import {
  accepted,
  becomes,
  callback,
  heldBack,
  rtcReason as reason,
  refused,
  reports,
  rtcState as state,
  stateChanged,
  told,
  unchanged,
} from '../reference/index.ts'
import type { FaultRow } from './fault.ts'

/** The profiles that share these faults. */
type SharedProfile = 'rtc-ios-2.3.2' | 'rtc-native-2.3.2'

const joined = callback('onJoinChannelSuccess')
const rejoined = callback('onRejoinChannelSuccess')
const lost = callback('onConnectionLost')
const userJoined = told<[user: string]>('onUserJoined', (user) => [user])
const userOffline = told<[user: string, why: number]>('onUserOffline', (user, why) => [user, why])
const interrupted = stateChanged(state.reconnecting, reason.interrupted)
type SharedFault = Pick<FaultRow<SharedProfile>, 'id' | 'story' | 'changes'>

const joinFaults = [
  {
    id: 'join-without-effect',
    story: 'Accepts a join and does nothing.',
    changes: { rtcJoinWhenDisconnected: accepted(unchanged) },
  },
  {
    id: 'join-refused',
    story: 'Refuses a first join.',
    changes: { rtcJoinWhenDisconnected: refused(-1) },
  },
  {
    id: 'join-unreported',
    story: 'Does not report that it is Connecting.',
    changes: { rtcJoinWhenDisconnected: accepted({ state: state.connecting, reports: [] }) },
  },
  {
    id: 'join-told-twice',
    story: 'Reports twice that it is Connecting.',
    changes: {
      rtcJoinWhenDisconnected: accepted(
        becomes(state.connecting, reason.connecting, stateChanged(state.connecting, reason.connecting)),
      ),
    },
  },
  {
    id: 'join-with-join-success',
    story: 'Gives JoinSuccess as the reason for Connecting.',
    changes: { rtcJoinWhenDisconnected: accepted(becomes(state.connecting, reason.joinSuccess)) },
  },
  {
    id: 'joins-in-5-s',
    story: 'Takes five seconds to join.',
    changes: { rtcAnswerTakesMs: 5_000 },
  },
  {
    id: 'joined-with-interrupted',
    story: 'Gives Interrupted as the reason for Connected.',
    changes: { rtcJoined: becomes(state.connected, reason.interrupted, joined) },
  },
  {
    id: 'joined-told-twice',
    story: 'Reports twice that it is Connected.',
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
    changes: { rtcJoined: { state: state.connected, reports: [stateChanged(6, reason.joinSuccess), joined] } },
  },
  {
    id: 'join-success-untold',
    story: 'Fires no callback for the success of a join.',
    changes: { rtcJoined: becomes(state.connected, reason.joinSuccess) },
  },
  {
    id: 'join-success-told-twice',
    story: 'Fires the callback for the success of a join twice.',
    changes: { rtcJoined: becomes(state.connected, reason.joinSuccess, joined, joined) },
  },
  {
    id: 'join-success-2-s-late',
    story: 'Fires the callback for the success of a join two seconds late.',
    changes: { rtcJoined: becomes(state.connected, reason.joinSuccess, heldBack(2_000, joined)) },
  },
  {
    id: 'join-called-rejoin',
    story: 'Fires the callback of a re-join for a first join.',
    changes: { rtcJoined: becomes(state.connected, reason.joinSuccess, rejoined) },
  },
  {
    id: 'second-join-accepted',
    story: 'Accepts a join by a client that is in the channel, and does nothing.',
    changes: { rtcJoinWhenConnected: accepted(unchanged) },
  },
  {
    id: 'second-join-with-code-1',
    story: 'Refuses a join by a client that is in the channel with 1.',
    changes: { rtcJoinWhenConnected: refused(-1) },
  },
  {
    id: 'second-join-leaves',
    story: 'Leaves the channel when it is told to join a second time.',
    changes: { rtcJoinWhenConnected: refused(-17, becomes(state.disconnected, reason.leaveChannel)) },
  },
] as const satisfies readonly SharedFault[]

const interruptionFaults = [
  {
    id: 'interrupts-1-ms-early',
    story: 'Reports the interruption one millisecond before the four seconds.',
    changes: { rtcInterruptedAfterMs: 3_999 },
  },
  {
    id: 'interrupts-1-ms-late',
    story: 'Reports the interruption one millisecond after the four seconds.',
    changes: { rtcInterruptedAfterMs: 4_001 },
  },
  {
    id: 'interrupts-after-5-s',
    story: 'Waits five seconds before it reports the interruption.',
    changes: { rtcInterruptedAfterMs: 5_000 },
  },
  {
    id: 'interrupts-at-once',
    story: 'Reports the interruption the moment the network fails.',
    changes: { rtcInterruptedAfterMs: 0 },
  },
  {
    id: 'never-interrupts',
    story: 'Stays Connected however long the network is away.',
    changes: { rtcInterruptedAfterMs: Infinity },
  },
  {
    id: 'interruption-outlives-return',
    story: 'Forgets to stop the timer of the interruption when the network is back in time.',
    changes: { rtcInterruptedSurvivesRestore: true },
  },
  {
    id: 'interruption-with-keep-alive',
    story: 'Gives KeepAliveTimeout as the reason for an interruption.',
    changes: { rtcInterrupted: becomes(state.reconnecting, reason.keepAliveTimeout) },
  },
  {
    id: 'interruption-with-lost',
    story: 'Gives a reason for an interruption that only later versions have.',
    changes: { rtcInterrupted: becomes(state.reconnecting, reason.lost) },
  },
  {
    id: 'interruption-told-twice',
    story: 'Reports the interruption twice.',
    changes: { rtcInterrupted: becomes(state.reconnecting, reason.interrupted, interrupted) },
  },
  {
    id: 'interruption-swapped',
    story: 'Passes the reason for an interruption before the state.',
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
    changes: { rtcRetryAfterMs: () => Infinity },
  },
  {
    id: 'stops-retrying-after-5-attempts',
    story: 'Makes five attempts and then no more.',
    changes: { rtcRetryAfterMs: (attempt) => (attempt < 5 ? 1_000 : Infinity) },
  },
  {
    id: 'returns-after-5-minutes',
    story: 'Lets five minutes go by before it uses a network that is back.',
    changes: { rtcRestoredRetryAfterMs: 300_000 },
  },
] as const satisfies readonly SharedFault[]

const lossFaults = [
  {
    id: 'loses-1-ms-early',
    story: 'Declares the loss one millisecond before the ten seconds.',
    changes: { rtcLostAfterMs: 9_999 },
  },
  {
    id: 'loses-1-ms-late',
    story: 'Declares the loss one millisecond after the ten seconds.',
    changes: { rtcLostAfterMs: 10_001 },
  },
  {
    id: 'loses-after-12-s',
    story: 'Declares the loss after twelve seconds.',
    changes: { rtcLostAfterMs: 12_000 },
  },
  {
    id: 'never-loses',
    story: 'Never declares the loss.',
    changes: { rtcLostAfterMs: Infinity },
  },
  {
    id: 'lost-told-twice',
    story: 'Fires the callback of the loss twice.',
    changes: { rtcLost: reports(lost, lost) },
  },
  {
    id: 'lost-as-state',
    story: 'Reports the loss as a state, with a reason that only later versions have.',
    changes: { rtcLost: reports(lost, stateChanged(state.reconnecting, reason.lost)) },
  },
  {
    id: 'loss-outlives-return',
    story: 'Declares the loss of a connection that is back, because the timer was not stopped.',
    changes: { rtcLostSurvivesRejoin: true },
  },
  {
    id: 'loss-outlives-leave',
    story: 'Declares the loss of a channel that was left, because the timer was not stopped.',
    changes: { rtcLostSurvivesLeave: true },
  },
  {
    id: 'join-lost-after-5-s',
    story: 'Declares a first join lost five seconds after the call.',
    changes: { rtcJoinLostAfterMs: 5_000 },
  },
  {
    id: 'gives-up-after-10-minutes',
    story: 'Gives up after ten minutes.',
    changes: { rtcGaveUpAfterMs: 600_000 },
  },
  {
    id: 'gives-up-after-21-minutes',
    story: 'Gives up after twenty-one minutes.',
    changes: { rtcGaveUpAfterMs: 1_260_000 },
  },
  {
    id: 'never-gives-up',
    story: 'Never gives up.',
    changes: { rtcGaveUpAfterMs: Infinity },
  },
  {
    id: 'gives-up-as-banned',
    story: 'Gives BannedByServer as the reason for giving up.',
    changes: { rtcGaveUp: becomes(state.failed, reason.bannedByServer) },
  },
  {
    id: 'gives-up-twice',
    story: 'Reports twice that it has given up.',
    changes: { rtcGaveUp: becomes(state.failed, reason.joinFailed, stateChanged(state.failed, reason.joinFailed)) },
  },
  {
    id: 'gives-up-by-leaving',
    story: 'Leaves the channel after twenty minutes instead of failing.',
    changes: { rtcGaveUp: becomes(state.disconnected, reason.leaveChannel) },
  },
  {
    id: 'giving-up-outlives-return',
    story: 'Gives up a connection that is back, because the timer was not stopped.',
    changes: { rtcGaveUpSurvivesRejoin: true },
  },
  {
    id: 'retries-after-giving-up',
    story: 'Goes on trying after it has given up.',
    changes: { rtcRetriesSurviveFailure: true },
  },
] as const satisfies readonly SharedFault[]

const returnFaults = [
  {
    id: 'rejoin-untold',
    story: 'Fires no callback for a re-join.',
    changes: { rtcRejoined: becomes(state.connected, reason.joinSuccess) },
  },
  {
    id: 'rejoin-told-twice',
    story: 'Fires the callback of a re-join twice.',
    changes: { rtcRejoined: becomes(state.connected, reason.joinSuccess, rejoined, rejoined) },
  },
  {
    id: 'rejoin-called-join',
    story: 'Fires the callback of a first join for a re-join.',
    changes: { rtcRejoined: becomes(state.connected, reason.joinSuccess, joined) },
  },
  {
    id: 'rejoin-unreported',
    story: 'Does not report that it is Connected again.',
    changes: { rtcRejoined: { state: state.connected, reports: [rejoined] } },
  },
  {
    id: 'rejoin-with-leave-channel',
    story: 'Gives LeaveChannel as the reason for a re-join.',
    changes: { rtcRejoined: becomes(state.connected, reason.leaveChannel, rejoined) },
  },
  {
    id: 'rejoin-over-connecting',
    story: 'Reports Connecting before it reports the re-join.',
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
] as const satisfies readonly SharedFault[]

const othersFaults = [
  {
    id: 'user-joined-untold',
    story: 'Never learns of the others in the channel.',
    changes: { rtcJoinVisibleAfterMs: Infinity },
  },
  {
    id: 'user-joined-after-3-s',
    story: 'Learns of the others three seconds late.',
    changes: { rtcJoinVisibleAfterMs: 3_000 },
  },
  {
    id: 'user-joined-told-twice',
    story: 'Tells of a user who joins twice.',
    changes: { rtcUserJoined: [userJoined, userJoined] },
  },
  {
    id: 'user-joined-told-at-request',
    story: 'Tells of a user who only asks to join.',
    changes: { rtcJoinToldWhenRequested: true },
  },
  {
    id: 'user-offline-1-ms-early',
    story: 'Declares a user offline one millisecond before the twenty seconds.',
    changes: { rtcOfflineAfterMs: 19_999 },
  },
  {
    id: 'user-offline-after-22-s',
    story: 'Declares a user offline after twenty-two seconds.',
    changes: { rtcOfflineAfterMs: 22_000 },
  },
  {
    id: 'user-offline-after-10-s',
    story: 'Declares a user offline after ten seconds.',
    changes: { rtcOfflineAfterMs: 10_000 },
  },
  {
    id: 'user-offline-never',
    story: 'Keeps a silent user for ever.',
    changes: { rtcOfflineAfterMs: Infinity },
  },
  {
    id: 'user-offline-told-twice',
    story: 'Tells of a user who is offline twice.',
    changes: { rtcUserOffline: [userOffline, userOffline] },
  },
  {
    id: 'user-offline-outlives-return',
    story: 'Declares a user offline who is back, because the timer was not stopped.',
    changes: { rtcOfflineSurvivesReturn: true },
  },
  {
    id: 'user-offline-called-quit',
    story: 'Gives quit as the reason for a silence.',
    changes: { rtcDroppedReason: 0 },
  },
  {
    id: 'leave-called-dropped',
    story: 'Gives dropped as the reason for a leave.',
    changes: { rtcQuitReason: 1 },
  },
  {
    id: 'leave-unseen',
    story: 'Leaves without a word to the service, so that the others see a silence only.',
    changes: { rtcLeaveReachesService: false },
  },
] as const satisfies readonly SharedFault[]

const leaveFaults = [
  {
    id: 'leave-ignored',
    story: 'Stays in the channel that it is told to leave.',
    changes: { rtcLeaveWhenConnected: accepted(unchanged) },
  },
  {
    id: 'leave-told-twice',
    story: 'Reports twice that it has left.',
    changes: {
      rtcLeaveWhenConnected: accepted(
        becomes(state.disconnected, reason.leaveChannel, stateChanged(state.disconnected, reason.leaveChannel)),
      ),
    },
  },
  {
    id: 'leave-with-interrupted',
    story: 'Gives Interrupted as the reason for a leave.',
    changes: { rtcLeaveWhenConnected: accepted(becomes(state.disconnected, reason.interrupted)) },
  },
  {
    id: 'leave-ignored-when-reconnecting',
    story: 'Cannot leave while it reconnects.',
    changes: { rtcLeaveWhenReconnecting: accepted(unchanged) },
  },
  {
    id: 'retries-after-leave',
    story: 'Goes on trying after it was told to leave.',
    changes: { rtcRetriesSurviveLeave: true },
  },
  {
    id: 'leave-ignored-when-failed',
    story: 'Cannot leave when it has failed.',
    changes: { rtcLeaveWhenFailed: accepted(unchanged) },
  },
  {
    id: 'ban-ignored',
    story: 'Stays in the channel from which it is banned.',
    changes: { rtcBanned: unchanged },
  },
  {
    id: 'ban-called-join-failed',
    story: 'Gives JoinFailed as the reason for a ban.',
    changes: { rtcBanned: becomes(state.failed, reason.joinFailed) },
  },
  {
    id: 'ban-disconnects',
    story: 'Becomes Disconnected when it is banned.',
    changes: { rtcBanned: becomes(state.disconnected, reason.leaveChannel) },
  },
  {
    id: 'opens-connected',
    story: 'Reports before any call that it is Connected.',
    changes: { rtcOpened: [stateChanged(state.connected, reason.joinSuccess)] },
  },
] as const satisfies readonly SharedFault[]

const shared = [
  ...joinFaults,
  ...interruptionFaults,
  ...lossFaults,
  ...returnFaults,
  ...othersFaults,
  ...leaveFaults,
] as const

/** What is wrong, without the word of the profile. */
type SharedFaultId = (typeof shared)[number]['id']

/** The clauses of one document that catch each of these faults. */
export type CaughtBy<Profile extends SharedProfile> = Readonly<Record<SharedFaultId, FaultRow<Profile>['breaks']>>

/** These faults as faults of one of the profiles, with ids that begin with its own word. */
export function statesFaults<Profile extends SharedProfile>(
  word: string,
  caughtBy: CaughtBy<Profile>,
): readonly FaultRow<Profile>[] {
  return shared.map(({ id, story, changes }) => ({
    id: `${word}-${id}`,
    story,
    breaks: caughtBy[id],
    // The cast is safe: both profiles have the decisions of the native client.
    changes: changes as FaultRow<Profile>['changes'],
  }))
}
