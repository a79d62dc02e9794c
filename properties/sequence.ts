/** Sequences of steps as a fast-check arbitrary. */
import fc from 'fast-check'
import type { Step } from '../spec/index.ts'
import { drawSequence } from './draw.ts'
import type { Plan } from './plan.ts'
import { simplerSteps } from './simpler.ts'

export { drawSequence } from './draw.ts'

/**
 * The fast-check arbitrary of sequences. It takes two numbers from fast-check and needs no context,
 * so that `{ seed, path }` gives a sequence again in one run.
 */
export class SequenceArbitrary extends fc.Arbitrary<readonly Step[]> {
  private readonly plan: Plan

  constructor(plan: Plan) {
    super()
    this.plan = plan
  }

  override generate(mrng: fc.Random, _biasFactor: number | undefined): fc.Value<readonly Step[]> {
    const seedA = mrng.nextInt(-0x80000000, 0x7fffffff)
    const seedB = mrng.nextInt(-0x80000000, 0x7fffffff)
    return new fc.Value<readonly Step[]>(drawSequence(this.plan, seedA, seedB), undefined)
  }

  override canShrinkWithoutContext(value: unknown): value is readonly Step[] {
    return Array.isArray(value)
  }

  override shrink(value: readonly Step[], _context: unknown): fc.Stream<fc.Value<readonly Step[]>> {
    const timers = Object.values(this.plan.profile.timers)
    return fc.stream(simplerSteps(value, timers)).map((steps) => new fc.Value<readonly Step[]>(steps, undefined))
  }
}

/** The arbitrary of sequences for the plan. */
export function sequences(plan: Plan): SequenceArbitrary {
  return new SequenceArbitrary(plan)
}
