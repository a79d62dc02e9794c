/** What a run has learnt about one profile so far. It can be read at any moment, also while the process is ending. */
import type { ProfileDescription } from '../../adapters/index.ts'
import type { ScenarioInfo, ScenarioResult } from '../../features/index.ts'
import { createPlan, type Plan, type SweepResult } from '../../properties/index.ts'
import {
  type Contradiction,
  createJudge,
  type Judge,
  type Profile,
  type ProfileId,
  profiles,
} from '../../spec/index.ts'
import type { RunContext, RunPlan } from './context.ts'
import { asFound, candidatesOf, unexplained } from './find.ts'
import { judgeOptions } from './judging.ts'
import { together } from './play-sequences.ts'
import type { Place, PlacedFound, PlacedInvariant, PlayedProfile, PlayedScenario } from './played.ts'
import { selectedScenarios } from './select-scenarios.ts'
import { isInShare } from './share.ts'

/** The account of one profile; the parts of the run write into it as they go. */
export interface Account {
  readonly profile: Profile
  readonly description: ProfileDescription
  readonly plan: Plan
  /** Judges every trace of the profile and keeps count. */
  readonly judge: Judge
  /** A judge that has seen nothing yet. */
  readonly createJudge: () => Judge
  /** The scenarios that the user's options select and that are told here, each with its position among the selected. */
  readonly selected: readonly (ScenarioInfo & { readonly position: number })[]
  /** Those that have ended. */
  readonly scenarios: ToldScenario[]
  /** Why a scenario was not begun, by its position. */
  readonly leftOut: Map<number, string>
  /** For each layer of sequences that has begun, what it has come to so far. */
  readonly layers: { short?: () => SweepResult; drawn?: () => SweepResult }
  /** The relations that do not hold, by their id. */
  readonly invariants: Map<string, PlacedInvariant>
  /** The violated clauses that have been made small, by clause. */
  readonly found: Map<string, PlacedFound>
}

/** A scenario that has ended, with its position among the selected ones. */
export interface ToldScenario extends ScenarioResult {
  readonly position: number
}

/** An account in which nothing stands yet. */
export function openAccount(id: ProfileId, context: RunPlan): Account {
  const { loaded, options, share } = context
  const profile = profiles[id]
  const description = loaded.describe(id)
  const { drives, cannot } = description
  const judging = judgeOptions(profile, description, options.readings)
  return {
    profile,
    description,
    plan: createPlan({ profile, drives, cannot }),
    judge: createJudge(profile, judging),
    createJudge: () => createJudge(profile, judging),
    selected: selectedScenarios(id, context)
      .map((info, position) => ({ ...info, position }))
      .filter(({ position }) => isInShare(share, position)),
    scenarios: [],
    leftOut: new Map(),
    layers: {},
    invariants: new Map(),
    found: new Map(),
  }
}

/** What stands in the account. A violated clause that has not been made small yet is told as it was found. */
export function readAccount(account: Account, context: Pick<RunContext, 'options' | 'selects'>): PlayedProfile {
  const { profile, description, judge, invariants } = account
  const { exercised, simulated, hits, readings } = judge.tally()
  const { findings: _, ...sequences } = together(account.layers)
  const candidates = candidatesOf(account, context).map(
    (candidate) => account.found.get(candidate.clause) ?? asFound(candidate, account, context),
  )
  const known = new Set(candidates.map(({ clause }) => clause))
  const places = placesOf(account)
  return {
    id: profile.id,
    description,
    scenarios: allScenarios(account),
    sequences,
    exercised,
    simulated,
    hits,
    readings: readings.map(({ question, possible, contradicted, decided }) => ({
      question,
      possible,
      decided,
      contradicted: contradicted.flatMap((contradiction) => {
        const place = places.get(contradiction)
        return place === undefined ? [] : [{ ...contradiction, place }]
      }),
    })),
    found: [...candidates, ...unexplained(account, context, known)],
    invariants: [...invariants.values()],
  }
}

/** Where each reading was contradicted first. The judge gives the same object in its verdict and in its tally. */
function placesOf({ scenarios, layers }: Account): ReadonlyMap<Contradiction, Place> {
  const places = new Map<Contradiction, Place>()
  for (const { verdict, position } of scenarios) {
    for (const contradiction of verdict?.contradictions ?? [])
      if (!places.has(contradiction)) places.set(contradiction, { layer: 'scenario', position })
  }
  for (const layer of ['short', 'drawn'] as const) {
    for (const { contradiction, index } of layers[layer]?.().contradictions ?? [])
      if (!places.has(contradiction)) places.set(contradiction, { layer, position: index })
  }
  return places
}

/** In the order of the files; a scenario to which the run did not come stands there, too. */
function allScenarios({ selected, scenarios, leftOut }: Account): readonly PlayedScenario[] {
  const ended = new Map(scenarios.map((result) => [result.position, result]))
  return selected.map(({ name, file, line, clauses, position }) => {
    const why = leftOut.get(position)
    const unended = why === undefined ? notReached : ({ outcome: 'skipped', message: why } as const)
    const { outcome, message } = ended.get(position) ?? unended
    return { position, name, file, line, clauses, outcome, ...(message === undefined ? {} : { message }) }
  })
}

const notReached = { outcome: 'skipped', message: 'The run ended before it.' } as const
