import { expect, test } from 'vitest'
import { UsageError } from '../usage-error.ts'
import { collect, parseBail, parseDurationMs, parseRuns, parseSeed, parseTimeScale } from './parse-values.ts'

test('a time budget is read with its unit', () => {
  expect(['250ms', '30s', '1.5m', '1h'].map((text) => parseDurationMs(text))).toEqual([250, 30_000, 90_000, 3_600_000])
})

test.each(['', '30', 's', '-5s', '0s', '1d', '30 s'])('the time budget "%s" is refused', (text) => {
  expect(() => parseDurationMs(text)).toThrow(UsageError)
})

test.each(['', '-1', '1.5', 'x', '2147483648', '1e3', '0x10'])('the seed "%s" is refused', (text) => {
  expect(() => parseSeed(text)).toThrow(UsageError)
})

test('the seeds 0 and 2147483647 are the ends of the range', () => {
  expect([parseSeed('0'), parseSeed('2147483647')]).toEqual([0, 2147483647])
})

test('no sequences at all may be asked for', () => {
  expect(parseRuns('0')).toBe(0)
})

test('bail alone stops at the first violated clause', () => {
  expect([parseBail(true), parseBail('3')]).toEqual([1, 3])
  expect(() => parseBail('0')).toThrow(UsageError)
})

test('a repeatable option also takes several values at once', () => {
  expect(collect('b,c', ['a'])).toEqual(['a', 'b', 'c'])
})

test('a time scale is a number from 1 on', () => {
  expect(['1', '2.5', '100'].map(parseTimeScale)).toEqual([1, 2.5, 100])
})

test.each(['', '0', '0.5', '-2', '1001', '1e2', 'fast'])('the time scale "%s" is refused', (text) => {
  expect(() => parseTimeScale(text)).toThrow(UsageError)
})
