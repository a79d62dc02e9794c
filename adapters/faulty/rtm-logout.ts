/** RTM clients that log out wrongly, or speak when they should be silent. */
import {
  accepted,
  becomes,
  callback,
  heldBackForSure,
  rtmReason as reason,
  refused,
  rtmState as state,
  stateChanged,
  unchanged,
} from '../reference/index.ts'
import { faultsOf } from './fault.ts'

export const rtmLogoutFaults = faultsOf('rtm-1', [
  {
    id: 'logout-refused',
    story: 'Refuses a logout in CONNECTED.',
    breaks: ['RTM-LOGOUT-01'],
    changes: { rtmLogoutWhenConnected: refused(1) },
  },
  {
    id: 'logout-told-twice',
    story: 'Reports DISCONNECTED twice at a logout.',
    breaks: ['RTM-CB-01', 'RTM-CB-02'],
    changes: {
      rtmLogoutWhenConnected: accepted(
        becomes(state.disconnected, reason.logout, stateChanged(state.disconnected, reason.logout)),
      ),
    },
  },
  {
    id: 'logout-with-login-failure',
    story: 'Gives LOGIN_FAILURE as the reason for a logout.',
    breaks: ['RTM-LOGOUT-01', 'RTM-CB-03'],
    changes: { rtmLogoutWhenConnected: accepted(becomes(state.disconnected, reason.loginFailure)) },
  },
  {
    id: 'logout-aborts',
    story: 'Becomes ABORTED by a logout.',
    breaks: ['RTM-LOGOUT-01', 'RTM-STATE-07', 'RTM-STATE-01', 'RTM-CB-03'],
    changes: { rtmLogoutWhenConnected: accepted(becomes(state.aborted, reason.logout)) },
  },
  {
    id: 'logout-refused-when-reconnecting',
    story: 'Refuses a logout in RECONNECTING.',
    breaks: ['RTM-RECONNECT-09', 'RTM-LOGOUT-01'],
    changes: { rtmLogoutWhenReconnecting: refused(1) },
  },
  {
    id: 'logout-ignored-when-reconnecting',
    story: 'Accepts a logout in RECONNECTING and goes on trying.',
    breaks: ['RTM-RECONNECT-09', 'RTM-LOGOUT-01'],
    changes: { rtmLogoutWhenReconnecting: accepted(unchanged) },
  },
  {
    id: 'logout-when-reconnecting-with-interrupted',
    story: 'Gives INTERRUPTED as the reason for a logout in RECONNECTING.',
    breaks: ['RTM-LOGOUT-01', 'RTM-CB-03'],
    changes: { rtmLogoutWhenReconnecting: accepted(becomes(state.disconnected, reason.interrupted)) },
  },
  {
    id: 'logout-refused-when-aborted',
    story: 'Refuses a logout in ABORTED.',
    breaks: ['RTM-KICK-03', 'RTM-LOGOUT-01'],
    changes: { rtmLogoutWhenAborted: refused(1) },
  },
  {
    id: 'expires-after-logout',
    story: 'Fires onTokenExpired five seconds after the logout.',
    breaks: ['RTM-STATE-03', 'RTM-TOKEN-01'],
    changes: {
      rtmLogoutWhenConnected: accepted(
        becomes(state.disconnected, reason.logout, heldBackForSure(5_000, callback('onTokenExpired'))),
      ),
    },
  },
  {
    id: 'opens-with-report',
    story: 'Reports DISCONNECTED before anything has happened.',
    breaks: ['RTM-CB-01', 'RTM-CB-02'],
    changes: { rtmOpened: [stateChanged(state.disconnected, reason.logout)] },
  },
  {
    id: 'restarts-with-report',
    story: 'Reports DISCONNECTED when its process starts again.',
    breaks: ['RTM-CB-01', 'RTM-CB-02'],
    changes: { rtmRestarted: [stateChanged(state.disconnected, reason.logout)] },
  },
  {
    id: 'restarts-with-success',
    story: 'Fires onLoginSuccess when its process starts again.',
    breaks: ['RTM-LOGIN-SUCCESS-CB'],
    changes: { rtmRestarted: [callback('onLoginSuccess')] },
  },
])
