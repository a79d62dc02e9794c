/** The scenarios of one profile as sessions of a real clock, each with the time that it will take. */
import { AdapterError } from '../../adapters/index.ts'
import { createReference } from '../../adapters/reference/index.ts'
import { runScenarios } from '../../features/index.ts'
import { createJudge } from '../../spec/index.ts'
import type { Account } from './account.ts'
import { overheard, type RunContext } from './context.ts'
import { judgeOptions } from './judging.ts'
import type { RealSession } from './play-in-real-time.ts'
import { inScenario } from './play-scenarios.ts'

/** One session for each scenario. How long it takes is found out by telling it to the reference, in virtual time. */
export async function scenariosInRealTime(account: Account, context: RunContext): Promise<readonly RealSession[]> {
  const { loaded, options, stop } = context
  const { profile, description, selected } = account
  if (selected.length === 0) return []
  const { results } = await runScenarios({
    profile: profile.id,
    adapter: createReference(),
    judge: createJudge(profile, judgeOptions(profile, description, options.readings)),
    scenarios: selected,
    signal: stop.signal,
  })
  return selected.map((scenario, at): RealSession => {
    const lastsMs = results[at]?.events.at(-1)?.atMs ?? 0
    return {
      needsMs: lastsMs / loaded.timeScale,
      leaveOut: (why) => account.leftOut.set(scenario.position, why),
      async play() {
        try {
          await runScenarios({
            profile: profile.id,
            adapter: loaded.adapter,
            judge: overheard(account.judge, context),
            scenarios: [scenario],
            signal: stop.signal,
            onProgress: (result) => account.scenarios.push({ ...result, position: scenario.position }),
          })
        } catch (error) {
          throw error instanceof AdapterError ? inScenario(error, account) : error
        }
      },
    }
  })
}
