/** RTM clients that do not come back from an interruption as they should. */
import {
  becomes,
  callback,
  heldBack,
  rtmReason as reason,
  rtmState as state,
  stateChanged,
  unchanged,
} from '../reference/index.ts'
import { faultsOf } from './fault.ts'

export const rtmReturnFaults = faultsOf('rtm-1', [
  {
    id: 'never-retries',
    story: 'Makes no attempt to log in again until the network says that it is back.',
    breaks: ['RTM-RECONNECT-04'],
    changes: { rtmRetryAfterMs: () => Infinity },
  },
  {
    id: 'retries-3-times',
    story: 'Tires of trying after three attempts.',
    breaks: ['RTM-RECONNECT-04'],
    changes: { rtmRetryAfterMs: (attempt) => (attempt < 3 ? 1_000 : Infinity) },
  },
  {
    id: 'retries-every-2-minutes',
    story: 'Waits two minutes between its attempts.',
    breaks: ['RTM-RECONNECT-04'],
    changes: { rtmRetryAfterMs: () => 120_000 },
  },
  {
    id: 'retries-after-login',
    story: 'Goes on trying to log in after it has succeeded.',
    breaks: ['RTM-RECONNECT-04'],
    changes: { rtmRetriesSurviveLogin: true },
  },
  {
    id: 'retries-after-logout',
    story: 'Goes on trying to log in after a logout, and succeeds.',
    breaks: ['RTM-DIAG-01', 'RTM-LOGIN-SUCCESS-CB'],
    changes: { rtmRetriesSurviveLogout: true },
  },
  {
    id: 'returns-2-minutes-late',
    story: 'Lets two minutes pass after the return of the network before it tries.',
    breaks: ['RTM-RECONNECT-04', 'RTM-RECONNECT-06', 'RTM-PRESENCE-02', 'RTM-PRESENCE-07', 'RTM-DIAG-01'],
    changes: { rtmRestoredRetryAfterMs: 120_000 },
  },
  {
    id: 'never-returns',
    story: 'Stays RECONNECTING after its automatic login was accepted.',
    breaks: ['RTM-RECONNECT-04', 'RTM-RECONNECT-06', 'RTM-PRESENCE-02', 'RTM-PRESENCE-07', 'RTM-DIAG-01'],
    changes: { rtmLoggedInAgain: unchanged },
  },
  {
    id: 'return-told-twice',
    story: 'Reports twice that it is CONNECTED again.',
    breaks: ['RTM-CB-01', 'RTM-CB-02'],
    changes: {
      rtmLoggedInAgain: becomes(
        state.connected,
        reason.loginSuccess,
        stateChanged(state.connected, reason.loginSuccess),
      ),
    },
  },
  {
    id: 'return-with-login-success',
    story: 'Fires onLoginSuccess after an automatic login.',
    breaks: ['RTM-RECONNECT-07'],
    changes: { rtmLoggedInAgain: becomes(state.connected, reason.loginSuccess, callback('onLoginSuccess')) },
  },
  {
    id: 'return-after-login-success',
    story: 'Fires onLoginSuccess right before it reports that it is CONNECTED again.',
    breaks: ['RTM-RECONNECT-07'],
    changes: {
      rtmLoggedInAgain: {
        state: state.connected,
        reports: [callback('onLoginSuccess'), stateChanged(state.connected, reason.loginSuccess)],
      },
    },
  },
  {
    id: 'return-with-late-login-success',
    story: 'Fires onLoginSuccess five seconds after an automatic login.',
    breaks: ['RTM-RECONNECT-07'],
    changes: {
      rtmLoggedInAgain: becomes(state.connected, reason.loginSuccess, heldBack(5_000, callback('onLoginSuccess'))),
    },
  },
  {
    id: 'return-with-interrupted',
    story: 'Gives INTERRUPTED as the reason for being CONNECTED again.',
    breaks: ['RTM-RECONNECT-06', 'RTM-CB-03'],
    changes: { rtmLoggedInAgain: becomes(state.connected, reason.interrupted) },
  },
  {
    id: 'return-ends-session',
    story: 'Becomes DISCONNECTED once the service is reached again.',
    breaks: ['RTM-RECONNECT-08', 'RTM-DIAG-02'],
    changes: { rtmLoggedInAgain: becomes(state.disconnected, reason.loginFailure) },
  },
  {
    id: 'gives-up-after-5-minutes',
    story: 'Gives up reconnecting after five minutes.',
    breaks: ['RTM-RECONNECT-08', 'RTM-DIAG-02'],
    changes: { rtmGiveUpAfterMs: 300_000 },
  },
  {
    id: 'gives-up-after-20-minutes',
    story: 'Gives up reconnecting after twenty minutes, as an RTC client would.',
    breaks: ['RTM-RECONNECT-08', 'RTM-DIAG-02'],
    changes: { rtmGiveUpAfterMs: 1_200_000 },
  },
])
