import { profiles } from '../../spec/index.ts'
import type { LoadedAdapter } from '../adapter/load.ts'
import type { RunOptions } from '../options/run-options.ts'
import { selectClauses } from '../options/select-clauses.ts'
import { selectProfiles } from '../options/select-profiles.ts'
import type { RunPlan } from './context.ts'

/** Finds what is to be played of the adapter: for the command, and for each of its jobs again. */
export function prepareRun(loaded: LoadedAdapter, options: RunOptions): RunPlan {
  const selected = selectProfiles(options.profiles, loaded.profiles)
  const known = selected.flatMap((id) => Object.keys(profiles[id].clauses))
  return { options, loaded, selected, selects: selectClauses(options.clauses, known), share: options.share }
}
