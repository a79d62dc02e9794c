import { describe, expect, it } from 'vitest'
import type { Step, World } from '../spec/vocabulary.ts'
import type { Adapter } from './contract.ts'
import type { AdapterErrorCode } from './errors.ts'
import { AdapterError } from './errors.ts'
import { openRecorder, record } from './record.ts'
import { scriptedAdapter, scriptedDescription } from './scripted-adapter.ts'

const world: World = {
  profile: 'rtm-1',
  clients: [
    { id: 'uid1', platform: 'linux' },
    { id: 'uid2', platform: 'linux' },
  ],
}
const login: Step = { client: 'uid1', call: 'login', args: { credential: 'valid' } }
const lost: Step = { client: 'uid2', happens: 'networkLost', args: { direction: 'both', manner: 'silent' } }
const loginEvent = { atMs: 0, ...login }
const connecting = { atMs: 0, client: 'uid1', callback: 'onConnectionStateChanged', args: [2, 1] }

async function errorOf(work: () => unknown): Promise<AdapterError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof AdapterError) return error
    throw error
  }
  throw new Error('No error was thrown.')
}

describe('record', () => {
  it('plays the steps in a session of their own and ends the trace where the waits end', () => {
    const events = [loginEvent, connecting, { atMs: 700, client: 'uid1', service: 'userOnline' }]
    const trace = record(scriptedAdapter([events]), world, [login, { waitMs: 300 }, { waitMs: 700 }])
    expect(trace).toEqual([...events, { atMs: 1_000, ends: true }])
  })

  it('is synchronous with a synchronous adapter, and asynchronous with any other', async () => {
    expect(record(scriptedAdapter([[loginEvent]]), world, [login])).toBeInstanceOf(Array)
    const slow = scriptedAdapter([Promise.resolve([loginEvent])])
    const trace = record(slow, world, [login])
    expect(trace).toBeInstanceOf(Promise)
    expect(await trace).toHaveLength(2)
  })

  it('takes the time of late events for the end when the clock is a real one', () => {
    const late = { ...connecting, atMs: 1_003 }
    const adapter = scriptedAdapter([[{ ...loginEvent, atMs: 2 }, late]], { clock: { realToleranceMs: 50 } })
    expect(record(adapter, world, [login, { waitMs: 1_000 }])).toContainEqual({ atMs: 1_003, ends: true })
  })

  it('accepts a step with more arguments than it was given, for an adapter may write out the defaults', () => {
    const step: Step = { client: 'uid2', happens: 'networkLost' }
    expect(record(scriptedAdapter([[{ atMs: 0, ...lost }]]), world, [step])).toHaveLength(2)
  })

  it.each(['at once', 'in a while'])('closes the session %s also when a play fails', async (when) => {
    let isClosed = false
    const close = async () => {
      if (when === 'in a while') await Promise.resolve()
      isClosed = true
    }
    const play = () => {
      throw new Error('the cable is out')
    }
    const adapter: Adapter = { describe: () => scriptedDescription, open: () => ({ play, close }) }
    const error = await errorOf(() => record(adapter, world, [login]))
    expect([error.code, error.message]).toEqual(['play-failed', 'The adapter failed to play: the cable is out'])
    expect(isClosed).toBe(true)
  })
})

