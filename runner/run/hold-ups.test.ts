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
  expect(holdUps.worstSince(beganMs)).toBeGreaterThanOrEqual(250)
})

test('a hold-up concerns no session that began after it', () => {
  holdUps = watchForHoldUps()
  const beganMs = performance.now()
  holdUp(600)
  const before = holdUps.worstSince(beganMs)
  const after = holdUps.worstSince(performance.now())
  expect(after).toBeLessThan(before / 2)
})

test('hold-ups add up within a second', async () => {
  holdUps = watchForHoldUps()
  const beganMs = performance.now()
  for (let times = 0; times < 3; times += 1) {
    holdUp(100)
    await new Promise((resolve) => {
      setTimeout(resolve, 1)
    })
  }
  expect(holdUps.worstSince(beganMs)).toBeGreaterThanOrEqual(180)
})

test('half the tolerance, by the clock on the wall, puts a session in doubt', () => {
  holdUps = watchForHoldUps()
  expect([250, 251].map((ms) => isInDoubt(ms, 500, 1))).toEqual([false, true])
  expect([250, 251].map((ms) => isInDoubt(ms, 5_000, 10))).toEqual([false, true])
})
