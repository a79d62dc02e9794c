/** The drawn sequences of a seed, in order, by way of fast-check: each is one that `{ seed, path }` gives again. */
import fc from 'fast-check'
import type { Step } from '../spec/index.ts'
import type { Plan } from './plan.ts'
import { mix } from './random.ts'
import { sequences } from './sequence.ts'

/** How many sequences come from one seed of fast-check. Part of what a seed means: another number gives other sequences. */
export const chunkSize = 64

/** What fast-check calls the place of a sequence: `fc.assert(property, place)` starts with it. */
export interface Place {
  readonly seed: number
  readonly path: string
}

/** The place of the sequence with that index, counted from 0. */
export function placeOf(seed: number, index: number): Place {
  return { seed: mix(seed, Math.floor(index / chunkSize)), path: String(index % chunkSize) }
}

/** The sequences of the chunk with that number, at most `limit` of them. */
export function generatedChunk(
  plan: Plan,
  seed: number,
  chunk: number,
  limit: number = chunkSize,
): readonly (readonly Step[])[] {
  const numRuns = Math.min(limit, chunkSize)
  return fc.sample(sequences(plan), { seed: mix(seed, chunk), path: '', numRuns, examples: [] })
}

/** One sequence by its index, without those before it. */
export function generatedSequence(plan: Plan, seed: number, index: number): readonly Step[] {
  const [steps] = fc.sample(sequences(plan), { ...placeOf(seed, index), numRuns: 1, examples: [] })
  if (steps === undefined) throw new Error(`There is no sequence ${index} of seed ${seed}.`)
  return steps
}
