/** A plan: everything that drawing needs and that stays the same for all sequences of a run. */

import { AdapterError } from '../adapters/errors.ts'
import type { Client, Platform, Profile, ProfileId, Step } from '../spec/index.ts'
import { isWait, kindOf } from '../spec/index.ts'
import type { Choice, StepName } from './choices.ts'
import { choicesOf, mayTake } from './choices.ts'
import type { ModelTimers } from './client-model.ts'
import { SessionModel } from './model.ts'
import type { Situation, Weights } from './situations.ts'
import { rtcWeights, rtmWeights, situations, webWeights } from './situations.ts'
import { waitConstants } from './waits.ts'

/** What a plan reads of a profile. */
export type PlannedProfile = Pick<
  Profile,
  'id' | 'defaultPlatform' | 'calls' | 'happenings' | 'timers' | 'states' | 'transitions'
>

/** A kind of step that a plan draws; `choices` holds its fillings, each as often as it shall come. */
export interface Kind {
  readonly name: StepName | 'wait'
  readonly choices: readonly Choice[]
  /** The bit that switches the kind off in a swarm. */
  readonly bit: number
}

/** What a plan is made of. */
export interface PlanOptions {
  readonly profile: PlannedProfile
  /** The calls and happenings that the adapter can cause; no other step is drawn. */
  readonly drives: readonly StepName[]
  /** What it cannot cause; entries such as `networkLost.direction=uplink` exclude single arguments. */
  readonly cannot?: { readonly [what: string]: string }
  /** All clients that a sequence may use; most sequences use the first two. Three on the profile's platform unless told. */
  readonly clients?: readonly Client[]
}

/** All that drawing needs, prepared once. */
export interface Plan {
  readonly profile: PlannedProfile
  readonly clients: readonly Client[]
  /** By name, each kind of step that the adapter drives. */
  readonly kinds: ReadonlyMap<StepName, Kind>
  /** By client and situation, `bagSize` kinds, each as often as it shall come. */
  readonly bags: readonly (readonly (readonly Kind[])[])[]
  /** Whether the clients are of several platforms: then any of them may act, and otherwise the first ones. */
  readonly mixed: boolean
  readonly timers: ModelTimers
  /** Waits that are worth meeting whatever is pending. */
  readonly waits: readonly number[]
  /** A wait that outlasts every timer, in milliseconds. */
  readonly longTailMs: number
}

/** How many entries a bag has; a power of two, so that drawing is a mask. */
export const bagSize = 1_024
/** About one step in a hundred is of each kind that makes no sense in the situation. */
const nonsenseEntries = 8
/** No document says when a Web client notices a silent loss; the waits around it vary. */
const noticedOnTheWebMs = 6_000
/** After the longest timer, what a tail still waits so that late retries and leaked timers show. */
export const afterTailMs = 61_000

const wait: Kind = { name: 'wait', choices: [], bit: 0 }

/** The three clients that sequences use when nobody names others. */
export function plannedClients({ id, defaultPlatform }: PlannedProfile): readonly Client[] {
  const platforms = mixedPlatforms[id] ?? [defaultPlatform, defaultPlatform, defaultPlatform]
  return platforms.map((platform, position) => ({ id: `uid${position + 1}`, platform }))
}

/** Where the documents tell what users of different platforms are told of each other. */
const mixedPlatforms: Readonly<Partial<Record<ProfileId, readonly Platform[]>>> = {
  'rtc-native-2.3.1': ['android', 'ios', 'windows'],
  'rtc-native-2.3.2': ['android', 'web', 'ios', 'windows', 'macos', 'linux', 'web', 'android'],
}

function weightsOf(profile: ProfileId, client: Client): Readonly<Record<Situation, Weights>> {
  if (profile === 'rtm-1') return rtmWeights
  const weights = kindOf(client.platform) === 'web' ? webWeights : rtcWeights
  if (profile !== 'rtc-native-2.3.2') return weights
  // Its document has a table of killed processes.
  return { ...weights, online: { ...weights.online, processKilled: 18 } }
}

/**
 * Prepares drawing.
 * @throws {AdapterError} if the adapter drives nothing that the profile knows.
 * @throws {Error} if there is no client.
 */
