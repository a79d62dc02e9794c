/** RTM services that remove a user who is away at the wrong time, or not wholly. */
import { faultsOf } from './fault.ts'

export const rtmPresenceFaults = faultsOf('rtm-1', [
  {
    id: 'removes-after-29-s',
    story: 'Removes a user who is away one second too early.',
    breaks: ['RTM-PRESENCE-03', 'RTM-PRESENCE-04', 'RTM-PRESENCE-06', 'RTM-PRESENCE-01'],
    changes: { rtmRemovedAfterMs: 29_000 },
  },
  {
    id: 'removes-1-ms-early',
    story: 'Removes a user who is away one millisecond too early.',
    breaks: ['RTM-PRESENCE-03', 'RTM-PRESENCE-04', 'RTM-PRESENCE-01'],
    changes: { rtmRemovedAfterMs: 29_999 },
  },
  {
    id: 'removes-1-ms-late',
    story: 'Removes a user who is away one millisecond too late.',
    breaks: ['RTM-PRESENCE-04', 'RTM-PRESENCE-01'],
    changes: { rtmRemovedAfterMs: 30_001 },
  },
  {
    id: 'removes-after-1-minute',
    story: 'Removes a user who is away after one minute.',
    breaks: ['RTM-PRESENCE-04', 'RTM-PRESENCE-05', 'RTM-PRESENCE-06', 'RTM-PRESENCE-10', 'RTM-PRESENCE-01'],
    changes: { rtmRemovedAfterMs: 60_000 },
  },
  {
    id: 'never-removes',
    story: 'Never removes a user who is away.',
    breaks: ['RTM-PRESENCE-04', 'RTM-PRESENCE-05', 'RTM-PRESENCE-06', 'RTM-PRESENCE-10', 'RTM-PRESENCE-01'],
    changes: { rtmRemovedAfterMs: Infinity },
  },
  {
    id: 'removal-outlives-return',
    story: 'Removes a user who is back, because the timer was not stopped.',
    breaks: ['RTM-PRESENCE-03', 'RTM-PRESENCE-04', 'RTM-PRESENCE-06', 'RTM-PRESENCE-01'],
    changes: { rtmRemovalSurvivesReturn: true },
  },
  {
    id: 'removal-leaves-online',
    story: 'Takes a user who is away out of the channels and leaves the user online.',
    breaks: ['RTM-PRESENCE-04', 'RTM-PRESENCE-01', 'RTM-PRESENCE-10'],
    changes: { rtmRemovalTakesOffline: false },
  },
  {
    id: 'removal-leaves-in-channels',
    story: 'Takes a user who is away offline and leaves the user in the channels.',
    breaks: ['RTM-PRESENCE-05', 'RTM-PRESENCE-06', 'RTM-PRESENCE-01'],
    changes: { rtmRemovalLeaves: () => [] },
  },
  {
    id: 'removal-leaves-in-last-channel',
    story: 'Takes a user who is away out of the first channel only.',
    breaks: ['RTM-PRESENCE-05', 'RTM-PRESENCE-06', 'RTM-PRESENCE-01'],
    changes: { rtmRemovalLeaves: (channels) => channels.slice(0, 1) },
  },
  {
    id: 'removal-untold',
    story: 'Removes a user who is away and tells nobody.',
    breaks: ['RTM-PRESENCE-05', 'RTM-PRESENCE-06', 'RTM-PRESENCE-01'],
    changes: { rtmRemovalTold: false },
  },
  {
    id: 'rejoins-nothing',
    story: 'Takes a returning user back into no channel.',
    breaks: ['RTM-PRESENCE-08', 'RTM-PRESENCE-09'],
    changes: { rtmRejoins: () => [] },
  },
  {
    id: 'rejoin-forgets-a-channel',
    story: 'Takes a returning user back into all channels but the first.',
    breaks: ['RTM-PRESENCE-08', 'RTM-PRESENCE-09'],
    changes: { rtmRejoins: (channels) => channels.slice(1) },
  },
  {
    id: 'rejoin-untold',
    story: 'Takes a returning user back into the channels and tells nobody.',
    breaks: ['RTM-PRESENCE-08', 'RTM-PRESENCE-09'],
    changes: { rtmRejoinTold: false },
  },
  {
    id: 'early-return-told',
    story: 'Tells the members that a user left and joined who was away for a moment only.',
    breaks: ['RTM-PRESENCE-03', 'RTM-PRESENCE-06', 'RTM-PRESENCE-01'],
    changes: { rtmEarlyReturnTold: true },
  },
  {
    id: 'attributes-forgotten',
    story: 'Does not set the attributes of a returning user again.',
    breaks: ['RTM-PRESENCE-10'],
    changes: { rtmSyncedAttributes: () => undefined },
  },
  {
    id: 'attributes-emptied',
    story: 'Sets empty attributes for a returning user.',
    breaks: ['RTM-PRESENCE-10'],
    changes: { rtmSyncedAttributes: () => ({}) },
  },
  {
    id: 'attributes-outdated',
    story: 'Sets the first attributes of a returning user again, and not the latest.',
    breaks: ['RTM-PRESENCE-10'],
    changes: { rtmKeptAttributes: (latest, before) => before ?? latest },
  },
])
