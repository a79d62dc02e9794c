/** One profile of the report, from everything that the run has learnt about it. */
import { type Clause, cite, needsOf } from '../../spec/index.ts'
import { unprovenClauses } from '../adapter/bundled.ts'
import type { PlayedProfile } from '../run/account.ts'
import type { Found } from '../run/found.ts'
import { conclude } from '../verdict.ts'
import { type Outcome, outcomes, type ReportedClause, type ReportedProfile, type ReportedViolation } from './model.ts'

/** What the report needs to know beside the profile itself. */
export interface BuildOptions {
  readonly selects: (clause: string) => boolean
  readonly pins: Readonly<Record<string, string>>
  readonly asked: number
  /** Why the run stopped before its end, as a sentence. */
  readonly stopped: string | undefined
}

/** The file names of a clause's counterexample, relative to the folder of the report, without their endings. */
export function counterexampleName(clause: string): string {
  return `counterexamples/${clause}`
}

/** Builds the profile's part; waivers are applied later, over all profiles. */
export function buildProfile(played: PlayedProfile, options: BuildOptions): ReportedProfile {
  const { profile, scenarios, swept, tally, description } = played
  const found = new Map(played.found.map((one) => [one.clause, one]))
  const all = Object.entries(profile.clauses).filter(([id]) => options.selects(id))
  const clauses = all
    .filter(([, clause]) => !isNoProperty(clause))
    .map(([id, clause]) => reportClause(id, clause, found.get(id), played, options))
  return {
    id: profile.id,
    title: profile.title,
    counts: countsOf(clauses),
    clauses,
    notAnSdkProperty: all.flatMap(([id, { text, judgedBy }]) =>
      typeof judgedBy === 'object' && 'notAnSdkProperty' in judgedBy
        ? [{ id, text, reason: judgedBy.notAnSdkProperty }]
        : [],
    ),
    unproven: unprovenClauses(profile).filter(options.selects),
    observes: description.observes,
    scenarios: scenarios.map(({ name, file, line, clauses: tags, outcome, message }) => ({
      name,
      file,
      line,
      clauses: tags,
      outcome,
      ...(message === undefined ? {} : { message }),
    })),
    sequences: {
      asked: options.asked,
      short: swept.short,
      count: swept.count,
      steps: swept.steps,
      events: swept.events,
    },
    invariants: played.invariants.map(({ id, text, details, steps, token }) => ({ id, text, details, steps, token })),
    hits: { ...tally.hits, unhit: played.unhit },
    readings: tally.readings.map(({ question, possible, contradicted, decided }) => ({
      question,
      text: profile.questions.find(({ id }) => id === question)?.question ?? question,
      possible,
      contradicted: contradicted.map(({ reading }) => reading),
      decided,
      pinned: options.pins[question] !== undefined,
    })),
  }
}

function isNoProperty({ judgedBy }: Clause): boolean {
  return typeof judgedBy === 'object' && 'notAnSdkProperty' in judgedBy
}

function reportClause(
  id: string,
  clause: Clause,
  found: Found | undefined,
  played: PlayedProfile,
  options: BuildOptions,
): ReportedClause {
  const exercised = played.tally.exercised[id] ?? 0
  const stories = played.scenarios.filter(({ clauses }) => clauses.includes(id))
  const concluded = conclude({
    judgedBy: clause.judgedBy,
    needs: needsOf(played.profile, id),
    abilities: played.description,
    exercised,
    violations: found === undefined ? 0 : 1,
    ...(stories.every(({ outcome }) => outcome === 'not driven')
      ? { undrivenStories: stories.map(({ message = '' }) => message) }
      : {}),
    ...(options.stopped === undefined ? {} : { stopped: options.stopped }),
  })
  return {
    id,
    level: clause.level,
    text: clause.text,
    why: clause.why,
    ...concluded,
    exercised,
    scenarios: stories.map(({ name }) => name),
    violations: found === undefined ? [] : [reportViolation(found, clause)],
  }
}

function reportViolation(
  { clause, foundBy, violation, scenario, steps, trace, token }: Found,
  { source }: Clause,
): ReportedViolation {
  return {
    expected: violation.expected,
    because: violation.because,
    observed: violation.observed,
    ...(violation.readings === undefined || violation.readings.length === 0
      ? {}
      : { readings: violation.readings.map(({ question, reading }) => `${question}=${reading}`) }),
    source: cite(source),
    foundBy,
    ...(scenario === undefined ? {} : { scenario }),
    steps,
    ...(trace === undefined ? {} : { trace: `${counterexampleName(clause)}.jsonl` }),
    ...(token === undefined ? {} : { token }),
  }
}

function countsOf(clauses: readonly ReportedClause[]): Record<Outcome, number> {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>
  for (const { outcome } of clauses) counts[outcome] += 1
  return counts
}
