/** Reads what an adapter says of itself, for one profile, and believes nothing that it has not checked. */

import type { CallName, Clock, HappeningName, ProfileId, ServiceObservation } from '../spec/vocabulary.ts'
import { happenings, profileIds, serviceObservations } from '../spec/vocabulary.ts'
import { argumentNames, argumentValues, callsOf } from './arguments.ts'
import type { Adapter, SimulatedBehaviour } from './contract.ts'
import { simulatedBehaviours } from './contract.ts'
import { AdapterError, reasonOf } from './errors.ts'
import { isPromise } from './is-promise.ts'
import { longestAssumptionMs, longestToleranceMs } from './limits.ts'
import { isRecord } from './loose-event.ts'
import { quote } from './quote.ts'

/** What an adapter drives and sees in one profile, with every default filled in. Times in milliseconds. */
export interface ProfileDescription {
  readonly name: string
  readonly version: string
  readonly profile: ProfileId
  /** All profiles of the adapter. */
  readonly profiles: readonly ProfileId[]
  readonly clock: Clock
  /** Whether sessions of a real clock can be told how fast time passes in them. */
  readonly scalesTime: boolean
  /** How far stamps may be off: 0 with a virtual clock. */
  readonly toleranceMs: number
  readonly drives: readonly (CallName | HappeningName)[]
  readonly observes: readonly ServiceObservation[]
  /** What it cannot cause, each with the reason; also single arguments, as in `networkLost.direction=uplink`. */
  readonly cannot: { readonly [what: string]: string }
  readonly simulates: readonly SimulatedBehaviour[]
  readonly promptWithinMs: number
  readonly reconnectWithinMs: number
  readonly retryWithinMs: number
}

/**
 * Asks the adapter what it drives and sees in the profile. Synchronous if the adapter is.
 *
 * @throws {AdapterError} `describe-failed`, `bad-description`, or `unsupported-profile`
 */
export function readDescription(
  adapter: Adapter,
  profile: ProfileId,
): ProfileDescription | Promise<ProfileDescription> {
  const description = describe(adapter)
  return isPromise(description)
    ? Promise.resolve(description).then((told) => resolveDescription(told, profile))
    : resolveDescription(description, profile)
}

/** What the adapter says of itself, unchecked. */
export function describe(adapter: Adapter): unknown {
  if (!isRecord(adapter) || typeof adapter.describe !== 'function' || typeof adapter.open !== 'function') {
    const hint = 'Export an object with `describe` and `open` as its default, for example from `defineAdapter`.'
    throw new AdapterError('not-an-adapter', `${quote(adapter)} is not an adapter.`, hint)
  }
  try {
    const described: unknown = adapter.describe()
    return isPromise(described) ? Promise.resolve(described).catch(fail) : described
  } catch (thrown) {
    return fail(thrown)
  }
}

function fail(thrown: unknown): never {
  if (thrown instanceof AdapterError) throw thrown
  const hint = 'describe must work before any session is open, and without the implementation if it can.'
  throw new AdapterError('describe-failed', `The adapter cannot describe itself: ${reasonOf(thrown)}`, hint, {
    cause: thrown,
  })
}

/** Checks a description and resolves it for one profile. */
export function resolveDescription(told: unknown, profile: ProfileId): ProfileDescription {
  if (!isRecord(told)) throw bad('The description', told, 'Return an object with name, version, profiles and clock.')
  const profiles = listOf(told['profiles'], profileIds, '`profiles`')
  if (profiles.length === 0) throw bad('`profiles`', told['profiles'], `Name at least one of ${profileIds.join(', ')}.`)
  if (!profiles.includes(profile)) {
    const hint = `The adapter speaks ${profiles.join(', ')}; choose one of them with --profile.`
    throw new AdapterError('unsupported-profile', `The adapter does not speak the profile ${profile}.`, hint)
  }
  const clock = readClock(told['clock'])
  const drives = resolveNames(told['drives'], profile, profiles)
  return {
    name: text(told['name'], '`name`'),
    version: text(told['version'], '`version`'),
    profile,
    profiles,
    clock,
    scalesTime: flag(told['scalesTime'] ?? false, '`scalesTime`'),
    toleranceMs: clock === 'virtual' ? 0 : clock.realToleranceMs,
    drives,
    observes: listOf(perProfile(told['observes'], profile) ?? [], serviceObservations, '`observes`'),
    cannot: resolveCannot(told['cannot'], profile, profiles, drives),
    simulates: listOf(told['simulates'] ?? [], simulatedBehaviours, '`simulates`'),
    promptWithinMs: milliseconds(told['promptWithinMs'] ?? 1_000, '`promptWithinMs`', longestAssumptionMs),
    reconnectWithinMs: milliseconds(told['reconnectWithinMs'] ?? 60_000, '`reconnectWithinMs`', longestAssumptionMs),
    retryWithinMs: milliseconds(told['retryWithinMs'] ?? 60_000, '`retryWithinMs`', longestAssumptionMs),
  }
}

