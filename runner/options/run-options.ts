/** What the user asked of `run`, read and checked as far as it can be without the adapter. */
import { profiles, type Question } from '../../spec/index.ts'
import { readWaivers, type Waiver } from '../waivers.ts'
import { type AdapterUse, adapterUse } from './adapter-use.ts'
import { parseReadings } from './parse-readings.ts'
import { parseReporters, type Reporter } from './parse-reporters.ts'
import { parseBail, parseDurationMs, parseRuns, parseSeed } from './parse-values.ts'

/** The options as commander gives them. */
export interface RawRunOptions {
  readonly profile?: readonly string[]
  readonly adapter?: string
  readonly answerWithin?: string
  readonly runs: string
  readonly seed: string
  readonly timeBudget?: string
  readonly clause?: readonly string[]
  readonly tags?: string
  readonly bail?: string | true
  readonly reading?: readonly string[]
  readonly waivers?: string
  readonly strict?: true
  readonly partial?: true
  readonly reporter?: readonly string[]
  readonly out: string
  readonly list?: true
  readonly dryRun?: true
}

/** The options with their values. */
export interface RunOptions {
  readonly profiles: readonly string[]
  readonly adapter: AdapterUse
  readonly answerWithinMs: number | undefined
  readonly runs: number
  readonly seed: number
  readonly timeBudgetMs: number | undefined
  readonly clauses: readonly string[]
  readonly tags: string | undefined
  readonly bail: number | undefined
  readonly readings: Readonly<Record<string, string>>
  readonly waivers: readonly Waiver[]
  readonly strict: boolean
  readonly partial: boolean
  readonly reporters: readonly Reporter[]
  readonly out: string
  /** Says what would run, and runs nothing. */
  readonly plan: 'list' | 'dry-run' | undefined
}

/** How many sequences a full run plays for each profile. */
export const fullRuns = 1_000
/** The seed of a run without `--seed`: fixed, so that two runs of the same command are the same run. */
export const usualSeed = 1
/** Where reports go without `--out`. */
export const usualOut = 'conformance-report'

/** Reads the values. @throws {UsageError} for the first that cannot be meant, before anything runs. */
export function readRunOptions(raw: RawRunOptions, command?: readonly string[]): RunOptions {
  const questions: readonly Question[] = Object.values(profiles).flatMap((profile) => profile.questions)
  return {
    profiles: raw.profile ?? [],
    adapter: adapterUse(raw.adapter, command),
    answerWithinMs: raw.answerWithin === undefined ? undefined : parseDurationMs(raw.answerWithin, '--answer-within'),
    runs: parseRuns(raw.runs),
    seed: parseSeed(raw.seed),
    timeBudgetMs: raw.timeBudget === undefined ? undefined : parseDurationMs(raw.timeBudget),
    clauses: raw.clause ?? [],
    tags: raw.tags,
    bail: raw.bail === undefined ? undefined : parseBail(raw.bail),
    readings: parseReadings(raw.reading ?? [], questions),
    waivers: raw.waivers === undefined ? [] : readWaivers(raw.waivers),
    strict: raw.strict === true,
    partial: raw.partial === true,
    reporters: parseReporters(raw.reporter ?? [], raw.out),
    out: raw.out,
    plan: raw.list === true ? 'list' : raw.dryRun === true ? 'dry-run' : undefined,
  }
}
