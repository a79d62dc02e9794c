/** Clients of RTC Web 4.x that leave or are put out otherwise than said, or give a wrong reason for it. */
import { accepted, callback, refused, unchanged, web4StateChanged, web4StateNames } from '../reference/index.ts'
import { faultsOf } from './fault.ts'
import { becomes, ends, tells } from './web-4-words.ts'

const { leaves, left } = tells
const didExpire = callback('token-privilege-did-expire')

export const web4EndFaults = faultsOf('rtc-web-4', [
  {
    id: 'web4-leave-without-disconnecting',
    story: 'Reports no DISCONNECTING when it leaves.',
    breaks: ['WEB4-STATE-08'],
    changes: { webLeaveWhenConnected: accepted(ends('CONNECTED', 'LEAVE')) },
  },
  {
    id: 'web4-leave-told-twice',
    story: 'Reports DISCONNECTING twice.',
    breaks: ['WEB4-CB-01'],
    changes: { webLeaveWhenConnected: accepted(becomes('disconnecting', leaves, leaves)) },
  },
  {
    id: 'web4-leave-ignored',
    story: 'Stays in the channel that it is told to leave.',
    breaks: ['WEB4-STATE-03', 'WEB4-STATE-08', 'WEB4-USER-LEFT-QUIT'],
    changes: { webLeaveWhenConnected: accepted(unchanged) },
  },
  {
    id: 'web4-leave-never-ends',
    story: 'Stays DISCONNECTING for ever when it leaves.',
    breaks: ['WEB4-STATE-03'],
    changes: { webLeft: unchanged },
  },
  {
    id: 'web4-leave-ends-connected',
    story: 'Is CONNECTED again after it has left.',
    breaks: ['WEB4-DIAG-01', 'WEB4-STATE-03'],
    changes: { webLeft: becomes('connected', web4StateChanged('CONNECTED', 'DISCONNECTING')) },
  },
  {
    id: 'web4-left-told-twice',
    story: 'Reports twice that it has left.',
    breaks: ['WEB4-CB-01'],
    changes: { webLeft: becomes('disconnected', left, left) },
  },
  {
    id: 'web4-left-without-reason',
    story: 'Tells no reason when it has left.',
    breaks: ['WEB4-CB-03', 'WEB4-REASON-LEAVE'],
    changes: { webLeft: becomes('disconnected', web4StateChanged('DISCONNECTED', 'DISCONNECTING')) },
  },
  {
    id: 'web4-left-with-reason-of-native',
    story: 'Tells the reason of a leave by the name that it has on the native SDKs.',
    breaks: ['WEB4-CB-03', 'WEB4-REASON-LEAVE'],
    changes: { webLeft: ends('DISCONNECTING', 'LEAVE_CHANNEL') },
  },
  {
    id: 'web4-left-because-of-network',
    story: 'Gives NETWORK_ERROR as the reason of a leave.',
    breaks: ['WEB4-REASON-LEAVE', 'WEB4-REASON-NETWORK'],
    changes: { webLeft: ends('DISCONNECTING', 'NETWORK_ERROR') },
  },
  {
    id: 'web4-left-because-of-server',
    story: 'Gives SERVER_ERROR as the reason of a leave.',
    breaks: ['WEB4-REASON-LEAVE'],
    changes: { webLeft: ends('DISCONNECTING', 'SERVER_ERROR') },
  },
  {
    id: 'web4-left-because-of-ban',
    story: 'Gives UID_BANNED as the reason of a leave.',
    breaks: ['WEB4-REASON-LEAVE', 'WEB4-REASON-BANNED'],
    changes: { webLeft: ends('DISCONNECTING', 'UID_BANNED') },
  },
  {
    id: 'web4-left-because-of-token',
    story: 'Gives TOKEN_EXPIRE as the reason of a leave.',
    breaks: ['WEB4-REASON-LEAVE', 'WEB4-REASON-TOKEN'],
    changes: { webLeft: ends('DISCONNECTING', 'TOKEN_EXPIRE') },
  },
  {
    id: 'web4-leave-outside-reports-a-state',
    story: 'Reports DISCONNECTED for a leave outside a channel.',
    breaks: ['WEB4-CB-01'],
    changes: {
      webLeaveWhenDisconnected: accepted({
        state: 0,
        reports: [web4StateChanged('DISCONNECTED', 'DISCONNECTED', 'LEAVE')],
      }),
    },
  },
  {
    id: 'web4-ban-ignored',
    story: 'Stays in the channel that it is banned from.',
    breaks: ['WEB4-STATE-04'],
    changes: { webBanned: unchanged },
  },
  {
    id: 'web4-ban-because-of-server',
    story: 'Gives SERVER_ERROR as the reason of a ban.',
    breaks: ['WEB4-REASON-BANNED'],
    changes: { webBanned: ends('CONNECTED', 'SERVER_ERROR') },
  },
  {
    id: 'web4-expiry-ignored',
    story: 'Stays in the channel when its token expires.',
    breaks: ['WEB4-TOKEN-EXPIRED', 'WEB4-TOKEN-DID-EXPIRE'],
    changes: { webTokenExpired: { state: 0, reports: [didExpire] } },
  },
  {
    id: 'web4-expiry-untold',
    story: 'Does not fire token-privilege-did-expire.',
    breaks: ['WEB4-TOKEN-DID-EXPIRE'],
    changes: { webTokenExpired: ends('CONNECTED', 'TOKEN_EXPIRE') },
  },
  {
    id: 'web4-expiry-told-twice',
    story: 'Fires token-privilege-did-expire twice.',
    breaks: ['WEB4-TOKEN-DID-EXPIRE'],
    changes: { webTokenExpired: ends('CONNECTED', 'TOKEN_EXPIRE', didExpire, didExpire) },
  },
  {
    id: 'web4-expiry-because-of-server',
    story: 'Gives SERVER_ERROR as the reason of an expired token.',
    breaks: ['WEB4-REASON-TOKEN'],
    changes: { webTokenExpired: ends('CONNECTED', 'SERVER_ERROR', didExpire) },
  },
  {
    id: 'web4-refusal-because-of-network',
    story: 'Gives NETWORK_ERROR as the reason of a wrong App ID.',
    breaks: ['WEB4-REASON-SERVER', 'WEB4-REASON-NETWORK'],
    changes: { webInvalidAppId: refused('CAN_NOT_GET_GATEWAY_SERVER', ends('CONNECTING', 'NETWORK_ERROR')) },
  },
  {
    id: 'web4-refusal-because-of-leave',
    story: 'Gives LEAVE as the reason of a wrong token.',
    breaks: ['WEB4-REASON-SERVER', 'WEB4-REASON-LEAVE'],
    changes: { webInvalidToken: refused('CAN_NOT_GET_GATEWAY_SERVER', ends('CONNECTING', 'LEAVE')) },
  },
  {
    id: 'web4-refused-join-succeeds',
    story: 'Reports CONNECTED for a join with a wrong channel name.',
    breaks: ['WEB4-STATE-06'],
    changes: { webInvalidChannelName: accepted(becomes('connected', tells.joined)) },
  },
  {
    id: 'web4-gives-up-because-of-leave',
    story: 'Gives LEAVE as the reason when it gives up reconnecting.',
    breaks: ['WEB4-REASON-LEAVE', 'WEB4-REASON-NETWORK'],
    changes: { webGaveUpWhenReconnecting: ends('RECONNECTING', 'LEAVE') },
  },
  {
    id: 'web4-gives-up-as-failed',
    story: 'Reports FAILED when it gives up reconnecting, as the native SDKs do.',
    breaks: ['WEB4-STATE-09'],
    changes: { webGaveUpWhenReconnecting: becomes('disconnected', web4StateChanged('FAILED', 'RECONNECTING')) },
  },
  {
    id: 'web4-disconnects-after-joining',
    story: 'Disconnects as soon as it has joined, because of the server.',
    breaks: ['WEB4-STATE-01', 'WEB4-REASON-BANNED', 'WEB4-T6', 'WEB4-DIAG-01'],
    changes: {
      webJoined: becomes('disconnected', tells.joined, web4StateChanged('DISCONNECTED', 'CONNECTED', 'SERVER_ERROR')),
    },
  },
  {
    id: 'web4-getter-knows-no-reconnecting',
    story: 'Says CONNECTING while it is RECONNECTING when it is asked.',
    breaks: ['WEB4-API-01', 'WEB4-CB-02'],
    changes: { webGetterState: (current) => web4StateNames[current === 5 ? 2 : current] ?? '' },
  },
  {
    id: 'web4-getter-knows-no-disconnected',
    story: 'Says CONNECTING for a client that is in no channel when it is asked.',
    breaks: ['WEB4-API-01', 'WEB4-CB-02', 'WEB4-STATE-01'],
    changes: { webGetterState: (current) => web4StateNames[current === 1 ? 2 : current] ?? '' },
  },
])
