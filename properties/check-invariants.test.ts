/** All invariants together: what holds, what does not with the fewest steps, and what cannot be checked. */
import { describe, expect, it } from 'vitest'
import type { Adapter } from '../adapters/contract.ts'
import { createReference } from '../adapters/reference/index.ts'
import { profiles } from '../spec/index.ts'
import { checkInvariants } from './check-invariants.ts'
import { planFor } from './test-plans.ts'

const rtc = { profile: profiles['rtc-4'], plan: planFor('rtc-4'), seed: 3, sequences: 70 }

describe('checking all invariants', { timeout: 60_000 }, () => {
  it('finds that the reference keeps each of them, and says how often it was checked', async () => {
    for (const outcome of await checkInvariants({ ...rtc, adapter: createReference() })) {
      expect(outcome).toMatchObject({ checked: 70 })
      expect(outcome.difference).toBeUndefined()
    }
  })

  it('shrinks the first difference of one that does not hold', async () => {
    const lying = createReference({ rtcGetterState: (state) => (state === 4 ? 3 : state) })
    const outcomes = await checkInvariants({ ...rtc, adapter: lying })
    const broken = outcomes.filter((outcome) => outcome.difference !== undefined)
    expect(broken.map((outcome) => outcome.id)).toEqual(['INV-GETTER'])
    const [getter] = broken
    expect(getter?.difference?.details).toContain('answered CONNECTED')
    expect(getter?.difference?.steps.length).toBeLessThanOrEqual(4)
  })

  it('does not call an invariant kept that the adapter cannot show', async () => {
    const rtm = { ...rtc, profile: profiles['rtm-1'], plan: planFor('rtm-1') }
    const outcomes = await checkInvariants({ ...rtm, adapter: createReference() })
    expect(outcomes.find((outcome) => outcome.id === 'INV-GETTER')).toMatchObject({
      checked: 0,
      skipped: 'The adapter cannot show it.',
    })
  })

  it('checks nothing with a real clock and says why', async () => {
    const reference = createReference()
    const real: Adapter = {
      describe: () => ({ ...reference.describe(), clock: { realToleranceMs: 250 } }),
      open: (world) => reference.open(world),
    }
    for (const outcome of await checkInvariants({ ...rtc, adapter: real })) {
      expect(outcome.checked).toBe(0)
      expect(outcome.skipped).toContain('real')
    }
  })
})
