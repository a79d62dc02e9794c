import { describe, expect, test } from 'vitest'
import type { Step } from '../../spec/vocabulary.ts'
import { createReference } from './index.ts'
import { calls, happens, playOn, tell, waits } from './told-events.ts'

const join = calls('uid1', 'joinChannel', { channel: 'c1', credential: 'valid' })
const leave = calls('uid1', 'leaveChannel')
const lost = happens('uid1', 'networkLost')
const restored = happens('uid1', 'networkRestored')

function callbacks(...steps: readonly Step[]): string[] {
  return tell(playOn('rtc-4', steps), 'callback', 'uid1')
}

describe('a join of RTC that is refused', () => {
  test.each([
    ['invalidAppId', '5 6'],
    ['invalidChannelName', '5 7'],
    ['invalidToken', '1 8'],
    ['expiredToken', '5 9'],
  ])('because of %s ends in the state and reason %s', (credential, reported) => {
    const seen = callbacks(calls('uid1', 'joinChannel', { channel: 'c1', credential }), waits(60_000))
    expect(seen[1]).toBe(`200 uid1 onConnectionStateChanged ${reported}`)
    expect(seen.slice(2)).toEqual(credential === 'expiredToken' ? ['200 uid1 onRequestToken'] : [])
  })

  test('because the client is in a channel fails with 10, and is mended by leaving', () => {
    const events = playOn('rtc-4', [join, waits(1_000), join, waits(1_000), join, leave, join, waits(1_000)])
    expect(tell(events, 'returns')).toEqual([
      '0 uid1 joinChannel 0',
      '1000 uid1 joinChannel error -17',
      '2000 uid1 joinChannel error -17',
      '2000 uid1 leaveChannel 0',
      '2000 uid1 joinChannel 0',
    ])
    expect(tell(events, 'callback').slice(3)).toEqual([
      '1000 uid1 onConnectionStateChanged 5 10',
      '2000 uid1 onConnectionStateChanged 1 5',
      '2000 uid1 onLeaveChannel',
      '2000 uid1 onConnectionStateChanged 2 0',
      '2200 uid1 onConnectionStateChanged 3 1',
      '2200 uid1 onJoinChannelSuccess',
    ])
  })

  test('because of an echo test fails with 10, until the test is stopped', () => {
    const [start, stop] = [calls('uid1', 'startEchoTest'), calls('uid1', 'stopEchoTest')]
    const seen = callbacks(start, join, waits(1_000), leave, stop, join, waits(1_000))
    expect(seen[0]).toBe('0 uid1 onConnectionStateChanged 5 10')
    expect(seen.at(-1)).toBe('1200 uid1 onJoinChannelSuccess')
  })
})

describe('a connected client of RTC', () => {
  test.each([
    ['proxySet', 11],
    ['ipAddressChanged', 13],
    ['keepAliveTimedOut', 14],
  ] as const)('reconnects because of %s with the reason %i', (stimulus, reason) => {
    expect(callbacks(join, waits(1_000), happens('uid1', stimulus), waits(60_000)).slice(3)).toEqual([
      `1000 uid1 onConnectionStateChanged 4 ${reason}`,
      '1200 uid1 onConnectionStateChanged 3 1',
      '1200 uid1 onRejoinChannelSuccess',
    ])
  })

  test('reconnects because of a renewed token with the reason 12', () => {
    const renewed = calls('uid1', 'renewToken', { credential: 'valid' })
    expect(callbacks(join, waits(1_000), renewed, waits(60_000)).slice(3)).toEqual([
      '1000 uid1 onConnectionStateChanged 4 12',
      '1200 uid1 onConnectionStateChanged 3 1',
      '1200 uid1 onRejoinChannelSuccess',
    ])
  })

  test.each([
    ['tokenExpired', 9, 'onRequestToken'],
    ['bannedByServer', 3, 'onConnectionBanned'],
    ['loggedInElsewhere', 19, undefined],
  ] as const)('fails because of %s with the reason %i', (stimulus, reason, also) => {
    expect(callbacks(join, waits(1_000), happens('uid1', stimulus), waits(60_000)).slice(3)).toEqual([
      `1000 uid1 onConnectionStateChanged 5 ${reason}`,
      ...(also === undefined ? [] : [`1000 uid1 ${also}`]),
    ])
  })

  test('that was banned while it could not be reached fails when it is reached', () => {
    const banned = happens('uid1', 'bannedByServer')
    expect(
      callbacks(join, waits(1_000), lost, waits(5_000), banned, waits(1_000), restored, waits(60_000)).slice(4),
    ).toEqual(['7200 uid1 onConnectionStateChanged 5 3', '7200 uid1 onConnectionBanned'])
    expect(callbacks(join, waits(1_000), lost, banned, waits(1_000), restored, waits(60_000))[3]).toBe(
      '2000 uid1 onConnectionStateChanged 5 3',
    )
  })

  test('is not affected by what needs a network while there is none', () => {
    expect(callbacks(join, waits(1_000), lost, happens('uid1', 'proxySet'), waits(3_000)).slice(3)).toEqual([])
  })

  test('that reconnects for another reason reports an interruption too', () => {
    const seen = callbacks(join, waits(1_000), happens('uid1', 'proxySet'), lost, waits(20_000)).slice(3)
    expect(seen).toEqual([
      '1000 uid1 onConnectionStateChanged 4 11',
      '5000 uid1 onConnectionStateChanged 4 2',
      '15000 uid1 onConnectionLost',
      '15000 uid1 onConnectionStateChanged 4 16',
    ])
  })
})

