/** How the native RTC documents name states, reasons and callbacks, on each platform. */
import type { NamedNumber } from '../dialect.ts'

/** `INVALID_APP_ID` as Dart (`connectionChangedInvalidAppId`), TypeScript and iOS write it: `InvalidAppId`. */
function pascal(name: string): string {
  return name
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

export const state = (number: number, name: string): NamedNumber => ({
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

export const nativeStates: readonly NamedNumber[] = [
  state(1, 'DISCONNECTED'),
  state(2, 'CONNECTING'),
  state(3, 'CONNECTED'),
  state(4, 'RECONNECTING'),
  state(5, 'FAILED'),
]

/** In the order of their numbers. Those from 15 on are of later headers. */
export const nativeReasons: readonly NamedNumber[] = [
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
].map((name, number) => reason(number, name))

/** Each word of the kit, with the names that it bears on Android, on Windows and in the frameworks. */
export const androidCallbacks = {
  onConnectionStateChanged: ['onConnectionStateChanged'],
  onJoinChannelSuccess: ['onJoinChannelSuccess'],
  onRejoinChannelSuccess: ['onRejoinChannelSuccess'],
  onLeaveChannel: ['onLeaveChannel'],
  onConnectionInterrupted: ['onConnectionInterrupted'],
  onConnectionLost: ['onConnectionLost'],
  onConnectionBanned: ['onConnectionBanned'],
  onUserJoined: ['onUserJoined'],
  onUserOffline: ['onUserOffline'],
  onRequestToken: ['onRequestToken'],
  onTokenPrivilegeWillExpire: ['onTokenPrivilegeWillExpire'],
  onRenewTokenResult: ['onRenewTokenResult'],
} as const satisfies Record<string, readonly string[]>

/** The same on iOS and macOS: the short names of the documents, and the selectors of the headers. */
export const appleCallbacks = {
  onConnectionStateChanged: [
    'connectionChangedToState',
    'connectionStateChangedToState',
    ios(':connectionChangedToState:reason:'),
  ],
  onJoinChannelSuccess: ['didJoinChannel', ios(':didJoinChannel:withUid:elapsed:')],
  onRejoinChannelSuccess: ['didRejoinChannel', ios(':didRejoinChannel:withUid:elapsed:')],
  onLeaveChannel: ['didLeaveChannelWithStats', ios(':didLeaveChannelWithStats:')],
  onConnectionInterrupted: [ios('ConnectionDidInterrupted'), ios('ConnectionDidInterrupted:')],
  onConnectionLost: [ios('ConnectionDidLost'), ios('ConnectionDidLost:')],
  onConnectionBanned: [ios('ConnectionDidBanned'), ios('ConnectionDidBanned:')],
  onUserJoined: ['didJoinedOfUid', 'didJoinOfUid', ios(':didJoinedOfUid:elapsed:')],
  onUserOffline: ['didOfflineOfUid', ios(':didOfflineOfUid:reason:')],
  onRequestToken: [ios('RequestToken'), ios('RequestToken:')],
  onTokenPrivilegeWillExpire: ['tokenPrivilegeWillExpire', ios(':tokenPrivilegeWillExpire:')],
  onRenewTokenResult: ['onRenewTokenResult'],
} as const satisfies Record<keyof typeof androidCallbacks, readonly string[]>

/** Where one adapter may report by either platform's names. */
export function eitherNames(
  one: Readonly<Record<string, readonly string[]>>,
  other: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(one).map(([word, names]) => [word, [...new Set([...names, ...(other[word] ?? [])])]]),
  )
}
