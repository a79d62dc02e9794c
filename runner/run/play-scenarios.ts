/** The first half of a run: the documents told as scenarios. */
import { runScenarios, type ScenarioResult } from '../../features/index.ts'
import type { Judge, ProfileId } from '../../spec/index.ts'
import { count } from '../report/words.ts'
import type { RunContext } from './context.ts'
import { tagExpression } from './select-scenarios.ts'

/** Plays the selected scenarios of the profile. */
export async function playScenarios(
  profile: ProfileId,
  judge: Judge,
  context: RunContext,
): Promise<readonly ScenarioResult[]> {
  const { loaded, progress, stop, violated } = context
  progress.begin(`${profile} scenarios`)
  const { results } = await runScenarios({
    profile,
    adapter: loaded.adapter,
    judge,
    tags: tagExpression(profile, context),
    signal: stop.signal,
    onProgress: (_result, done, total) => progress.update({ done, total, violations: violated.size }),
  })
  const failure = loaded.failure()
  if (failure !== undefined) throw failure
  progress.end(summaryOf(results))
  return results
}

function summaryOf(results: readonly ScenarioResult[]): string {
  const of = (outcome: ScenarioResult['outcome']) => results.filter((result) => result.outcome === outcome).length
  const parts = [`${of('passed')} of ${count(results.length, 'scenario')} passed`]
  for (const outcome of ['failed', 'not driven', 'skipped'] as const)
    if (of(outcome) > 0) parts.push(`${of(outcome)} ${outcome}`)
  return parts.join(', ')
}
