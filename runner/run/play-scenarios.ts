/** The first half of a run: the documents told as scenarios. */
import { AdapterError } from '../../adapters/index.ts'
import { runScenarios, type ScenarioInfo, type ScenarioResult } from '../../features/index.ts'
import { count } from '../report/words.ts'
import type { Account } from './account.ts'
import { overheard, type RunContext } from './context.ts'
import { tagExpression } from './select-scenarios.ts'
import { isInShare } from './share.ts'

/** Plays the selected scenarios of the profile. */
export async function playScenarios(account: Account, context: RunContext): Promise<void> {
  const { loaded, progress, stop, violated, share } = context
  const { id } = account.profile
  progress.begin(`${id} scenarios`)
  try {
    await runScenarios({
      profile: id,
      adapter: loaded.adapter,
      judge: overheard(account.judge, context),
      tags: tagExpression(id, context),
      isHere: (position) => isInShare(share, position),
      signal: stop.signal,
      onProgress(result, done, total) {
        const isIt = ({ file, line }: ScenarioInfo) => file === result.file && line === result.line
        account.scenarios.push({ ...result, position: account.selected.find(isIt)?.position ?? -1 })
        progress.update({ done, total, violations: violated.size })
      },
    })
    // A test runner in between may have swallowed what went wrong.
    const failure = loaded.failure()
    if (failure !== undefined) throw failure
  } catch (error) {
    throw error instanceof AdapterError ? inScenario(error, account) : error
  }
  progress.end(summaryOf(account.scenarios))
}

/** Says in which scenario the adapter failed, so that its author can look at the steps. */
export function inScenario(error: AdapterError, { scenarios }: Account): AdapterError {
  const first = scenarios.find(({ outcome }) => outcome === 'skipped')
  if (first === undefined) return error
  const place = `It happened in the scenario "${first.name}" (features/${first.file}:${first.line}).`
  return new AdapterError(error.code, error.message, `${error.hint} ${place}`, { cause: error })
}

function summaryOf(results: readonly ScenarioResult[]): string {
  const of = (outcome: ScenarioResult['outcome']) => results.filter((result) => result.outcome === outcome).length
  const parts = [`${of('passed')} of ${count(results.length, 'scenario')} passed`]
  for (const outcome of ['failed', 'not driven', 'skipped'] as const)
    if (of(outcome) > 0) parts.push(`${of(outcome)} ${outcome}`)
  return parts.join(', ')
}
