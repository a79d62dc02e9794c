/** RTC clients that take a refused join, or a join that makes no sense, wrongly. */
import {
  accepted,
  becomes,
  callback,
  rtcReason as reason,
  refused,
  rtcState as state,
  stateChanged,
  unchanged,
} from '../reference/index.ts'
import { faultsOf } from './fault.ts'

const success = callback('onJoinChannelSuccess')

export const rtcRefusalFaults = faultsOf('rtc-4', [
  {
    id: 'app-id-accepted',
    story: 'Joins with an invalid app id.',
    breaks: ['RTC-REASON-06', 'RTC-STATE-08', 'RTC-STATE-02'],
    changes: { rtcInvalidAppId: becomes(state.connected, reason.joinSuccess, success) },
  },
  {
    id: 'app-id-called-join-failed',
    story: 'Gives JoinFailed as the reason for an invalid app id.',
    breaks: ['RTC-REASON-06', 'RTC-STATE-16', 'RTC-REASON-04a'],
    changes: { rtcInvalidAppId: becomes(state.failed, reason.joinFailed) },
  },
  {
    id: 'app-id-called-channel-name',
    story: 'Gives InvalidChannelName as the reason for an invalid app id.',
    breaks: ['RTC-REASON-06', 'RTC-REASON-07', 'RTC-CB-03'],
    changes: { rtcInvalidAppId: becomes(state.failed, reason.invalidChannelName) },
  },
  {
    id: 'app-id-failure-told-twice',
    story: 'Reports Failed twice when the app id is invalid.',
    breaks: ['RTC-CB-01'],
    changes: {
      rtcInvalidAppId: becomes(state.failed, reason.invalidAppId, stateChanged(state.failed, reason.invalidAppId)),
    },
  },
  {
    id: 'channel-name-unanswered',
    story: 'Stays Connecting when the channel name is invalid.',
    breaks: ['RTC-REASON-07', 'RTC-STATE-02'],
    changes: { rtcInvalidChannelName: unchanged },
  },
  {
    id: 'channel-name-disconnects',
    story: 'Becomes Disconnected when the channel name is invalid.',
    breaks: ['RTC-REASON-07', 'RTC-REASON-MAP'],
    changes: { rtcInvalidChannelName: becomes(state.disconnected, reason.invalidChannelName) },
  },
  {
    id: 'channel-name-accepted',
    story: 'Joins with an invalid channel name.',
    breaks: ['RTC-REASON-07', 'RTC-STATE-08', 'RTC-STATE-02'],
    changes: { rtcInvalidChannelName: becomes(state.connected, reason.joinSuccess, success) },
  },
  {
    id: 'invalid-token-called-expired',
    story: 'Gives TokenExpired as the reason for an invalid token.',
    breaks: ['RTC-REASON-08', 'RTC-REASON-09', 'RTC-CB-03'],
    changes: { rtcInvalidToken: becomes(state.failed, reason.tokenExpired) },
  },
  {
    id: 'invalid-token-called-leave',
    story: 'Reports a leave when the token is invalid.',
    breaks: ['RTC-REASON-08', 'RTC-REASON-05', 'RTC-CB-03'],
    changes: { rtcInvalidToken: becomes(state.disconnected, reason.leaveChannel) },
  },
  {
    id: 'invalid-token-accepted',
    story: 'Joins with an invalid token.',
    breaks: ['RTC-REASON-08', 'RTC-STATE-08', 'RTC-STATE-02'],
    changes: { rtcInvalidToken: becomes(state.connected, reason.joinSuccess, success) },
  },
  {
    id: 'expired-token-called-invalid',
    story: 'Reports (Disconnected, InvalidToken) for a join with an expired token.',
    breaks: ['RTC-REASON-09'],
    changes: { rtcExpiredToken: becomes(state.disconnected, reason.invalidToken) },
  },
  {
    id: 'echo-join-accepted',
    story: 'Joins though an echo test runs.',
    breaks: ['RTC-REASON-10b', 'RTC-CODE-JOIN-ECHO'],
    changes: { rtcJoinDuringEchoTest: accepted(becomes(state.connecting, reason.connecting)) },
  },
  {
    id: 'echo-join-with-code-1',
    story: 'Refuses a join during an echo test with 1.',
    breaks: ['RTC-CODE-JOIN-ECHO'],
    changes: { rtcJoinDuringEchoTest: refused(-1, becomes(state.failed, reason.rejectedByServer)) },
  },
  {
    id: 'echo-join-called-ban',
    story: 'Gives BannedByServer as the reason for a join during an echo test.',
    breaks: ['RTC-REASON-10b', 'RTC-REASON-03', 'RTC-CB-03'],
    changes: { rtcJoinDuringEchoTest: refused(-17, becomes(state.failed, reason.bannedByServer)) },
  },
  {
    id: 'second-join-accepted',
    story: 'Accepts a join by a client that is in the channel, and does nothing.',
    breaks: ['RTC-CODE-JOIN-17'],
    changes: { rtcJoinWhenConnected: accepted(unchanged) },
  },
  {
    id: 'second-join-with-code-1',
    story: 'Refuses a join by a client that is in the channel with 1.',
    breaks: ['RTC-CODE-JOIN-17'],
    changes: { rtcJoinWhenConnected: refused(-1, becomes(state.failed, reason.rejectedByServer)) },
  },
  {
    id: 'second-join-called-ban',
    story: 'Gives BannedByServer as the reason for a second join.',
    breaks: ['RTC-REASON-10a', 'RTC-REASON-03', 'RTC-CB-03'],
    changes: { rtcJoinWhenConnected: refused(-17, becomes(state.failed, reason.bannedByServer)) },
  },
  {
    id: 'second-join-leaves',
    story: 'Leaves the channel when it is told to join a second time.',
    breaks: ['RTC-REASON-10a', 'RTC-REASON-05', 'RTC-CB-03'],
    changes: { rtcJoinWhenConnected: refused(-17, becomes(state.disconnected, reason.leaveChannel)) },
  },
])
