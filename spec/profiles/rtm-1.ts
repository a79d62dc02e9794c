/** RTM 1 in the names of the Linux C++ document: states, reasons, callbacks, timers. */
import { rtm1ApiClauses, rtm1Clauses } from '../clauses/rtm-1.ts'
import type { NamedNumber, Profile, Transition } from '../profile.ts'
import { questionsOf } from '../readings/index.ts'
import { rtm1Rules } from '../rules/rtm-1.ts'
import { rtmCalls } from '../vocabulary.ts'
import { rtm1Timers } from './timers.ts'

const state = (number: number, name: string, objectiveC: string): NamedNumber => ({
  number,
  name,
  spellings: [`CONNECTION_STATE_${name}`, `AgoraRtmConnectionState${objectiveC}`],
})

const reason = (number: number, name: string, objectiveC: string): NamedNumber => ({
  number,
  name,
  spellings: [`CONNECTION_CHANGE_REASON_${name}`, `AgoraRtmConnectionChangeReason${objectiveC}`],
})

const same = (names: readonly string[]): Record<string, readonly string[]> =>
  Object.fromEntries(names.map((name) => [name, [name]]))

const transition = (from: string, to: string, because: string): Transition => ({ from, to, reason: because })

export const rtm1: Profile = {
  id: 'rtm-1',
  title: 'RTM 1 (Linux C++)',
  document: 'rtm-linux-cpp',
  defaultPlatform: 'linux',
  platforms: ['linux', 'android', 'ios', 'macos', 'windows', 'web', 'flutter', 'electron', 'unity', 'react-native'],
  reporting: 'state-and-reason',
  states: [
    state(1, 'DISCONNECTED', 'Disconnected'),
    state(2, 'CONNECTING', 'Connecting'),
    state(3, 'CONNECTED', 'Connected'),
    state(4, 'RECONNECTING', 'Reconnecting'),
    state(5, 'ABORTED', 'Aborted'),
  ],
  reasons: [
    reason(1, 'LOGIN', 'Login'),
    reason(2, 'LOGIN_SUCCESS', 'LoginSuccess'),
    reason(3, 'LOGIN_FAILURE', 'LoginFailure'),
    reason(4, 'LOGIN_TIMEOUT', 'LoginTimeout'),
    reason(5, 'INTERRUPTED', 'Interrupted'),
    reason(6, 'LOGOUT', 'Logout'),
    reason(7, 'BANNED_BY_SERVER', 'BannedByServer'),
    reason(8, 'REMOTE_LOGIN', 'RemoteLogin'),
    reason(9, 'TOKEN_EXPIRED', 'TokenExpired'),
  ],
  callbacks: {
    ...same([
      'onLoginSuccess',
      'onLoginFailure',
      'onLogout',
      'onTokenExpired',
      'onTokenPrivilegeWillExpire',
      'onRenewTokenResult',
      'onMemberJoined',
      'onMemberLeft',
      'onMessageReceived',
      'onChannelMessageReceived',
    ]),
    onConnectionStateChanged: ['onConnectionStateChanged', 'ConnectionStateChanged'],
  },
  calls: rtmCalls,
  happenings: [
    'networkLost',
    'networkRestored',
    'tokenExpired',
    'bannedByServer',
    'loggedInElsewhere',
    'processKilled',
    'processRestarted',
    'serviceUnresponsive',
    'serviceRestored',
  ],
  timers: rtm1Timers,
  transitions: [
    transition('DISCONNECTED', 'CONNECTING', 'LOGIN'),
    transition('CONNECTING', 'CONNECTED', 'LOGIN_SUCCESS'),
    transition('CONNECTING', 'DISCONNECTED', 'LOGIN_FAILURE'),
    transition('CONNECTING', 'DISCONNECTED', 'LOGIN_TIMEOUT'),
    transition('CONNECTED', 'RECONNECTING', 'INTERRUPTED'),
    transition('RECONNECTING', 'CONNECTED', 'LOGIN_SUCCESS'),
    transition('CONNECTED', 'ABORTED', 'REMOTE_LOGIN'),
    transition('CONNECTED', 'ABORTED', 'BANNED_BY_SERVER'),
    transition('CONNECTED', 'DISCONNECTED', 'LOGOUT'),
    transition('RECONNECTING', 'DISCONNECTED', 'LOGOUT'),
    transition('ABORTED', 'DISCONNECTED', 'LOGOUT'),
  ],
  edges: {
    DISCONNECTED: ['CONNECTING'],
    CONNECTING: ['CONNECTED', 'DISCONNECTED', 'ABORTED'],
    CONNECTED: ['RECONNECTING', 'DISCONNECTED', 'ABORTED'],
    RECONNECTING: ['CONNECTED', 'DISCONNECTED', 'ABORTED'],
    ABORTED: ['DISCONNECTED', 'CONNECTING'],
  },
  pairs: {
    DISCONNECTED: ['LOGIN_FAILURE', 'LOGIN_TIMEOUT', 'LOGOUT'],
    CONNECTING: ['LOGIN'],
    CONNECTED: ['LOGIN_SUCCESS'],
    RECONNECTING: ['INTERRUPTED', 'TOKEN_EXPIRED'],
    ABORTED: ['BANNED_BY_SERVER', 'REMOTE_LOGIN', 'TOKEN_EXPIRED'],
  },
  repeatable: {},
  clauses: { ...rtm1Clauses, ...rtm1ApiClauses },
  rules: rtm1Rules,
  questions: questionsOf('rtm-1'),
}
