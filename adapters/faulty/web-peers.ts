/** Web clients that tell of the others and of their streams otherwise than document 004 says. */
import { told } from '../reference/index.ts'
import { faultsOf } from './fault.ts'

const online = told<[user: string]>('peer-online', (user) => [user])
const left = told<[user: string, why: string]>('peer-leave', (user, why) => [user, why])
const added = told<[user: string]>('stream-added', (user) => [user])
const removed = told<[user: string]>('stream-removed', (user) => [user])

export const webPeerFaults = faultsOf('rtc-web-3', [
  {
    id: 'web-peer-online-untold',
    story: 'Never fires peer-online.',
    breaks: ['WEB3-T2b', 'WEB3-T2a', 'WEB3-T10', 'WEB3-DIAG-02'],
    changes: { webPeerOnline: [] },
  },
  {
    id: 'web-peer-online-after-3-s',
    story: 'Fires peer-online three seconds late.',
    breaks: ['WEB3-T2b', 'WEB3-T2a', 'WEB3-T10', 'WEB3-DIAG-02'],
    changes: { webJoinVisibleAfterMs: 3_000 },
  },
  {
    id: 'web-peer-online-told-twice',
    story: 'Fires peer-online twice.',
    breaks: ['WEB3-T2b'],
    changes: { webPeerOnline: [online, online] },
  },
  {
    id: 'web-peer-online-with-name-of-native',
    story: 'Tells of a user who joins under the name that it has on Android.',
    breaks: ['WEB3-T2b', 'WEB3-T2a', 'WEB3-T10', 'WEB3-DIAG-02'],
    changes: { webPeerOnline: [told('onUserJoined', (user) => [user])] },
  },
  {
    id: 'web-peer-online-again-untold',
    story: 'Fires no peer-online for a user who was gone and is back.',
    breaks: ['WEB3-T10', 'WEB3-DIAG-02', 'WEB3-T2b', 'WEB3-T2a'],
    changes: { webReturnTold: false },
  },
  {
    id: 'web-gone-user-told-again',
    story: 'Fires peer-online ten seconds after a leave of a user who is not back.',
    breaks: ['WEB3-T2b'],
    changes: { webGoneToldAgainAfterMs: 10_000 },
  },
  {
    id: 'web-ended-stream-told-again',
    story: 'Fires stream-added three seconds after the end of a stream that has not begun anew.',
    breaks: ['WEB3-T4b'],
    changes: { webEndedStreamToldAgainAfterMs: 3_000 },
  },
  {
    id: 'web-publish-without-effect',
    story: 'Takes a stream, and shows it to nobody.',
    breaks: ['WEB3-T4a', 'WEB3-T3'],
    changes: { webStreamVisibleAfterMs: Infinity },
  },
  {
    id: 'web-publish-unconfirmed',
    story: 'Never confirms that a stream is published.',
    breaks: ['WEB3-T4a', 'WEB3-T3'],
    changes: { webPublishTakesMs: Infinity },
  },
  {
    id: 'web-stream-added-untold',
    story: 'Never fires stream-added.',
    breaks: ['WEB3-T4a', 'WEB3-T3'],
    changes: { webStreamAdded: [] },
  },
  {
    id: 'web-stream-added-after-3-s',
    story: 'Fires stream-added three seconds late.',
    breaks: ['WEB3-T4a', 'WEB3-T3'],
    changes: { webStreamVisibleAfterMs: 3_000 },
  },
  {
    id: 'web-stream-added-told-twice',
    story: 'Fires stream-added twice.',
    breaks: ['WEB3-T4b'],
    changes: { webStreamAdded: [added, added] },
  },
  {
    id: 'web-stream-added-with-join',
    story: 'Fires stream-added for a user who joins and publishes nothing.',
    breaks: ['WEB3-T4b'],
    changes: { webJoinShowsStream: true },
  },
  {
    id: 'web-stream-removed-after-9-s',
    story: 'Fires stream-removed after nine seconds of silence.',
    breaks: ['WEB3-T6a'],
    changes: { webStreamRemovedAfterMs: 9_000 },
  },
  {
    id: 'web-stream-removed-1-ms-early',
    story: 'Fires stream-removed one millisecond before the ten seconds.',
    breaks: ['WEB3-T6a'],
    changes: { webStreamRemovedAfterMs: 9_999 },
  },
  {
    id: 'web-stream-removed-never',
    story: 'Never fires stream-removed.',
    breaks: ['WEB3-T6c', 'WEB3-T6b', 'WEB3-T6a'],
    changes: { webStreamRemoved: [] },
  },
  {
    id: 'web-stream-removed-told-twice',
    story: 'Fires stream-removed twice.',
    breaks: ['WEB3-T6c'],
    changes: { webStreamRemoved: [removed, removed] },
  },
  {
    id: 'web-stream-removed-without-stream',
    story: 'Fires stream-removed for a silent user who published nothing.',
    breaks: ['WEB3-T6a', 'WEB3-T6c'],
    changes: { webSilenceNeedsStream: false },
  },
  {
    id: 'web-peer-leave-1-ms-early',
    story: 'Fires peer-leave one millisecond before the ten seconds of silence.',
    breaks: ['WEB3-T8a'],
    changes: { webPeerLeaveAfterMs: 9_999 },
  },
  {
    id: 'web-peer-leave-after-9-s',
    story: 'Fires peer-leave after nine seconds of silence.',
    breaks: ['WEB3-T8a'],
    changes: { webPeerLeaveAfterMs: 9_000 },
  },
  {
    id: 'web-peer-leave-after-15-s',
    story: 'Fires peer-leave after fifteen seconds of silence.',
    breaks: ['WEB3-T8a'],
    changes: { webPeerLeaveAfterMs: 15_000 },
  },
  {
    id: 'web-peer-leave-after-5-minutes',
    story: 'Fires peer-leave after five minutes of silence.',
    breaks: ['WEB3-T8c', 'WEB3-T8b', 'WEB3-T8a'],
    changes: { webPeerLeaveAfterMs: 300_000 },
  },
  {
    id: 'web-peer-leave-never',
    story: 'Never fires peer-leave for a silent user.',
    breaks: ['WEB3-T8c', 'WEB3-T8b', 'WEB3-T8a'],
    changes: { webPeerLeaveAfterMs: Infinity },
  },
  {
    id: 'web-peer-leave-untold',
    story: 'Never fires peer-leave at all.',
    breaks: ['WEB3-T8c', 'WEB3-T8b', 'WEB3-T8a', 'WEB3-PEER-LEAVE-QUIT'],
    changes: { webPeerLeave: [] },
  },
  {
    id: 'web-peer-leave-told-twice',
    story: 'Fires peer-leave twice.',
    breaks: ['WEB3-T8c'],
    changes: { webPeerLeave: [left, left] },
  },
  {
    id: 'web-peer-leave-though-back',
    story: 'Fires peer-leave for a user who is back in time.',
    breaks: ['WEB3-T8a'],
    changes: { webPeerLeaveSurvivesReturn: true },
  },
  {
    id: 'web-silence-called-quit',
    story: 'Gives Quit as the reason for a silence.',
    breaks: ['WEB3-PEER-LEAVE-TIMEOUT'],
    changes: { webTimeOutReason: 'Quit' },
  },
  {
    id: 'web-leave-called-timeout',
    story: 'Gives ServerTimeOut as the reason for a leave.',
    breaks: ['WEB3-PEER-LEAVE-QUIT'],
    changes: { webQuitReason: 'ServerTimeOut' },
  },
  {
    id: 'web-leave-told-3-s-late',
    story: 'Tells the others of a leave three seconds late.',
    breaks: ['WEB3-PEER-LEAVE-QUIT', 'WEB3-T8a'],
    changes: { webLeaveVisibleAfterMs: 3_000 },
  },
  {
    id: 'web-leave-unseen',
    story: 'Leaves without a word to the service, so that the others see a silence only.',
    breaks: ['WEB3-PEER-LEAVE-QUIT'],
    changes: { rtcLeaveReachesService: false },
  },
])
