import { describe, expect, test } from 'vitest'
import { calls, happens, playOn, tell, waits } from './told-events.ts'

const login = calls('uid1', 'login', { credential: 'valid' })
const logout = calls('uid1', 'logout')
const lost = happens('uid1', 'networkLost')
const restored = happens('uid1', 'networkRestored')

describe('a login of RTM', () => {
  test('goes from DISCONNECTED over CONNECTING to CONNECTED', () => {
    const events = playOn('rtm-1', [login, waits(1_000)])
    expect(events).toEqual([
      { atMs: 0, client: 'uid1', call: 'login', args: { credential: 'valid' } },
      { atMs: 0, client: 'uid1', returns: 'login', value: 0 },
      { atMs: 0, client: 'uid1', callback: 'onConnectionStateChanged', args: [2, 1] },
      { atMs: 0, client: 'uid1', service: 'connectionAttempt' },
      { atMs: 200, client: 'uid1', service: 'userOnline' },
      { atMs: 200, client: 'uid1', callback: 'onConnectionStateChanged', args: [3, 2] },
      { atMs: 200, client: 'uid1', callback: 'onLoginSuccess', args: [] },
    ])
  })

  test.each([
    ['invalidAppId', 4],
    ['invalidToken', 5],
    ['expiredToken', 6],
  ])('with %s fails with the code %i', (credential, code) => {
    const events = playOn('rtm-1', [calls('uid1', 'login', { credential }), waits(60_000)])
    expect(tell(events, 'callback')).toEqual([
      '0 uid1 onConnectionStateChanged 2 1',
      '200 uid1 onConnectionStateChanged 1 3',
      `200 uid1 onLoginFailure ${code}`,
    ])
  })

  test('without a network times out after 6 s, and the client does not try again by itself', () => {
    const events = playOn('rtm-1', [lost, login, waits(5_999), waits(1), waits(60_000), restored, waits(60_000)])
    expect(tell(events, 'callback')).toEqual([
      '0 uid1 onConnectionStateChanged 2 1',
      '6000 uid1 onConnectionStateChanged 1 4',
      '6000 uid1 onLoginFailure 9',
    ])
  })

  test('times out too where the service accepts the connection and answers nothing', () => {
    const events = playOn('rtm-1', [happens('uid1', 'serviceUnresponsive'), login, waits(60_000)])
    expect(tell(events, 'callback').at(-2)).toBe('6000 uid1 onConnectionStateChanged 1 4')
  })

  test('succeeds when the network comes back in time', () => {
    const events = playOn('rtm-1', [lost, login, waits(5_000), restored, waits(60_000)])
    expect(tell(events, 'callback').at(-2)).toBe('5200 uid1 onConnectionStateChanged 3 2')
  })

  test('can be made again after it failed', () => {
    const failing = calls('uid1', 'login', { credential: 'invalidToken' })
    const events = playOn('rtm-1', [failing, waits(1_000), login, waits(1_000)])
    expect(tell(events, 'callback').at(-1)).toBe('1200 uid1 onLoginSuccess')
  })

  test('is refused with the code 8 in every state but DISCONNECTED, and changes nothing', () => {
    const kicked = happens('uid1', 'loggedInElsewhere')
    const steps = [
      login,
      login,
      waits(200),
      login,
      lost,
      waits(4_000),
      login,
      restored,
      waits(200),
      kicked,
      login,
      waits(9_000),
    ]
    const events = playOn('rtm-1', steps)
    expect(tell(events, 'returns')).toEqual([
      '0 uid1 login 0',
      '0 uid1 login error 8',
      '200 uid1 login error 8',
      '4200 uid1 login error 8',
      '4400 uid1 login error 8',
    ])
    expect(tell(events, 'callback').at(-1)).toBe('4400 uid1 onConnectionStateChanged 5 8')
  })
})

describe('a logout of RTM', () => {
  test('is refused with the code 102 when DISCONNECTED', () => {
    const events = playOn('rtm-1', [logout, waits(1_000)])
    expect(tell(events, 'returns')).toEqual(['0 uid1 logout error 102'])
    expect(tell(events, 'callback')).toEqual([])
  })

  test('from CONNECTED leads to DISCONNECTED, takes the user offline and tells the members', () => {
    const other = calls('uid2', 'login', { credential: 'valid' })
    const channel = { channel: 'c1' }
    const joins = [calls('uid1', 'joinChannel', channel), calls('uid2', 'joinChannel', channel)]
    const events = playOn('rtm-1', [login, other, waits(1_000), ...joins, waits(1_000), logout, waits(60_000)])
    expect(tell(events, 'callback').slice(-3)).toEqual([
      '2000 uid1 onConnectionStateChanged 1 6',
      '2000 uid1 onLogout 0',
      '2050 uid2 onMemberLeft c1 uid1',
    ])
    expect(tell(events, 'service').at(-1)).toBe('2000 uid1 userOffline')
  })

  test('from CONNECTING ends the login', () => {
    const events = playOn('rtm-1', [login, waits(100), logout, waits(60_000)])
    expect(tell(events, 'callback').slice(1)).toEqual(['100 uid1 onConnectionStateChanged 1 6', '100 uid1 onLogout 0'])
  })

  test('without a network works at once, and the service removes the user when the silence has lasted 30 s', () => {
    const events = playOn('rtm-1', [login, waits(1_000), lost, waits(10_000), logout, waits(60_000)])
    expect(tell(events, 'callback').slice(-2)).toEqual([
      '11000 uid1 onConnectionStateChanged 1 6',
      '11000 uid1 onLogout 0',
    ])
    expect(tell(events, 'service').at(-1)).toBe('31000 uid1 userOffline')
  })

  test('makes a login possible again', () => {
    const events = playOn('rtm-1', [login, waits(1_000), logout, login, waits(1_000)])
    expect(tell(events, 'callback').at(-1)).toBe('1200 uid1 onLoginSuccess')
  })
})

describe('a client of RTM that is kicked', () => {
  test.each([
    ['loggedInElsewhere', 8],
    ['bannedByServer', 7],
  ] as const)('by %s is ABORTED with the reason %i, until it logs out', (stimulus, reason) => {
    const kicked = happens('uid1', stimulus)
    const events = playOn('rtm-1', [login, waits(1_000), kicked, waits(60_000), login, logout, login, waits(1_000)])
    expect(tell(events, 'callback').slice(3)).toEqual([
      `1000 uid1 onConnectionStateChanged 5 ${reason}`,
      '61000 uid1 onConnectionStateChanged 1 6',
      '61000 uid1 onLogout 0',
      '61000 uid1 onConnectionStateChanged 2 1',
      '61200 uid1 onConnectionStateChanged 3 2',
      '61200 uid1 onLoginSuccess',
    ])
  })

  test('while it cannot be reached learns it when it reaches the service', () => {
    const kicked = happens('uid1', 'loggedInElsewhere')
    const events = playOn('rtm-1', [
      login,
      waits(1_000),
      lost,
      waits(5_000),
      kicked,
      waits(5_000),
      restored,
      waits(60_000),
    ])
    expect(tell(events, 'callback').slice(3)).toEqual([
      '5000 uid1 onConnectionStateChanged 4 5',
      '11200 uid1 onConnectionStateChanged 5 8',
    ])
  })
})
