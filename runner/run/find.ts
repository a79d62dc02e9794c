/** Turns what scenarios and sequences have shown into one finding for each violated clause, as small as it gets. */
import { type Counterexample, type Finding, formatToken, search } from '../../properties/index.ts'
import type { Violation } from '../../spec/index.ts'
import { count } from '../report/words.ts'
import type { Account, ToldScenario } from './account.ts'
import type { RunContext } from './context.ts'
import { together } from './play-sequences.ts'
import type { Place, PlacedFound } from './played.ts'

/** What is known of a profile's violations. */
export type Shown = Pick<Account, 'profile' | 'scenarios' | 'layers' | 'description'>

/** Makes small what scenarios and sequences have shown: one finding for each selected clause that is violated. */
export async function findViolated(account: Account, context: RunContext): Promise<void> {
  const candidates = candidatesOf(account, context)
  const { found } = account
  for (const { clause } of unexplained(account, context, new Set(candidates.map((one) => one.clause))))
    context.violated.add(clause)
  if (candidates.length === 0) return
  context.progress.begin(`${account.profile.id} counterexamples`)
  for (const candidate of candidates) {
    found.set(candidate.clause, await smallest(candidate, account, context))
    context.progress.update({ done: found.size, total: candidates.length, violations: context.violated.size })
  }
  context.progress.end(count(found.size, 'violated clause'))
}

/** A violation of one clause with the steps that are to be made small, and the first scenario that shows it. */
export interface Candidate extends Finding {
  readonly told: Told | undefined
}

interface Told {
  readonly scenario: ToldScenario
  readonly violation: Violation
}

/** A sequence is the better start: it is what a token names. A scenario that shows the same is named beside it. */
export function candidatesOf(
  shown: Shown,
  { options, selects }: Pick<RunContext, 'options' | 'selects'>,
): readonly Candidate[] {
  const told = new Map<string, Told>()
  for (const scenario of shown.scenarios) {
    for (const violation of scenario.verdict?.violations ?? []) {
      for (const clause of violation.clauses) if (!told.has(clause)) told.set(clause, { scenario, violation })
    }
  }
  const drawn = new Map(together(shown.layers).findings.map((finding) => [finding.clause, finding]))
  return [...new Set([...told.keys(), ...drawn.keys()])].filter(selects).flatMap((clause): Candidate[] => {
    const inScenario = told.get(clause)
    const finding = drawn.get(clause) ?? (inScenario && findingOf(clause, inScenario, shown, options.seed))
    return finding === undefined ? [] : [{ ...finding, told: inScenario }]
  })
}

function findingOf(clause: string, { scenario, violation }: Told, { profile }: Shown, seed: number): Finding {
  const { steps, clients } = scenario
  const origin = { kind: 'generated' } as const
  const token = formatToken({ profile: profile.id, seed, origin, index: 0, steps })
  return { clause, violation, clients, steps, origin, index: 0, token }
}

async function smallest(candidate: Candidate, account: Account, context: RunContext): Promise<PlacedFound> {
  const shrunk: Counterexample = await search(candidate, {
    adapter: context.loaded.adapter,
    plan: account.plan,
    createJudge: account.createJudge,
    signal: context.stop.urgent,
  })
  const { clause, told } = candidate
  // What only this one session has shown is handed over as it was.
  if (!shrunk.reproduced && told !== undefined) return asFound(candidate, account, context)
  const place = placeOf(candidate)
  const foundBy = place.layer === 'scenario' ? 'scenario' : 'sequence'
  const { violation, steps, trace, token } = shrunk
  return { clause, place, foundBy, violation, inTrace: violation, steps, trace, token, ...nameOf(told) }
}

/** The violation as it came, not made small: a scenario's if there is one, for a scenario has kept its trace. */
export function asFound(candidate: Candidate, shown: Shown, { options }: Pick<RunContext, 'options'>): PlacedFound {
  const { clause, told } = candidate
  if (told === undefined) {
    const { violation, steps, token } = candidate
    return { clause, place: placeOf(candidate), foundBy: 'sequence', violation, steps, token }
  }
  const { violation, steps, clients, token } = findingOf(clause, told, shown, options.seed)
  const header = { trace: 1, profile: shown.profile.id, clients, clock: shown.description.clock } as const
  const trace = { header, events: told.scenario.events }
  const place = { layer: 'scenario', position: told.scenario.position } as const
  return { clause, place, foundBy: 'scenario', violation, inTrace: violation, steps, trace, token, ...nameOf(told) }
}

function placeOf({ steps, told, origin, index }: Candidate): Place {
  if (told !== undefined && steps === told.scenario.steps) {
    return { layer: 'scenario', position: told.scenario.position }
  }
  return { layer: origin.kind === 'exhaustive' ? 'short' : 'drawn', position: index }
}

function nameOf(told: Told | undefined): Pick<PlacedFound, 'scenario' | 'scenarioAt'> {
  return told === undefined ? {} : { scenario: told.scenario.name, scenarioAt: told.scenario.position }
}

/**
 * A scenario that fails although the judge found nothing in its trace is charged to every clause that it tells of, for
 * nobody can say which of them it breaks. Where the judge found something, that explains the failed step, and the other
 * clauses of the story are not accused with it.
 */
export function unexplained(
  { scenarios, profile, description: { clock } }: Shown,
  { selects }: Pick<RunContext, 'selects'>,
  known: ReadonlySet<string>,
): readonly PlacedFound[] {
  const found = new Map<string, PlacedFound>()
  for (const scenario of scenarios) {
    if (scenario.outcome !== 'failed' || (scenario.verdict?.violations ?? []).length > 0) continue
    for (const clause of scenario.clauses.filter(selects)) {
      if (known.has(clause) || found.has(clause)) continue
      const { position, steps, events, clients, name, failedStep, message = 'The scenario failed.' } = scenario
      found.set(clause, {
        clause,
        place: { layer: 'step', position },
        foundBy: 'scenario',
        violation: {
          expected: failedStep ?? 'every step of the scenario to hold',
          because: `${scenario.file}:${scenario.line}`,
          observed: message,
        },
        scenario: name,
        steps,
        trace: { header: { trace: 1, profile: profile.id, clients, clock }, events },
      })
    }
  }
  return [...found.values()]
}
