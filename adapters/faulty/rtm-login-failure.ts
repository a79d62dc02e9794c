/** RTM clients whose logins fail wrongly, or go on after they have failed. */
import { becomes, callback, rtmReason as reason, rtmState as state, stateChanged } from '../reference/index.ts'
import { faultsOf } from './fault.ts'

export const rtmLoginFailureFaults = faultsOf('rtm-1', [
  {
    id: 'times-out-1-ms-early',
    story: 'Gives a login up one millisecond before the six seconds.',
    breaks: ['RTM-LOGIN-06'],
    changes: { rtmLoginTimeoutMs: 5_999 },
  },
  {
    id: 'times-out-1-ms-late',
    story: 'Gives a login up one millisecond after the six seconds.',
    breaks: ['RTM-LOGIN-06'],
    changes: { rtmLoginTimeoutMs: 6_001 },
  },
  {
    id: 'times-out-after-5-s',
    story: 'Gives a login up after five seconds.',
    breaks: ['RTM-LOGIN-06'],
    changes: { rtmLoginTimeoutMs: 5_000 },
  },
  {
    id: 'times-out-after-7-s',
    story: 'Gives a login up after seven seconds, which no document says.',
    breaks: ['RTM-LOGIN-06'],
    changes: { rtmLoginTimeoutMs: 7_000 },
  },
  {
    id: 'never-times-out',
    story: 'Never gives a login up.',
    breaks: ['RTM-LOGIN-06', 'RTM-LOGIN-04', 'RTM-DIAG-01'],
    changes: { rtmLoginTimeoutMs: Infinity },
  },
  {
    id: 'timeout-called-failure',
    story: 'Gives LOGIN_FAILURE as the reason for a login that has timed out.',
    breaks: ['RTM-LOGIN-05'],
    changes: { rtmLoginTimedOut: becomes(state.disconnected, reason.loginFailure, callback('onLoginFailure', 9)) },
  },
  {
    id: 'timeout-with-code-77',
    story: 'Tells a login that has timed out with a code that the header does not know.',
    breaks: ['RTM-CODE-LOGIN-CREDENTIAL'],
    changes: { rtmLoginTimedOut: becomes(state.disconnected, reason.loginTimeout, callback('onLoginFailure', 77)) },
  },
  {
    id: 'timeout-flickers',
    story: 'Reports CONNECTED right before it reports that the login has timed out.',
    breaks: ['RTM-STATE-05', 'RTM-LOGIN-05', 'RTM-STATE-03', 'RTM-DIAG-02'],
    changes: {
      rtmLoginTimedOut: {
        state: state.disconnected,
        reports: [
          stateChanged(state.connected, reason.loginSuccess),
          stateChanged(state.disconnected, reason.loginTimeout),
        ],
      },
    },
  },
  {
    id: 'failure-called-timeout',
    story: 'Gives LOGIN_TIMEOUT as the reason for an invalid token.',
    breaks: ['RTM-LOGIN-05', 'RTM-LOGIN-06'],
    changes: { rtmInvalidToken: becomes(state.disconnected, reason.loginTimeout, callback('onLoginFailure', 5)) },
  },
  {
    id: 'failure-told-twice',
    story: 'Reports DISCONNECTED twice when the app id is invalid.',
    breaks: ['RTM-CB-01', 'RTM-CB-02'],
    changes: {
      rtmInvalidAppId: becomes(
        state.disconnected,
        reason.loginFailure,
        callback('onLoginFailure', 4),
        stateChanged(state.disconnected, reason.loginFailure),
      ),
    },
  },
  {
    id: 'failure-aborts',
    story: 'Becomes ABORTED when the token is invalid.',
    breaks: ['RTM-LOGIN-05', 'RTM-LOGIN-04', 'RTM-STATE-07', 'RTM-STATE-01', 'RTM-CB-03'],
    changes: { rtmInvalidToken: becomes(state.aborted, reason.loginFailure, callback('onLoginFailure', 5)) },
  },
  {
    id: 'failure-without-code',
    story: 'Fires no onLoginFailure when the app id is invalid.',
    breaks: ['RTM-CODE-LOGIN-CREDENTIAL'],
    changes: { rtmInvalidAppId: becomes(state.disconnected, reason.loginFailure) },
  },
  {
    id: 'expired-called-invalid',
    story: 'Tells 5 instead of 6 for a token that has expired.',
    breaks: ['RTM-CODE-LOGIN-CREDENTIAL'],
    changes: { rtmExpiredToken: becomes(state.disconnected, reason.loginFailure, callback('onLoginFailure', 5)) },
  },
  {
    id: 'logs-in-again-after-5-s',
    story: 'Logs in by itself five seconds after a login has failed.',
    breaks: ['RTM-LOGIN-08', 'RTM-STATE-04', 'RTM-DIAG-02', 'RTM-STATE-01'],
    changes: { rtmLoginRetryAfterMs: 5_000 },
  },
  {
    id: 'logs-in-again-at-once',
    story: 'Logs in by itself as soon as a login has failed.',
    breaks: ['RTM-LOGIN-08', 'RTM-STATE-04', 'RTM-DIAG-02', 'RTM-STATE-01'],
    changes: { rtmLoginRetryAfterMs: 1 },
  },
])
