import { describe, expect, it } from 'vitest'

import { durationPattern, parseDuration, waitFor } from './duration.ts'

describe('a duration', () => {
  it.each([
    ['250 ms', 250],
    ['1 second', 1_000],
    ['4 seconds', 4_000],
    ['20 minutes', 1_200_000],
    ['24 hours', 86_400_000],
    ['20 minutes 20 seconds', 1_220_000],
    ['1 ms less than 4 seconds', 3_999],
    ['1 ms more than 20 minutes 20 seconds', 1_220_001],
  ])('"%s" is %i ms', (text, ms) => {
    expect(text).toMatch(new RegExp(`^(?:${durationPattern.source})$`))
    expect(parseDuration(text).ms).toBe(ms)
  })

  it.each(['', 'four seconds', '4 weeks', '4seconds', 'less than 4 seconds'])('"%s" is none', (text) => {
    expect(text).not.toMatch(new RegExp(`^(?:${durationPattern.source})$`))
  })

  it('beside a documented time is waited for until it is clearly on that side, whatever the clock', () => {
    const before = parseDuration('1 ms less than 4 seconds')
    const after = parseDuration('1 ms more than 4 seconds')
    expect([waitFor(before, 0), waitFor(after, 0)]).toEqual([3_999, 4_001])
    expect([waitFor(before, 250), waitFor(after, 250)]).toEqual([3_749, 4_251])
    expect(waitFor(parseDuration('4 seconds'), 250)).toBe(4_000)
  })
})
