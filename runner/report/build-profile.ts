/** One profile of the report, from everything that the run has learnt about it. */
import { plannedClients, unhit } from '../../properties/index.ts'
import { type Clause, cite, needsOf, profiles, type Step, type Trace } from '../../spec/index.ts'
import { unprovenClauses } from '../adapter/bundled.ts'
import type { Found } from '../run/found.ts'
import { mixedReadings } from '../run/mixed-readings.ts'
import type { PlayedProfile } from '../run/played.ts'
import { conclude } from '../verdict.ts'
import { type Outcome, outcomes, type ReportedClause, type ReportedProfile, type ReportedViolation } from './model.ts'
import { platformsOf } from './words.ts'

/** What the report needs to know beside the profile itself. */
export interface BuildOptions {
  readonly selects: (clause: string) => boolean
  readonly pins: Readonly<Record<string, string>>
  readonly asked: number
  /** Why the run stopped before its end, as a sentence. */
  readonly stopped: string | undefined
  /** Whether this is a shard alone: what it has not met, another one may have. */
  readonly isShard: boolean
}

/** The file names of a clause's counterexample, relative to the folder of the report, without their endings. */
export function counterexampleName(clause: string): string {
  return `counterexamples/${clause}`
}

/** Builds the profile's part; waivers are applied later, over all profiles. */
export function buildProfile(played: PlayedProfile, options: BuildOptions): ReportedProfile {
  const { scenarios, sequences, hits, readings, description } = played
  const profile = profiles[played.id]
  const found = new Map(violatedClauses(played, options).map((one) => [one.clause, one]))
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
      short: sequences.short,
      count: sequences.count,
      steps: sequences.steps,
      events: sequences.events,
    },
    invariants: played.invariants.map(({ id, text, details, steps, token }) => ({ id, text, details, steps, token })),
    hits: {
      steps: inOrder(hits.steps),
      transitions: inOrder(hits.transitions),
      edges: hits.edges,
      unhit: unhit(profile, hits, description),
    },
    readings: readings.map(({ question, possible, contradicted, decided }) => ({
      question,
      text: profile.questions.find(({ id }) => id === question)?.question ?? question,
      // A trace that leaves no reading contradicts each of them, too.
      possible: possible.filter((name) => !contradicted.some(({ reading }) => reading === name)),
      contradicted: contradicted.map(({ reading }) => reading),
      decided,
      pinned: options.pins[question] !== undefined,
    })),
  }
}

/** One finding for each violated clause; a mixture of readings is told where nothing plainer is. */
export function violatedClauses(
  { id, found, readings }: PlayedProfile,
  { selects }: Pick<BuildOptions, 'selects'>,
): readonly Found[] {
  const known = new Set(found.map(({ clause }) => clause))
  const mixed = mixedReadings(readings, profiles[id].questions, selects)
  return [...found, ...mixed.filter(({ clause }) => !known.has(clause))]
}

/** Counts by name, so that it does not show in which order they were met. */
function inOrder(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
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
  const exercised = played.exercised[id] ?? 0
  const stories = played.scenarios.filter(({ clauses }) => clauses.includes(id))
  const concluded = conclude({
    judgedBy: clause.judgedBy,
    needs: needsOf(profiles[played.id], id, played.description),
    abilities: played.description,
    exercised,
    simulated: played.simulated[id] ?? 0,
    violations: found === undefined ? 0 : 1,
    ...(stories.every(({ outcome }) => outcome === 'not driven')
      ? { undrivenStories: stories.map(({ message = '' }) => message) }
      : {}),
    ...(options.stopped === undefined ? {} : { stopped: options.stopped }),
    isShard: options.isShard,
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
  { clause, foundBy, violation, scenario, steps, trace, token: found }: Found,
  { source }: Clause,
): ReportedViolation {
  const token = isOfPlannedClients(trace) ? found : undefined
  return {
    expected: violation.expected,
    because: token === undefined ? withPlatforms(violation.because, trace, steps) : violation.because,
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

/**
 * A token stands for steps, and is played with the clients that sequences have. What a scenario has shown with clients on
 * other platforms is played again from its trace.
 */
export function isOfPlannedClients(trace: Trace | undefined): boolean {
  if (trace === undefined) return true
  const planned = plannedClients(profiles[trace.header.profile])
  return trace.header.clients.every(({ id, platform }) =>
    planned.some((client) => client.id === id && client.platform === platform),
  )
}

/** Of a scenario's clients nothing else in the report tells the platforms. */
function withPlatforms(because: string, trace: Trace | undefined, steps: readonly Step[]): string {
  if (trace === undefined) return because
  const { profile, clients } = trace.header
  const platforms = platformsOf(profiles[profile], clients, steps)
  if (platforms === undefined) return because
  return `${because}; ${[...platforms].map(([id, platform]) => `${id} is on ${platform}`).join(', ')}`
}

function countsOf(clauses: readonly ReportedClause[]): Record<Outcome, number> {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>
  for (const { outcome } of clauses) counts[outcome] += 1
  return counts
}
