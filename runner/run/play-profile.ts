/** Everything that a run does with one profile, and what came of it. */
import type { ProfileDescription } from '../../adapters/index.ts'
import type { ScenarioResult } from '../../features/index.ts'
import { createPlan, unhit } from '../../properties/index.ts'
import { createJudge, type Profile, type ProfileId, profiles, type Tally } from '../../spec/index.ts'
import { withLog } from '../adapter/with-adapter.ts'
import { type BrokenInvariant, checkInvariants } from './check-invariants.ts'
import { overheard, type RunContext } from './context.ts'
import { findViolated } from './find.ts'
import type { Found } from './found.ts'
import { judgeOptions } from './judging.ts'
import { mixedReadings } from './mixed-readings.ts'
import { playScenarios } from './play-scenarios.ts'
import { type PlayedSequences, playSequences } from './play-sequences.ts'

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

/**
 * Plays scenarios, then sequences, then makes what was found small.
 *
 * @throws {AdapterError} if the adapter fails, with what its process has last said
 */
export async function playProfile(id: ProfileId, context: RunContext): Promise<PlayedProfile> {
  try {
    return await playParts(id, context)
  } catch (error) {
    throw await withLog(error, context.loaded)
  }
}

async function playParts(id: ProfileId, context: RunContext): Promise<PlayedProfile> {
  const { loaded, options, selects } = context
  const profile = profiles[id]
  const description = loaded.describe(id)
  const { drives, cannot, clock } = description
  const judging = judgeOptions(profile, description, options.readings)
  const judge = createJudge(profile, judging)
  const plan = createPlan({ profile, drives, cannot })

  const scenarios = await playScenarios(id, overheard(judge, context), context)
  const swept = await playSequences(plan, clock, overheard(judge, context), context)
  const invariants = await checkInvariants(plan, description, context)
  const tally = judge.tally()
  const shown = { plan, createJudge: () => createJudge(profile, judging), clock, scenarios, swept }
  const violated = await findViolated(shown, context)
  const known = new Set(violated.map(({ clause }) => clause))
  const mixed = mixedReadings(tally, profile.questions, selects).filter(({ clause }) => !known.has(clause))
  return {
    profile,
    description,
    scenarios,
    swept,
    tally,
    unhit: unhit(profile, tally.hits, drives),
    found: [...violated, ...mixed],
    invariants,
  }
}
