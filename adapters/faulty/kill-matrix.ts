/** Sessions in which a process is killed, and the others are told what document 003 does not say. */
import { faultsOf } from './fault.ts'

export const killFaults = faultsOf('rtc-native-2.3.2', [
  {
    id: 'kill-apple-is-silent',
    story: 'Leaves no channel when its process is killed on iOS or macOS.',
    breaks: ['KILL-03', 'KILL-04', 'KILL-05', 'KILL-06'],
    changes: { rtcKillLeavesOn: [] },
  },
  {
    id: 'kill-macos-is-silent',
    story: 'Leaves the channel when its process is killed on iOS, but not on macOS.',
    breaks: ['KILL-03', 'KILL-04', 'KILL-05', 'KILL-06'],
    changes: { rtcKillLeavesOn: ['ios'] },
  },
  {
    id: 'kill-android-leaves',
    story: 'Leaves the channel when its process is killed on Android, so that it cannot be back in time.',
    breaks: ['KILL-07', 'KILL-08', 'XWEB-03'],
    changes: { rtcKillLeavesOn: ['ios', 'macos', 'android'] },
  },
  {
    id: 'kill-linux-leaves',
    story: 'Leaves the channel when its process is killed on Linux, so that it cannot be back in time.',
    breaks: ['KILL-07', 'KILL-08'],
    changes: { rtcKillLeavesOn: ['ios', 'macos', 'linux'] },
  },
  {
    id: 'kill-told-after-19-s',
    story: 'Tells native users of a killed process after nineteen seconds.',
    breaks: ['KILL-07', 'KILL-08', 'KILL-12', 'KILL-01c'],
    changes: { rtcKilledOfflineAfterMs: 19_000 },
  },
  {
    id: 'kill-told-after-25-s',
    story: 'Tells native users of a killed process after twenty-five seconds.',
    breaks: ['KILL-07', 'KILL-08', 'KILL-12', 'KILL-01b', 'KILL-01c'],
    changes: { rtcKilledOfflineAfterMs: 25_000 },
  },
  {
    id: 'kill-told-at-once',
    story: 'Tells native users of a killed process at once.',
    breaks: ['KILL-07', 'KILL-08', 'KILL-12', 'KILL-01c'],
    changes: { rtcKilledOfflineAfterMs: 0 },
  },
  {
    id: 'kill-never-told',
    story: 'Never tells native users of a killed process.',
    breaks: ['KILL-07', 'KILL-08', 'KILL-12', 'KILL-01b', 'KILL-01c'],
    changes: { rtcKilledOfflineAfterMs: Infinity },
  },
  {
    id: 'kill-told-though-back',
    story: 'Tells native users of a killed process though it is back within twenty seconds.',
    breaks: ['KILL-09', 'NATIVE232-T6a'],
    changes: { rtcKilledOfflineSurvivesReturn: true },
  },
  {
    id: 'kill-forgotten-in-another-channel',
    story: 'Takes a killed process for back in its channel as soon as it joins any other.',
    breaks: ['KILL-07', 'KILL-08', 'KILL-10', 'KILL-12', 'KILL-01b', 'KILL-01c'],
    changes: { rtcKilledIsBackAnywhere: true },
  },
  {
    id: 'kill-called-quit',
    story: 'Gives quit as the reason for the silence of a killed process.',
    breaks: ['NATIVE232-OFFLINE-DROPPED'],
    changes: { rtcKilledDroppedReason: 0 },
  },
  {
    id: 'kill-return-told',
    story: 'Tells native users that a user joins who was killed and is back within twenty seconds.',
    breaks: ['KILL-09', 'NATIVE232-T2b'],
    changes: { rtcRestartTold: true },
  },
  {
    id: 'kill-stream-removed-after-9-s',
    story: 'Takes the stream of a killed process from Web viewers after nine seconds.',
    breaks: ['KILL-10', 'KILL-12', 'KILL-01c'],
    changes: { webKilledStreamRemovedAfterMs: 9_000 },
  },
  {
    id: 'kill-stream-removed-after-15-s',
    story: 'Takes the stream of a killed process from Web viewers after fifteen seconds.',
    breaks: ['KILL-10', 'KILL-12', 'KILL-01b', 'KILL-01c'],
    changes: { webKilledStreamRemovedAfterMs: 15_000 },
  },
  {
    id: 'kill-stream-never-removed',
    story: 'Never takes the stream of a killed process from Web viewers.',
    breaks: ['KILL-10', 'KILL-12', 'KILL-01b', 'KILL-01c'],
    changes: { webKilledStreamRemovedAfterMs: Infinity },
  },
  {
    id: 'kill-stream-removed-though-back',
    story: 'Takes the stream from Web viewers though the killed process is back within ten seconds.',
    breaks: ['KILL-11'],
    changes: { webKilledStreamRemovalSurvivesReturn: true },
  },
  {
    id: 'kill-channel-kept',
    story: 'Keeps the channel of a last user who was killed until the user counts as offline.',
    breaks: ['KILL-13'],
    changes: { rtcChannelOutlivesKillMs: Infinity },
  },
  {
    id: 'kill-channel-destroyed-1-ms-early',
    story: 'Destroys the channel of a last user who was killed one millisecond before the ten seconds.',
    breaks: ['KILL-13'],
    changes: { rtcChannelOutlivesKillMs: 9_999 },
  },
  {
    id: 'kill-channel-destroyed-after-15-s',
    story: 'Destroys the channel of a last user who was killed after fifteen seconds.',
    breaks: ['KILL-13'],
    changes: { rtcChannelOutlivesKillMs: 15_000 },
  },
  {
    id: 'kill-channel-destroyed-at-once',
    story: 'Destroys the channel of a last user at once when the process is killed.',
    breaks: ['KILL-13'],
    changes: { rtcChannelOutlivesKillMs: 0 },
  },
  {
    id: 'kill-restart-goes-on',
    story: 'Reports after a restart, before any call, that it has re-joined.',
    breaks: ['NATIVE232-REJOIN', 'NATIVE232-DIAG'],
    changes: { rtcRestarted: [{ callback: 'onRejoinChannelSuccess', args: [], afterMs: 0, survives: false }] },
  },
])
