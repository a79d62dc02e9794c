/** RTC clients that tell of the others in their channel wrongly. */
import { told } from '../reference/index.ts'
import { faultsOf } from './fault.ts'

const joined = told<[user: string]>('onUserJoined', (user) => [user])
const offline = told<[user: string, reason: number]>('onUserOffline', (user, why) => [user, why])

export const rtcPeerFaults = faultsOf('rtc-4', [
  {
    id: 'user-joined-untold',
    story: 'Never learns of the others in the channel.',
    breaks: ['RTC-T2a', 'RTC-T2b'],
    changes: { rtcJoinVisibleAfterMs: Infinity },
  },
  {
    id: 'user-joined-misspelt',
    story: 'Fires onUserJoind where the documents write onUserJoined.',
    breaks: ['RTC-T2a', 'RTC-T2b', 'RTC-DIAG-02'],
    changes: { rtcUserJoined: [told('onUserJoind', (user) => [user])] },
  },
  {
    id: 'user-joined-told-twice',
    story: 'Fires onUserJoined twice.',
    breaks: ['RTC-T2b'],
    changes: { rtcUserJoined: [joined, joined] },
  },
  {
    id: 'return-of-user-untold',
    story: 'Fires no onUserJoined for a user who was offline and is back.',
    breaks: ['RTC-DIAG-02'],
    changes: { rtcReturnTold: false },
  },
  {
    id: 'early-return-of-user-told',
    story: 'Fires onUserJoined for a user who is back before anybody missed the user.',
    breaks: ['RTC-T2b'],
    changes: { rtcEarlyReturnTold: true },
  },
  {
    id: 'gone-user-told-again',
    story: 'Fires onUserJoined ten seconds after a leave of a user who is not back.',
    breaks: ['RTC-T2b'],
    changes: { rtcGoneToldAgainAfterMs: 10_000 },
  },
  {
    id: 'user-offline-untold',
    story: 'Never fires onUserOffline.',
    breaks: ['RTC-T6a', 'RTC-T6b', 'RTC-T6c', 'RTC-OFFLINE-QUIT'],
    changes: { rtcUserOffline: [] },
  },
  {
    id: 'user-offline-told-twice',
    story: 'Fires onUserOffline twice.',
    breaks: ['RTC-T6c'],
    changes: { rtcUserOffline: [offline, offline] },
  },
  {
    id: 'user-offline-1-ms-early',
    story: 'Declares a user offline one millisecond before the twenty seconds.',
    breaks: ['RTC-T6a'],
    changes: { rtcOfflineAfterMs: 19_999 },
  },
  {
    id: 'user-offline-after-10-s',
    story: 'Declares a user offline after ten seconds.',
    breaks: ['RTC-T6a'],
    changes: { rtcOfflineAfterMs: 10_000 },
  },
  {
    id: 'user-offline-after-22-s',
    story: 'Declares a user offline after twenty-two seconds.',
    breaks: ['RTC-T6a', 'RTC-T6b', 'RTC-T6c'],
    changes: { rtcOfflineAfterMs: 22_000 },
  },
  {
    id: 'user-offline-never',
    story: 'Keeps a silent user for ever.',
    breaks: ['RTC-T6a', 'RTC-T6b', 'RTC-T6c'],
    changes: { rtcOfflineAfterMs: Infinity },
  },
  {
    id: 'user-offline-outlives-return',
    story: 'Declares a user offline who is back, because the timer was not stopped.',
    breaks: ['RTC-T6a'],
    changes: { rtcOfflineSurvivesReturn: true },
  },
  {
    id: 'user-offline-called-quit',
    story: 'Gives quit as the reason for a silence.',
    breaks: ['RTC-OFFLINE-DROPPED'],
    changes: { rtcDroppedReason: 0 },
  },
  {
    id: 'user-offline-called-audience',
    story: 'Says of a silent user that the user became audience.',
    breaks: ['RTC-OFFLINE-DROPPED'],
    changes: { rtcDroppedReason: 2 },
  },
  {
    id: 'user-offline-called-dropped',
    story: 'Gives dropped as the reason for a leave.',
    breaks: ['RTC-OFFLINE-QUIT'],
    changes: { rtcQuitReason: 1 },
  },
  {
    id: 'leave-unseen',
    story: 'Leaves without a word to the service, so that the others see a silence only.',
    breaks: ['RTC-OFFLINE-QUIT'],
    changes: { rtcLeaveReachesService: false },
  },
])
