/** What the user asked of `run`, read and checked as far as it can be without the adapter. */
import type { Share } from '../../properties/index.ts'
import { profiles, type Question } from '../../spec/index.ts'
import { wholeRun } from '../run/share.ts'
import type { Waiver } from '../waivers.ts'
import { type AdapterUse, adapterUse } from './adapter-use.ts'
import { parseReadings } from './parse-readings.ts'
import { parseReporters, type Reporter } from './parse-reporters.ts'
import { parseJobs, parseShard } from './parse-share.ts'
import { parseBail, parseDurationMs, parseRuns, parseSeed, parseTimeScale } from './parse-values.ts'

/** The options as commander gives them. */
export interface RawRunOptions {
  readonly profile?: readonly string[]
  readonly adapter?: string
  readonly answerWithin?: string
  readonly runs?: string
  readonly seed: string
  readonly timeBudget?: string
  readonly timeScale?: string
  readonly clause?: readonly string[]
  readonly tags?: string
  readonly bail?: string | true
  readonly reading?: readonly string[]
  readonly waivers?: string
  readonly strict?: true
  readonly partial?: true
  readonly reporter?: readonly string[]
  readonly out: string
  readonly shard?: string
  readonly jobs: string
  readonly list?: true
  readonly dryRun?: true
}

/** The options with their values. */
export interface RunOptions {
  readonly profiles: readonly string[]
  readonly adapter: AdapterUse
  readonly answerWithinMs: number | undefined
  /** How many; without `--runs` it depends on the adapter's clock, and stands here when that is known. */
  readonly runs: number
  /** Whether the user has said how many. */
  readonly areRunsGiven: boolean
  readonly seed: number
  readonly timeBudgetMs: number | undefined
  /** How many documented milliseconds pass in one of a real clock. */
  readonly timeScale: number | undefined
  readonly clauses: readonly string[]
  readonly tags: string | undefined
  readonly bail: number | undefined
  readonly readings: Readonly<Record<string, string>>
  readonly waivers: readonly Waiver[]
  readonly strict: boolean
  readonly partial: boolean
  readonly reporters: readonly Reporter[]
  readonly out: string
  /** What of the run is played here; all of it without `--shard`. */
  readonly share: Share
  /** Whether this is a shard, whose report waits for a merge, also if it is the only one. */
  readonly isShard: boolean
  /** How many threads play it. */
  readonly jobs: number
  /** Says what would run, and runs nothing. */
  readonly plan: 'list' | 'dry-run' | undefined
}

/** How many sequences a full run plays for each profile. */
export const fullRuns = 1_000
/** How many a run with a real clock plays for each profile: each lasts for minutes. */
export const fullRealRuns = 20
/** How long a run with a real clock may take: the longest documented timer, 20 minutes, and a tenth of it. */
export const usualRealBudgetMs = 22 * 60_000
/** The seed of a run without `--seed`: fixed, so that two runs of the same command are the same run. */
export const usualSeed = 1
/** Where reports go without `--out`. */
export const usualOut = 'conformance-report'

/** Reads the values. @throws {UsageError} for the first that cannot be meant, before anything runs. */
export async function readRunOptions(raw: RawRunOptions, command?: readonly string[]): Promise<RunOptions> {
  const questions: readonly Question[] = Object.values(profiles).flatMap((profile) => profile.questions)
  return {
    profiles: raw.profile ?? [],
    adapter: adapterUse(raw.adapter, command),
    answerWithinMs: raw.answerWithin === undefined ? undefined : parseDurationMs(raw.answerWithin, '--answer-within'),
    runs: raw.runs === undefined ? fullRuns : parseRuns(raw.runs),
    areRunsGiven: raw.runs !== undefined,
    seed: parseSeed(raw.seed),
    timeBudgetMs: raw.timeBudget === undefined ? undefined : parseDurationMs(raw.timeBudget),
    timeScale: raw.timeScale === undefined ? undefined : parseTimeScale(raw.timeScale),
    clauses: raw.clause ?? [],
    tags: raw.tags,
    bail: raw.bail === undefined ? undefined : parseBail(raw.bail),
    readings: parseReadings(raw.reading ?? [], questions),
    waivers: raw.waivers === undefined ? [] : (await import('../read-waivers.ts')).readWaivers(raw.waivers),
    strict: raw.strict === true,
    partial: raw.partial === true,
    reporters: parseReporters(raw.reporter ?? [], raw.out),
    out: raw.out,
    share: raw.shard === undefined ? wholeRun : parseShard(raw.shard),
    isShard: raw.shard !== undefined,
    jobs: parseJobs(raw.jobs),
    plan: raw.list === true ? 'list' : raw.dryRun === true ? 'dry-run' : undefined,
  }
}
