/** What the exhaustive layer promises. */
import { describe, expect, it } from 'vitest'
import type { ProfileId, Step } from '../spec/index.ts'
import { isWait, profileIds } from '../spec/index.ts'
import { nameOf } from './choices.ts'
import { exhaustive } from './exhaustive.ts'
import { planFor, plannedProfiles } from './test-plans.ts'

/** How long after a loss something falls due, in milliseconds, by the reading that the model follows. */
const deadlinesAfterLoss: Readonly<Record<ProfileId, readonly number[]>> = {
  'rtm-1': [4_000, 30_000],
  'rtc-4': [4_000, 14_000, 20_000, 1_204_000],
  'rtc-ios-2.3.2': [4_000, 10_000, 20_000, 1_200_000],
  'rtc-native-2.3.1': [4_000, 10_000, 20_000],
  'rtc-native-2.3.2': [4_000, 10_000, 20_000, 180_000, 1_220_000],
  'rtc-web-3': [10_000],
  'rtc-web-4': [10_000, 20_000],
}

describe.each(profileIds)('the exhaustive layer of %s', (id) => {
  const plan = planFor(id)
  const all = [...exhaustive(plan, 2)]

  it('holds each sequence once', () => {
    expect(all.length).toBeGreaterThan(500)
    expect(new Set(all.map((steps) => JSON.stringify(steps))).size).toBe(all.length)
  })

  it('comes in the same order every time', () => {
    expect([...exhaustive(plan, 2)]).toEqual(all)
  })

  it('has all sequences of a smaller depth among those of a greater one', () => {
    const deeper = new Set(all.map((steps) => JSON.stringify(steps)))
    for (const steps of exhaustive(plan, 1)) expect(deeper).toContain(JSON.stringify(steps))
  })

  it('ends each sequence with a wait of more than a minute', () => {
    for (const steps of all) expect(steps.at(-1)).toHaveProperty('waitMs')
    expect(Math.min(...all.map((steps) => waitOf(steps.at(-1))))).toBeGreaterThan(60_000)
  })

  it('takes every step that the profile knows', () => {
    const taken = new Set(all.flatMap((steps) => steps.map(nameOf)))
    for (const name of [...plannedProfiles[id].calls, ...plannedProfiles[id].happenings]) expect(taken).toContain(name)
  })

  it('restores a lost network exactly at each timer, and a millisecond before and after it', () => {
    const waited = new Set(
      all.flatMap((steps) =>
        steps.flatMap((step, index) => {
          const isLoss = nameOf(steps[index - 1] ?? step) === 'networkLost'
          return isLoss && nameOf(steps[index + 1] ?? step) === 'networkRestored' ? [waitOf(step)] : []
        }),
      ),
    )
    for (const ms of deadlinesAfterLoss[id]) for (const offset of [-1, 0, 1]) expect(waited).toContain(ms + offset)
  })
})

function waitOf(step: Step | undefined): number {
  return step !== undefined && isWait(step) ? step.waitMs : 0
}
