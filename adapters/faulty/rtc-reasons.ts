/** RTC clients that meet a ban, a token, a proxy or an address, and say something else. */
import {
  becomes,
  callback,
  rtcReason as reason,
  rtcState as state,
  stateChanged,
  unchanged,
} from '../reference/index.ts'
import { faultsOf } from './fault.ts'

export const rtcReasonFaults = faultsOf('rtc-4', [
  {
    id: 'rtc-ban-ignored',
    story: 'Stays Connected when the server bans the user.',
    breaks: ['RTC-REASON-03'],
    changes: { rtcBanned: unchanged },
  },
  {
    id: 'rtc-ban-called-same-uid',
    story: 'Gives SameUidLogin as the reason for a ban.',
    breaks: ['RTC-REASON-03', 'RTC-CB-03', 'RTC-REASON-MAP'],
    changes: { rtcBanned: becomes(state.failed, reason.sameUidLogin) },
  },
  {
    id: 'rtc-ban-called-join-failed',
    story: 'Gives JoinFailed as the reason for a ban.',
    breaks: ['RTC-REASON-03', 'RTC-STATE-16', 'RTC-REASON-04a', 'RTC-T7a'],
    changes: { rtcBanned: becomes(state.failed, reason.joinFailed) },
  },
  {
    id: 'rtc-ban-called-leave',
    story: 'Reports a leave when the server bans the user.',
    breaks: ['RTC-REASON-03', 'RTC-REASON-05', 'RTC-CB-03'],
    changes: { rtcBanned: becomes(state.disconnected, reason.leaveChannel) },
  },
  {
    id: 'rtc-ban-flickers',
    story: 'Says for an instant that it is Connected between two reports of a ban.',
    breaks: ['RTC-DIAG-01'],
    changes: {
      rtcBanned: becomes(
        state.failed,
        reason.bannedByServer,
        stateChanged(state.connected, reason.joinSuccess),
        stateChanged(state.failed, reason.bannedByServer),
      ),
    },
  },
  {
    id: 'rtc-ban-swapped',
    story: 'Passes the reason of the ban before the state.',
    breaks: ['RTC-CB-02'],
    changes: { rtcBanned: { state: state.failed, reports: [stateChanged(reason.bannedByServer, state.failed)] } },
  },
  {
    id: 'rtc-kick-called-ban',
    story: 'Gives BannedByServer as the reason when the user joins elsewhere.',
    breaks: ['RTC-REASON-03', 'RTC-CB-03'],
    changes: { rtcLoggedInElsewhere: becomes(state.failed, reason.bannedByServer) },
  },
  {
    id: 'rtc-kick-announces-ban',
    story: 'Fires onConnectionBanned when the user joins elsewhere.',
    breaks: ['RTC-REASON-03'],
    changes: { rtcLoggedInElsewhere: becomes(state.failed, reason.sameUidLogin, callback('onConnectionBanned')) },
  },
  {
    id: 'rtc-expiry-ignored',
    story: 'Stays Connected when the token expires.',
    breaks: ['RTC-REASON-09', 'RTC-STATE-02'],
    changes: { rtcTokenExpired: unchanged },
  },
  {
    id: 'rtc-expiry-disconnects',
    story: 'Becomes Disconnected when the token expires.',
    breaks: ['RTC-REASON-09', 'RTC-REASON-MAP'],
    changes: { rtcTokenExpired: becomes(state.disconnected, reason.tokenExpired) },
  },
  {
    id: 'rtc-expiry-called-ban',
    story: 'Gives BannedByServer as the reason for an expired token.',
    breaks: ['RTC-REASON-09', 'RTC-REASON-03', 'RTC-CB-03'],
    changes: { rtcTokenExpired: becomes(state.failed, reason.bannedByServer) },
  },
  {
    id: 'proxy-ignored',
    story: 'Reports nothing when a proxy is set.',
    breaks: ['RTC-REASON-11'],
    changes: { rtcProxySet: unchanged },
  },
  {
    id: 'proxy-called-address',
    story: 'Gives ClientIpAddressChanged as the reason for a new proxy.',
    breaks: ['RTC-REASON-11', 'RTC-REASON-13', 'RTC-CB-03'],
    changes: { rtcProxySet: becomes(state.reconnecting, reason.clientIpAddressChanged) },
  },
  {
    id: 'address-ignored',
    story: 'Reports nothing when the address changes.',
    breaks: ['RTC-REASON-13'],
    changes: { rtcIpAddressChanged: unchanged },
  },
  {
    id: 'address-called-by-user',
    story: 'Gives the reason 18 for a change of the address, which the table does not know.',
    breaks: ['RTC-REASON-13', 'RTC-REASON-MAP'],
    changes: { rtcIpAddressChanged: becomes(state.reconnecting, 18) },
  },
  {
    id: 'address-fails',
    story: 'Fails when the address changes.',
    breaks: ['RTC-REASON-13', 'RTC-REASON-MAP'],
    changes: { rtcIpAddressChanged: becomes(state.failed, reason.clientIpAddressChanged) },
  },
  {
    id: 'keep-alive-ignored',
    story: 'Reports nothing when the keep-alive times out.',
    breaks: ['RTC-REASON-14'],
    changes: { rtcKeepAliveTimedOut: unchanged },
  },
  {
    id: 'keep-alive-called-proxy',
    story: 'Gives SettingProxyServer as the reason for a keep-alive that timed out.',
    breaks: ['RTC-REASON-14', 'RTC-REASON-11', 'RTC-CB-03'],
    changes: { rtcKeepAliveTimedOut: becomes(state.reconnecting, reason.settingProxyServer) },
  },
  {
    id: 'address-called-renewal',
    story: 'Gives RenewToken as the reason for a change of the address.',
    breaks: ['RTC-REASON-13', 'RTC-REASON-12', 'RTC-CB-03'],
    changes: { rtcIpAddressChanged: becomes(state.reconnecting, reason.renewToken) },
  },
  {
    id: 'renewal-fails',
    story: 'Fails when the token is renewed.',
    breaks: ['RTC-REASON-12', 'RTC-REASON-MAP'],
    changes: { rtcTokenRenewed: becomes(state.failed, reason.renewToken) },
  },
  {
    id: 'renewal-called-keep-alive',
    story: 'Gives KeepAliveTimeout as the reason for a renewed token.',
    breaks: ['RTC-REASON-12', 'RTC-REASON-14', 'RTC-CB-03'],
    changes: { rtcTokenRenewed: becomes(state.reconnecting, reason.keepAliveTimeout) },
  },
])