describe('a client of RTC whose token expired', () => {
  const expired = happens('uid1', 'tokenExpired')

  test('may join directly', () => {
    expect(callbacks(join, waits(1_000), expired, waits(1_000), join, waits(1_000)).slice(5)).toEqual([
      '2000 uid1 onConnectionStateChanged 2 0',
      '2200 uid1 onConnectionStateChanged 3 1',
      '2200 uid1 onJoinChannelSuccess',
    ])
  })

  test('may renew the token', () => {
    const renewed = calls('uid1', 'renewToken', { credential: 'valid' })
    expect(callbacks(join, waits(1_000), expired, waits(1_000), renewed, waits(1_000)).slice(5)).toEqual([
      '2000 uid1 onConnectionStateChanged 4 12',
      '2200 uid1 onConnectionStateChanged 3 1',
      '2200 uid1 onRejoinChannelSuccess',
    ])
  })

  test('while it could not be reached fails when it reaches the service, unless the token was renewed', () => {
    const renewed = calls('uid1', 'renewToken', { credential: 'valid' })
    const gone = [join, waits(1_000), lost, waits(5_000), expired]
    expect(callbacks(...gone, restored, waits(1_000)).at(-2)).toBe('6200 uid1 onConnectionStateChanged 5 9')
    expect(callbacks(...gone, renewed, restored, waits(1_000)).at(-1)).toBe('6200 uid1 onRejoinChannelSuccess')
  })
})

describe('the RTC reference', () => {
  test('tells its state, and refuses to leave what was not joined', () => {
    const state = calls('uid1', 'getConnectionState')
    const events = playOn('rtc-4', [state, leave, join, state, waits(200), state, lost, waits(4_000), state])
    expect(tell(events, 'returns')).toEqual([
      '0 uid1 getConnectionState 1',
      '0 uid1 leaveChannel error -18',
      '0 uid1 joinChannel 0',
      '0 uid1 getConnectionState 2',
      '200 uid1 getConnectionState 3',
      '4200 uid1 getConnectionState 4',
    ])
  })

  test.each([
    ['flutter', 'connectionStateConnecting', 'connectionChangedConnecting'],
    ['ios', 'AgoraConnectionStateConnecting', 'AgoraConnectionChangedConnecting'],
    ['linux', 'CONNECTION_STATE_CONNECTING', 'CONNECTION_CHANGED_CONNECTING'],
  ] as const)('spells names as %s does, if names are wanted', (platform, state, reason) => {
    const session = createReference({ spelling: 'names' }).open({
      profile: 'rtc-4',
      clients: [{ id: 'uid1', platform }],
    })
    const events = session.play([join, calls('uid1', 'getConnectionState')])
    expect(events).toContainEqual({
      atMs: 0,
      client: 'uid1',
      callback: 'onConnectionStateChanged',
      args: [state, reason],
    })
    expect(events.at(-1)).toEqual({ atMs: 0, client: 'uid1', returns: 'getConnectionState', value: state })
  })
})
