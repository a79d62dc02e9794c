import { expect, it } from 'vitest'
import { listScenarios } from '../../features/index.ts'
import {
  createJudge,
  defaultAssumptions,
  type ProfileId,
  profileIds,
  profiles,
  serviceObservations,
} from '../../spec/index.ts'
import { tooCoarseFor } from './too-coarse.ts'

/** The names of the scenarios that the tolerance is too coarse for. */
async function namesOf(profile: ProfileId, toleranceMs: number): Promise<readonly string[]> {
  const scenarios = listScenarios(profile)
  const createJudgeOf = () =>
    createJudge(profiles[profile], {
      observes: serviceObservations,
      assumptions: { ...defaultAssumptions, toleranceMs },
    })
  const { signal } = new AbortController()
  const found = await tooCoarseFor({ profile, scenarios, toleranceMs, createJudge: createJudgeOf, signal })
  return scenarios.flatMap(({ name }, at) => (found.has(at) ? [name] : []))
}

it.each(profileIds)('a timer of %s may be off by half a second in every scenario', async (profile) => {
  expect(await namesOf(profile, 500)).toEqual([])
})

it('a loss of five seconds shows nothing where it may be noticed after four or after seven', async () => {
  const names = await namesOf('rtm-1', 3_000)
  expect(names).toContain('A client that is back after 5 seconds is CONNECTED')
  expect(names).toContain('An interruption of 3 seconds changes nothing')
  expect(names).not.toContain('Others receive onMemberLeft 30 seconds after the loss')
})
