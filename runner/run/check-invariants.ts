/** The third part of a run: relations between sessions that no clause states and every correct implementation keeps. */
import {
  checkInvariant,
  clientsOf,
  type Difference,
  formatToken,
  generatedSequence,
  invariants,
} from '../../properties/index.ts'
import { count } from '../report/words.ts'
import type { Account } from './account.ts'
import type { RunContext } from './context.ts'

/** How many sequences each relation is looked for on; they are compared with themselves, so a few show what there is. */
const subjects = 25

/** A relation that does not hold, with the first sequence that shows it. */
export interface BrokenInvariant extends Difference {
  readonly token: string
}

/** Checks every relation, unless the clock is real: they compare instants to the millisecond. */
export async function checkInvariants(account: Account, context: RunContext): Promise<void> {
  const { loaded, options, progress, stop, violated } = context
  const { plan, profile, description, invariants: broken } = account
  const asked = Math.min(subjects, options.runs)
  if (description.clock !== 'virtual' || asked === 0 || stop.signal.aborted || options.clauses.length > 0) return
  progress.begin(`${profile.id} invariants`)
  let done = 0
  for (; done < asked && !stop.signal.aborted; done += 1) {
    const steps = generatedSequence(plan, options.seed, done)
    const clients = clientsOf(plan, steps)
    const subject = { adapter: loaded.adapter, profile, clients, steps, drives: description.drives }
    for (const invariant of invariants) {
      if (broken.has(invariant.id)) continue
      const difference = await checkInvariant(invariant, subject)
      if (difference === undefined) continue
      const token = formatToken({ profile: profile.id, seed: options.seed, origin: { kind: 'generated' }, index: done })
      broken.set(invariant.id, { ...difference, token })
    }
    progress.update({ done, total: asked, violations: violated.size })
  }
  progress.end(`${invariants.length - broken.size} of ${invariants.length} hold on ${count(done, 'sequence')}`)
}
