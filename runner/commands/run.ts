/** `run`: scenarios and sequences against an adapter, a verdict for each clause, and reports. */
import { profiles } from '../../spec/index.ts'
import { withAdapter } from '../adapter/with-adapter.ts'
import type { ExitCode } from '../exit-code.ts'
import type { RunOptions } from '../options/run-options.ts'
import { checkWritable } from '../report/atomic-write.ts'
import type { RunPlan } from '../run/context.ts'
import { prepareRun } from '../run/prepare.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

/** Runs, writes and prints; gives the exit code. Whatever can be wrong with the options is said before anything runs. */
export function run(options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  return withAdapter(options.adapter, options, (loaded) => runPlan(prepareRun(loaded, options), terminal))
}

async function runPlan(plan: RunPlan, terminal: Terminal): Promise<ExitCode> {
  const { options, loaded, selected, selects } = plan
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
  if (options.plan !== undefined) return (await import('../run/show-plan.ts')).showPlan(plan, options.plan, terminal)
  return (await import('../run/play.ts')).play(plan, terminal)
}
