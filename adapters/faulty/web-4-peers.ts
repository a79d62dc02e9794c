/** Sessions of RTC Web 4.x in which the users learn of each other otherwise than said. */
import { told } from '../reference/index.ts'
import { faultsOf } from './fault.ts'

const joined = told('user-joined', (user: string) => [user])
const gone = told('user-left', (user: string, why: string) => [user, why])
const published = told('user-published', (user: string) => [user, 'audio'])
const unpublished = told('user-unpublished', (user: string) => [user, 'audio'])

export const web4PeerFaults = faultsOf('rtc-web-4', [
  {
    id: 'web4-user-joined-untold',
    story: 'Fires no user-joined.',
    breaks: ['WEB4-T2b', 'WEB4-T2a', 'WEB4-T10', 'WEB4-DIAG-02', 'WEB4-JOINED-EXISTING'],
    changes: { webPeerOnline: [] },
  },
  {
    id: 'web4-user-joined-after-3-s',
    story: 'Fires user-joined three seconds late.',
    breaks: ['WEB4-T2b', 'WEB4-T2a', 'WEB4-T10', 'WEB4-DIAG-02', 'WEB4-JOINED-EXISTING'],
    changes: { webJoinVisibleAfterMs: 3_000 },
  },
  {
    id: 'web4-user-joined-told-twice',
    story: 'Fires user-joined twice.',
    breaks: ['WEB4-T2b', 'WEB4-T10'],
    changes: { webPeerOnline: [joined, joined] },
  },
  {
    id: 'web4-user-joined-with-name-of-3',
    story: 'Fires the join of another user under the name that it has in earlier versions.',
    breaks: ['WEB4-T2b', 'WEB4-T2a', 'WEB4-T10', 'WEB4-DIAG-02', 'WEB4-JOINED-EXISTING'],
    changes: { webPeerOnline: [told('peer-online', (user) => [user])] },
  },
  {
    id: 'web4-user-joined-again-untold',
    story: 'Does not fire user-joined again for a user who had left and is back.',
    breaks: ['WEB4-T10', 'WEB4-DIAG-02', 'WEB4-T2b', 'WEB4-T2a'],
    changes: { webReturnTold: false },
  },
  {
    id: 'web4-gone-user-told-again',
    story: 'Fires user-joined ten seconds after a leave of a user who is not back.',
    breaks: ['WEB4-T2b'],
    changes: { webGoneToldAgainAfterMs: 10_000 },
  },
  {
    id: 'web4-ended-track-told-again',
    story: 'Fires user-published three seconds after the end of a track that has not begun anew.',
    breaks: ['WEB4-T4a'],
    changes: { webEndedStreamToldAgainAfterMs: 3_000 },
  },
  {
    id: 'web4-newcomer-untold',
    story: 'Does not tell a newcomer who is in the channel already.',
    breaks: ['WEB4-JOINED-EXISTING', 'WEB4-PUBLISHED-EXISTING'],
    changes: { webNewcomerLearnsOthers: false },
  },
  {
    id: 'web4-publish-without-effect',
    story: 'Publishes to nobody.',
    breaks: ['WEB4-T4a', 'WEB4-T3', 'WEB4-PUBLISHED-EXISTING'],
    changes: { webStreamVisibleAfterMs: Infinity },
  },
  {
    id: 'web4-user-published-untold',
    story: 'Fires no user-published.',
    breaks: ['WEB4-T4a', 'WEB4-T3', 'WEB4-PUBLISHED-EXISTING'],
    changes: { webStreamAdded: [] },
  },
  {
    id: 'web4-user-published-after-3-s',
    story: 'Fires user-published three seconds late.',
    breaks: ['WEB4-T4a', 'WEB4-T3', 'WEB4-PUBLISHED-EXISTING'],
    changes: { webStreamVisibleAfterMs: 3_000 },
  },
  {
    id: 'web4-user-published-told-twice',
    story: 'Fires user-published twice for the same track.',
    breaks: ['WEB4-T4a'],
    changes: { webStreamAdded: [published, published] },
  },
  {
    id: 'web4-user-published-with-join',
    story: 'Fires user-published for every user who joins.',
    breaks: ['WEB4-T4a', 'WEB4-T7b', 'WEB4-T7a'],
    changes: { webPeerOnline: [joined, published] },
  },
  {
    id: 'web4-unpublish-untold',
    story: 'Keeps an unpublish to itself.',
    breaks: ['WEB4-UNPUBLISH'],
    changes: { webUnpublishReachesService: false },
  },
  {
    id: 'web4-user-unpublished-1-ms-early',
    story: 'Takes a user for not publishing one millisecond before the ten seconds.',
    breaks: ['WEB4-T7a'],
    changes: { webStreamRemovedAfterMs: 9_999 },
  },
  {
    id: 'web4-user-unpublished-after-15-s',
    story: 'Takes a user for not publishing after fifteen seconds.',
    breaks: ['WEB4-T7b', 'WEB4-T7a'],
    changes: { webStreamRemovedAfterMs: 15_000 },
  },
  {
    id: 'web4-user-unpublished-untold',
    story: 'Fires no user-unpublished.',
    breaks: ['WEB4-T7b', 'WEB4-T7a', 'WEB4-UNPUBLISH'],
    changes: { webStreamRemoved: [] },
  },
  {
    id: 'web4-user-unpublished-told-twice',
    story: 'Fires user-unpublished twice for the same track.',
    breaks: ['WEB4-T7b'],
    changes: { webStreamRemoved: [unpublished, unpublished] },
  },
  {
    id: 'web4-user-left-1-ms-early',
    story: 'Takes a user for offline one millisecond before the twenty seconds.',
    breaks: ['WEB4-T8a'],
    changes: { webPeerLeaveAfterMs: 19_999 },
  },
  {
    id: 'web4-user-left-after-10-s',
    story: 'Takes a user for offline after ten seconds, as earlier versions do.',
    breaks: ['WEB4-T8a'],
    changes: { webPeerLeaveAfterMs: 10_000 },
  },
  {
    id: 'web4-user-left-after-30-s',
    story: 'Takes a user for offline after thirty seconds.',
    breaks: ['WEB4-T8b', 'WEB4-T8a'],
    changes: { webPeerLeaveAfterMs: 30_000 },
  },
  {
    id: 'web4-user-left-untold',
    story: 'Fires no user-left.',
    breaks: ['WEB4-T8b', 'WEB4-T8a', 'WEB4-USER-LEFT-QUIT'],
    changes: { webPeerLeave: [] },
  },
  {
    id: 'web4-user-left-told-twice',
    story: 'Fires user-left twice.',
    breaks: ['WEB4-T8b'],
    changes: { webPeerLeave: [gone, gone] },
  },
  {
    id: 'web4-user-left-survives-return',
    story: 'Takes a user for offline who was back in time.',
    breaks: ['WEB4-T8a'],
    changes: { webPeerLeaveSurvivesReturn: true },
  },
  {
    id: 'web4-drop-told-as-quit',
    story: 'Says Quit of a user who has fallen silent.',
    breaks: ['WEB4-USER-LEFT-TIMEOUT'],
    changes: { webTimeOutReason: 'Quit' },
  },
  {
    id: 'web4-quit-told-as-drop',
    story: 'Says ServerTimeOut of a user who has left.',
    breaks: ['WEB4-USER-LEFT-QUIT'],
    changes: { webQuitReason: 'ServerTimeOut' },
  },
  {
    id: 'web4-leave-told-3-s-late',
    story: 'Tells the others of a leave three seconds late.',
    breaks: ['WEB4-USER-LEFT-QUIT', 'WEB4-T8a'],
    changes: { webLeaveVisibleAfterMs: 3_000 },
  },
  {
    id: 'web4-told-of-others-after-leaving',
    story: 'Is told of the others after it has left.',
    breaks: [
      'WEB4-STATE-03',
      'WEB4-JOINED-EXISTING',
      'WEB4-PUBLISHED-EXISTING',
      'WEB4-T2b',
      'WEB4-T2a',
      'WEB4-CB-01',
      'WEB4-T8a',
      'WEB4-T7a',
    ],
    changes: { webHearsOthersAfterLeave: true },
  },
])
