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

/** What the clauses of both documents have in common, by which a fault names them. */
export type SharedClause =
  | `T${0 | '1a' | '1b' | '1c' | '1d' | '2a' | '2b' | '3a' | '3b' | '4a' | '4b' | '4c' | '5a' | '5b' | '5c'}`
  | `T${'6a' | '6b' | '6c' | '7a' | '7b' | '7c'}`
  | 'leave'
  | 'leave while reconnecting'
  | 'rejoin'
  | 'ban'
  | 'code of a second join'
  | 'reason quit'
  | 'reason dropped'
  | 'each change is reported once'
  | 'arguments'
  | 'reason'
  | 'states of the document'
  | 'transitions of the document'
  | 'order of the timeline'
  | 'reconnects'
  | 'DISCONNECTED'
  | 'CONNECTING'
  | 'CONNECTED'
  | 'RECONNECTING'
  | 'FAILED'
  | 'several states'
  | 'joins after a restart'
  | 'leave of a killed app'
  | 'silence of a killed app'

/** The clauses of one document behind each of these words; none where the document has no such clause. */
export type ClausesBehind<Profile extends SharedProfile> = Readonly<Record<SharedClause, FaultRow<Profile>['breaks']>>

interface SharedFault {
  readonly id: string
  readonly story: string
  readonly breaks: readonly SharedClause[]
  readonly changes: FaultRow<SharedProfile>['changes']
}

const joined = callback('onJoinChannelSuccess')
const rejoined = callback('onRejoinChannelSuccess')
const lost = callback('onConnectionLost')
const userJoined = told<[user: string]>('onUserJoined', (user) => [user])
const userOffline = told<[user: string, why: number]>('onUserOffline', (user, why) => [user, why])
const interrupted = stateChanged(state.reconnecting, reason.interrupted)
const joinFaults: readonly SharedFault[] = [
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

const interruptionFaults: readonly SharedFault[] = [
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

const lossFaults: readonly SharedFault[] = [
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

const returnFaults: readonly SharedFault[] = [
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

const othersFaults: readonly SharedFault[] = [
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

const leaveFaults: readonly SharedFault[] = [
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

const shared: readonly SharedFault[] = [
  ...joinFaults,
  ...interruptionFaults,
  ...lossFaults,
  ...returnFaults,
  ...othersFaults,
  ...leaveFaults,
]

/** These faults as faults of one of the profiles, with ids that begin with its own word. */
export function statesFaults<Profile extends SharedProfile>(
  word: string,
  clausesBehind: ClausesBehind<Profile>,
): readonly FaultRow<Profile>[] {
  return shared.map(({ id, story, breaks, changes }) => ({
    id: `${word}-${id}`,
    story,
    breaks: [...new Set(breaks.flatMap((clause) => clausesBehind[clause]))],
    // The cast is safe: both profiles have the decisions of the native client.
    changes: changes as FaultRow<Profile>['changes'],
  }))
}