describe('the border refuses', () => {
  const wrong: readonly [AdapterErrorCode, string, readonly Step[], unknown][] = [
    ['not-an-event-list', 'a play without a list', [], undefined],
    ['not-an-event', 'something that is no object', [], ['onLogin']],
    ['not-an-event', 'an event of no kind', [], [{ atMs: 0, client: 'uid1' }]],
    ['not-an-event', 'an event of two kinds', [login], [{ ...loginEvent, callback: 'onLogout' }]],
    ['not-an-event', 'an event without a time', [], [{ client: 'uid1', callback: 'onLogout', args: [] }]],
    ['not-an-event', 'a callback without a name', [], [{ ...connecting, callback: '' }]],
    ['ended-by-adapter', 'an end that the adapter writes', [], [{ atMs: 0, ends: true }]],
    ['negative-time', 'an event before the opening', [], [{ ...connecting, atMs: -1 }]],
    ['fractional-time', 'an event between two milliseconds', [{ waitMs: 9 }], [{ ...connecting, atMs: 0.5 }]],
    ['time-runs-backwards', 'an event before the last one', [{ waitMs: 9 }], [{ ...connecting, atMs: 5 }, connecting]],
    ['event-in-the-future', 'an event after the last wait', [{ waitMs: 9 }], [{ ...connecting, atMs: 10 }]],
    ['unknown-client', 'an event of an unknown client', [], [{ ...connecting, client: 'uid3' }]],
    ['unknown-call', 'a call of another family', [], [{ atMs: 0, client: 'uid1', call: 'startEchoTest' }]],
    ['unknown-call', 'the outcome of an unknown call', [], [{ atMs: 0, client: 'uid1', returns: 'logIn' }]],
    ['unknown-happening', 'an unknown happening', [], [{ atMs: 0, client: 'uid1', happens: 'rain' }]],
    ['unknown-observation', 'an unknown observation', [], [{ atMs: 0, client: 'uid1', service: 'rain' }]],
    ['bad-arguments', 'a callback without a list of arguments', [], [{ ...connecting, args: { state: 2 } }]],
    ['bad-arguments', 'a callback with an argument that is no JSON', [], [{ ...connecting, args: [2, undefined] }]],
    ['bad-arguments', 'a call with a list of arguments', [login], [{ ...loginEvent, args: ['valid'] }]],
    [
      'bad-arguments',
      'an error without a code',
      [login],
      [loginEvent, { atMs: 0, client: 'uid1', returns: 'login', error: 'no' }],
    ],
    ['returns-without-call', 'an outcome without its call', [], [{ atMs: 0, client: 'uid1', returns: 'login' }]],
    [
      'returns-without-call',
      'an outcome with the number of another call',
      [login],
      [
        { ...loginEvent, seq: 1 },
        { atMs: 0, client: 'uid1', returns: 'login', seq: 2 },
      ],
    ],
    ['steps-not-recorded', 'events without the last step', [login, lost], [loginEvent]],
    ['steps-not-recorded', 'events without a step in the middle', [login, lost], [{ atMs: 0, ...lost }]],
    ['step-not-played', 'a call that no step made', [], [loginEvent]],
    [
      'step-not-played',
      'a step with another argument',
      [login],
      [{ ...loginEvent, args: { credential: 'expiredToken' } }],
    ],
    ['step-at-wrong-time', 'a step before its time', [{ waitMs: 9 }, login], [loginEvent]],
    ['bad-step', 'a wait that is not a whole number', [{ waitMs: 0.5 }], []],
    ['bad-step', 'a wait of more than a week', [{ waitMs: 8 * 24 * 3_600_000 }], []],
  ]

  it.each(wrong)('with %s: %s', async (code, _, steps, played) => {
    const error = await errorOf(() => record(scriptedAdapter([played]), world, steps))
    expect(error.code).toBe(code)
    expect(error.message).not.toContain('\n')
    expect(error.hint).toMatch(/^[A-Z].*\.$/)
  })

  it('an event that belongs to an earlier play', async () => {
    const adapter = scriptedAdapter([[], [{ ...connecting, atMs: 50 }]])
    const recorder = await openRecorder(adapter, world)
    await recorder.play([{ waitMs: 100 }])
    expect((await errorOf(() => recorder.play([{ waitMs: 100 }]))).code).toBe('time-runs-backwards')
  })

  it('a list of more events than can be true', async () => {
    const flood = Array.from({ length: 1_000_001 }, () => connecting)
    expect((await errorOf(() => record(scriptedAdapter([flood]), world, []))).code).toBe('too-many-events')
  })

  it('names the offending event shortly', async () => {
    const long = { ...connecting, client: 'uid9', args: ['x'.repeat(5_000)] }
    const error = await errorOf(() => record(scriptedAdapter([[long]]), world, []))
    expect(error.message).toContain('"client":"uid9"')
    expect(error.message.length).toBeLessThan(250)
  })
})

describe('a recorder', () => {
  it('keeps time and events over several plays, and ends the trace once', async () => {
    const recorder = await openRecorder(scriptedAdapter([[loginEvent], [{ ...connecting, atMs: 100 }]]), world)
    await recorder.play([login, { waitMs: 100 }])
    expect(recorder.nowMs).toBe(100)
    expect(await recorder.play([{ waitMs: 50 }])).toEqual([{ ...connecting, atMs: 100 }])
    const trace = await recorder.close()
    expect(trace).toEqual([loginEvent, { ...connecting, atMs: 100 }, { atMs: 150, ends: true }])
    expect(await recorder.close()).toEqual(trace)
  })

  it('refuses to play after it was closed', async () => {
    const recorder = await openRecorder(scriptedAdapter([]), world)
    await recorder.close()
    expect((await errorOf(() => recorder.play([]))).code).toBe('session-closed')
  })

  it.each<[AdapterErrorCode, Partial<Adapter> | undefined]>([
    ['not-an-adapter', undefined],
    ['describe-failed', { describe: () => Promise.reject(new Error('no licence')) }],
    ['bad-description', { describe: () => ({ ...scriptedDescription, clock: { realToleranceMs: -1 } }) }],
    ['open-failed', { open: () => Promise.reject(new Error('no licence')) }],
    ['open-failed', { open: () => ({}) as never }],
    ['close-failed', { open: () => ({ play: () => [], close: () => Promise.reject(new Error('stuck')) }) }],
  ])('reports %s by name', async (code, part) => {
    const adapter = part === undefined ? ({} as Adapter) : { ...scriptedAdapter([[]]), ...part }
    expect((await errorOf(() => record(adapter, world, []))).code).toBe(code)
  })
})
