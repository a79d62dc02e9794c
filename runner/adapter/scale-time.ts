/** Lets time pass faster than documented in the sessions of an adapter that can. */
import type { Adapter } from '../../adapters/index.ts'
import { UsageError } from '../usage-error.ts'
import type { LoadedAdapter } from './load.ts'

/**
 * The same adapter, which is told in each `open` how many documented milliseconds pass in one of the wall's. Its stamps
 * are off by so many times more of them.
 *
 * @throws {UsageError} if the adapter has a virtual clock, or does not say that it scales time
 */
export function scaleTime(loaded: LoadedAdapter, timeScale: number): LoadedAdapter {
  const { adapter, describe, isReal, profiles, use } = loaded
  if (!isReal) {
    throw new UsageError(
      `Cannot scale the time of ${use}: its clock is virtual, and no wait takes time.`,
      'Leave --time-scale out.',
    )
  }
  if (profiles.some((profile) => !describe(profile).scalesTime)) {
    throw new UsageError(
      `Cannot scale the time of ${use}: the adapter does not say that it can.`,
      'Leave --time-scale out, or have the adapter heed `timeScale` in open, and say `scalesTime: true` in describe.',
    )
  }
  const scaled: Adapter = {
    describe: () => adapter.describe(),
    open: (world) => adapter.open({ ...world, timeScale }),
  }
  return {
    ...loaded,
    adapter: scaled,
    timeScale,
    describe(profile) {
      const description = describe(profile)
      const toleranceMs = Math.ceil(description.toleranceMs * timeScale)
      return { ...description, clock: { realToleranceMs: toleranceMs }, toleranceMs }
    },
  }
}
