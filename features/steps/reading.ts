/** How steps read the trace: in the words of the kit, whatever the spelling of the SDK. */

import type { CallbackEvent, CallName, ClientId, Dialect, Json, TraceEvent } from '../../spec/index.ts'
import { decodeCallback, decodeReason, decodeState, dialectOf, presentStateAt } from '../../spec/index.ts'
import type { Anchor } from './parameters.ts'

import type { Story } from './story.ts'

/** A state that a client has reported. */
export interface Change {
  readonly atMs: number
  /** `undefined`: no document knows the spelling. */
  readonly state: string | undefined
  readonly reason: string | undefined
  /** As the SDK spelled them, for messages. */
  readonly spelled: readonly Json[]
}

/** How the client tells of its connection, which its platform decides. */
export function dialectFor(story: Story, client: ClientId): Dialect {
  const { profile } = story.context
  return dialectOf(profile, story.platformOf(client) ?? profile.defaultPlatform)
}

/** The callbacks that the client received since the position, by the kit's word for them. */
export function callbacksOf(story: Story, client: ClientId, name: string, since: number): CallbackEvent[] {
  const dialect = dialectFor(story, client)
  return heardBy(story, client, since).filter(({ callback }) => decodeCallback(dialect, callback) === name)
}

/** Every callback that the client received since the position. */
export function heardBy(story: Story, client: ClientId, since: number): CallbackEvent[] {
  return story.events
    .slice(since)
    .filter((event): event is CallbackEvent => 'callback' in event && event.client === client)
}

/** The states that the client reported since the position, as its document names them. */
export function changesOf(story: Story, client: ClientId, since: number): Change[] {
  const dialect = dialectFor(story, client)
  switch (dialect.reporting) {
    case 'state-and-reason':
      return callbacksOf(story, client, 'onConnectionStateChanged', since).map(({ atMs, args }) => ({
        atMs,
        state: decodeState(dialect, args[0]),
        reason: decodeReason(dialect, args[1]),
        spelled: args,
      }))
    case 'previous-and-current':
    case 'current-and-previous':
      return callbacksOf(story, client, 'connection-state-change', since).map(({ atMs, args }) => ({
        atMs,
        state: decodeState(dialect, args[presentStateAt(dialect.reporting)]),
        reason: decodeReason(dialect, args[2]),
        spelled: args,
      }))
    case 'callbacks':
      return []
  }
}

/** The state that the client is in, as it reported last; a fresh client is in the first of its states. */
export function stateOf(story: Story, client: ClientId): string {
  const last = changesOf(story, client, 0).at(-1)
  return last === undefined
    ? (dialectFor(story, client).states[0]?.name ?? '')
    : (last.state ?? JSON.stringify(last.spelled))
}

/** When the client told first, since the position, that it is in its channel; `undefined` if it has not. */
export function enteredAt(story: Story, client: ClientId, since: number): number | undefined {
  if (dialectFor(story, client).reporting !== 'callbacks') {
    return changesOf(story, client, since).find(({ state }) => state === 'CONNECTED')?.atMs
  }
  return ['onJoinChannelSuccess', 'onRejoinChannelSuccess'].flatMap((name) =>
    callbacksOf(story, client, name, since).map(({ atMs }) => atMs),
  )[0]
}

/** When the latest loss, kill, login, join or call was, in milliseconds since the session opened. */
export function instantOf(story: Story, anchor: Anchor): number {
  const found = story.events.findLast((event) => isAnchor(event, anchor))
  if (found === undefined) throw new Error(`Cannot count from the ${anchor}: there was none in this scenario.`)
  return found.atMs
}

function isAnchor(event: TraceEvent, anchor: Anchor): boolean {
  if (anchor === 'loss') return 'happens' in event && event.happens === 'networkLost'
  if (anchor === 'kill') return 'happens' in event && event.happens === 'processKilled'
  if (!('call' in event)) return false
  return anchor === 'call' || calls[anchor].includes(event.call)
}

const calls: Readonly<Record<'login' | 'join', readonly CallName[]>> = {
  login: ['login'],
  join: ['joinChannel', 'join'],
}

/** @throws {Error} if the client has no such state: a scenario that misspells one would pass where it must not. */
export function checkStates(story: Story, client: ClientId, names: readonly string[]): void {
  const { reporting, states } = dialectFor(story, client)
  // A state that only the kit tells apart is shown by another name.
  const reported = states.filter(({ shown }) => shown === undefined).map(({ name }) => name)
  check(names, reporting === 'callbacks' ? [] : reported, 'state')
}

/** @throws {Error} if the client has no such reason. */
export function checkReasons(story: Story, client: ClientId, names: readonly string[]): void {
  check(
    names,
    dialectFor(story, client).reasons.map(({ name }) => name),
    'reason',
  )
}

/**
 * The kit's word for a callback, by that word or by any name that the document of the client's platform gives it.
 *
 * @throws {Error} if the client has no such callback.
 */
export function wordFor(story: Story, client: ClientId, name: string): string {
  const dialect = dialectFor(story, client)
  const word = decodeCallback(dialect, name) ?? name
  check([word], Object.keys(dialect.callbacks), 'callback')
  return word
}

function check(names: readonly string[], known: readonly string[], kind: string): void {
  const unknown = names.find((name) => !known.includes(name))
  if (unknown === undefined) return
  const has = known.length === 0 ? `no ${kind}` : known.join(', ')
  throw new Error(`The client has no ${kind} "${unknown}". It has ${has}.`)
}

/** What the client reported since the latest When, for the message of a step that expected something else. */
export function tellReports(story: Story, client: ClientId): string {
  const hasReasons = dialectFor(story, client).reporting === 'state-and-reason'
  const reports = changesOf(story, client, story.mark).map(({ atMs, state, reason, spelled }) =>
    hasReasons
      ? `${state ?? JSON.stringify(spelled[0] ?? null)} because of ${reason ?? JSON.stringify(spelled[1] ?? null)} at ${atMs} ms`
      : `${state ?? JSON.stringify(spelled)} at ${atMs} ms`,
  )
  return `${client} reported ${reports.length === 0 ? 'nothing' : reports.join(', ')} until ${story.nowMs} ms.`
}

/** What the client received since the latest When, for the message of a step that expected something else. */
export function tellCallbacks(story: Story, client: ClientId): string {
  const heard = heardBy(story, client, story.mark).map(
    ({ callback, args, atMs }) => `${callback}(${args.map((arg) => JSON.stringify(arg)).join(', ')}) at ${atMs} ms`,
  )
  return `${client} received ${heard.length === 0 ? 'nothing' : heard.join(', ')} until ${story.nowMs} ms.`
}
