import { expect, test } from 'vitest'
import { stepsOfViolation } from './violation-text.ts'

const steps = [
  { client: 'uid5', call: 'joinChannel' },
  { client: 'uid1', call: 'joinChannel' },
] as const

test('the steps that a token stands for name the platforms of its clients', () => {
  expect(stepsOfViolation({ steps, token: 'rtc-native-2.3.2:1:g17' })).toBe(
    'uid5 (macos) joinChannel · uid1 (android) joinChannel',
  )
})

test('steps name no platform where all clients are on that of the document', () => {
  expect(stepsOfViolation({ steps, token: 'rtc-4:1:g17' })).toBe('uid5 joinChannel · uid1 joinChannel')
  expect(stepsOfViolation({ steps })).toBe('uid5 joinChannel · uid1 joinChannel')
})
