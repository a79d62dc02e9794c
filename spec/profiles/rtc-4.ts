/** RTC 4.x in the names of the Flutter document: states, reasons, callbacks, timers. */
import { rtc4ApiClauses, rtc4Clauses } from '../clauses/rtc-4.ts'
import type { NamedNumber, Profile, Transition } from '../profile.ts'
import { questionsOf } from '../readings.ts'
import { rtc4Rules } from '../rules/rtc-4.ts'
import { rtcNativeCalls } from '../vocabulary.ts'
import { rtc4Timers } from './timers.ts'

/** `INVALID_APP_ID` as Dart (`connectionChangedInvalidAppId`), TypeScript and iOS write it: `InvalidAppId`. */
function pascal(name: string): string {
  return name
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

const state = (number: number, name: string): NamedNumber => ({
  number,
  name,
  spellings: [
    pascal(name),
    `connectionState${pascal(name)}`,
    `ConnectionState${pascal(name)}`,
    `CONNECTION_STATE_${name}`,
    `AgoraConnectionState${pascal(name)}`,
  ],
})

const reason = (number: number, name: string): NamedNumber => ({
  number,
  name,
  spellings: [
    pascal(name),
    `connectionChanged${pascal(name)}`,
    `ConnectionChanged${pascal(name)}`,
    `CONNECTION_CHANGED_${name}`,
    `AgoraConnectionChanged${pascal(name)}`,
  ],
})

const ios = (delegate: string): string => `rtcEngine${delegate}`

const transition = (from: string, to: string, because: string): Transition => ({ from, to, reason: because })

export const rtc4: Profile = {
  id: 'rtc-4',
  title: 'RTC 4.x (Flutter)',
  document: 'rtc-flutter-ng',
  defaultPlatform: 'flutter',
  states: [
    state(1, 'DISCONNECTED'),
    state(2, 'CONNECTING'),
    state(3, 'CONNECTED'),
    state(4, 'RECONNECTING'),
    state(5, 'FAILED'),
  ],
  reasons: [
    'CONNECTING',
    'JOIN_SUCCESS',
    'INTERRUPTED',
    'BANNED_BY_SERVER',
    'JOIN_FAILED',
    'LEAVE_CHANNEL',
    'INVALID_APP_ID',
    'INVALID_CHANNEL_NAME',
    'INVALID_TOKEN',
    'TOKEN_EXPIRED',
    'REJECTED_BY_SERVER',
    'SETTING_PROXY_SERVER',
    'RENEW_TOKEN',
    'CLIENT_IP_ADDRESS_CHANGED',
    'KEEP_ALIVE_TIMEOUT',
    'REJOIN_SUCCESS',
    'LOST',
    'ECHO_TEST',
    'CLIENT_IP_ADDRESS_CHANGED_BY_USER',
    'SAME_UID_LOGIN',
    'TOO_MANY_BROADCASTERS',
  ].map((name, number) => reason(number, name)),
  callbacks: {
    onConnectionStateChanged: ['onConnectionStateChanged', ios(':connectionChangedToState:reason:')],
    onJoinChannelSuccess: ['onJoinChannelSuccess', ios(':didJoinChannel:withUid:elapsed:')],
    onRejoinChannelSuccess: ['onRejoinChannelSuccess', ios(':didRejoinChannel:withUid:elapsed:')],
    onLeaveChannel: ['onLeaveChannel', ios(':didLeaveChannelWithStats:')],
    onConnectionInterrupted: [
      'onConnectionInterrupted',
      ios('ConnectionDidInterrupted'),
      ios('ConnectionDidInterrupted:'),
    ],
    onConnectionLost: ['onConnectionLost', ios('ConnectionDidLost'), ios('ConnectionDidLost:')],
    onConnectionBanned: ['onConnectionBanned', ios('ConnectionDidBanned'), ios('ConnectionDidBanned:')],
    onUserJoined: ['onUserJoined', ios(':didJoinedOfUid:elapsed:')],
    onUserOffline: ['onUserOffline', ios(':didOfflineOfUid:reason:')],
    onRequestToken: ['onRequestToken', ios('RequestToken'), ios('RequestToken:')],
    onTokenPrivilegeWillExpire: ['onTokenPrivilegeWillExpire', ios(':tokenPrivilegeWillExpire:')],
    onRenewTokenResult: ['onRenewTokenResult'],
  },
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
