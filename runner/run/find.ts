/** Turns what scenarios and sequences have shown into one finding for each violated clause, as small as it gets. */
import type { ScenarioResult } from '../../features/index.ts'
import { type Counterexample, type Finding, formatToken, type Plan, search } from '../../properties/index.ts'
import type { Judge, TraceHeader, Violation } from '../../spec/index.ts'
import { count } from '../report/words.ts'
import type { RunContext } from './context.ts'
import type { Found } from './found.ts'
import type { PlayedSequences } from './play-sequences.ts'

/** What a profile's part of the run has shown. */
export interface Shown {
  readonly plan: Plan
  readonly createJudge: () => Judge
  readonly clock: TraceHeader['clock']
  readonly scenarios: readonly ScenarioResult[]
  readonly swept: Pick<PlayedSequences, 'findings'>
}

/** One finding for each selected clause that is violated, in the order of their ids. */
export async function findViolated(shown: Shown, context: RunContext): Promise<readonly Found[]> {
  const candidates = candidatesOf(shown, context)
  if (candidates.length > 0) context.progress.begin(`${shown.plan.profile.id} counterexamples`)
  const found: Found[] = []
  for (const candidate of candidates) {
    found.push(await smallest(candidate, shown, context))
    context.progress.update({ done: found.length, total: candidates.length, violations: context.violated.size })
  }
  if (candidates.length > 0) context.progress.end(count(found.length, 'violated clause'))
  return [...found, ...unexplained(shown, context, new Set(found.map(({ clause }) => clause)))].sort((a, b) =>
    a.clause < b.clause ? -1 : 1,
  )
}

interface Candidate extends Finding {
  readonly scenario: ScenarioResult | undefined
}

/** A sequence is the better start: it is what a token names. A scenario that shows the same is named beside it. */
function candidatesOf({ plan, scenarios, swept }: Shown, { options, selects }: RunContext): readonly Candidate[] {
  const told = new Map<string, { readonly scenario: ScenarioResult; readonly violation: Violation }>()
  for (const scenario of scenarios) {
    for (const violation of scenario.verdict?.violations ?? []) {
      for (const clause of violation.clauses) if (!told.has(clause)) told.set(clause, { scenario, violation })
    }
  }
  const drawn = new Map(swept.findings.map((finding) => [finding.clause, finding]))
  return [...new Set([...told.keys(), ...drawn.keys()])].filter(selects).flatMap((clause): Candidate[] => {
    const inScenario = told.get(clause)
    const inSequence = drawn.get(clause)
    if (inSequence !== undefined) return [{ ...inSequence, scenario: inScenario?.scenario }]
    if (inScenario === undefined) return []
    const { scenario, violation } = inScenario
    const { steps, clients } = scenario
    const origin = { kind: 'generated' } as const
    const token = formatToken({ profile: plan.profile.id, seed: options.seed, origin, index: 0, steps })
    return [{ clause, violation, clients, steps, origin, index: 0, token, scenario }]
  })
}

async function smallest(
  candidate: Candidate,
  { plan, createJudge, clock }: Shown,
  context: RunContext,
): Promise<Found> {
  const { clause, scenario } = candidate
  const told = scenario === undefined ? {} : { scenario: scenario.name }
  const foundBy = candidate.steps === scenario?.steps ? 'scenario' : 'sequence'
  const shrunk: Counterexample = await search(candidate, {
    adapter: context.loaded.adapter,
    plan,
    createJudge,
    signal: context.stop.urgent,
  })
  if (shrunk.reproduced || scenario === undefined) {
    const { violation, steps, trace, token } = shrunk
    return { clause, foundBy, violation, inTrace: violation, steps, trace, token, ...told }
  }
  // What only this one session has shown is handed over as it was.
  const { violation, steps, clients } = candidate
  const header = { trace: 1, profile: plan.profile.id, clients, clock } as const
  return { clause, foundBy, violation, inTrace: violation, steps, trace: { header, events: scenario.events }, ...told }
}

/** A scenario that fails although the judge found nothing breaks the clauses that it tells of. */
function unexplained(
  { scenarios, plan, clock }: Shown,
  { selects, violated }: RunContext,
  known: ReadonlySet<string>,
): readonly Found[] {
  const found = new Map<string, Found>()
  for (const scenario of scenarios) {
    if (scenario.outcome !== 'failed' || (scenario.verdict?.violations ?? []).length > 0) continue
    for (const clause of scenario.clauses.filter(selects)) {
      if (known.has(clause) || found.has(clause)) continue
      violated.add(clause)
      const { steps, events, clients, name, failedStep, message = 'The scenario failed.', file, line } = scenario
      found.set(clause, {
        clause,
        foundBy: 'scenario',
        violation: {
          expected: failedStep ?? 'every step of the scenario to hold',
          because: `${file}:${line}`,
          observed: message,
        },
        scenario: name,
        steps,
        trace: { header: { trace: 1, profile: plan.profile.id, clients, clock }, events },
      })
    }
  }
  return [...found.values()]
}
