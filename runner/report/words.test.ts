import { expect, test } from 'vitest'
import { profiles } from '../../spec/index.ts'
import { count, durationInWords, grouped, platformsOf, stepsInWords } from './words.ts'

test('numbers keep their thousands apart', () => {
  expect([0, 999, 1000, 13_000, 1_200_000].map(grouped)).toEqual(['0', '999', '1 000', '13 000', '1 200 000'])
})

test('a duration is told in the largest unit that divides it', () => {
  expect([0, 1, 3_999, 4_000, 60_000, 1_200_000, 90_000].map(durationInWords)).toEqual([
    '0 s',
    '1 ms',
    '3 999 ms',
    '4 s',
    '1 min',
    '20 min',
    '90 s',
  ])
})

test('one thing is not several', () => {
  expect([count(1, 'clause'), count(0, 'clause'), count(2, 'loss', 'losses')]).toEqual([
    '1 clause',
    '0 clauses',
    '2 losses',
  ])
})

test('the steps of one client do not name it, and arguments that say nothing new are left out', () => {
  expect(
    stepsInWords([
      { client: 'uid1', call: 'login', args: { credential: 'valid' } },
      { waitMs: 9000 },
      { client: 'uid1', happens: 'networkLost', args: { direction: 'uplink', manner: 'silent' } },
    ]),
  ).toBe('login · wait 9 s · networkLost(uplink)')
})

test('the steps of several clients name them', () => {
  expect(
    stepsInWords([
      { client: 'uid1', call: 'login' },
      { client: 'uid2', happens: 'networkLost' },
    ]),
  ).toBe('uid1 login · uid2 networkLost')
})

test('steps of clients on other platforms name these where each client is named first', () => {
  const steps = [
    { client: 'uid5', call: 'joinChannel' },
    { client: 'uid2', call: 'join' },
    { client: 'uid5', happens: 'processKilled' },
  ] as const
  const clients = [
    { id: 'uid2', platform: 'web' },
    { id: 'uid5', platform: 'macos' },
  ] as const
  const platforms = platformsOf(profiles['rtc-native-2.3.2'], clients, steps)
  expect(stepsInWords(steps, platforms)).toBe('uid5 (macos) joinChannel · uid2 (web) join · uid5 processKilled')
})

test('a client alone is named, too, where its platform is not that of the document', () => {
  const steps = [{ client: 'uid1', call: 'joinChannel' }] as const
  const on = (platform: 'ios' | 'android') =>
    platformsOf(profiles['rtc-native-2.3.2'], [{ id: 'uid1', platform }], steps)
  expect(stepsInWords(steps, on('ios'))).toBe('uid1 (ios) joinChannel')
  expect(stepsInWords(steps, on('android'))).toBe('joinChannel')
})
