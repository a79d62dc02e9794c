import { afterEach, expect, test } from 'vitest'
import { type HoldUps, isInDoubt, watchForHoldUps } from './hold-ups.ts'

let holdUps: HoldUps
afterEach(() => holdUps.stop())

/** Keeps the process busy, as a neighbour that takes the processor does. */
function holdUp(ms: number): void {
  const untilMs = performance.now() + ms
  while (performance.now() < untilMs);
}

test('a process that was held up knows for how long', () => {
  holdUps = watchForHoldUps()
  const beganMs = performance.now()
  holdUp(300)
  expect(holdUps.longestSince(beganMs)).toBeGreaterThanOrEqual(250)
})

test('a hold-up concerns no session that began after it', () => {
  holdUps = watchForHoldUps()
  const beganMs = performance.now()
  holdUp(600)
  const before = holdUps.longestSince(beganMs)
  const after = holdUps.longestSince(performance.now())
  expect(after).toBeLessThan(before / 2)
})

test('half the tolerance, by the clock on the wall, puts a session in doubt', () => {
  holdUps = watchForHoldUps()
  expect([250, 251].map((ms) => isInDoubt(ms, 500, 1))).toEqual([false, true])
  expect([250, 251].map((ms) => isInDoubt(ms, 5_000, 10))).toEqual([false, true])
})
