/** Traces written by hand, for the judge's own tests: one short line an event. */
import type { Client, Json, Profile, TraceEvent } from './index.ts'
import { callNames, defaultClients, happenings, serviceObservations } from './index.ts'

/**
 * Reads lines such as `0 uid1 login credential=valid`, `200 uid1 CONNECTED LOGIN_SUCCESS`, `9000 uid1 networkLost`,
 * `200 uid1 -> login 0`, `13000 uid2 onMemberLeft c1 uid1`, `9100 uid1 (connectionAttempt)`, `20000 ends`.
 */
export function written(profile: Profile, text: string): readonly TraceEvent[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => event(profile, line))
}

/** The two clients of every trace written by hand. */
export function writtenClients(profile: Profile): readonly Client[] {
  return defaultClients(profile)
}

function event(profile: Profile, line: string): TraceEvent {
  const [at = '', client = '', word = '', ...rest] = line.split(/\s+/)
  const atMs = Number(at)
  if (client === 'ends') return { atMs, ends: true }
  if (word === '->') return returned(atMs, client, rest)
  const service = serviceObservations.find((name) => `(${name})` === word)
  if (service !== undefined) return { atMs, client, service, args: rest.map(value) }
  const call = callNames.find((name) => name === word)
  if (call !== undefined) return { atMs, client, call, args: named(rest) }
  const happens = happenings.find((name) => name === word)
  if (happens !== undefined) return { atMs, client, happens, args: named(rest) }
  const state = profile.states.find(({ name }) => name === word)
  if (state !== undefined) {
    const reason = profile.reasons.find(({ name }) => name === rest[0])?.number ?? value(rest[0] ?? '')
    return { atMs, client, callback: 'onConnectionStateChanged', args: [state.number, reason] }
  }
  return { atMs, client, callback: word, args: rest.map(value) }
}

function returned(atMs: number, client: string, [name = '', result = '0']: readonly string[]): TraceEvent {
  const returns = callNames.find((call) => call === name)
  if (returns === undefined) throw new Error(`No call is named ${name}.`)
  if (result.startsWith('error=')) return { atMs, client, returns, error: { code: Number(result.slice(6)) } }
  return { atMs, client, returns, value: value(result) }
}

function named(words: readonly string[]): Record<string, Json> {
  return Object.fromEntries(
    words.map((word) => {
      const [name = '', text = ''] = word.split('=')
      return [name, value(text)]
    }),
  )
}

function value(word: string): Json {
  return word !== '' && !Number.isNaN(Number(word)) ? Number(word) : word
}
