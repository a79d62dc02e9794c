/** The reference keeps each invariant, and each invariant can be broken. */
import { describe, expect, it } from 'vitest'
import type { Adapter } from '../adapters/contract.ts'
import { createReference } from '../adapters/reference/index.ts'
import type { Step, TraceEvent } from '../spec/index.ts'
import { profileIds } from '../spec/index.ts'
import type { Subject } from './invariants.ts'
import { checkInvariant, invariants } from './invariants.ts'
import { clientsOf } from './plan.ts'
import { generatedChunk } from './stream.ts'
import { planFor, plannedProfiles } from './test-plans.ts'

const seed = 7

describe.each(profileIds)('the reference for %s', (id) => {
  const plan = planFor(id)
  const profile = plannedProfiles[id]
  const drives = [...profile.calls, ...profile.happenings]
  const subjects = [0, 1, 2].flatMap((chunk) =>
    generatedChunk(plan, seed, chunk).map(
      (steps): Subject => ({ adapter: createReference(), profile, clients: clientsOf(plan, steps), steps, drives }),
    ),
  )

  it.each(invariants.map((invariant) => [invariant.id, invariant.text, invariant] as const))(
    'keeps %s: %s',
    async (_, __, invariant) => {
      for (const subject of subjects) expect(await checkInvariant(invariant, subject)).toBeUndefined()
    },
    30_000,
  )
})

/** When a broken adapter swallows its first callback, by the invariant that this breaks. */
const swallows: Readonly<Record<string, (steps: readonly Step[], session: number) => boolean>> = {
  'INV-GETTER': () => true,
  'INV-ASKING': (steps) => steps.some((step) => 'call' in step && step.call === 'getConnectionState'),
  'INV-SPLITTING': (steps) => steps.some((step) => 'waitMs' in step && step.waitMs === 1),
  'INV-SHIFTING': ([first]) => first !== undefined && 'waitMs' in first,
  'INV-RENAMING': ([first]) => first !== undefined && 'client' in first && first.client === 'uid2',
  'INV-COMMUTING': ([first]) => first !== undefined && 'client' in first && first.client === 'uid2',
  'INV-REPEATING': (_, session) => session % 2 === 0,
}

/** The reference without its first callback in some sessions. */
function swallowing(when: (steps: readonly Step[], session: number) => boolean): Adapter {
  const reference = createReference()
  let sessions = 0
  return {
    describe: () => reference.describe(),
    open(world) {
      const session = reference.open(world)
      sessions += 1
      const number = sessions
      return {
        play(steps) {
          const events: readonly TraceEvent[] = session.play(steps)
          const first = events.findIndex((event) => 'callback' in event)
          return when(steps, number) ? events.filter((_, index) => index !== first) : events
        },
        close: () => session.close(),
      }
    },
  }
}

describe('an adapter that breaks it is caught by', () => {
  const profile = plannedProfiles['rtc-4']
  const args = { channel: 'c1', credential: 'valid' }
  const steps: readonly Step[] = [
    { client: 'uid1', call: 'joinChannel', args },
    { client: 'uid2', call: 'joinChannel', args },
    { waitMs: 5_000 },
  ]

  it.each(invariants.map((invariant) => [invariant.id, invariant] as const))('%s', async (id, invariant) => {
    const subject = { profile, clients: planFor('rtc-4').clients, steps, drives: profile.calls }
    const broken = { ...subject, adapter: swallowing(swallows[id] ?? (() => false)) }
    expect(await checkInvariant(invariant, { ...subject, adapter: createReference() })).toBeUndefined()
    expect((await checkInvariant(invariant, broken))?.details).toBeTruthy()
  })
})
