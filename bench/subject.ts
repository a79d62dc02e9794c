/** What the pipeline is timed with: the reference, its judge, and the same sequences for every case. */
import fc from 'fast-check'
import { resolveDescription } from '../adapters/index.ts'
import { createReference, type ReferenceAdapter } from '../adapters/reference/index.ts'
import { chunkSize, createPlan, generatedChunk, type Plan, placeOf } from '../properties/index.ts'
import { createJudge, type Judge, type Profile, type ProfileId, profiles, type Step } from '../spec/index.ts'

/** One profile with all that its cases share. */
export interface Subject {
  readonly id: ProfileId
  readonly profile: Profile
  readonly adapter: ReferenceAdapter
  readonly plan: Plan
  /** A judge that has seen nothing yet; each case keeps its own, as a run does. */
  readonly createJudge: () => Judge
}

/** The reference as the profile's implementation under test. */
export function createSubject(id: ProfileId): Subject {
  const profile = profiles[id]
  const adapter = createReference()
  const { drives, cannot, observes } = resolveDescription(adapter.describe(), id)
  return {
    id,
    profile,
    adapter,
    plan: createPlan({ profile, drives, cannot }),
    createJudge: () => createJudge(profile, { observes }),
  }
}

/** @throws {Error} if the reference violates a clause: then the judge would be timed at telling why */
export function mustHold(violations: readonly { readonly clauses: readonly string[] }[]): void {
  const broken = violations.flatMap(({ clauses }) => clauses)
  if (broken.length > 0) throw new Error(`Nothing can be timed: the reference violates ${broken.join(', ')}.`)
}

/** The sequences that a sweep with this seed plays, drawn beforehand. */
export function drawnSequences(plan: Plan, seed: number, count: number): readonly (readonly Step[])[] {
  return chunksOf(count).flatMap(({ chunk, size }) => generatedChunk(plan, seed, chunk, size))
}

/** The two numbers that fast-check gives for each of those sequences. */
export function drawnSeeds(seed: number, count: number): readonly (readonly [number, number])[] {
  return chunksOf(count).flatMap(({ chunk, size }) =>
    fc.sample(new SeedArbitrary(), {
      seed: placeOf(seed, chunk * chunkSize).seed,
      path: '',
      numRuns: size,
      examples: [],
    }),
  )
}

function chunksOf(count: number): readonly { readonly chunk: number; readonly size: number }[] {
  return Array.from({ length: Math.ceil(count / chunkSize) }, (_, chunk) => ({
    chunk,
    size: Math.min(chunkSize, count - chunk * chunkSize),
  }))
}

/** Takes from fast-check just what the arbitrary of sequences takes. */
class SeedArbitrary extends fc.Arbitrary<readonly [number, number]> {
  override generate(random: fc.Random): fc.Value<readonly [number, number]> {
    const first = random.nextInt(-0x80000000, 0x7fffffff)
    const second = random.nextInt(-0x80000000, 0x7fffffff)
    return new fc.Value<readonly [number, number]>([first, second], undefined)
  }

  override canShrinkWithoutContext(value: unknown): value is readonly [number, number] {
    return Array.isArray(value)
  }

  override shrink(): fc.Stream<fc.Value<readonly [number, number]>> {
    return fc.Stream.nil()
  }
}
