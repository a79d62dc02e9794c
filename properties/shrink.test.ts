/** Shrinking on properties whose smallest failing sequence is known. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Step } from '../spec/index.ts'
import { isWait } from '../spec/index.ts'
import { createPlan } from './plan.ts'
import { sequences } from './sequence.ts'
import { shrink } from './shrink.ts'
import { plannedProfiles } from './test-plans.ts'

const timers = Object.values(plannedProfiles['rtc-4'].timers)
const clients = ['uid1', 'uid2', 'uid3']
const options = { timers, clients }
const profile = plannedProfiles['rtc-4']
const plan = createPlan({ profile, drives: [...profile.calls, ...profile.happenings] })

const lost: Step = { client: 'uid1', happens: 'networkLost' }
const restored: Step = { client: 'uid1', happens: 'networkRestored' }
const joins: Step = { client: 'uid1', call: 'joinChannel', args: { channel: 'c1', credential: 'valid' } }

/** The client of the first loss after which at least `ms` pass before its end. */
function isLostFor(steps: readonly Step[], ms: number): boolean {
  let lostFor = -1
  let by = ''
  for (const step of steps) {
    if (isWait(step)) lostFor = lostFor < 0 ? lostFor : lostFor + step.waitMs
    else if ('happens' in step && step.happens === 'networkLost' && lostFor < 0) {
      lostFor = 0
      by = step.client
    } else if ('happens' in step && step.happens === 'networkRestored' && step.client === by) {
      if (lostFor >= ms) return true
      lostFor = -1
    }
  }
  return false
}

describe('shrinking', () => {
  it('keeps what fails and finds the fewest and plainest steps', async () => {
    let shrunk = 0
    await fc.assert(
      fc.asyncProperty(sequences(plan), async (steps) => {
        fc.pre(isLostFor(steps, 4_000))
        const result = await shrink(steps, (candidate) => isLostFor(candidate, 4_000), options)
        expect(result.steps).toEqual([lost, { waitMs: 4_000 }, restored])
        expect(result.minimal).toBe(true)
        shrunk += 1
      }),
      { seed: 11, numRuns: 50 },
    )
    expect(shrunk).toBe(50)
  })

  it('leaves no single step that could be removed', async () => {
    await fc.assert(
      fc.asyncProperty(sequences(plan), fc.array(fc.nat(200), { minLength: 1, maxLength: 6 }), async (steps, picks) => {
        const needed = picks.map((pick) => JSON.stringify(steps[pick % steps.length]))
        const fails = (candidate: readonly Step[]): boolean => {
          const present = new Set(candidate.map((step) => JSON.stringify(step)))
          return needed.every((text) => present.has(text))
        }
        const result = await shrink(steps, fails, options)
        expect(fails(result.steps)).toBe(true)
        expect(result.steps).toHaveLength(new Set(needed).size)
        for (const index of result.steps.keys()) expect(fails(result.steps.toSpliced(index, 1))).toBe(false)
      }),
      { seed: 12, numRuns: 50 },
    )
  })

  it('removes pairs of which neither can go alone', async () => {
    const balanced = (steps: readonly Step[]): boolean => {
      const count = (name: string) => steps.filter((step) => 'happens' in step && step.happens === name).length
      return steps.includes(joins) && count('networkLost') === count('networkRestored')
    }
    const result = await shrink([lost, joins, restored, lost, restored, { waitMs: 5 }], balanced, options)
    expect(result.steps).toEqual([joins])
  })

  it('merges waits that steps stand between', async () => {
    const total = (steps: readonly Step[]) => steps.reduce((sum, step) => sum + (isWait(step) ? step.waitMs : 0), 0)
    const steps = [{ waitMs: 1_500 }, joins, { waitMs: 1_500 }, { waitMs: 1_234 }]
    const fails = (candidate: readonly Step[]) => candidate.some((step) => !isWait(step)) && total(candidate) >= 4_000
    const result = await shrink(steps, fails, options)
    expect(result.steps).toHaveLength(2)
    expect(total(result.steps)).toBe(4_000)
  })

  it('drops arguments that say only the default and prefers the first client', async () => {
    const steps: Step[] = [{ client: 'uid3', happens: 'networkLost', args: { direction: 'both', manner: 'silent' } }]
    const result = await shrink(steps, (candidate) => candidate.some((step) => 'happens' in step), options)
    expect(result.steps).toEqual([lost])
  })

  it('gives the same result for a promise as for a value', async () => {
    const steps = [joins, { waitMs: 777 }, lost, { waitMs: 6_001 }, restored, { waitMs: 90 }]
    const fails = (candidate: readonly Step[]) => isLostFor(candidate, 5_500)
    const [now, later] = [await shrink(steps, fails, options), await shrink(steps, async (c) => fails(c), options)]
    expect(later).toEqual(now)
    expect(now.steps).toEqual([lost, { waitMs: 6_000 }, restored])
  })

  it('stops at its budget and says that the result may not be minimal', async () => {
    const steps = Array.from({ length: 64 }, (_, index): Step => ({ waitMs: index + 1 }))
    const result = await shrink(steps, (candidate) => candidate.length > 20, { ...options, budget: 5 })
    expect(result.executions).toBe(5)
    expect(result.minimal).toBe(false)
    expect(result.steps.length).toBeGreaterThan(20)
  })
})
