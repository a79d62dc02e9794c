/** `run`: scenarios and sequences against an adapter, a verdict for each clause, and reports. */
import { profiles } from '../../spec/index.ts'
import type { LoadedAdapter } from '../adapter/load.ts'
import { withAdapter } from '../adapter/with-adapter.ts'
import type { ExitCode } from '../exit-code.ts'
import type { RunOptions } from '../options/run-options.ts'
import { selectClauses } from '../options/select-clauses.ts'
import { selectProfiles } from '../options/select-profiles.ts'
import { checkWritable } from '../report/atomic-write.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

/** Runs, writes and prints; gives the exit code. Whatever can be wrong with the options is said before anything runs. */
export function run(options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  return withAdapter(options.adapter, options, (loaded) => runAgainst(loaded, options, terminal))
}

async function runAgainst(loaded: LoadedAdapter, options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  const selected = selectProfiles(options.profiles, loaded.profiles)
  const known = selected.flatMap((id) => Object.keys(profiles[id].clauses))
  const selects = selectClauses(options.clauses, known)
  for (const { path } of options.reporters) checkWritable(path, 'file')
  checkWritable(options.out, 'folder')

  // An adapter that drives nothing of a profile is told so before another profile has been played.
  const { createPlan } = await import('../../properties/index.ts')
  for (const id of selected) createPlan({ ...loaded.describe(id), profile: profiles[id] })
  // Cucumber takes its time to load, so what is wrong is told before.
  const { selectedScenarios } = await import('../run/select-scenarios.ts')
  const scenarios = selected.flatMap((id) => selectedScenarios(id, { selects, options }))
  if (options.tags !== undefined && scenarios.length === 0) {
    throw new UsageError(
      `No scenario has the tags "${options.tags}".`,
      'The command "run --list" prints every scenario with its tags.',
    )
  }
  const plan = { options, loaded, selected, selects }
  if (options.plan !== undefined) return (await import('../run/show-plan.ts')).showPlan(plan, options.plan, terminal)
  return (await import('../run/play.ts')).play(plan, terminal)
}
