/** The third part of a run: relations between sessions that no clause states and every correct implementation keeps. */
import { checkInvariant, clientsOf, formatToken, generatedSequence, invariants } from '../../properties/index.ts'
import { count } from '../report/words.ts'
import type { Account } from './account.ts'
import type { RunContext } from './context.ts'
import { isInShare } from './share.ts'

/** How many sequences each relation is looked for on; they are compared with themselves, so a few show what there is. */
const subjects = 25

/** Checks every relation, unless the clock is real: they compare instants to the millisecond. */
export async function checkInvariants(account: Account, context: RunContext): Promise<void> {
  const { loaded, options, progress, stop, violated, share } = context
  const { plan, profile, description, invariants: broken } = account
  const asked = Math.min(subjects, options.runs)
  if (description.clock !== 'virtual' || asked === 0 || stop.signal.aborted || options.clauses.length > 0) return
  progress.begin(`${profile.id} invariants`)
  let done = 0
  for (let position = 0; position < asked && !stop.signal.aborted; position += 1) {
    if (!isInShare(share, position)) continue
    const steps = generatedSequence(plan, options.seed, position)
    const clients = clientsOf(plan, steps)
    const subject = { adapter: loaded.adapter, profile, clients, steps, drives: description.drives }
    for (const invariant of invariants) {
      if (broken.has(invariant.id)) continue
      const difference = await checkInvariant(invariant, subject)
      if (difference === undefined) continue
      const token = formatToken({
        profile: profile.id,
        seed: options.seed,
        origin: { kind: 'generated' },
        index: position,
      })
      broken.set(invariant.id, { ...difference, token, position })
    }
    done += 1
    progress.update({ done, total: asked, violations: violated.size })
  }
  progress.end(`${invariants.length - broken.size} of ${invariants.length} hold on ${count(done, 'sequence')}`)
}
