/** What a run must have met depends on what the adapter drives, and nothing that is missing stays unsaid. */
import { describe, expect, it } from 'vitest'
import type { Hits, ProfileId } from '../spec/index.ts'
import { profileIds, serviceObservations } from '../spec/index.ts'
import type { Coverage } from './coverage.ts'
import { coverageOf, unhit } from './coverage.ts'
import { plannedProfiles } from './test-plans.ts'

/** How many pairs of a state and a step a full run must meet, at the most: all steps in all states, of all platforms. */
const pairsOf: Readonly<Record<ProfileId, number>> = {
  'rtm-1': 5 * 17,
  'rtc-4': 5 * 18,
  'rtc-ios-2.3.2': 5 * 18,
  'rtc-native-2.3.1': 5 * 14,
  // Its native clients take 18 steps in 5 states; its Web clients take 4 of the Web alone, and have DISCONNECTING.
  'rtc-native-2.3.2': 5 * 18 + 4 * 4 + 17,
  'rtc-web-3': 5 * 14,
  'rtc-web-4': 5 * 14,
}

const none: Hits = { steps: {}, transitions: {}, edges: {} }

/** The hits of a run that has met everything; where any reason will do, some reason. */
function hitsOf(coverage: Coverage): Hits {
  const once = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key.replace('*', 'ANY'), 1]))
  return { steps: once(coverage.steps), transitions: once(coverage.transitions), edges: once(coverage.edges) }
}

/** The hits without those of one key. */
function without(hits: Hits, key: string): Hits {
  const rest = (counts: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(counts).filter(([each]) => each !== key))
  return { steps: rest(hits.steps), transitions: rest(hits.transitions), edges: rest(hits.edges) }
}

describe.each(profileIds)('the coverage of %s', (id) => {
  const profile = plannedProfiles[id]
  const reach = { drives: [...profile.calls, ...profile.happenings], observes: serviceObservations }
  const coverage = coverageOf(profile, reach)
  const [timer] = Object.keys(profile.timers)

  it('asks for each step in each state, each documented transition and each edge of each timer', () => {
    expect(new Set(coverage.steps).size).toBe(pairsOf[id])
    expect(coverage.steps).toHaveLength(pairsOf[id])
    for (const { name } of profile.states) expect(coverage.steps).toContain(`${name} networkLost`)
    for (const call of profile.calls) expect(coverage.steps).toContain(`CONNECTED ${call}`)
    expect(coverage.transitions).toHaveLength(profile.transitions.length)
    expect(coverage.edges).toEqual(expect.arrayContaining([`${timer}-1`, `${timer}+0`, `${timer}+1`]))
  })

  it('is complete when everything has been met', () => {
    expect(unhit(profile, hitsOf(coverage), reach)).toEqual([])
  })

  it('names each single thing that has not been met', () => {
    const all = hitsOf(coverage)
    for (const key of [...Object.keys(all.steps), ...Object.keys(all.transitions), ...Object.keys(all.edges)]) {
      expect(unhit(profile, without(all, key), reach)).not.toEqual([])
    }
  })

  it('is empty-handed after a run that has met nothing', () => {
    const { steps, transitions, edges } = coverage
    expect(unhit(profile, none, reach).length).toBeGreaterThanOrEqual(steps.length + transitions.length + edges.length)
  })

  it('asks for nothing that the adapter cannot cause', () => {
    const only = { drives: ['joinChannel', 'join', 'login', 'networkRestored'], observes: serviceObservations } as const
    const { steps, transitions, edges } = coverageOf(profile, only)
    expect(edges).toEqual([])
    expect(steps.some((key) => key.startsWith('RECONNECTING'))).toBe(false)
    expect(
      transitions.filter((key) => key.includes('RECONNECTING') || key.includes('LEAVE') || key.includes('BANNED')),
    ).toEqual([])
  })
})
