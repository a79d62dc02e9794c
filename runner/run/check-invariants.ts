/** The third part of a run: relations between sessions that no clause states and every correct implementation keeps. */
import type { ProfileDescription } from '../../adapters/index.ts'
import {
  checkInvariant,
  clientsOf,
  type Difference,
  formatToken,
  generatedSequence,
  invariants,
  type Plan,
} from '../../properties/index.ts'
import { profiles } from '../../spec/index.ts'
import { count } from '../report/words.ts'
import type { RunContext } from './context.ts'

/** How many sequences each relation is looked for on; they are compared with themselves, so a few show what there is. */
const subjects = 25

/** A relation that does not hold, with the first sequence that shows it. */
export interface BrokenInvariant extends Difference {
  readonly token: string
}

/** Checks every relation, unless the clock is real: they compare instants to the millisecond. */
export async function checkInvariants(
  plan: Plan,
  { clock, drives }: ProfileDescription,
  context: RunContext,
): Promise<readonly BrokenInvariant[]> {
  const { options, loaded, progress, stop, violated } = context
  const asked = Math.min(subjects, options.runs)
  if (clock !== 'virtual' || asked === 0 || stop.signal.aborted || options.clauses.length > 0) return []
  const profile = plan.profile.id
  progress.begin(`${profile} invariants`)
  const broken = new Map<string, BrokenInvariant>()
  let done = 0
  for (; done < asked && !stop.signal.aborted; done += 1) {
    const steps = generatedSequence(plan, options.seed, done)
    const subject = {
      adapter: loaded.adapter,
      profile: profiles[profile],
      clients: clientsOf(plan, steps),
      steps,
      drives,
    }
    for (const invariant of invariants) {
      if (broken.has(invariant.id)) continue
      const difference = await checkInvariant(invariant, subject)
      if (difference === undefined) continue
      const token = formatToken({ profile, seed: options.seed, origin: { kind: 'generated' }, index: done })
      broken.set(invariant.id, { ...difference, token })
    }
    progress.update({ done, total: asked, violations: violated.size })
  }
  progress.end(`${invariants.length - broken.size} of ${invariants.length} hold on ${count(done, 'sequence')}`)
  return [...broken.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
