/** What a run has learnt about one profile so far. It can be read at any moment, also while the process is ending. */
import type { ProfileDescription } from '../../adapters/index.ts'
import type { ScenarioInfo, ScenarioResult } from '../../features/index.ts'
import { createPlan, type Plan, type SweepResult, unhit } from '../../properties/index.ts'
import { createJudge, type Judge, type Profile, type ProfileId, profiles, type Tally } from '../../spec/index.ts'
import type { BrokenInvariant } from './check-invariants.ts'
import type { RunContext } from './context.ts'
import { asFound, candidatesOf, unexplained } from './find.ts'
import type { Found } from './found.ts'
import { judgeOptions } from './judging.ts'
import { mixedReadings } from './mixed-readings.ts'
import { type PlayedSequences, together } from './play-sequences.ts'
import { selectedScenarios } from './select-scenarios.ts'

/** The account of one profile; the parts of the run write into it as they go. */
export interface Account {
  readonly profile: Profile
  readonly description: ProfileDescription
  readonly plan: Plan
  /** Judges every trace of the profile and keeps count. */
  readonly judge: Judge
  /** A judge that has seen nothing yet. */
  readonly createJudge: () => Judge
  /** The scenarios that the user's options select. */
  readonly selected: readonly ScenarioInfo[]
  /** Those that have ended. */
  readonly scenarios: ScenarioResult[]
  /** For each layer of sequences that has begun, what it has come to so far. */
  readonly layers: { short?: () => SweepResult; drawn?: () => SweepResult }
  readonly invariants: Map<string, BrokenInvariant>
  /** The violated clauses that have been made small, by clause. */
  readonly found: Map<string, Found>
}

/** What a run has learnt about one profile. */
export interface PlayedProfile {
  readonly profile: Profile
  readonly description: ProfileDescription
  readonly scenarios: readonly ScenarioResult[]
  readonly swept: PlayedSequences
  readonly tally: Tally
  /** What a full run must meet and this one has not. */
  readonly unhit: readonly string[]
  readonly found: readonly Found[]
  readonly invariants: readonly BrokenInvariant[]
}

/** An account in which nothing stands yet. */
export function openAccount(id: ProfileId, context: Pick<RunContext, 'loaded' | 'options' | 'selects'>): Account {
  const { loaded, options } = context
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
    selected: selectedScenarios(id, context),
    scenarios: [],
    layers: {},
    invariants: new Map(),
    found: new Map(),
  }
}

/** What stands in the account. A violated clause that has not been made small yet is told as it was found. */
export function readAccount(account: Account, context: Pick<RunContext, 'options' | 'selects'>): PlayedProfile {
  const { profile, description, judge, invariants } = account
  const tally = judge.tally()
  const candidates = candidatesOf(account, context).map(
    (candidate) => account.found.get(candidate.clause) ?? asFound(candidate, account, context),
  )
  const known = new Set(candidates.map(({ clause }) => clause))
  const violated = [...candidates, ...unexplained(account, context, known)].sort(byClause)
  for (const { clause } of violated) known.add(clause)
  const mixed = mixedReadings(tally, profile.questions, context.selects).filter(({ clause }) => !known.has(clause))
  return {
    profile,
    description,
    scenarios: allScenarios(account),
    swept: together(account.layers),
    tally,
    unhit: unhit(profile, tally.hits, description),
    found: [...violated, ...mixed],
    invariants: [...invariants.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

/** In the order of the files; a scenario to which the run did not come stands there, too. */
function allScenarios({ selected, scenarios }: Account): readonly ScenarioResult[] {
  const place = ({ file, line }: ScenarioInfo) => `${file}:${line}`
  const ended = new Map(scenarios.map((result) => [place(result), result]))
  return selected.map((info) => {
    const notReached = { outcome: 'skipped', message: 'The run ended before it.', steps: [], events: [] } as const
    return ended.get(place(info)) ?? { ...info, ...notReached, clients: [] }
  })
}

function byClause(a: Found, b: Found): number {
  return a.clause < b.clause ? -1 : 1
}
