/** Checks every invariant on drawn sequences, and shrinks the first difference of each. */
import { setImmediate } from 'node:timers/promises'
import type { Adapter } from '../adapters/contract.ts'
import { readDescription } from '../adapters/describe.ts'
import type { Profile, Step } from '../spec/index.ts'
import type { Difference, Invariant, Subject } from './invariants.ts'
import { checkInvariant, invariants } from './invariants.ts'
import type { Plan } from './plan.ts'
import { clientsOf } from './plan.ts'
import { shrink } from './shrink.ts'
import { chunkSize, generatedChunk } from './stream.ts'

/** How long the event loop may be kept busy at a stretch, in milliseconds. */
const breathEveryMs = 50

/** What the check needs. */
export interface InvariantOptions {
  readonly profile: Profile
  readonly adapter: Adapter
  readonly plan: Plan
  /** The same seed gives the same sequences. */
  readonly seed: number
  /** How many sequences each invariant is checked on. */
  readonly sequences: number
  readonly signal?: AbortSignal
}

/** What has become of one invariant. */
export interface InvariantOutcome {
  readonly id: string
  readonly text: string
  /** On how many sequences it was checked; 0 is never "it holds". */
  readonly checked: number
  /** Why it was not checked at all. */
  readonly skipped?: string
  /** The first difference, with the fewest steps that show it. */
  readonly difference?: Difference
}

/** Checks all invariants; one that does not hold is not checked any further. */
export async function checkInvariants(options: InvariantOptions): Promise<readonly InvariantOutcome[]> {
  const description = await readDescription(options.adapter, options.profile.id)
  const outcomes: InvariantOutcome[] = []
  for (const invariant of invariants) {
    const { id, text } = invariant
    if (description.clock === 'virtual') outcomes.push(await checkOne(invariant, options, description.drives))
    else
      outcomes.push({
        id,
        text,
        checked: 0,
        skipped: 'It compares instants exactly, and the clock of the adapter is real.',
      })
  }
  return outcomes
}

async function checkOne(
  invariant: Invariant,
  options: InvariantOptions,
  drives: readonly string[],
): Promise<InvariantOutcome> {
  const { id, text } = invariant
  const subjectOf = (steps: readonly Step[]): Subject => ({
    ...options,
    clients: clientsOf(options.plan, steps),
    steps,
    drives,
  })
  let checked = 0
  let breathedAt = performance.now()
  for (let first = 0; first < options.sequences; first += chunkSize) {
    for (const steps of generatedChunk(options.plan, options.seed, first / chunkSize, options.sequences - first)) {
      if (options.signal?.aborted === true) return { id, text, checked }
      const subject = subjectOf(steps)
      if (!invariant.applies(subject)) continue
      checked += 1
      if ((await checkInvariant(invariant, subject)) !== undefined) {
        const shrunk = await shrink(
          steps,
          async (fewer) => (await checkInvariant(invariant, subjectOf(fewer))) !== undefined,
          {
            timers: Object.values(options.profile.timers),
            ...(options.signal === undefined ? {} : { signal: options.signal }),
          },
        )
        const difference = await checkInvariant(invariant, subjectOf(shrunk.steps))
        return { id, text, checked, ...(difference === undefined ? {} : { difference }) }
      }
      if (performance.now() - breathedAt > breathEveryMs) {
        await setImmediate()
        breathedAt = performance.now()
      }
    }
  }
  return checked > 0 ? { id, text, checked } : { id, text, checked, skipped: 'The adapter cannot show it.' }
}
