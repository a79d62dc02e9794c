import { expect, test } from 'vitest'
import { matchesName, matchesVersion, versionProblem } from './waiver-scope.ts'

test('a name is matched by itself and by globs, and a star takes slashes too', () => {
  expect(matchesName('my-sdk', 'my-sdk')).toBe(true)
  expect(matchesName('my-sdk', 'my-sdk-2')).toBe(false)
  expect(matchesName('my-*', 'my-sdk')).toBe(true)
  expect(matchesName('*', '@acme/sdk')).toBe(true)
  expect(matchesName('{ios,android}-sdk', 'android-sdk')).toBe(true)
  expect(matchesName('sdk (beta)', 'sdk (beta)')).toBe(true)
})

test.each([
  ['1.2.0', '1.2.0', true],
  ['1.2.0', '1.2.01', false],
  ['1.3.*', '1.3.7', true],
  ['1.3.*', '1.30.7', false],
  ['*', 'build 12', true],
  ['>=1.2 <2', '1.10.0', true],
  ['>=1.2 <2', '2.0.0', false],
  ['>=1.2 <2', '1.2', true],
  ['^1.2.0', '1.9.9', true],
  ['~1.2.0', '1.3.0', false],
  ['1.0.0 - 1.4.0', '1.4.0', true],
  ['<1.2 || >=3', '3.1.0', true],
  ['<2', '2.0.0-beta.1', false],
  ['<2', '1.9.0-beta.1', true],
  ['>=1', 'nightly', false],
])('the versions %s and the version %s: %s', (pattern, version, matches) => {
  expect(matchesVersion(pattern, version)).toBe(matches)
})

test('a range that cannot be read is told', () => {
  expect(versionProblem('>=one')).toContain('">=one" is no range')
  expect([versionProblem('1.3.*'), versionProblem('>=1 <2'), versionProblem('build 12')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
