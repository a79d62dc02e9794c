/** RTM clients that tell of the members of their channels wrongly. */
import { told } from '../reference/index.ts'
import { faultsOf } from './fault.ts'

const joined = told<[channel: string, user: string]>('onMemberJoined', (channel, user) => [channel, user])
const left = told<[channel: string, user: string]>('onMemberLeft', (channel, user) => [channel, user])

export const rtmMemberFaults = faultsOf('rtm-1', [
  {
    id: 'member-left-untold',
    story: 'Never fires onMemberLeft.',
    breaks: ['RTM-PRESENCE-05', 'RTM-PRESENCE-06', 'RTM-PRESENCE-01'],
    changes: { rtmMemberLeft: [] },
  },
  {
    id: 'member-left-told-twice',
    story: 'Fires onMemberLeft twice.',
    breaks: ['RTM-PRESENCE-06'],
    changes: { rtmMemberLeft: [left, left] },
  },
  {
    id: 'member-left-swapped',
    story: 'Names the user before the channel in onMemberLeft.',
    breaks: ['RTM-PRESENCE-05', 'RTM-PRESENCE-06', 'RTM-PRESENCE-01'],
    changes: { rtmMemberLeft: [told('onMemberLeft', (channel, user) => [user, channel])] },
  },
  {
    id: 'member-left-called-joined',
    story: 'Fires onMemberJoined for a member who left.',
    breaks: ['RTM-PRESENCE-05', 'RTM-PRESENCE-06', 'RTM-PRESENCE-01', 'RTM-PRESENCE-09'],
    changes: { rtmMemberLeft: [joined] },
  },
  {
    id: 'member-joined-untold',
    story: 'Never fires onMemberJoined.',
    breaks: ['RTM-PRESENCE-08', 'RTM-PRESENCE-09'],
    changes: { rtmMemberJoined: [] },
  },
  {
    id: 'member-joined-told-twice',
    story: 'Fires onMemberJoined twice.',
    breaks: ['RTM-PRESENCE-09'],
    changes: { rtmMemberJoined: [joined, joined] },
  },
  {
    id: 'member-joined-misspelt',
    story: 'Fires onMemberjoined where the documents write onMemberJoined.',
    breaks: ['RTM-PRESENCE-08', 'RTM-PRESENCE-09'],
    changes: { rtmMemberJoined: [told('onMemberjoined', (channel, user) => [channel, user])] },
  },
  {
    id: 'member-news-to-everybody',
    story: 'Tells of the members of a channel to those who have never joined it.',
    breaks: ['RTM-PRESENCE-06', 'RTM-PRESENCE-09'],
    changes: { rtmNewsReaches: 'everybody' },
  },
  {
    id: 'member-news-of-oneself',
    story: 'Fires onMemberJoined at the very user who joins.',
    breaks: ['RTM-PRESENCE-09'],
    changes: { rtmNewsOfOneself: true },
  },
  {
    id: 'channel-messages-to-everybody',
    story: 'Delivers the messages of a channel to those who have never joined it.',
    breaks: ['RTM-RESEND-ONCE'],
    changes: { rtmChannelMessagesReach: 'everybody' },
  },
  {
    id: 'member-news-1-s-late',
    story: 'Tells of its members more than a second late.',
    breaks: ['RTM-PRESENCE-05', 'RTM-PRESENCE-06', 'RTM-PRESENCE-01', 'RTM-PRESENCE-08', 'RTM-PRESENCE-09'],
    changes: { rtmMemberNewsTakesMs: 1_050 },
  },
])
