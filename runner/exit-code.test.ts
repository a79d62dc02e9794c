import { expect, test } from 'vitest'
import { exitCodeOf } from './exit-code.ts'

const clean = { failed: false, interrupted: false, violations: 0, badWaivers: 0, incomplete: [] }

test('a run with nothing against it ends in 0', () => {
  expect(exitCodeOf(clean)).toBe(0)
})

test('a violation ends in 1, also when the run is incomplete', () => {
  expect(exitCodeOf({ ...clean, violations: 1 })).toBe(1)
  expect(exitCodeOf({ ...clean, violations: 1, incomplete: ['Nothing ran.'] })).toBe(1)
})

test('a bad waiver ends in 1 although nothing is violated', () => {
  expect(exitCodeOf({ ...clean, badWaivers: 1 })).toBe(1)
})

test('an incomplete run ends in 3', () => {
  expect(exitCodeOf({ ...clean, incomplete: ['Time was up.'] })).toBe(3)
})

test('an interrupted run ends in 130 whatever it has found', () => {
  expect(exitCodeOf({ ...clean, interrupted: true, violations: 2, badWaivers: 1, incomplete: ['x'] })).toBe(130)
})

test('a run that an error ended ends in 2 whatever else there is', () => {
  expect(exitCodeOf({ failed: true, interrupted: true, violations: 2, badWaivers: 1, incomplete: ['x'] })).toBe(2)
})
