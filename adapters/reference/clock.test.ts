import { describe, expect, test } from 'vitest'
import { Clock } from './clock.ts'

function note(log: string[], word: string): void {
  log.push(word)
}

describe('the clock', () => {
  test('fires each timer at its own instant, and then goes on to the end of the wait', () => {
    const clock = new Clock()
    const seen: number[] = []
    for (const delayMs of [30, 10, 20, 41]) clock.after(delayMs, () => seen.push(clock.nowMs), undefined, undefined)
    clock.advance(40)
    expect(seen).toEqual([10, 20, 30])
    expect(clock.nowMs).toBe(40)
  })

  test('fires what is due at the last instant of a wait', () => {
    const clock = new Clock()
    const log: string[] = []
    clock.after(40, note, log, 'due')
    clock.advance(40)
    expect(log).toEqual(['due'])
  })

  test('fires timers of the same instant in the order in which they were set', () => {
    const clock = new Clock()
    const log: string[] = []
    clock.after(10, note, log, 'first')
    clock.after(5, note, log, 'early')
    clock.after(10, note, log, 'second')
    clock.advance(2)
    clock.after(8, note, log, 'third')
    clock.advance(8)
    expect(log).toEqual(['early', 'first', 'second', 'third'])
  })

  test('fires a timer that another timer set inside the same wait', () => {
    const clock = new Clock()
    const seen: number[] = []
    const again = (): void => {
      seen.push(clock.nowMs)
      if (seen.length < 4) clock.after(5, again, undefined, undefined)
    }
    clock.after(5, again, undefined, undefined)
    clock.advance(100)
    expect(seen).toEqual([5, 10, 15, 20])
  })

  test('does not fire a cancelled timer, and does not mind a second cancelling', () => {
    const clock = new Clock()
    const log: string[] = []
    const timers = ['one', 'two', 'three'].map((word) => clock.after(10, note, log, word))
    clock.cancel(timers[1])
    clock.cancel(timers[1])
    clock.cancel(undefined)
    clock.advance(10)
    clock.cancel(timers[0])
    expect(log).toEqual(['one', 'three'])
  })

  test('never fires a timer that is set for ever', () => {
    const clock = new Clock()
    const log: string[] = []
    clock.after(Infinity, note, log, 'never')
    clock.advance(1e12)
    expect(log).toEqual([])
  })

  test.each([-1, Number.NaN, Infinity])('refuses to wait for %s ms', (waitMs) => {
    expect(() => new Clock().advance(waitMs)).toThrow('Cannot wait')
  })
})
