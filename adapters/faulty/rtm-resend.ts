/** RTM services that resend too much, too little, twice or in disorder. */
import { told } from '../reference/index.ts'
import { faultsOf } from './fault.ts'

const fromPeer = told<[user: string, text: string]>('onMessageReceived', (user, text) => [user, text])
const fromChannel = told<[channel: string, user: string, text: string]>(
  'onChannelMessageReceived',
  (channel, user, text) => [channel, user, text],
)

export const rtmResendFaults = faultsOf('rtm-1', [
  {
    id: 'resends-no-peer-message',
    story: 'Resends no peer-to-peer message.',
    breaks: ['RTM-RESEND-01', 'RTM-RESEND-02'],
    changes: { rtmResentPeerMessages: 0 },
  },
  {
    id: 'resends-1-peer-message',
    story: 'Resends the last peer-to-peer message only.',
    breaks: ['RTM-RESEND-01', 'RTM-RESEND-02'],
    changes: { rtmResentPeerMessages: 1 },
  },
  {
    id: 'resends-no-channel-message',
    story: 'Resends no channel message.',
    breaks: ['RTM-RESEND-01', 'RTM-RESEND-03'],
    changes: { rtmResentChannelMessages: 0 },
  },
  {
    id: 'resends-31-channel-messages',
    story: 'Resends one channel message less than it may have to.',
    breaks: ['RTM-RESEND-01', 'RTM-RESEND-03'],
    changes: { rtmResentChannelMessages: 31 },
  },
  {
    id: 'resends-33-channel-messages',
    story: 'Resends one channel message more than it may.',
    breaks: ['RTM-RESEND-04'],
    changes: { rtmResentChannelMessages: 33 },
  },
  {
    id: 'resends-all-channel-messages',
    story: 'Resends every channel message of the last thirty seconds, however many.',
    breaks: ['RTM-RESEND-04'],
    changes: { rtmResentChannelMessages: Infinity },
  },
  {
    id: 'resends-of-10-s',
    story: 'Resends the channel messages of the last ten seconds only.',
    breaks: ['RTM-RESEND-01', 'RTM-RESEND-03'],
    changes: { rtmResendWindowMs: 10_000 },
  },
  {
    id: 'resends-of-35-s',
    story: 'Resends the channel messages of the last thirty-five seconds.',
    breaks: ['RTM-RESEND-03'],
    changes: { rtmResendWindowMs: 35_000 },
  },
  {
    id: 'resends-backwards',
    story: 'Resends the newest message first.',
    breaks: ['RTM-RESEND-ORDER'],
    changes: { rtmResendOrder: 'reversed' },
  },
  {
    id: 'resends-twice',
    story: 'Resends each message twice.',
    breaks: ['RTM-RESEND-ONCE'],
    changes: { rtmResendCopies: 2 },
  },
  {
    id: 'resends-nothing',
    story: 'Resends nothing.',
    breaks: ['RTM-RESEND-01', 'RTM-RESEND-02', 'RTM-RESEND-03'],
    changes: { rtmResendCopies: 0 },
  },
  {
    id: 'overtaking-messages',
    story: 'Lets a message overtake the one before it.',
    breaks: ['RTM-RESEND-ORDER'],
    changes: { rtmMessageTakesMs: (nth) => (nth % 2 === 0 ? 50 : 500) },
  },
  {
    id: 'every-third-message-lost',
    story: 'Loses every third message.',
    breaks: ['RTM-RESEND-01', 'RTM-RESEND-02', 'RTM-RESEND-03'],
    changes: { rtmMessageTakesMs: (nth) => (nth % 3 === 0 ? Infinity : 50) },
  },
  {
    id: 'messages-2-s-late',
    story: 'Needs two seconds to resend a message.',
    breaks: ['RTM-RESEND-01', 'RTM-RESEND-02', 'RTM-RESEND-03'],
    changes: { rtmMessageTakesMs: () => 2_000 },
  },
  {
    id: 'peer-messages-swapped',
    story: 'Names the text before the user in onMessageReceived.',
    breaks: ['RTM-RESEND-01', 'RTM-RESEND-02'],
    changes: { rtmMessageReceived: [told('onMessageReceived', (user, text) => [text, user])] },
  },
  {
    id: 'peer-messages-twice',
    story: 'Fires onMessageReceived twice.',
    breaks: ['RTM-RESEND-ONCE'],
    changes: { rtmMessageReceived: [fromPeer, fromPeer] },
  },
  {
    id: 'channel-messages-untold',
    story: 'Never fires onChannelMessageReceived.',
    breaks: ['RTM-RESEND-01', 'RTM-RESEND-03'],
    changes: { rtmChannelMessageReceived: [] },
  },
  {
    id: 'channel-messages-twice',
    story: 'Fires onChannelMessageReceived twice.',
    breaks: ['RTM-RESEND-ONCE'],
    changes: { rtmChannelMessageReceived: [fromChannel, fromChannel] },
  },
])
