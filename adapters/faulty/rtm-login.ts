/** RTM clients that log in wrongly. */
import {
  accepted,
  becomes,
  callback,
  heldBack,
  rtmReason as reason,
  refused,
  rtmState as state,
  stateChanged,
  unchanged,
} from '../reference/index.ts'
import { faultsOf } from './fault.ts'

export const rtmLoginFaults = faultsOf('rtm-1', [
  {
    id: 'login-without-effect',
    story: 'Accepts a login and does nothing.',
    breaks: ['RTM-LOGIN-01', 'RTM-LOGIN-05', 'RTM-LOGIN-07', 'RTM-CODE-LOGIN-CREDENTIAL'],
    changes: { rtmLoginWhenDisconnected: accepted(unchanged) },
  },
  {
    id: 'login-refused',
    story: 'Refuses every login.',
    breaks: ['RTM-LOGIN-01', 'RTM-LOGIN-05', 'RTM-LOGIN-07', 'RTM-CODE-LOGIN-CREDENTIAL'],
    changes: { rtmLoginWhenDisconnected: refused(1) },
  },
  {
    id: 'login-told-twice',
    story: 'Reports CONNECTING twice.',
    breaks: ['RTM-CB-01', 'RTM-CB-02'],
    changes: {
      rtmLoginWhenDisconnected: accepted(
        becomes(state.connecting, reason.login, stateChanged(state.connecting, reason.login)),
      ),
    },
  },
  {
    id: 'login-with-interrupted',
    story: 'Gives INTERRUPTED as the reason for CONNECTING.',
    breaks: ['RTM-LOGIN-02', 'RTM-CB-03'],
    changes: { rtmLoginWhenDisconnected: accepted(becomes(state.connecting, reason.interrupted)) },
  },
  {
    id: 'login-with-reason-0',
    story: 'Gives the reason 0 for CONNECTING, as an RTC client would.',
    breaks: ['RTM-LOGIN-02', 'RTM-CB-03'],
    changes: { rtmLoginWhenDisconnected: accepted(becomes(state.connecting, 0)) },
  },
  {
    id: 'login-swapped',
    story: 'Passes the reason LOGIN before the state CONNECTING.',
    breaks: ['RTM-API-01'],
    changes: {
      rtmLoginWhenDisconnected: accepted({
        state: state.connecting,
        reports: [stateChanged(reason.login, state.connecting)],
      }),
    },
  },
  {
    id: 'login-unanswered',
    story: 'Needs seven seconds for a login, which is longer than it waits.',
    breaks: ['RTM-LOGIN-05', 'RTM-LOGIN-07', 'RTM-CODE-LOGIN-CREDENTIAL'],
    changes: { rtmAnswerTakesMs: 7_000 },
  },
  {
    id: 'success-untold',
    story: 'Fires no onLoginSuccess.',
    breaks: ['RTM-LOGIN-SUCCESS-CB'],
    changes: { rtmLoggedIn: becomes(state.connected, reason.loginSuccess) },
  },
  {
    id: 'success-told-twice',
    story: 'Fires onLoginSuccess twice.',
    breaks: ['RTM-LOGIN-SUCCESS-CB'],
    changes: {
      rtmLoggedIn: becomes(
        state.connected,
        reason.loginSuccess,
        callback('onLoginSuccess'),
        callback('onLoginSuccess'),
      ),
    },
  },
  {
    id: 'success-2-s-late',
    story: 'Fires onLoginSuccess two seconds after CONNECTED.',
    breaks: ['RTM-LOGIN-SUCCESS-CB'],
    changes: {
      rtmLoggedIn: becomes(state.connected, reason.loginSuccess, heldBack(2_000, callback('onLoginSuccess'))),
    },
  },
  {
    id: 'success-with-interrupted',
    story: 'Gives INTERRUPTED as the reason for CONNECTED.',
    breaks: ['RTM-CB-03'],
    changes: { rtmLoggedIn: becomes(state.connected, reason.interrupted, callback('onLoginSuccess')) },
  },
  {
    id: 'connected-untold',
    story: 'Fires onLoginSuccess and does not report CONNECTED.',
    breaks: ['RTM-LOGIN-07', 'RTM-LOGIN-06', 'RTM-LOGIN-04', 'RTM-CB-01', 'RTM-DIAG-01'],
    changes: { rtmLoggedIn: { state: state.connected, reports: [callback('onLoginSuccess')] } },
  },
  {
    id: 'connected-told-twice',
    story: 'Reports CONNECTED twice after a login.',
    breaks: ['RTM-CB-01', 'RTM-CB-02'],
    changes: {
      rtmLoggedIn: becomes(
        state.connected,
        reason.loginSuccess,
        stateChanged(state.connected, reason.loginSuccess),
        callback('onLoginSuccess'),
      ),
    },
  },
])
