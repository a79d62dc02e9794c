/** The report of a whole run. */
import type { Share } from '../../properties/index.ts'
import { profiles } from '../../spec/index.ts'
import { applyWaivers } from '../apply-waivers.ts'
import { exitCodeOf } from '../exit-code.ts'
import { assumptionsOf } from '../run/judging.ts'
import type { PlayedProfile } from '../run/played.ts'
import type { Ran, ToldOptions } from '../run/ran.ts'
import { specRevision } from '../spec-revision.ts'
import { readSuite } from '../suite.ts'
import { buildProfile } from './build-profile.ts'
import { incompleteness } from './incompleteness.ts'
import { type Report, type ReportedOptions, type ReportedProfile, type ReportedShard, reportVersion } from './model.ts'

/** Builds the report of a run, whole or not. `today` decides which waivers are past their date, and stands nowhere in it. */
export function buildReport(ran: Ran, today: string): Report {
  const { options, played, selects, stopped: cause, interrupted, failure, shard } = ran
  const [first] = played
  if (first === undefined) throw new Error('A report needs at least one profile.')
  const stopped = cause === undefined ? undefined : stopSentences[cause]
  const isShard = shard !== undefined
  const unwaived = played.map((one) =>
    buildProfile(one, { selects, pins: options.readings, asked: options.runs, stopped, isShard }),
  )
  const applied = applyWaivers(options.waivers, {
    adapter: first.description.name,
    version: first.description.version,
    today,
    // A waiver that matches nothing in this shard may match something in another.
    judged: (isShard ? [] : unwaived).flatMap(({ clauses }) =>
      clauses.filter(({ exercised, outcome }) => exercised > 0 || outcome === 'violated').map(({ id }) => id),
    ),
    violated: unwaived
      .flatMap(({ clauses }) => clauses.filter(({ outcome }) => outcome === 'violated'))
      .map(({ id, violations }) => ({
        clause: id,
        texts: violations.map(({ expected, observed }) => `expected ${expected}; observed ${observed}`),
      })),
  })
  const reported = unwaived.map(
    (profile): ReportedProfile => ({
      ...profile,
      clauses: profile.clauses.map((clause) => {
        const waiver = applied.waived.get(clause.id)
        if (waiver === undefined) return clause
        return { ...clause, waived: { reason: waiver.reason, owner: waiver.owner, expires: waiver.expires } }
      }),
    }),
  )
  // Nobody meets the very millisecond of a timer with a real clock, nor a thousand situations in minutes.
  const isFull =
    first.description.clock === 'virtual' &&
    options.clauses.length === 0 &&
    options.tags === undefined &&
    cause === undefined &&
    !isShard
  const weak = isFull ? reported.flatMap(({ id, hits }) => hits.unhit.map((what) => `${id}: ${what}`)) : []
  const whyStopped = failure === undefined ? stopped : `The run ended early: ${failure.message}`
  const { partial } = options
  const incomplete = incompleteness({ profiles: reported, played, weak, stopped: whyStopped, partial, isShard })
  return {
    schemaVersion: reportVersion,
    suite: readSuite(),
    specRevision: specRevision(Object.values(profiles)),
    adapter: {
      use: ran.use,
      name: first.description.name,
      version: first.description.version,
      clock: first.description.clock,
      ...(options.timeScale === undefined ? {} : { timeScale: options.timeScale }),
      simulates: first.description.simulates,
    },
    options: reportedOptions(options, played),
    seed: options.seed,
    how: ran.how,
    assumptions: assumptionsOf(first.description),
    profiles: reported,
    waivers: applied.waivers.map(({ waiver: { clause, reason, owner, expires }, status, clauses }) => ({
      clause,
      status,
      reason,
      owner,
      expires,
      clauses,
    })),
    complete: incomplete.length === 0 && !interrupted,
    interrupted,
    ...(failure === undefined ? {} : { failure }),
    incomplete,
    weak,
    exitCode: exitCodeOf({
      failed: failure !== undefined,
      interrupted,
      violations: violationsThatCount(reported, options.strict),
      badWaivers: applied.waivers.filter(({ status }) => status === 'stale' || status === 'expired').length,
      incomplete,
    }),
    ...(shard === undefined ? {} : { shard: shardOf(shard, ran) }),
  }
}

/** What a merge needs of a shard. */
function shardOf({ index, count }: Share, { played, options, stopped }: Ran): ReportedShard {
  const { waivers } = options
  return { index: index + 1, count, ...(stopped === undefined ? {} : { stopped }), waivers, played }
}

const stopSentences = {
  interrupted: 'The run was interrupted.',
  'time is up': 'The time budget was used up.',
  failed: 'An error ended the run early.',
  bail: 'The run stopped at the number of violated clauses that --bail allows.',
} as const

/** A SHOULD, and a relation that no document states, count only where the user is strict. */
function violationsThatCount(reported: readonly ReportedProfile[], strict: boolean): number {
  return reported
    .map(({ clauses, invariants }) => {
      const violated = clauses.filter(
        ({ outcome, waived, level }) => outcome === 'violated' && waived === undefined && (strict || level === 'MUST'),
      )
      return violated.length + (strict ? invariants.length : 0)
    })
    .reduce((sum, one) => sum + one, 0)
}

function reportedOptions(options: ToldOptions, played: readonly PlayedProfile[]): ReportedOptions {
  const { runs, timeBudgetMs, clauses, tags, bail, readings, strict, partial } = options
  return {
    profiles: played.map(({ id }) => id),
    runs,
    ...(timeBudgetMs === undefined ? {} : { timeBudgetMs }),
    clauses,
    ...(tags === undefined ? {} : { tags }),
    ...(bail === undefined ? {} : { bail }),
    readings,
    strict,
    partial,
  }
}
