/** Web viewers of native users who are told what document 003 does not say. */
import { told } from '../reference/index.ts'
import { faultsOf } from './fault.ts'

const added = told<[user: string]>('stream-added', (user) => [user])
const removed = told<[user: string]>('stream-removed', (user) => [user])
const left = told<[user: string, why: string]>('peer-leave', (user, why) => [user, why])

export const webViewerFaults = faultsOf('rtc-native-2.3.2', [
  {
    id: 'viewer-stream-added-untold',
    story: 'Never tells a Web viewer of the stream of a native user.',
    breaks: ['XWEB-01a', 'XWEB-01b'],
    changes: { webStreamAdded: [] },
  },
  {
    id: 'viewer-stream-added-told-twice',
    story: 'Tells a Web viewer of the stream of a native user twice.',
    breaks: ['XWEB-01a', 'XWEB-01b'],
    changes: { webStreamAdded: [added, added] },
  },
  {
    id: 'viewer-stream-added-after-3-s',
    story: 'Tells a Web viewer of the stream of a native user three seconds late.',
    breaks: ['XWEB-01a', 'XWEB-01b'],
    changes: { webStreamVisibleAfterMs: 3_000 },
  },
  {
    id: 'viewer-stream-added-with-name-of-native',
    story: 'Tells a Web viewer of a native user under the name that it has on Android.',
    breaks: ['XWEB-01a', 'XWEB-01b', 'NATIVE232-T2b'],
    changes: { webStreamAdded: [told('onUserJoined', (user) => [user])] },
  },
  {
    id: 'viewer-stream-return-untold',
    story: 'Does not tell a Web viewer of a stream that was removed and is back.',
    breaks: ['XWEB-01a', 'XWEB-01b'],
    changes: { webStreamReturnTold: false },
  },
  {
    id: 'viewer-stream-removed-after-9-s',
    story: 'Takes the stream of a silent native user from a Web viewer after nine seconds.',
    breaks: ['XWEB-02'],
    changes: { webStreamRemovedAfterMs: 9_000 },
  },
  {
    id: 'viewer-stream-removed-1-ms-early',
    story: 'Takes the stream of a silent native user from a Web viewer one millisecond before the ten seconds.',
    breaks: ['XWEB-02'],
    changes: { webStreamRemovedAfterMs: 9_999 },
  },
  {
    id: 'viewer-stream-removed-after-20-s',
    story: 'Takes the stream of a silent native user from a Web viewer after twenty seconds.',
    breaks: ['XWEB-02'],
    changes: { webStreamRemovedAfterMs: 20_000 },
  },
  {
    id: 'viewer-stream-removed-untold',
    story: 'Never takes the stream of a silent user from a Web viewer.',
    breaks: ['XWEB-02', 'KILL-10', 'KILL-12', 'KILL-01b', 'KILL-01c'],
    changes: { webStreamRemoved: [] },
  },
  {
    id: 'viewer-stream-removed-told-twice',
    story: 'Takes the stream of a silent user from a Web viewer twice.',
    breaks: ['XWEB-02'],
    changes: { webStreamRemoved: [removed, removed] },
  },
  {
    id: 'viewer-stream-removed-though-back',
    story: 'Takes the stream of a user from a Web viewer who is back in time.',
    breaks: ['XWEB-02', 'KILL-10'],
    changes: { webStreamRemovalSurvivesReturn: true },
  },
  {
    id: 'viewer-peer-leave-after-1-minute',
    story: 'Tells a Web viewer after one minute that a silent user is gone.',
    breaks: ['XWEB-03', 'KILL-12', 'KILL-01c'],
    changes: { webPeerLeaveAfterMs: 60_000 },
  },
  {
    id: 'viewer-peer-leave-1-ms-early',
    story: 'Tells a Web viewer one millisecond before the three minutes that a silent user is gone.',
    breaks: ['XWEB-03', 'KILL-12', 'KILL-01c'],
    changes: { webPeerLeaveAfterMs: 179_999 },
  },
  {
    id: 'viewer-peer-leave-after-4-minutes',
    story: 'Tells a Web viewer after four minutes that a silent user is gone.',
    breaks: ['XWEB-03', 'KILL-12', 'KILL-01c'],
    changes: { webPeerLeaveAfterMs: 240_000 },
  },
  {
    id: 'viewer-peer-leave-never',
    story: 'Never tells a Web viewer that a silent user is gone.',
    breaks: ['XWEB-03', 'KILL-12', 'KILL-01c'],
    changes: { webPeerLeaveAfterMs: Infinity },
  },
  {
    id: 'viewer-peer-leave-told-twice',
    story: 'Tells a Web viewer twice that a user is gone.',
    breaks: ['XWEB-03'],
    changes: { webPeerLeave: [left, left] },
  },
  {
    id: 'viewer-peer-leave-though-back',
    story: 'Tells a Web viewer that a user is gone who is back in time.',
    breaks: ['XWEB-03', 'KILL-12', 'KILL-01c'],
    changes: { webPeerLeaveSurvivesReturn: true },
  },
  {
    id: 'viewer-peer-leave-untold',
    story: 'Never tells a Web viewer that a user is gone, be it by a leave or by a silence.',
    breaks: ['XWEB-03', 'KILL-06', 'KILL-03', 'KILL-12', 'KILL-01c'],
    changes: { webPeerLeave: [] },
  },
])
