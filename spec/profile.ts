/** A profile: everything that the documents say of one SDK family, as data. */
import type { Clause } from './clause.ts'
import { type ClientKind, type Dialect, kindOf, type NamedNumber } from './dialect.ts'
import type { DocumentId } from './documents.ts'
import type { Question } from './readings/index.ts'
import type { Rule } from './rule.ts'
import type { CallName, Client, HappeningName, Platform, ProfileId } from './vocabulary.ts'

export type { NamedNumber } from './dialect.ts'

/** A transition that the documents name: what a full run must have seen. */
export interface Transition {
  readonly from: string
  readonly to: string
  readonly reason: string
}

/** One SDK family. It is itself the dialect of its default platform. */
export interface Profile extends Dialect {
  readonly id: ProfileId
  readonly title: string
  readonly document: DocumentId
  /** The clients of a session when the user names none. */
  readonly defaultPlatform: Platform
  /** The platforms that its document speaks of: a session may have clients of each. */
  readonly platforms: readonly Platform[]
  /** How the clients of other kinds tell of themselves. */
  readonly others?: Readonly<Partial<Record<ClientKind, Dialect>>>
  readonly calls: readonly CallName[]
  readonly happenings: readonly HappeningName[]
  /** Milliseconds, by name; the only place where a documented number stands. */
  readonly timers: Readonly<Record<string, number>>
  readonly transitions: readonly Transition[]
  /** Every documented statement, then the clauses of other public sources (level SHOULD). */
  readonly clauses: Readonly<Record<string, Clause>>
  readonly rules: readonly Rule[]
  /** The questions of the register that concern this family. */
  readonly questions: readonly Question[]
}

/** How a client of that platform tells of itself. */
export function dialectOf(profile: Profile, platform: Platform): Dialect {
  return profile.others?.[kindOf(platform)] ?? profile
}

/** Every dialect of the profile, its own first. */
export function dialectsOf(profile: Profile): readonly Dialect[] {
  return [profile, ...Object.values(profile.others ?? {})]
}

/** Every state that a client of the profile may be in, each once. */
export function statesOf(profile: Profile): readonly NamedNumber[] {
  const states = dialectsOf(profile).flatMap((dialect) => dialect.states)
  return states.filter((state, index) => states.findIndex(({ number }) => number === state.number) === index)
}

/** The two users of the documents, on the profile's own platform. */
export function defaultClients(profile: Profile): readonly Client[] {
  return ['uid1', 'uid2'].map((id) => ({ id, platform: profile.defaultPlatform }))
}

/** Whether rules belong to the readings of the question: only then does it mean anything to pin one of them. */
export function isPinnable(profile: Profile, question: string): boolean {
  return profile.rules.some(({ reading }) => reading?.question === question)
}
