import { profiles } from '../../spec/index.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { RunOptions } from '../options/run-options.ts'
import { count } from '../report/words.ts'
import type { Terminal } from '../terminal.ts'
import type { RunPlan } from './context.ts'
import { selectedScenarios } from './select-scenarios.ts'

/** Says what would run. It ends in 3, not in 0: a gate that runs nothing must not be green. */
export function showPlan(
  { options, selected, selects }: RunPlan,
  plan: NonNullable<RunOptions['plan']>,
  terminal: Terminal,
): ExitCode {
  for (const id of selected) {
    const clauses = Object.keys(profiles[id].clauses).filter(selects)
    const scenarios = selectedScenarios(id, { selects, options })
    const sequences = count(options.runs, 'drawn sequence')
    terminal.out(`${id}: ${count(clauses.length, 'clause')}, ${count(scenarios.length, 'scenario')}, ${sequences}\n`)
    if (plan === 'dry-run') continue
    for (const clause of clauses) terminal.out(`  ${clause}  ${profiles[id].clauses[clause]?.text ?? ''}\n`)
    for (const { name, tags } of scenarios) terminal.out(`  scenario  ${name}  ${tags.join(' ')}\n`)
  }
  terminal.err(`Nothing was run, so the exit code is ${exitCodes.incomplete}.\n`)
  return exitCodes.incomplete
}
