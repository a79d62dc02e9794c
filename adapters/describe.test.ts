import { describe, expect, it } from 'vitest'
import { readDescription, resolveDescription } from './describe.ts'
import { AdapterError } from './errors.ts'
import { scriptedAdapter, scriptedDescription } from './scripted-adapter.ts'
import { whyNot } from './why-not.ts'

function errorOf(told: unknown): AdapterError {
  try {
    resolveDescription(told, 'rtm-1')
  } catch (error) {
    if (error instanceof AdapterError) return error
    throw error
  }
  throw new Error('No error was thrown.')
}

describe('readDescription', () => {
  it('resolves the lists of a profile and fills in what the adapter leaves to the defaults', async () => {
    const adapter = scriptedAdapter([], {
      observes: { 'rtm-1': ['userOnline'], 'rtc-4': ['connectionAttempt'] },
      cannot: { 'rtc-4': { renewToken: 'needs a licence' } },
    })
    const description = await readDescription(adapter, 'rtm-1')
    expect(description).toEqual({
      name: 'scripted',
      version: '1',
      profile: 'rtm-1',
      profiles: ['rtm-1', 'rtc-4'],
      clock: 'virtual',
      toleranceMs: 0,
      drives: ['login', 'logout', 'networkLost'],
      observes: ['userOnline'],
      cannot: {},
      simulates: [],
      promptWithinMs: 1_000,
      reconnectWithinMs: 60_000,
      retryWithinMs: 60_000,
      scalesTime: false,
    })
    expect((await readDescription(adapter, 'rtc-4')).cannot).toEqual({ renewToken: 'needs a licence' })
  })

  it('keeps of a list for all profiles what the profile knows', () => {
    const description = { ...scriptedDescription, drives: ['login', 'startEchoTest', 'networkLost'] }
    expect(resolveDescription(description, 'rtm-1').drives).toEqual(['login', 'networkLost'])
    expect(resolveDescription(description, 'rtc-4').drives).toEqual(['startEchoTest', 'networkLost'])
  })

  it('waits for a description that is promised', async () => {
    const adapter = { ...scriptedAdapter([]), describe: () => Promise.resolve(scriptedDescription) }
    expect((await readDescription(adapter, 'rtc-4')).drives).toEqual(['joinChannel', 'leaveChannel'])
  })

  it('takes the tolerance of a real clock for that of the stamps', () => {
    expect(resolveDescription({ ...scriptedDescription, clock: { realToleranceMs: 250 } }, 'rtm-1').toleranceMs).toBe(
      250,
    )
  })

  it('names the profiles that the adapter speaks if it does not speak this one', () => {
    const error = errorOf({ ...scriptedDescription, profiles: ['rtc-4'] })
    expect([error.code, error.hint]).toEqual([
      'unsupported-profile',
      'The adapter speaks rtc-4; choose one of them with --profile.',
    ])
  })

  it.each<[string, unknown]>([
    ['that is no object', 'my-sdk'],
    ['without a name', { ...scriptedDescription, name: ' ' }],
    ['with an unknown profile', { ...scriptedDescription, profiles: ['rtm-9'] }],
    ['without profiles', { ...scriptedDescription, profiles: [] }],
    ['without a clock', { ...scriptedDescription, clock: undefined }],
    ['that drives an unknown call', { ...scriptedDescription, drives: ['logIn'] }],
    ['that drives the call of another profile', { ...scriptedDescription, drives: { 'rtm-1': ['startEchoTest'] } }],
    ['that observes what nobody knows', { ...scriptedDescription, observes: ['weather'] }],
    ['that simulates what nobody knows', { ...scriptedDescription, simulates: ['weather'] }],
    ['with an impossible name', { ...scriptedDescription, cannot: { rain: 'no clouds' } }],
    ['with an impossible argument', { ...scriptedDescription, cannot: { 'networkLost.direction=left': 'no' } }],
    ['with an argument of another call', { ...scriptedDescription, cannot: { 'logout.credential=valid': 'no' } }],
    ['with an impossibility without a reason', { ...scriptedDescription, cannot: { renewToken: '' } }],
    ['that cannot do what it drives', { ...scriptedDescription, cannot: { login: 'no keyboard' } }],
    ['with a name that fills the screen', { ...scriptedDescription, name: 'x'.repeat(201) }],
    ['with a fraction of a millisecond', { ...scriptedDescription, promptWithinMs: 0.5 }],
  ])('refuses a description %s', (_, told) => {
    expect(errorOf(told).code).toBe('bad-description')
  })

  it.each([
    ['clock.realToleranceMs', 60_000, (ms: number) => ({ clock: { realToleranceMs: ms } })],
    ['promptWithinMs', 86_400_000, (ms: number) => ({ promptWithinMs: ms })],
    ['reconnectWithinMs', 86_400_000, (ms: number) => ({ reconnectWithinMs: ms })],
    ['retryWithinMs', 86_400_000, (ms: number) => ({ retryWithinMs: ms })],
  ])('takes a %s of up to %d, and names the limit beyond it', (field, mostMs, of) => {
    expect(() => resolveDescription({ ...scriptedDescription, ...of(mostMs) }, 'rtm-1')).not.toThrow()
    const { code, message, hint } = errorOf({ ...scriptedDescription, ...of(mostMs + 1) })
    expect([code, message, hint]).toEqual([
      'bad-description',
      `\`${field}\` of the adapter cannot be ${mostMs + 1}.`,
      `It is a whole number of milliseconds, from 0 to ${mostMs}.`,
    ])
  })
})

describe('whyNot', () => {
  const description = resolveDescription(
    {
      ...scriptedDescription,
      cannot: { renewToken: 'needs a licence', 'networkLost.direction=uplink': 'the cable has one wire' },
    },
    'rtm-1',
  )

  it('knows what a step means that leaves an argument to its default', () => {
    const silent = resolveDescription(
      { ...scriptedDescription, cannot: { 'networkLost.manner=silent': 'loud' } },
      'rtm-1',
    )
    expect(whyNot(silent, { client: 'uid1', happens: 'networkLost' })).toBe('loud')
    expect(whyNot(silent, { client: 'uid1', happens: 'networkLost', args: { manner: 'reset' } })).toBeUndefined()
  })

  it.each([
    [{ waitMs: 5 }, undefined],
    [{ client: 'uid1', call: 'login' }, undefined],
    [{ client: 'uid1', happens: 'networkLost' }, undefined],
    [{ client: 'uid1', happens: 'networkLost', args: { direction: 'uplink' } }, 'the cable has one wire'],
    [{ client: 'uid1', call: 'renewToken' }, 'needs a licence'],
    [{ client: 'uid1', call: 'joinChannel' }, 'the adapter does not drive joinChannel'],
  ] as const)('says of %j: %s', (step, reason) => {
    expect(whyNot(description, step)).toBe(reason)
  })
})
