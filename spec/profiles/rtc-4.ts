/** RTC 4.x in the names of the Flutter document: states, reasons, callbacks, timers. */
import { rtc4ApiClauses, rtc4Clauses } from '../clauses/rtc-4.ts'
import type { Profile, Transition } from '../profile.ts'
import { questionsOf } from '../readings/index.ts'
import { rtc4Rules } from '../rules/rtc-4/index.ts'
import { rtcNativeCalls } from '../vocabulary.ts'
import { androidCallbacks, appleCallbacks, eitherNames, nativeReasons, nativeStates } from './native-names.ts'
import { rtc4Timers } from './timers.ts'

const transition = (from: string, to: string, because: string): Transition => ({ from, to, reason: because })

export const rtc4: Profile = {
  id: 'rtc-4',
  title: 'RTC 4.x (Flutter)',
  document: 'rtc-flutter-ng',
  defaultPlatform: 'flutter',
  platforms: ['flutter', 'android', 'ios', 'macos', 'windows', 'linux', 'electron', 'unity', 'react-native'],
  reporting: 'state-and-reason',
  states: nativeStates,
  reasons: nativeReasons,
  callbacks: eitherNames(androidCallbacks, appleCallbacks),
  calls: rtcNativeCalls,
  happenings: [
    'networkLost',
    'networkRestored',
    'tokenExpired',
    'bannedByServer',
    'loggedInElsewhere',
    'processKilled',
    'processRestarted',
    'ipAddressChanged',
    'proxySet',
    'keepAliveTimedOut',
    'serviceUnresponsive',
    'serviceRestored',
  ],
  timers: rtc4Timers,
  transitions: [
    transition('DISCONNECTED', 'CONNECTING', 'CONNECTING'),
    transition('CONNECTING', 'CONNECTED', 'JOIN_SUCCESS'),
    transition('CONNECTING', 'FAILED', 'INVALID_APP_ID'),
    transition('CONNECTING', 'FAILED', 'INVALID_CHANNEL_NAME'),
    transition('CONNECTING', 'FAILED', 'TOKEN_EXPIRED'),
    transition('CONNECTED', 'RECONNECTING', 'INTERRUPTED'),
    transition('CONNECTED', 'RECONNECTING', 'CLIENT_IP_ADDRESS_CHANGED'),
    transition('CONNECTED', 'RECONNECTING', 'KEEP_ALIVE_TIMEOUT'),
    transition('RECONNECTING', 'CONNECTED', '*'),
    transition('RECONNECTING', 'FAILED', 'JOIN_FAILED'),
    transition('CONNECTED', 'FAILED', 'BANNED_BY_SERVER'),
    transition('CONNECTED', 'FAILED', 'TOKEN_EXPIRED'),
    transition('CONNECTED', 'DISCONNECTED', 'LEAVE_CHANNEL'),
    transition('RECONNECTING', 'DISCONNECTED', 'LEAVE_CHANNEL'),
    transition('FAILED', 'DISCONNECTED', 'LEAVE_CHANNEL'),
  ],
  edges: {
    DISCONNECTED: ['CONNECTING', 'FAILED'],
    CONNECTING: ['CONNECTED', 'DISCONNECTED', 'FAILED'],
    CONNECTED: ['RECONNECTING', 'CONNECTING', 'DISCONNECTED', 'FAILED'],
    RECONNECTING: ['CONNECTED', 'DISCONNECTED', 'FAILED'],
    FAILED: ['DISCONNECTED', 'CONNECTING', 'RECONNECTING'],
  },
  pairs: {
    DISCONNECTED: ['LEAVE_CHANNEL', 'INVALID_TOKEN'],
    CONNECTING: ['CONNECTING', 'SETTING_PROXY_SERVER'],
    CONNECTED: ['JOIN_SUCCESS', 'REJOIN_SUCCESS'],
    RECONNECTING: [
      'INTERRUPTED',
      'LOST',
      'SETTING_PROXY_SERVER',
      'CLIENT_IP_ADDRESS_CHANGED',
      'KEEP_ALIVE_TIMEOUT',
      'RENEW_TOKEN',
    ],
    FAILED: [
      'INVALID_APP_ID',
      'INVALID_CHANNEL_NAME',
      'INVALID_TOKEN',
      'TOKEN_EXPIRED',
      'BANNED_BY_SERVER',
      'JOIN_FAILED',
      'REJECTED_BY_SERVER',
      'SAME_UID_LOGIN',
    ],
  },
  repeatable: {
    RECONNECTING: [
      'LOST',
      'INTERRUPTED',
      'SETTING_PROXY_SERVER',
      'CLIENT_IP_ADDRESS_CHANGED',
      'KEEP_ALIVE_TIMEOUT',
      'RENEW_TOKEN',
    ],
  },
  clauses: { ...rtc4Clauses, ...rtc4ApiClauses },
  rules: rtc4Rules,
  questions: questionsOf('rtc-4'),
}
