/** The documented names of states and reasons, for a reference that is to spell them as each platform does. */
import type { Json, Platform, ProfileId } from '../../spec/vocabulary.ts'

/** Whose names are wanted. */
export interface Speller {
  readonly profile: ProfileId
  readonly platform: Platform
}

/** The names in words, by number; each platform writes the words in its own way. */
const words = {
  'rtm-1': {
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
  },
  'rtc-4': {
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
  },
} as const satisfies {
  readonly [profile in ProfileId]: { readonly states: readonly string[]; readonly reasons: readonly string[] }
}

/** Spells a state and a reason; a number that has no name stays a number. */
export function spell(speller: Speller, args: readonly Json[]): readonly Json[] {
  const { states, reasons } = words[speller.profile]
  const [state, reason] = args
  return [nameOf(speller, states, 'state', state), nameOf(speller, reasons, 'reason', reason)]
}

function nameOf(speller: Speller, names: readonly string[], kind: 'state' | 'reason', number: Json | undefined): Json {
  const name = typeof number === 'number' ? names[number] : undefined
  if (name === undefined || name === '') return number ?? null
  const { profile, platform } = speller
  const isRtm = profile === 'rtm-1'
  if (platform === 'web' && isRtm) return upper(name)
  if (platform === 'ios' || platform === 'macos') return `${applePrefix(isRtm, kind)}${camel(name)}`
  if (platform === 'flutter' && !isRtm) {
    return `${kind === 'state' ? 'connectionState' : 'connectionChanged'}${camel(name)}`
  }
  if (kind === 'state') return `CONNECTION_STATE_${upper(name)}`
  return `${isRtm ? 'CONNECTION_CHANGE_REASON_' : 'CONNECTION_CHANGED_'}${upper(name)}`
}

function applePrefix(isRtm: boolean, kind: 'state' | 'reason'): string {
  if (kind === 'state') return isRtm ? 'AgoraRtmConnectionState' : 'AgoraConnectionState'
  return isRtm ? 'AgoraRtmConnectionChangeReason' : 'AgoraConnectionChanged'
}

function upper(name: string): string {
  return name.toUpperCase().replaceAll(' ', '_')
}

function camel(name: string): string {
  return name
    .split(' ')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
}
