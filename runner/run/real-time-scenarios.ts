/** The scenarios of one profile as sessions of a real clock, each with the time that it will take. */
import { AdapterError } from '../../adapters/index.ts'
import { createReference } from '../../adapters/reference/index.ts'
import { runScenarios, type ScenarioInfo, type ScenarioResult } from '../../features/index.ts'
import { createJudge } from '../../spec/index.ts'
import type { Account } from './account.ts'
import { overheard, type RunContext } from './context.ts'
import { type HoldUps, isInDoubt, mostTries } from './hold-ups.ts'
import { judgeOptions } from './judging.ts'
import type { RealSession } from './play-in-real-time.ts'
import { inScenario } from './play-scenarios.ts'
import { tooCoarseFor } from './too-coarse.ts'

/** One session for each scenario. How long it takes is found out by telling it to the reference, in virtual time. */
export async function scenariosInRealTime(
  account: Account,
  context: RunContext,
  holdUps: HoldUps,
): Promise<readonly RealSession[]> {
  const { loaded, options, stop } = context
  const { profile, description, selected } = account
  if (selected.length === 0) return []
  const inVirtualTime = {
    profile: profile.id,
    scenarios: selected,
    signal: stop.signal,
    createJudge: () => createJudge(profile, judgeOptions(profile, description, options.readings)),
  }
  const judge = inVirtualTime.createJudge()
  const { results } = await runScenarios({ ...inVirtualTime, adapter: createReference(), judge })
  const { toleranceMs } = description
  const tooCoarse = await tooCoarseFor({ ...inVirtualTime, toleranceMs })
  return selected.flatMap((scenario, at): readonly RealSession[] => {
    const leaveOut = (why: string) => void account.leftOut.set(scenario.position, why)
    if (tooCoarse.has(at)) {
      leaveOut(`A tolerance of ${toleranceMs} ms is too coarse for it: timers that are off by as much would fail it.`)
      return []
    }
    const lastsMs = results[at]?.events.at(-1)?.atMs ?? 0
    const session: RealSession = {
      needsMs: lastsMs / loaded.timeScale,
      leaveOut,
      async play(fits) {
        try {
          const result = await tellUndisturbed(scenario, account, context, { holdUps, fits })
          if (result !== undefined) account.scenarios.push({ ...result, position: scenario.position })
        } catch (error) {
          throw error instanceof AdapterError ? inScenario(error, account) : error
        }
      },
    }
    return [session]
  })
}

/**
 * Tells the scenario until it passes, or fails while this process was not held up. What has failed in each of several
 * tellings in which it was is neither passed nor failed: nobody can tell the implementation's lateness from our own.
 */
async function tellUndisturbed(
  scenario: ScenarioInfo,
  account: Account,
  context: RunContext,
  { holdUps, fits }: { readonly holdUps: HoldUps; readonly fits: () => boolean },
): Promise<ScenarioResult | undefined> {
  const { toleranceMs } = account.description
  for (let tries = 1; ; tries += 1) {
    const startMs = performance.now()
    const result = await tell(scenario, account, context)
    const heldUpMs = holdUps.worstSince(startMs)
    if (result?.outcome !== 'failed' || !isInDoubt(heldUpMs, toleranceMs, context.loaded.timeScale)) {
      return result && rejudged(result, account, context)
    }
    if (tries < mostTries && fits() && !context.stop.signal.aborted) continue
    const message = `It failed, and so did the machine: this process was held up for ${Math.round(heldUpMs)} ms of one second in it, the last of ${tries} times.`
    const { verdict: _, failedStep: __, ...rest } = result
    return { ...rest, outcome: 'skipped', message }
  }
}

/** Tells it once, and judges it without counting: it may have to be told again. */
async function tell(
  scenario: ScenarioInfo,
  { profile, createJudge: create }: Account,
  { loaded, stop }: RunContext,
): Promise<ScenarioResult | undefined> {
  const { results, finished } = await runScenarios({
    profile: profile.id,
    adapter: loaded.adapter,
    judge: create(),
    scenarios: [scenario],
    signal: stop.signal,
  })
  return finished === 0 ? undefined : results[0]
}

/** The same result, with the verdict of the judge who keeps count of the whole run. */
function rejudged(result: ScenarioResult, account: Account, context: RunContext): ScenarioResult {
  if (result.verdict === undefined) return result
  const judge = overheard(account.judge, context)
  const { violations, contradictions, ...counts } = judge.judge(result.clients, result.events)
  return { ...result, verdict: { ...counts, violations: [...violations], contradictions: [...contradictions] } }
}
