/** The three ways to draw sequences that are compared by how soon they find a fault. */
import fc from 'fast-check'
import { chunkSize, generatedChunk, type Plan, placeOf } from '../properties/index.ts'
import { Random } from '../properties/random.ts'
import type { Step } from '../spec/index.ts'

/** The names of the ways, as the table tells them. */
export const ways = ['our generator', 'without the model', 'fc.array'] as const
export type Way = (typeof ways)[number]

/** Sequence after sequence, without an end; the same seed gives the same ones. */
export type Sequences = Generator<readonly Step[], never>

export const sequencesOf: Readonly<Record<Way, (plan: Plan, seed: number) => Sequences>> = {
  'our generator': guided,
  'without the model': unguided,
  'fc.array': plain,
}

function* guided(plan: Plan, seed: number): Sequences {
  for (let chunk = 0; ; chunk += 1) yield* generatedChunk(plan, seed, chunk)
}

/** Of 256 steps, so many are waits: as many as our generator draws. */
const waitsOutOf256 = 102
const usualLength = 50
const shortest = 17

/**
 * Steps drawn blindly, each kind as often as any other, and waits of the same documented times −1, 0 and +1 ms; each
 * sequence ends in a wait that outlasts everything.
 */
function* unguided(plan: Plan, seed: number): Sequences {
  const kinds = [...plan.kinds.values()]
  for (let index = 0; ; index += 1) {
    const random = new Random(placeOf(seed, index * chunkSize).seed, index)
    const actors = 2 + (random.chance(64) ? 1 : 0)
    const length = shortest + random.below(2 * (usualLength - shortest))
    const steps: Step[] = []
    while (steps.length < length) {
      if (random.chance(waitsOutOf256)) {
        steps.push({ waitMs: plan.waits[random.below(plan.waits.length)] ?? 1 })
        continue
      }
      const choices = kinds[random.below(kinds.length)]?.choices ?? []
      const step = choices[random.below(choices.length)]?.steps[random.below(actors)]
      if (step !== undefined) steps.push(withText(step, `m${steps.length}`, random.below(actors)))
    }
    steps.push({ waitMs: plan.longTailMs })
    yield steps
  }
}

/** What somebody writes who has never thought about it: a list of anything, and waits of any length. */
function* plain(plan: Plan, seed: number): Sequences {
  const steps = [...plan.kinds.values()].map(({ choices }) =>
    fc
      .tuple(
        fc.constantFrom(...choices.flatMap((choice) => choice.steps.slice(0, 2).filter((step) => step !== undefined))),
        fc.nat({ max: 99 }),
        fc.nat({ max: 1 }),
      )
      .map(([step, text, to]) => withText(step, `m${text}`, to)),
  )
  const wait = fc.nat({ max: plan.longTailMs }).map((waitMs): Step => ({ waitMs }))
  const sequence = fc.array(fc.oneof(wait, ...steps), { maxLength: 2 * usualLength, size: 'max' })
  for (let chunk = 0; ; chunk += 1) {
    const { seed: ofChunk } = placeOf(seed, chunk * chunkSize)
    yield* fc.sample(sequence, { seed: ofChunk, numRuns: chunkSize })
  }
}

/** A message needs an addressee and a text; our own generator gives it both when it draws it. */
function withText(step: Step, text: string, to: number): Step {
  if (!('call' in step)) return step
  if (step.call === 'sendPeerMessage') return { ...step, args: { to: `uid${to + 1}`, text } }
  if (step.call === 'sendChannelMessage') return { ...step, args: { channel: 'c1', text } }
  return step
}
