/** Sees to it that every job of a run drives the same adapter. */
import { isDeepStrictEqual } from 'node:util'
import { AdapterError, type ProfileDescription } from '../../adapters/index.ts'
import { quote } from '../trace-file/event-problem.ts'
import type { RunPlan } from './context.ts'

/** What the adapter says of itself in each profile that is played. */
export function descriptionsOf({ selected, loaded }: Pick<RunPlan, 'selected' | 'loaded'>) {
  return selected.map((profile) => loaded.describe(profile))
}

/**
 * Refuses a job whose adapter is not the one of the run: what two implementations do is no report of either.
 * @throws {AdapterError} `bad-description`, with the first thing that differs
 */
export function refuseOther(own: readonly ProfileDescription[], ofRun: readonly ProfileDescription[]): void {
  for (const [index, description] of own.entries()) {
    const expected = ofRun[index]
    // The cast is safe: these are the keys of a description that was read and filled in.
    for (const field of Object.keys(description) as (keyof ProfileDescription)[]) {
      if (isDeepStrictEqual(description[field], expected?.[field])) continue
      throw new AdapterError(
        'bad-description',
        `A job has another adapter than the run: its \`${field}\` is ${quote(description[field])}, and not ${quote(expected?.[field])}.`,
        'Have describe say the same each time that the adapter is started, or leave --jobs out.',
      )
    }
  }
}
