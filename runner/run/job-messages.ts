/** What a run and its jobs tell each other. A job is a thread that plays one share with an adapter of its own. */
import type { ProfileDescription } from '../../adapters/index.ts'
import type { Share } from '../../properties/index.ts'
import type { Failure } from '../failure.ts'
import type { RunOptions } from '../options/run-options.ts'
import type { PhaseState } from '../progress.ts'
import type { StopCause } from '../stop.ts'
import type { PlayedShare } from './play-share.ts'

/** What a job is given. */
export interface JobTask {
  readonly options: RunOptions
  readonly share: Share
  /** What the adapter of the run says of itself; the job's own must say the same. */
  readonly descriptions: readonly ProfileDescription[]
}

/** What a job says. */
export type JobMessage =
  | { readonly kind: 'begin'; readonly phase: string }
  | { readonly kind: 'update'; readonly state: PhaseState }
  | { readonly kind: 'end'; readonly summary: string }
  | { readonly kind: 'violated'; readonly clauses: readonly string[] }
  | { readonly kind: 'over'; readonly share: PlayedShare }
  /** The job has failed before there was anything to play. */
  | { readonly kind: 'failed'; readonly failure: Failure }

/** What a job is told. */
export interface JobOrder {
  readonly stop: StopCause
}
