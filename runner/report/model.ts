/**
 * The report of a run: plain JSON, the single source of every other format.
 *
 * It holds no date, duration, path of the machine or random value: the same command gives the same bytes.
 */
import type { Assumptions, Clause, Clock, Hits, ProfileId, ServiceObservation, Step } from '../../spec/index.ts'
import type { WaiverStatus } from '../apply-waivers.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Failure } from '../failure.ts'
import type { PlayedProfile } from '../run/played.ts'
import type { StopCause } from '../stop.ts'
import type { Waiver } from '../waivers.ts'

export const reportVersion = '1.0'

export const outcomes = [
  'held',
  'violated',
  'not exercised',
  'not driven',
  'not observable',
  'could not judge',
] as const
/** What a run says of one clause. Only `held` is green. */
export type Outcome = (typeof outcomes)[number]

/** One behaviour that breaks a clause, with what it takes to see it again. */
export interface ReportedViolation {
  readonly expected: string
  readonly because: string
  readonly observed: string
  /** The readings that were tried, as `A-01=…`, where the documents allow more than one. */
  readonly readings?: readonly string[]
  /** Where the clause is written. */
  readonly source: string
  /** Which part of the run found it; a scenario by its name, the register when an implementation mixes readings. */
  readonly foundBy: 'scenario' | 'sequence' | 'readings'
  readonly scenario?: string
  /** The shortest steps that are known to show it. */
  readonly steps: readonly Step[]
  /** The counterexample's trace, relative to the folder of the report. */
  readonly trace?: string
  /** Plays the sequence again: `replay <token>`. Absent where its clients are not those that sequences have. */
  readonly token?: string
}

/** A waiver that covers a clause. */
export interface ReportedWaiver {
  readonly reason: string
  readonly owner: string
  readonly expires: string
}

/** What the run says of one clause. */
export interface ReportedClause {
  readonly id: string
  readonly level: Clause['level']
  readonly text: string
  readonly why: string
  readonly outcome: Outcome
  /** Why the outcome is not `held` or `violated`. */
  readonly reason?: string
  /** How often the clause was put to the test and a conclusion reached. */
  readonly exercised: number
  /** The scenarios of the documents that carry the clause's tag. */
  readonly scenarios: readonly string[]
  readonly violations: readonly ReportedViolation[]
  readonly waived?: ReportedWaiver
}

/** A statement that obliges the app or names an API, so that no SDK can break it. */
export interface ReportedNonProperty {
  readonly id: string
  readonly text: string
  readonly reason: string
}

/** One scenario of the documents. */
export interface ReportedScenario {
  readonly name: string
  readonly file: string
  readonly line: number
  readonly clauses: readonly string[]
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'not driven'
  readonly message?: string
}

/** What the run learnt of one question of the register. */
export interface ReportedReading {
  readonly question: string
  readonly text: string
  /** The readings that nothing contradicts: none if the implementation mixes them, or if something fits none of them. */
  readonly possible: readonly string[]
  readonly contradicted: readonly string[]
  /** Whether anything has put the question. */
  readonly decided: boolean
  readonly pinned: boolean
}

/** How often each thing of the documents was met, and what was never met. */
export interface ReportedHits extends Hits {
  readonly unhit: readonly string[]
}

/** A relation between sessions that no document states and that did not hold. */
export interface ReportedInvariant {
  readonly id: string
  readonly text: string
  readonly details: string
  readonly steps: readonly Step[]
  readonly token: string
}

/** What the run says of one profile. */
export interface ReportedProfile {
  readonly id: ProfileId
  readonly title: string
  readonly counts: Readonly<Record<Outcome, number>>
  readonly clauses: readonly ReportedClause[]
  readonly notAnSdkProperty: readonly ReportedNonProperty[]
  /** Clauses judged by a rule that no bundled fault is known to break. */
  readonly unproven: readonly string[]
  readonly observes: readonly ServiceObservation[]
  readonly scenarios: readonly ReportedScenario[]
  readonly sequences: {
    /** How many drawn ones the user wanted. */
    readonly asked: number
    /** How many of those that were played belong to the layer of all short sequences. */
    readonly short: number
    readonly count: number
    readonly steps: number
    readonly events: number
  }
  /** The relations that did not hold. */
  readonly invariants: readonly ReportedInvariant[]
  readonly hits: ReportedHits
  readonly readings: readonly ReportedReading[]
}

/** A waiver of the file and what it came to. */
export interface ReportedWaiverUse {
  readonly clause: string
  readonly status: WaiverStatus
  readonly reason: string
  readonly owner: string
  readonly expires: string
  readonly clauses: readonly string[]
}

/** What was asked for, as far as it changes what the report says. */
export interface ReportedOptions {
  readonly profiles: readonly ProfileId[]
  readonly runs: number
  readonly timeBudgetMs?: number
  readonly clauses: readonly string[]
  readonly tags?: string
  readonly bail?: number
  readonly readings: Readonly<Record<string, string>>
  readonly strict: boolean
  readonly partial: boolean
}

/** What a shard's report holds for the merge, beside what any report says. */
export interface ReportedShard {
  /** Counted from 1. */
  readonly index: number
  readonly count: number
  /** Why it stopped before its end, if it did. */
  readonly stopped?: StopCause
  readonly waivers: readonly Waiver[]
  /** All that the shard has learnt, with the place of each thing in the whole run. */
  readonly played: readonly PlayedProfile[]
}

/** The result of a run. */
export interface Report {
  readonly schemaVersion: typeof reportVersion
  readonly suite: { readonly name: string; readonly version: string }
  /** Changes whenever a clause or a rule changes. */
  readonly specRevision: string
  readonly adapter: {
    readonly use: string
    readonly name: string
    readonly version: string
    readonly clock: Clock
    /** How many documented milliseconds passed in one of the wall's, where that was not one. */
    readonly timeScale?: number
    readonly simulates: readonly string[]
  }
  readonly options: ReportedOptions
  readonly seed: number
  /** By what it was played, in a few words: the one line that tells a merged report from that of a single run. */
  readonly how: string
  readonly assumptions: Assumptions
  readonly profiles: readonly ReportedProfile[]
  readonly waivers: readonly ReportedWaiverUse[]
  /** Whether the run showed all that it was to show. */
  readonly complete: boolean
  readonly interrupted: boolean
  /** The error that ended the run early; the rest of the report is what was judged until then. */
  readonly failure?: Failure
  /** Why it is not complete, one sentence each. */
  readonly incomplete: readonly string[]
  /** What a full run must meet and this one did not. */
  readonly weak: readonly string[]
  readonly exitCode: ExitCode
  /** Present in the report of a shard alone. */
  readonly shard?: ReportedShard
}
