/** What the parts of a run share. */
import type { Share } from '../../properties/index.ts'
import type { Judge, ProfileId } from '../../spec/index.ts'
import type { LoadedAdapter } from '../adapter/load.ts'
import type { RunOptions } from '../options/run-options.ts'
import type { Progress } from '../progress.ts'
import type { Stop } from '../stop.ts'

/** What is to be run. */
export interface RunPlan {
  readonly options: RunOptions
  readonly loaded: LoadedAdapter
  readonly selected: readonly ProfileId[]
  /** Whether the user selected the clause. */
  readonly selects: (clause: string) => boolean
  /** What of it is played here. */
  readonly share: Share
}

/** One run. */
export interface RunContext extends RunPlan {
  readonly stop: Stop
  readonly progress: Progress
  /** The selected clauses that are known to be violated so far. */
  readonly violated: Set<string>
}

/** The same judge, overheard: each violation is counted as soon as it is found, and `--bail` stops the run. */
export function overheard(judge: Judge, { selects, violated, options, stop }: RunContext): Judge {
  return {
    profile: judge.profile,
    assumptions: judge.assumptions,
    begin: (clients) => judge.begin(clients),
    next: (event) => judge.next(event),
    end: () => judge.end(),
    tally: () => judge.tally(),
    judge(clients, events) {
      const verdict = judge.judge(clients, events)
      if (verdict.violations.length > 0) {
        for (const { clauses } of verdict.violations)
          for (const clause of clauses) if (selects(clause)) violated.add(clause)
        if (options.bail !== undefined && violated.size >= options.bail) stop.stop('bail')
      }
      return verdict
    },
  }
}
