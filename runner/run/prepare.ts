import { profiles } from '../../spec/index.ts'
import type { LoadedAdapter } from '../adapter/load.ts'
import { fullRealRuns, type RunOptions, usualRealBudgetMs } from '../options/run-options.ts'
import { selectClauses } from '../options/select-clauses.ts'
import { selectProfiles } from '../options/select-profiles.ts'
import type { RunPlan } from './context.ts'

/** Finds what is to be played of the adapter: for the command, and for each of its jobs again. */
export function prepareRun(loaded: LoadedAdapter, options: RunOptions): RunPlan {
  const selected = selectProfiles(options.profiles, loaded.profiles)
  const known = selected.flatMap((id) => Object.keys(profiles[id].clauses))
  return {
    options: settle(options, loaded),
    loaded,
    selected,
    selects: selectClauses(options.clauses, known),
    share: options.share,
  }
}

/** What the user has not said depends on the clock: nobody waits for a thousand sequences in real time. */
function settle(options: RunOptions, { isReal }: LoadedAdapter): RunOptions {
  if (!isReal) return options
  const { areRunsGiven, runs, timeBudgetMs = usualRealBudgetMs } = options
  return { ...options, runs: areRunsGiven ? runs : fullRealRuns, timeBudgetMs }
}