/** The clock that an adapter declares. */
export function readClock(told: unknown): Clock {
  if (told === 'virtual') return told
  if (isRecord(told) && 'realToleranceMs' in told) {
    return { realToleranceMs: milliseconds(told['realToleranceMs'], '`clock.realToleranceMs`', longestToleranceMs) }
  }
  throw bad('`clock`', told, 'It is "virtual", or {"realToleranceMs":250} with the accuracy of the stamps.')
}

/** One value for each profile, or one for all; profile ids are the names of nothing else, so the two can be told apart. */
export function perProfile(told: unknown, profile: ProfileId): unknown {
  return isPerProfile(told) ? told[profile] : told
}

function isPerProfile(told: unknown): told is { readonly [profile in ProfileId]?: unknown } {
  return isRecord(told) && Object.keys(told).length > 0 && Object.keys(told).every((key) => isProfile(key))
}

function isProfile(name: string): name is ProfileId {
  return profileIds.some((profile) => profile === name)
}

function namesOf(profile: ProfileId): readonly (CallName | HappeningName)[] {
  return [...callsOf[profile], ...happenings]
}

/** A list for all profiles may name calls of each of them; the profile keeps its own. */
function resolveNames(told: unknown, profile: ProfileId, profiles: readonly ProfileId[]) {
  const own = namesOf(profile)
  const given = isPerProfile(told)
    ? listOf(told[profile] ?? [], own, `\`drives\` of ${profile}`)
    : listOf(told, profiles.flatMap(namesOf), '`drives`')
  return given.filter((name) => own.includes(name))
}

function resolveCannot(
  told: unknown,
  profile: ProfileId,
  profiles: readonly ProfileId[],
  drives: readonly string[],
): ProfileDescription['cannot'] {
  const own: readonly string[] = namesOf(profile)
  const known: readonly string[] = isPerProfile(told) ? own : profiles.flatMap(namesOf)
  const given = perProfile(told, profile) ?? {}
  if (!isRecord(given)) throw bad('`cannot`', given, 'It maps what the adapter cannot cause to the reason.')
  const cannot: { [what: string]: string } = {}
  for (const [what, reason] of Object.entries(given)) {
    const name = what.split('.', 1)[0] ?? what
    if (!known.includes(name)) throw unknownName('`cannot`', what, known)
    if (what !== name) checkArgument(what)
    text(reason, `The reason for \`cannot\` "${what}"`)
    if (!own.includes(name)) continue
    if (drives.includes(what)) {
      throw bad('`cannot`', what, `The same name stands in \`drives\`: say whether the adapter can cause it.`)
    }
    cannot[what] = String(reason)
  }
  return cannot
}

/** `networkLost.direction=uplink`: the name of a call or happening, of one of its arguments, and one of its values. */
function checkArgument(what: string): void {
  const [, name = '', argument = '', value = ''] = /^(\w+)\.(\w+)=(.+)$/.exec(what) ?? []
  const values = argumentValues[argument]
  if (name !== '' && argumentNames(name as CallName).includes(argument) && values?.includes(value) === true) return
  throw bad('`cannot`', what, 'Write a single argument as in "networkLost.direction=uplink", with a value it can have.')
}

function listOf<Name extends string>(told: unknown, known: readonly Name[], where: string): readonly Name[] {
  if (!Array.isArray(told)) throw bad(where, told, `It is a list of: ${known.join(', ')}.`)
  for (const name of told) if (!known.some((each) => each === name)) throw unknownName(where, name, known)
  return [...new Set(told as Name[])]
}

function unknownName(where: string, name: unknown, known: readonly string[]): AdapterError {
  return bad(where, name, `Known names are ${[...new Set(known)].join(', ')}.`)
}

function flag(told: unknown, where: string): boolean {
  if (typeof told === 'boolean') return told
  throw bad(where, told, 'It is true or false.')
}

/** A name is part of every table and message. */
const longestName = 200

function text(told: unknown, where: string): string {
  if (typeof told === 'string' && told.trim() !== '' && told.length <= longestName) return told
  throw bad(where, told, `It is a text of 1 to ${longestName} characters.`)
}

function milliseconds(told: unknown, where: string, atMostMs: number): number {
  if (typeof told === 'number' && Number.isSafeInteger(told) && told >= 0 && told <= atMostMs) return told
  throw bad(where, told, `It is a whole number of milliseconds, from 0 to ${atMostMs}.`)
}

function bad(where: string, told: unknown, hint: string): AdapterError {
  return new AdapterError('bad-description', `${where} of the adapter cannot be ${quote(told)}.`, hint)
}
