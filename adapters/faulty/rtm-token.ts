/** RTM clients that mistreat an expired token. */
import {
  becomes,
  callback,
  rtmReason as reason,
  rtmState as state,
  stateChanged,
  unchanged,
} from '../reference/index.ts'
import { faultsOf } from './fault.ts'

export const rtmTokenFaults = faultsOf('rtm-1', [
  {
    id: 'expiry-untold-when-reconnecting',
    story: 'Fires no onTokenExpired in RECONNECTING.',
    breaks: ['RTM-TOKEN-01'],
    changes: { rtmTokenExpiredWhenReconnecting: unchanged },
  },
  {
    id: 'expiry-aborts-when-reconnecting',
    story: 'Becomes ABORTED when the token expires in RECONNECTING.',
    breaks: ['RTM-TOKEN-02'],
    changes: {
      rtmTokenExpiredWhenReconnecting: becomes(state.aborted, reason.tokenExpired, callback('onTokenExpired')),
    },
  },
  {
    id: 'expiry-disconnects-when-reconnecting',
    story: 'Becomes DISCONNECTED when the token expires in RECONNECTING.',
    breaks: ['RTM-TOKEN-02', 'RTM-RECONNECT-08', 'RTM-DIAG-02'],
    changes: {
      rtmTokenExpiredWhenReconnecting: becomes(state.disconnected, reason.loginFailure, callback('onTokenExpired')),
    },
  },
  {
    id: 'expiry-told-again-when-reconnecting',
    story: 'Reports RECONNECTING again when the token expires there.',
    breaks: ['RTM-CB-01', 'RTM-CB-02'],
    changes: {
      rtmTokenExpiredWhenReconnecting: {
        state: 0,
        reports: [callback('onTokenExpired'), stateChanged(state.reconnecting, reason.interrupted)],
      },
    },
  },
  {
    id: 'expiry-untold-when-connected',
    story: 'Becomes ABORTED by an expired token and fires no onTokenExpired.',
    breaks: ['RTM-TOKEN-01'],
    changes: { rtmTokenExpiredWhenConnected: becomes(state.aborted, reason.tokenExpired) },
  },
  {
    id: 'expiry-disconnects-when-connected',
    story: 'Becomes DISCONNECTED when the token expires in CONNECTED.',
    breaks: ['RTM-STATE-03', 'RTM-DIAG-02', 'RTM-CB-03'],
    changes: {
      rtmTokenExpiredWhenConnected: becomes(state.disconnected, reason.tokenExpired, callback('onTokenExpired')),
    },
  },
  {
    id: 'expiry-called-login-failure',
    story: 'Gives LOGIN_FAILURE as the reason for an expired token.',
    breaks: ['RTM-CB-03'],
    changes: {
      rtmTokenExpiredWhenConnected: becomes(state.aborted, reason.loginFailure, callback('onTokenExpired')),
    },
  },
  {
    id: 'expiry-called-kick',
    story: 'Gives REMOTE_LOGIN as the reason for an expired token.',
    breaks: ['RTM-KICK-02', 'RTM-CB-03'],
    changes: {
      rtmTokenExpiredWhenConnected: becomes(state.aborted, reason.remoteLogin, callback('onTokenExpired')),
    },
  },
  {
    id: 'return-announces-expiry',
    story: 'Says after each return that the token has expired.',
    breaks: ['RTM-TOKEN-01'],
    changes: { rtmLoggedInAgain: becomes(state.connected, reason.loginSuccess, callback('onTokenExpired')) },
  },
])
