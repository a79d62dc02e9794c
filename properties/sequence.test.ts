/** What the generator promises of every sequence, and of many together. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Step } from '../spec/index.ts'
import { isWait, profileIds } from '../spec/index.ts'
import { nameOf } from './choices.ts'
import type { Plan } from './plan.ts'
import { createPlan } from './plan.ts'
import { drawSequence, sequences } from './sequence.ts'
import { planFor, plannedProfiles } from './test-plans.ts'

const seed = 20_240

/** The first sequences of many seeds. */
function draw(plan: Plan, count: number): readonly (readonly Step[])[] {
  return Array.from({ length: count }, (_, index) => drawSequence(plan, seed, index))
}

describe.each(profileIds)('the generator for %s', (id) => {
  const plan = planFor(id)
  const profile = plannedProfiles[id]

  it('yields plain JSON whose steps the adapter drives and whose clients exist', () => {
    const clients = new Set(plan.clients.map((client) => client.id))
    const known = new Set<string | undefined>([...profile.calls, ...profile.happenings])
    fc.assert(
      fc.property(sequences(plan), (steps) => {
        expect(JSON.parse(JSON.stringify(steps))).toEqual(steps)
        const odd = steps.filter((step) =>
          isWait(step)
            ? !Number.isSafeInteger(step.waitMs) || step.waitMs <= 0
            : !clients.has(step.client) || !known.has(nameOf(step)),
        )
        expect(odd).toEqual([])
      }),
      { seed, numRuns: 200 },
    )
  })

  it('gives a sequence again from its seed and path in one run', () => {
    const tooMany = fc.property(sequences(plan), (steps) => steps.filter((step) => !isWait(step)).length < 12)
    const failure = fc.check(tooMany, { seed })
    expect(failure.failed).toBe(true)
    expect(failure.numShrinks).toBeGreaterThan(0)
    const again = fc.check(tooMany, { seed, path: failure.counterexamplePath ?? '', endOnFailure: true })
    expect(again.numRuns).toBe(1)
    expect(again.counterexample).toEqual(failure.counterexample)
    expect(failure.counterexample?.[0]).toHaveLength(12)
  })

  it('is about 50 steps long on average, and varies', () => {
    const lengths = draw(plan, 2_000).map((steps) => steps.length)
    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    expect(average).toBeGreaterThan(35)
    expect(average).toBeLessThan(65)
    expect(Math.min(...lengths)).toBeLessThan(25)
    expect(Math.max(...lengths)).toBeGreaterThan(95)
  })

  it('ends in a wait of more than a minute, and often in one that outlasts every timer', () => {
    const tails = draw(plan, 1_000).map((steps) => steps.at(-1) ?? { waitMs: 0 })
    const waits = tails.map((step) => (isWait(step) ? step.waitMs : 0))
    const longest = Math.max(...Object.values(profile.timers))
    expect(Math.min(...waits)).toBeGreaterThan(60_000)
    expect(waits.filter((waitMs) => waitMs > longest + 24_000).length).toBeGreaterThan(400)
  })

  it('draws every kind of step that the adapter drives', () => {
    const drawn = new Set(draw(plan, 500).flatMap((steps) => steps.map(nameOf)))
    for (const name of [...profile.calls, ...profile.happenings]) expect(drawn).toContain(name)
  })

  it('often waits exactly until the shortest deadline of the profile, and a millisecond less or more', () => {
    const waits = draw(plan, 500).flatMap((steps) => steps.filter(isWait).map((step) => step.waitMs))
    const shortest = Math.min(...Object.values(profile.timers))
    for (const waitMs of [shortest - 1, shortest, shortest + 1]) {
      expect(waits.filter((each) => each === waitMs).length).toBeGreaterThan(waits.length / 200)
    }
  })

  it('uses two clients in most sequences and three in some', () => {
    const counts = draw(plan, 500).map(
      (steps) => new Set(steps.flatMap((step) => (isWait(step) ? [] : [step.client]))).size,
    )
    expect(counts.filter((count) => count === 2).length).toBeGreaterThan(250)
    expect(counts.filter((count) => count === 3).length).toBeGreaterThan(50)
  })

  it('draws nothing that the adapter does not drive, nor an argument that it cannot cause', () => {
    const drives = ['login', 'joinChannel', 'networkLost', 'networkRestored'] as const
    const narrow = createPlan({ profile, drives, cannot: { 'networkLost.direction=uplink': 'no firewall' } })
    for (const step of draw(narrow, 300).flat()) {
      if (isWait(step)) continue
      expect(drives).toContain(nameOf(step))
      expect(step.args?.['direction']).not.toBe('uplink')
    }
  })

  it('gives the same sequence for the same two seeds and another for others', () => {
    expect(drawSequence(plan, 1, 2)).toEqual(drawSequence(plan, 1, 2))
    expect(drawSequence(plan, 1, 2)).not.toEqual(drawSequence(plan, 2, 1))
  })
})

describe.each(profileIds.filter((id) => id !== 'rtm-1'))('the generator for %s', (id) => {
  const all = draw(planFor(id), 1_000)

  it('often lets a user lose the network and be back, and then nothing happen for a while', () => {
    const told = all.filter((steps) =>
      steps.some((step, at) => {
        const [away, back, settling, quiet] = steps.slice(at + 1, at + 5).map((next) => nameOf(next) ?? next)
        if (nameOf(step) !== 'networkLost' || back !== 'networkRestored') return false
        return [away, settling, quiet].every((each) => typeof each === 'object')
      }),
    )
    expect(told.length).toBeGreaterThan(50)
  })
})

describe('the generator for rtm-1', () => {
  const all = draw(planFor('rtm-1'), 1_500)

  it('gives every message of a sequence a text of its own', () => {
    for (const steps of all) {
      const texts = steps.flatMap((step) => (isWait(step) ? [] : [step.args?.['text'] ?? []])).flat()
      expect(new Set(texts).size).toBe(texts.length)
    }
  })

  it('sometimes sends more channel messages at once than are sent again', () => {
    const bursts = all.filter((steps) => {
      let run = 0
      return steps.some((step) => (run = 'call' in step && step.call === 'sendChannelMessage' ? run + 1 : 0) > 32)
    })
    expect(bursts.length).toBeGreaterThan(30)
  })
})

describe('a plan', () => {
  const profile = plannedProfiles['rtm-1']

  it('refuses an adapter that drives nothing of the profile', () => {
    expect(() => createPlan({ profile, drives: ['startEchoTest'] })).toThrow('drives no call and no happening of rtm-1')
  })

  it('refuses a session without clients', () => {
    expect(() => createPlan({ profile, drives: ['login'], clients: [] })).toThrow('at least one client')
  })
})
