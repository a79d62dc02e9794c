import { describe, expect, test } from 'vitest'
import type { ProfileId } from '../../spec/vocabulary.ts'
import { otherReadings } from './other-readings.ts'
import { randomNumbers, randomSteps } from './random-steps.ts'
import { calls, clientsOn, happens, platformsOf, playOn, waits } from './told-events.ts'

const lists = 600
const newer: readonly ProfileId[] = ['rtc-ios-2.3.2', 'rtc-native-2.3.1', 'rtc-native-2.3.2', 'rtc-web-3', 'rtc-web-4']

/** A framework among the clients, because one reading is about them. */
function clientsOf(profile: ProfileId) {
  return clientsOn(...(profile === 'rtc-native-2.3.2' ? (['flutter', 'web', 'ios'] as const) : platformsOf[profile]))
}

/** A client fails, and wants to join again, which random steps seldom do. */
const failed = [
  calls('uid1', 'joinChannel', { channel: 'c1', credential: 'expiredToken' }),
  waits(1_000),
  calls('uid1', 'joinChannel', { channel: 'c1', credential: 'valid' }),
  waits(1_000),
  happens('uid1', 'bannedByServer'),
  calls('uid1', 'joinChannel', { channel: 'c1', credential: 'valid' }),
]

describe.each(newer)('each other reading of %s', (profile) => {
  const random = randomNumbers(11)
  const steps = [failed, ...Array.from({ length: lists }, () => randomSteps(profile, 50, random))]
  const own = otherReadings.filter((reading) => reading.profile === profile)

  test('has a name of its own', () => {
    expect(new Set(own.map(({ what }) => what)).size).toBe(own.length)
  })

  test.each(own.map(({ what, decisions }) => [what, decisions] as const))('shows itself: %s', (_, decisions) => {
    const clients = clientsOf(profile)
    const shows = steps.some(
      (list) =>
        JSON.stringify(playOn(profile, list, {}, clients)) !==
        JSON.stringify(playOn(profile, list, decisions, clients)),
    )
    expect(shows).toBe(true)
  })
})
