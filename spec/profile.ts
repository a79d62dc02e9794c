/** A profile: everything that the documents say of one SDK family, as data. */
import type { Clause } from './clause.ts'
import type { DocumentId } from './documents.ts'
import type { Question } from './readings.ts'
import type { Rule } from './rule.ts'
import type { CallName, Client, HappeningName, Platform, ProfileId } from './vocabulary.ts'

/** A state or a reason: its number, its name in this kit, and each spelling that a document or header gives it. */
export interface NamedNumber {
  readonly number: number
  readonly name: string
  readonly spellings: readonly string[]
}

/** A transition that the documents name: what a full run must have seen. */
export interface Transition {
  readonly from: string
  readonly to: string
  readonly reason: string
}

/** One SDK family. */
export interface Profile {
  readonly id: ProfileId
  readonly title: string
  readonly document: DocumentId
  /** The clients of a session when the user names none. */
  readonly defaultPlatform: Platform
  /** In order of their numbers; the first is the state of a fresh client. */
  readonly states: readonly NamedNumber[]
  readonly reasons: readonly NamedNumber[]
  /** The names of the callbacks, by the word of the kit, each with its documented spellings. */
  readonly callbacks: Readonly<Record<string, readonly string[]>>
  readonly calls: readonly CallName[]
  readonly happenings: readonly HappeningName[]
  /** Milliseconds, by name; the only place where a documented number stands. */
  readonly timers: Readonly<Record<string, number>>
  readonly transitions: readonly Transition[]
  /** The changes of state that a document draws or that its silence leaves open: from, then the states it may turn to. */
  readonly edges: Readonly<Record<string, readonly string[]>>
  /** The reasons that may come with each state. */
  readonly pairs: Readonly<Record<string, readonly string[]>>
  /** Reasons that may be reported without a change of state. */
  readonly repeatable: Readonly<Record<string, readonly string[]>>
  /** Every documented statement, then the clauses of other public sources (level SHOULD). */
  readonly clauses: Readonly<Record<string, Clause>>
  readonly rules: readonly Rule[]
  /** The questions of the register that concern this family. */
  readonly questions: readonly Question[]
}

/** The two users of the documents, on the profile's own platform. */
export function defaultClients(profile: Profile): readonly Client[] {
  return ['uid1', 'uid2'].map((id) => ({ id, platform: profile.defaultPlatform }))
}

/** Whether rules belong to the readings of the question: only then does it mean anything to pin one of them. */
export function isPinnable(profile: Profile, question: string): boolean {
  return profile.rules.some(({ reading }) => reading?.question === question)
}
