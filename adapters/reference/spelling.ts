/** The documented names of states, reasons and callbacks, for a reference that spells them as each platform does. */
import type { Json, Platform, ProfileId } from '../../spec/vocabulary.ts'

/** The names of states and reasons on one platform, by number; what has no name stays a number. */
export interface Names {
  readonly states: readonly (string | undefined)[]
  readonly reasons: readonly (string | undefined)[]
}

const rtmWords = {
  states: ['', 'disconnected', 'connecting', 'connected', 'reconnecting', 'aborted'],
  reasons: [
    '',
    'login',
    'login success',
    'login failure',
    'login timeout',
    'interrupted',
    'logout',
    'banned by server',
    'remote login',
    'token expired',
  ],
} as const

const rtcWords = {
  states: ['', 'disconnected', 'connecting', 'connected', 'reconnecting', 'failed'],
  reasons: [
    'connecting',
    'join success',
    'interrupted',
    'banned by server',
    'join failed',
    'leave channel',
    'invalid app id',
    'invalid channel name',
    'invalid token',
    'token expired',
    'rejected by server',
    'setting proxy server',
    'renew token',
    'client ip address changed',
    'keep alive timeout',
    'rejoin success',
    'lost',
    'echo test',
    'client ip address changed by user',
    'same uid login',
    'too many broadcasters',
  ],
} as const

/** The states of RTC Web up to 3.x by number; they are told by name, and there are no reasons. */
export const webStateNames = ['', 'DISCONNECTED', 'CONNECTING', 'CONNECTED', 'DISCONNECTING'] as const

/** The states of RTC Web 4.x, which tells a re-join from a join; the order is the reference's own. */
export const web4StateNames = [...webStateNames, 'RECONNECTING'] as const

/** The number of a state of RTC Web; a name that no document knows stays a name. */
export function numberOfWebState(name: Json): Json {
  const number = typeof name === 'string' ? (webStateNames as readonly string[]).indexOf(name) : -1
  return number < 1 ? name : number
}

/** The callbacks as iOS and macOS name them, in the short form that the documents use. */
export const appleCallbackNames: Readonly<Record<string, string>> = {
  onConnectionStateChanged: 'connectionChangedToState',
  onConnectionInterrupted: 'rtcEngineConnectionDidInterrupted',
  onConnectionLost: 'rtcEngineConnectionDidLost',
  onConnectionBanned: 'rtcEngineConnectionDidBanned',
  onJoinChannelSuccess: 'didJoinChannel',
  onRejoinChannelSuccess: 'didRejoinChannel',
  onLeaveChannel: 'didLeaveChannelWithStats',
  onUserJoined: 'didJoinedOfUid',
  onUserOffline: 'didOfflineOfUid',
  onRequestToken: 'rtcEngineRequestToken',
  onTokenPrivilegeWillExpire: 'tokenPrivilegeWillExpire',
}

/** Whether the platform is one of Apple's, where callbacks have names of their own. */
export function isApple(platform: Platform): boolean {
  return platform === 'ios' || platform === 'macos'
}

const known = new Map<string, Names>()

/** The names of states and reasons that clients of the profile use on the platform. */
export function namesOf(profile: ProfileId, platform: Platform): Names {
  const key = `${profile} ${platform}`
  const found = known.get(key)
  if (found !== undefined) return found
  const { states, reasons } = profile === 'rtm-1' ? rtmWords : rtcWords
  const names = {
    states: states.map((words) => nameOf(profile, platform, 'state', words)),
    reasons: reasons.map((words) => nameOf(profile, platform, 'reason', words)),
  }
  known.set(key, names)
  return names
}

/** Spells a state and a reason; a number that has no name stays a number. */
export function spell({ states, reasons }: Names, args: readonly Json[]): readonly Json[] {
  const [state = null, reason = null] = args
  return [
    (typeof state === 'number' ? states[state] : undefined) ?? state,
    (typeof reason === 'number' ? reasons[reason] : undefined) ?? reason,
  ]
}

function nameOf(profile: ProfileId, platform: Platform, kind: 'state' | 'reason', words: string): string | undefined {
  if (words === '') return undefined
  const isRtm = profile === 'rtm-1'
  if (platform === 'web' && isRtm) return upper(words)
  if (isApple(platform)) return `${applePrefix(isRtm, kind)}${camel(words)}`
  if (platform === 'flutter' && profile === 'rtc-4') {
    return `${kind === 'state' ? 'connectionState' : 'connectionChanged'}${camel(words)}`
  }
  if (kind === 'state') return `CONNECTION_STATE_${upper(words)}`
  return `${isRtm ? 'CONNECTION_CHANGE_REASON_' : 'CONNECTION_CHANGED_'}${upper(words)}`
}

function applePrefix(isRtm: boolean, kind: 'state' | 'reason'): string {
  if (kind === 'state') return isRtm ? 'AgoraRtmConnectionState' : 'AgoraConnectionState'
  return isRtm ? 'AgoraRtmConnectionChangeReason' : 'AgoraConnectionChanged'
}

function upper(words: string): string {
  return words.toUpperCase().replaceAll(' ', '_')
}

function camel(words: string): string {
  return words
    .split(' ')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
}
