/** Which scenarios an adapter's tolerance is too coarse for: there an SDK that does everything right would fail. */
import { correctFor, createReference, type Decisions } from '../../adapters/reference/index.ts'
import { runScenarios, type ScenarioInfo } from '../../features/index.ts'
import type { Judge, ProfileId } from '../../spec/index.ts'

/** What it takes to tell scenarios with a tolerance, in documented milliseconds. */
export interface CoarseOptions {
  readonly profile: ProfileId
  readonly scenarios: readonly ScenarioInfo[]
  readonly toleranceMs: number
  readonly createJudge: () => Judge
  readonly signal: AbortSignal
}

/**
 * Tells the scenarios, in virtual time, to a reference whose timers all come early by the tolerance, and to one whose
 * timers all come late by it. Gives the places in the list of those in which either is accused: a loss of five seconds does not
 * show whether it is noticed after four if that may be two seconds off.
 */
export async function tooCoarseFor(options: CoarseOptions): Promise<ReadonlySet<number>> {
  const { profile, scenarios, toleranceMs, createJudge, signal } = options
  const accused = new Set<number>()
  for (const byMs of [-toleranceMs, toleranceMs]) {
    const adapter = createReference(shifted(correctFor(profile), byMs))
    const { results } = await runScenarios({ profile, adapter, judge: createJudge(), scenarios, signal })
    for (const [at, { outcome, verdict }] of results.entries())
      if (outcome === 'failed' || (verdict?.violations.length ?? 0) > 0) accused.add(at)
  }
  return accused
}

/** The timers of the reference, each off by so much; those that strike at once or never stay. */
function shifted(decisions: Decisions, byMs: number): Partial<Decisions> {
  const timers = Object.entries(decisions).filter(
    ([name, value]) => name.endsWith('AfterMs') && typeof value === 'number' && value > 0 && value < Infinity,
  )
  return Object.fromEntries(timers.map(([name, ms]) => [name, Math.max(0, ms + byMs)]))
}
