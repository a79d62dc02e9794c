import { expect, test } from 'vitest'
import { type Abilities, conclude, type Evidence } from './verdict.ts'

const abilities: Abilities = {
  drives: ['login', 'networkLost'],
  observes: ['userOffline'],
  cannot: { bannedByServer: 'needs the REST API' },
}
const evidence: Evidence = {
  judgedBy: 'rule',
  needs: { drives: [], observes: [] },
  abilities,
  exercised: 0,
  violations: 0,
}

test('a clause that was put to the test and never broken is held', () => {
  expect(conclude({ ...evidence, exercised: 3 })).toEqual({ outcome: 'held' })
})

test('a clause that nothing put to the test is not held', () => {
  expect(conclude(evidence).outcome).toBe('not exercised')
})

test('a clause that only a double of the service has kept is not driven', () => {
  expect(conclude({ ...evidence, simulated: 3 }).outcome).toBe('not driven')
  expect(conclude({ ...evidence, simulated: 3, exercised: 1 }).outcome).toBe('held')
})

test('a violation shows whatever else is known', () => {
  const needs = { drives: ['bannedByServer'], observes: ['connectionAttempt'] } as const
  expect(conclude({ ...evidence, needs, violations: 1, stopped: 'Time was up.' }).outcome).toBe('violated')
})

test('a clause whose stimulus the adapter cannot cause is not driven, in the words of the adapter', () => {
  expect(conclude({ ...evidence, needs: { drives: ['bannedByServer'], observes: [] } })).toEqual({
    outcome: 'not driven',
    reason: 'bannedByServer: needs the REST API.',
  })
  expect(conclude({ ...evidence, needs: { drives: ['login', 'tokenExpired'], observes: [] } }).reason).toBe(
    'The adapter does not drive tokenExpired.',
  )
})

test('a clause none of whose scenarios can be told is not driven, whatever its rules need', () => {
  expect(conclude({ ...evidence, undrivenStories: ['tokenExpired: no server'] })).toEqual({
    outcome: 'not driven',
    reason: 'No scenario of it can be told: tokenExpired: no server.',
  })
  expect(conclude({ ...evidence, undrivenStories: [] }).outcome).toBe('not exercised')
  expect(conclude({ ...evidence, undrivenStories: ['x'], exercised: 1 }).outcome).toBe('held')
})

test('a clause that was exercised all the same is held although a stimulus is missing', () => {
  expect(conclude({ ...evidence, needs: { drives: ['bannedByServer'], observes: [] }, exercised: 1 }).outcome).toBe(
    'held',
  )
})

test('a clause that needs an observation that the adapter does not make is not observable', () => {
  expect(conclude({ ...evidence, needs: { drives: [], observes: ['connectionAttempt'] }, exercised: 1 }).outcome).toBe(
    'not observable',
  )
  expect(conclude({ ...evidence, needs: { drives: [], observes: ['userOffline'] }, exercised: 1 }).outcome).toBe('held')
})

test('a clause that no trace can show is not observable, with its reason', () => {
  expect(conclude({ ...evidence, judgedBy: { notObservable: 'It is about media.' } })).toEqual({
    outcome: 'not observable',
    reason: 'It is about media.',
  })
})

test('a clause that a stopped run did not reach could not be judged', () => {
  expect(conclude({ ...evidence, stopped: 'The run was interrupted.' }).outcome).toBe('could not judge')
  expect(conclude({ ...evidence, stopped: 'The run was interrupted.', exercised: 1 }).outcome).toBe('held')
})
