import { describe, expect, test } from 'vitest'
import { calls, happens, playOn, tell, waits } from './told-events.ts'

const valid = { credential: 'valid' }
const channel = { channel: 'c1' }
const lost = happens('uid1', 'networkLost')
const restored = happens('uid1', 'networkRestored')
const expired = happens('uid1', 'tokenExpired')
const renewed = calls('uid1', 'renewToken', valid)

/** Two clients that are logged in and members of c1 at 2 s; uid1 has attributes. */
const together = [
  calls('uid1', 'login', valid),
  calls('uid2', 'login', valid),
  waits(1_000),
  calls('uid1', 'joinChannel', channel),
  calls('uid2', 'joinChannel', channel),
  calls('uid1', 'setLocalUserAttributes', { attributes: { mood: 'good' } }),
  waits(1_000),
]

function callbacksAfter(fromMs: number, ...steps: Parameters<typeof playOn>[1]): string[] {
  return tell(
    playOn('rtm-1', [...together, ...steps]).filter(({ atMs }) => atMs >= fromMs),
    'callback',
  )
}

function serviceAfter(fromMs: number, ...steps: Parameters<typeof playOn>[1]): string[] {
  return tell(
    playOn('rtm-1', [...together, ...steps]).filter(({ atMs }) => atMs >= fromMs),
    'service',
  )
}

describe('an interruption of RTM', () => {
  test('of less than 4 s changes nothing', () => {
    expect(callbacksAfter(2_000, lost, waits(3_999), restored, waits(60_000))).toEqual([])
  })

  test.each([
    ['of the whole network', [lost]],
    ['of the uplink', [happens('uid1', 'networkLost', { direction: 'uplink' })]],
    ['of the downlink', [happens('uid1', 'networkLost', { direction: 'downlink' })]],
    ['by a reset', [happens('uid1', 'networkLost', { manner: 'reset' })]],
    ['by a service that answers nothing', [happens('uid1', 'serviceUnresponsive')]],
    ['that a second loss replaces', [lost, waits(0), happens('uid1', 'networkLost', { direction: 'uplink' })]],
  ])('%s is reported after 4 s', (_, losses) => {
    expect(callbacksAfter(2_000, ...losses, waits(5_000))).toEqual(['6000 uid1 onConnectionStateChanged 4 5'])
  })

  test('ends in CONNECTED without onLoginSuccess when the network is back', () => {
    expect(callbacksAfter(2_000, lost, waits(10_000), restored, waits(60_000))).toEqual([
      '6000 uid1 onConnectionStateChanged 4 5',
      '12200 uid1 onConnectionStateChanged 3 2',
    ])
  })

  test('of under 30 s leaves the presence of the user as it is', () => {
    const attempts = serviceAfter(2_000, lost, waits(29_000), restored, waits(60_000))
    expect(attempts.filter((line) => !line.includes('connectionAttempt'))).toEqual([])
  })

  test('of 30 s removes the user; the return joins the channels again and synchronises the attributes', () => {
    const steps = [lost, waits(40_000), restored, waits(60_000)]
    expect(callbacksAfter(2_000, ...steps)).toEqual([
      '6000 uid1 onConnectionStateChanged 4 5',
      '32050 uid2 onMemberLeft c1 uid1',
      '42200 uid1 onConnectionStateChanged 3 2',
      '42250 uid2 onMemberJoined c1 uid1',
    ])
    expect(serviceAfter(2_000, ...steps).filter((line) => !line.includes('connectionAttempt'))).toEqual([
      '32000 uid1 userOffline',
      '42200 uid1 userOnline',
      '42200 uid1 userAttributesSet {"mood":"good"}',
    ])
  })

  test('that never ends keeps the client RECONNECTING, with attempts at most 30 s apart', () => {
    expect(callbacksAfter(2_000, lost, waits(3_600_000)).filter((line) => line.includes('uid1 on'))).toEqual([
      '6000 uid1 onConnectionStateChanged 4 5',
    ])
    const times = serviceAfter(2_000, lost, waits(3_600_000))
      .filter((line) => line.includes('connectionAttempt'))
      .map((line) => Number(line.split(' ')[0]))
    expect(times.slice(0, 7)).toEqual([7_000, 9_000, 13_000, 21_000, 37_000, 67_000, 97_000])
    expect(times.length).toBeGreaterThan(100)
  })

  test('can be ended by a logout, after which a login works again', () => {
    const steps = [lost, waits(10_000), calls('uid1', 'logout'), restored, calls('uid1', 'login', valid), waits(60_000)]
    expect(callbacksAfter(2_000, ...steps).filter((line) => line.includes(' uid1 on'))).toEqual([
      '6000 uid1 onConnectionStateChanged 4 5',
      '12000 uid1 onConnectionStateChanged 1 6',
      '12000 uid1 onLogout 0',
      '12000 uid1 onConnectionStateChanged 2 1',
      '12200 uid1 onConnectionStateChanged 3 2',
      '12200 uid1 onLoginSuccess',
    ])
  })
})

describe('a token of RTM that expires', () => {
  test('while RECONNECTING is told, changes no state, and is to be renewed before the return', () => {
    const steps = [lost, waits(10_000), expired, waits(1_000), restored, waits(10_000), renewed, waits(1_000)]
    expect(callbacksAfter(2_000, ...steps)).toEqual([
      '6000 uid1 onConnectionStateChanged 4 5',
      '12000 uid1 onTokenExpired',
      '23200 uid1 onConnectionStateChanged 3 2',
    ])
  })

  test('while CONNECTED aborts the connection', () => {
    expect(callbacksAfter(2_000, expired, waits(60_000))).toEqual([
      '2000 uid1 onConnectionStateChanged 5 9',
      '2000 uid1 onTokenExpired',
      '2050 uid2 onMemberLeft c1 uid1',
    ])
  })

  test('cannot be renewed without a login', () => {
    expect(tell(playOn('rtm-1', [renewed]), 'returns')).toEqual(['0 uid1 renewToken error 102'])
  })
})

describe('a process of RTM that is killed', () => {
  const killed = happens('uid1', 'processKilled')
  const restarted = happens('uid1', 'processRestarted')

  test('is removed by the service after 30 s, and its calls have no effect', () => {
    const steps = [killed, waits(1_000), calls('uid1', 'logout'), waits(60_000)]
    expect(callbacksAfter(2_000, ...steps)).toEqual(['32050 uid2 onMemberLeft c1 uid1'])
    expect(serviceAfter(2_000, ...steps)).toEqual(['32000 uid1 userOffline'])
    expect(tell(playOn('rtm-1', [...together, ...steps]), 'returns').at(-1)).not.toContain('logout')
  })

  test('starts again DISCONNECTED and remembers nothing', () => {
    const steps = [
      killed,
      waits(40_000),
      restarted,
      waits(1_000),
      calls('uid1', 'logout'),
      calls('uid1', 'login', valid),
      waits(1_000),
    ]
    expect(callbacksAfter(42_000, ...steps)).toEqual([
      '43000 uid1 onConnectionStateChanged 2 1',
      '43200 uid1 onConnectionStateChanged 3 2',
      '43200 uid1 onLoginSuccess',
    ])
  })

  test('does not go back into its channels when it logs in again in time', () => {
    const steps = [killed, waits(10_000), restarted, calls('uid1', 'login', valid), waits(60_000)]
    expect(callbacksAfter(12_000, ...steps).at(-1)).toBe('12250 uid2 onMemberLeft c1 uid1')
  })
})