export function createPlan(options: PlanOptions): Plan {
  const { profile } = options
  const clients = options.clients ?? plannedClients(profile)
  if (clients.length === 0) throw new Error('A plan needs at least one client.')
  const cannot = new Set(Object.keys(options.cannot ?? {}))
  const known: readonly StepName[] = [...new Set<StepName>([...profile.calls, ...profile.happenings])]
  const names = known.filter((name) => options.drives.includes(name) && !cannot.has(name))
  const kinds = new Map<StepName, Kind>()
  for (const name of names) {
    const choices = choicesOf(name, profile.id, clients, cannot)
    if (choices.length > 0) kinds.set(name, { name, choices, bit: 1 << kinds.size })
  }
  if (kinds.size === 0) {
    throw new AdapterError(
      'not-driven',
      `The adapter drives no call and no happening of ${profile.id}.`,
      'Name in `drives` what it can cause, or leave the profile out of `profiles`.',
    )
  }
  const bagsOf = (client: Client): readonly (readonly Kind[])[] => {
    const own = new Map([...kinds].filter(([name]) => mayTake(profile.id, client, name)))
    return situations.map((situation) => fillBag(weightsOf(profile.id, client)[situation], own))
  }
  // Clients of one kind share their bags: a set of bags for each client would be a hundred thousand entries.
  const bagsByKind = new Map(clients.map((client) => [kindOf(client.platform) === 'web', bagsOf(client)] as const))
  const timers = modelTimers(profile)
  return {
    profile,
    clients,
    kinds,
    bags: clients.map((client) => bagsByKind.get(kindOf(client.platform) === 'web') ?? []),
    mixed: clients.some(({ platform }) => platform !== clients[0]?.platform),
    timers,
    waits: waitConstants(profile.timers),
    longTailMs: longestChainMs(profile) + afterTailMs,
  }
}

/** A fresh model of a session of this plan. */
export function createModel(plan: Plan): SessionModel {
  return new SessionModel(isRtm(plan.profile.id), plan.timers, plan.clients.length)
}

/** The clients of the world in which the steps are played: the first two, and every one up to the last that acts. */
export function clientsOf(plan: Plan, steps: readonly Step[]): readonly Client[] {
  if (plan.mixed) return actingClients(plan, steps)
  let used = Math.min(2, plan.clients.length)
  for (const step of steps) {
    if (isWait(step)) continue
    const position = plan.clients.findIndex((client) => client.id === step.client)
    if (position >= used) used = position + 1
  }
  return used === plan.clients.length ? plan.clients : plan.clients.slice(0, used)
}

/** Those who act, and the first ones to make it two. */
function actingClients({ clients }: Plan, steps: readonly Step[]): readonly Client[] {
  const acting = new Set(steps.flatMap((step) => (isWait(step) ? [] : [step.client])))
  for (const { id } of clients) if (acting.size < 2) acting.add(id)
  return clients.filter(({ id }) => acting.has(id))
}

/** A bag in which each kind lies as often as its weight says, and each other kind a few times. */
function fillBag(weights: Weights, kinds: ReadonlyMap<StepName, Kind>): readonly Kind[] {
  const meaningful = [...kinds.values()].filter((kind) => (weights[kind.name] ?? 0) > 0)
  const nonsense = [...kinds.values()].filter((kind) => (weights[kind.name] ?? 0) === 0)
  const bag = nonsense.flatMap((kind) => Array.from({ length: nonsenseEntries }, () => kind))
  const free = bagSize - bag.length
  const waitWeight = weights.wait ?? 1
  const total = meaningful.reduce((sum, kind) => sum + (weights[kind.name] ?? 0), waitWeight)
  for (const kind of meaningful) {
    const entries = Math.max(nonsenseEntries, Math.floor((free * (weights[kind.name] ?? 0)) / total))
    for (let entry = 0; entry < entries && bag.length < bagSize; entry++) bag.push(kind)
  }
  while (bag.length < bagSize) bag.push(wait)
  return bag
}

function modelTimers(profile: PlannedProfile): ModelTimers {
  const timer = (name: string): number => profile.timers[name] ?? 0
  const interrupted = timer('interruptedAfterMs')
  /** From the report of the interruption on, where the document counts from the loss. */
  const after = (name: string): number => (timer(name) === 0 ? 0 : timer(name) - interrupted)
  return {
    interruptedMs: interrupted === 0 ? noticedOnTheWebMs : interrupted,
    loginMs: timer('loginTimeoutMs'),
    // Of two readings, the model follows the one that counts from the report.
    lostMs: timer('lostAfterMs') || after('lostAfterLossMs'),
    goneMs: timer('removedAfterMs') + timer('offlineAfterMs') + (interrupted === 0 ? timer('streamRemovedAfterMs') : 0),
    failedMs: timer('failedAfterMs') + after('failedAfterLossMs') + after('failedAfterOfflineMs'),
    resendMs: timer('resendWindowMs'),
    streamMs: timer('streamRemovedAfterMs'),
    peerMs: timer('peerLeaveAfterMs'),
    destroyedMs: timer('channelDestroyedAfterMs'),
  }
}

/** How long after the first cause the last timer of a session can fall due, whatever it is counted from. */
function longestChainMs(profile: PlannedProfile): number {
  const longest = Math.max(...Object.values(profile.timers))
  return longest + (profile.timers['interruptedAfterMs'] ?? 0) + (profile.timers['offlineAfterMs'] ?? 0)
}

function isRtm(profile: ProfileId): boolean {
  return profile === 'rtm-1'
}
