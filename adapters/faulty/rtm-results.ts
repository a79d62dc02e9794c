/** RTM clients whose calls return the wrong code. */
import {
  accepted,
  becomes,
  callback,
  rtmReason as reason,
  refused,
  rtmState as state,
  unchanged,
} from '../reference/index.ts'
import { faultsOf } from './fault.ts'

export const rtmResultFaults = faultsOf('rtm-1', [
  {
    id: 'login-accepted-when-connected',
    story: 'Accepts a second login in CONNECTED and does nothing.',
    breaks: ['RTM-CODE-LOGIN-8'],
    changes: { rtmLoginWhenConnected: accepted(unchanged) },
  },
  {
    id: 'login-with-code-1-when-connected',
    story: 'Refuses a second login in CONNECTED with 1 instead of 8.',
    breaks: ['RTM-CODE-LOGIN-8'],
    changes: { rtmLoginWhenConnected: refused(1) },
  },
  {
    id: 'login-with-code-1-when-connecting',
    story: 'Refuses a second login in CONNECTING with 1 instead of 8.',
    breaks: ['RTM-CODE-LOGIN-8'],
    changes: { rtmLoginWhenConnecting: refused(1) },
  },
  {
    id: 'login-accepted-when-reconnecting',
    story: 'Accepts a login in RECONNECTING and does nothing.',
    breaks: ['RTM-CODE-LOGIN-8'],
    changes: { rtmLoginWhenReconnecting: accepted(unchanged) },
  },
  {
    id: 'login-accepted-when-aborted',
    story: 'Logs in out of ABORTED without a logout.',
    breaks: ['RTM-CODE-LOGIN-8', 'RTM-KICK-03'],
    changes: { rtmLoginWhenAborted: accepted(becomes(state.connecting, reason.login)) },
  },
  {
    id: 'login-with-code-7-when-aborted',
    story: 'Refuses a login in ABORTED with 7 instead of 8.',
    breaks: ['RTM-CODE-LOGIN-8'],
    changes: { rtmLoginWhenAborted: refused(7) },
  },
  {
    id: 'logout-accepted-when-disconnected',
    story: 'Accepts a logout though nobody is logged in.',
    breaks: ['RTM-CODE-LOGOUT-102'],
    changes: { rtmLogoutWhenDisconnected: accepted(unchanged) },
  },
  {
    id: 'logout-with-code-101-when-disconnected',
    story: 'Refuses a logout without a login with 101 instead of 102.',
    breaks: ['RTM-CODE-LOGOUT-102'],
    changes: { rtmLogoutWhenDisconnected: refused(101) },
  },
  {
    id: 'logout-told-when-disconnected',
    story: 'Reports DISCONNECTED at a logout though nobody was logged in.',
    breaks: ['RTM-CODE-LOGOUT-102', 'RTM-CB-01', 'RTM-CB-02'],
    changes: {
      rtmLogoutWhenDisconnected: accepted(becomes(state.disconnected, reason.logout, callback('onLogout', 0))),
    },
  },
  {
    id: 'renewal-accepted-without-login',
    story: 'Accepts a new token though nobody has logged in.',
    breaks: ['RTM-CODE-RENEW-102'],
    changes: { rtmRenewalWithoutLoginCode: 0 },
  },
  {
    id: 'renewal-with-code-1-without-login',
    story: 'Refuses a new token without a login with 1 instead of 102.',
    breaks: ['RTM-CODE-RENEW-102'],
    changes: { rtmRenewalWithoutLoginCode: 1 },
  },
])
