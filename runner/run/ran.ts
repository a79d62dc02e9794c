/** A run that is over, or a part of one, as far as a report tells of it. */
import type { Share } from '../../properties/index.ts'
import type { Failure } from '../failure.ts'
import type { RunOptions } from '../options/run-options.ts'
import type { StopCause } from '../stop.ts'
import type { PlayedProfile } from './played.ts'

/** The options that change what a report says. */
export type ToldOptions = Pick<
  RunOptions,
  'runs' | 'seed' | 'timeBudgetMs' | 'clauses' | 'tags' | 'bail' | 'readings' | 'waivers' | 'strict' | 'partial'
> & {
  /** How many documented milliseconds pass in one of a real clock, if the user has said so. */
  readonly timeScale?: number | undefined
}

/** Everything that a report is built from. */
export interface Ran {
  readonly options: ToldOptions
  /** What was given to `--adapter`. */
  readonly use: string
  /** Whether the user selected the clause. */
  readonly selects: (clause: string) => boolean
  /** At least one. */
  readonly played: readonly PlayedProfile[]
  /** Why it stopped before its end, if it did. */
  readonly stopped: StopCause | undefined
  /** Whether the user has interrupted this very command; a merge may hold a shard that was. */
  readonly interrupted: boolean
  /** The error that ended it. */
  readonly failure: Failure | undefined
  /** The shard that this is, unless it is the whole; what a shard has not met is for the merge to judge. */
  readonly shard: Share | undefined
  /** In a few words, by what it was played: the one line in which a merged report differs from that of a single run. */
  readonly how: string
}
