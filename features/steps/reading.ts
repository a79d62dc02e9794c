/** How steps read the trace: in the words of the kit, whatever the spelling of the SDK. */

import type { CallbackEvent, CallName, ClientId, Json, Profile, TraceEvent } from '../../spec/index.ts'
import { decodeCallback, decodeReason, decodeState } from '../../spec/index.ts'
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

/** The callbacks that the client received since the position, by the kit's word for them. */
export function callbacksOf(story: Story, client: ClientId, name: string, since: number): CallbackEvent[] {
  const { profile } = story.context
  return story.events
    .slice(since)
    .filter((event): event is CallbackEvent => 'callback' in event && event.client === client)
    .filter(({ callback }) => decodeCallback(profile, callback) === name)
}

/** The states that the client reported since the position. */
export function changesOf(story: Story, client: ClientId, since: number): Change[] {
  const { profile } = story.context
  return callbacksOf(story, client, 'onConnectionStateChanged', since).map(({ atMs, args }) => ({
    atMs,
    state: decodeState(profile, args[0]),
    reason: decodeReason(profile, args[1]),
    spelled: args,
  }))
}

/** The state that the client is in, as it reported last; a fresh client is in the first of the profile's states. */
export function stateOf(story: Story, client: ClientId): string {
  const last = changesOf(story, client, 0).at(-1)
  return last === undefined
    ? (story.context.profile.states[0]?.name ?? '')
    : (last.state ?? JSON.stringify(last.spelled))
}

/** When the latest loss, login, join or call was, in milliseconds since the session opened. */
export function instantOf(story: Story, anchor: Anchor): number {
  const found = story.events.findLast((event) => isAnchor(event, anchor))
  if (found === undefined) throw new Error(`Cannot count from the ${anchor}: there was none in this scenario.`)
  return found.atMs
}

function isAnchor(event: TraceEvent, anchor: Anchor): boolean {
  if (anchor === 'loss') return 'happens' in event && event.happens === 'networkLost'
  if (!('call' in event)) return false
  const calls: Readonly<Record<Exclude<Anchor, 'loss'>, CallName | undefined>> = {
    login: 'login',
    join: 'joinChannel',
    call: undefined,
  }
  return calls[anchor] === undefined || event.call === calls[anchor]
}

/** @throws {Error} if the profile has no such state: a scenario that misspells one would pass where it must not. */
export function checkStates(profile: Profile, names: readonly string[]): void {
  check(
    names,
    profile.states.map(({ name }) => name),
    'state',
  )
}

/** @throws {Error} if the profile has no such reason. */
export function checkReasons(profile: Profile, names: readonly string[]): void {
  check(
    names,
    profile.reasons.map(({ name }) => name),
    'reason',
  )
}

/** @throws {Error} if the profile has no such callback. */
export function checkCallback(profile: Profile, name: string): void {
  check([name], Object.keys(profile.callbacks), 'callback')
}

function check(names: readonly string[], known: readonly string[], kind: string): void {
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Error(`The profile has no ${kind} "${unknown}". It has ${known.join(', ')}.`)
}

/** What the client reported since the latest When, for the message of a step that expected something else. */
export function tellReports(story: Story, client: ClientId): string {
  const reports = changesOf(story, client, story.mark).map(
    ({ atMs, state, reason, spelled }) =>
      `${state ?? JSON.stringify(spelled[0] ?? null)} because of ${reason ?? JSON.stringify(spelled[1] ?? null)} at ${atMs} ms`,
  )
  return `${client} reported ${reports.length === 0 ? 'nothing' : reports.join(', ')} until ${story.nowMs} ms.`
}

/** What the client received since the latest When, for the message of a step that expected something else. */
export function tellCallbacks(story: Story, client: ClientId): string {
  const heard = story.events
    .slice(story.mark)
    .filter((event): event is CallbackEvent => 'callback' in event && event.client === client)
    .map(
      ({ callback, args, atMs }) => `${callback}(${args.map((arg) => JSON.stringify(arg)).join(', ')}) at ${atMs} ms`,
    )
  return `${client} received ${heard.length === 0 ? 'nothing' : heard.join(', ')} until ${story.nowMs} ms.`
}
