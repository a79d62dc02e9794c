import { describe, expect, test } from 'vitest'
import type { ClientId, Platform, ProfileId, Step } from '../../spec/vocabulary.ts'
import type { Decisions } from './index.ts'
import { calls, clientsOn, happens, playOn, tell, waits } from './told-events.ts'

const minutesMs = 60_000
const lost = happens('uid1', 'networkLost')
const restored = happens('uid1', 'networkRestored')
const leave = calls('uid1', 'leaveChannel')

function join(client: ClientId): Step {
  return calls(client, 'joinChannel', { channel: 'c1', credential: 'valid' })
}

/** What both users are told, where both run on one platform and have joined 1 s ago. */
function story(profile: ProfileId, platform: Platform) {
  return (steps: readonly Step[], decisions: Partial<Decisions> = {}): string[] => {
    const start = [join('uid2'), waits(500), join('uid1'), waits(500)]
    return tell(playOn(profile, [...start, ...steps], decisions, clientsOn(platform, platform)), 'callback').filter(
      (line) => Number(line.split(' ')[0]) >= 1_000,
    )
  }
}

const android = {
  interrupted: 'onConnectionStateChanged CONNECTION_STATE_RECONNECTING CONNECTION_CHANGED_INTERRUPTED',
  lost: 'onConnectionLost',
  failed: 'onConnectionStateChanged CONNECTION_STATE_FAILED CONNECTION_CHANGED_JOIN_FAILED',
  connected: 'onConnectionStateChanged CONNECTION_STATE_CONNECTED CONNECTION_CHANGED_JOIN_SUCCESS',
  rejoined: 'onRejoinChannelSuccess',
  offline: 'onUserOffline',
  joined: 'onUserJoined',
}
const apple = {
  interrupted: 'connectionChangedToState AgoraConnectionStateReconnecting AgoraConnectionChangedInterrupted',
  lost: 'rtcEngineConnectionDidLost',
  failed: 'connectionChangedToState AgoraConnectionStateFailed AgoraConnectionChangedJoinFailed',
  connected: 'connectionChangedToState AgoraConnectionStateConnected AgoraConnectionChangedJoinSuccess',
  rejoined: 'didRejoinChannel',
  offline: 'didOfflineOfUid',
  joined: 'didJoinedOfUid',
}

describe.each([
  ['rtc-ios-2.3.2', 'ios', apple, 1_200_000],
  ['rtc-ios-2.3.2', 'macos', apple, 1_200_000],
  ['rtc-native-2.3.2', 'android', android, 1_220_000],
  ['rtc-native-2.3.2', 'windows', android, 1_220_000],
  ['rtc-native-2.3.2', 'linux', android, 1_220_000],
  ['rtc-native-2.3.2', 'flutter', android, 1_220_000],
  ['rtc-native-2.3.2', 'ios', apple, 1_220_000],
] as const)('the timeline of %s on %s', (profile, platform, says, gaveUpAfterMs) => {
  const tells = story(profile, platform)

  test('begins with Connecting, and 200 ms later Connected and the success of the join (T0, T1)', () => {
    const told = tell(playOn(profile, [join('uid1'), waits(1_000)], {}, clientsOn(platform)), 'callback')
    const [callback, state] = says.interrupted.split(' ')
    const prefix = state?.replace(/RECONNECTING|Reconnecting/, '')
    expect(told[0]).toContain(`0 uid1 ${callback} ${prefix}`)
    expect(told[0]?.toLowerCase()).toMatch(/connecting \S*changed_?connecting$/)
    expect(told.slice(1)).toEqual([
      `200 uid1 ${says.connected}`,
      `200 uid1 ${says === apple ? 'didJoinChannel' : 'onJoinChannelSuccess'}`,
    ])
  })

  test('tells the other of the join about 100 ms later (T2)', () => {
    const told = tell(
      playOn(profile, [join('uid2'), waits(500), join('uid1'), waits(500)], {}, clientsOn(platform, platform)),
      'callback',
      'uid2',
    )
    expect(told.at(-1)).toBe(`800 uid2 ${says.joined} uid1`)
  })

  test.each([
    ['the interruption (T4)', 4_000, says.interrupted],
    ['the loss (T5)', 10_000, says.lost],
    ['giving up (T7)', gaveUpAfterMs, says.failed],
  ])('tells of %s at its millisecond, and not before', (_, afterMs, what) => {
    const line = `${1_000 + afterMs} uid1 ${what}`
    expect(tells([lost, waits(afterMs - 1)])).not.toContain(line)
    expect(tells([lost, waits(afterMs)])).toContain(line)
    expect(tells([lost, waits(afterMs - 1), leave, waits(1_000)])).not.toContain(line)
    expect(tells([lost, waits(2 * gaveUpAfterMs)]).filter((told) => told.endsWith(what))).toEqual([line])
  })

  test('tells of no interruption if the network is back a millisecond before it is due', () => {
    expect(tells([lost, waits(3_999), restored, waits(60_000)])).toEqual([])
    expect(tells([lost, waits(4_000), restored, waits(60_000)])[0]).toBe(`5000 uid1 ${says.interrupted}`)
    expect(tells([lost, waits(4_001), restored, waits(60_000)])[0]).toBe(`5000 uid1 ${says.interrupted}`)
  })

  test('tells the other after 20 s of silence (T6)', () => {
    const line = `21000 uid2 ${says.offline} uid1 1`
    expect(tells([lost, waits(19_999)])).not.toContain(line)
    expect(tells([lost, waits(20_000)])).toContain(line)
    expect(tells([lost, waits(19_700), restored, waits(60_000)]).join()).not.toContain(says.offline)
  })

  test('reports the loss by its callback alone, without a change of the state', () => {
    expect(tells([lost, waits(15_000)])).toEqual([`5000 uid1 ${says.interrupted}`, `11000 uid1 ${says.lost}`])
  })

  test('ends with a re-join when the network is back, and the other is told again', () => {
    expect(tells([lost, waits(30_000), restored, waits(60_000)]).slice(-3)).toEqual([
      `31200 uid1 ${says.connected}`,
      `31200 uid1 ${says.rejoined}`,
      `31300 uid2 ${says.joined} uid1`,
    ])
  })

  test('is left and joined anew after giving up (T7)', () => {
    const told = tells([
      lost,
      waits(gaveUpAfterMs),
      restored,
      join('uid1'),
      waits(1_000),
      leave,
      join('uid1'),
      waits(1_000),
    ])
    expect(told.filter((line) => line.includes(says.connected))).toHaveLength(1)
    expect(told.filter((line) => line.includes(says.rejoined))).toEqual([])
  })
})

describe.each([
  ['android', android, 'onConnectionInterrupted'],
  ['linux', android, 'onConnectionInterrupted'],
  ['ios', apple, 'rtcEngineConnectionDidInterrupted'],
  ['macos', apple, 'rtcEngineConnectionDidInterrupted'],
] as const)('the timeline of rtc-native-2.3.1 on %s', (platform, says, interrupted) => {
  const tells = story('rtc-native-2.3.1', platform)

  test('has callbacks and no states (T4, T5, T6)', () => {
    expect(tells([lost, waits(60 * minutesMs)])).toEqual([
      `5000 uid1 ${interrupted}`,
      `11000 uid1 ${says.lost}`,
      `21000 uid2 ${says.offline} uid1 1`,
    ])
  })

  test.each([
    ['the interruption (T4)', 4_000, `uid1 ${interrupted}`],
    ['the loss (T5)', 10_000, `uid1 ${says.lost}`],
    ['the silence (T6)', 20_000, `uid2 ${says.offline} uid1 1`],
  ])('tells of %s at its millisecond, and not before', (_, afterMs, what) => {
    const line = `${1_000 + afterMs} ${what}`
    expect(tells([lost, waits(afterMs - 1)])).not.toContain(line)
    expect(tells([lost, waits(afterMs)])).toContain(line)
    expect(tells([lost, waits(afterMs + 1)])).toContain(line)
  })

  test('ends with a re-join however late it is, and the other is told about 100 ms later (T7, T8)', () => {
    expect(tells([lost, waits(60 * minutesMs), restored, waits(1_000)]).slice(3)).toEqual([
      `3601200 uid1 ${says.rejoined}`,
      `3601300 uid2 ${says.joined} uid1`,
    ])
  })

  test('knows no getter of a state', () => {
    const events = playOn('rtc-native-2.3.1', [join('uid1'), waits(1_000), calls('uid1', 'getConnectionState')])
    expect(tell(events, 'returns', 'uid1')).toEqual(['0 uid1 joinChannel 0'])
  })

  test('takes no notice of what only a reason could tell of', () => {
    const others = (['proxySet', 'ipAddressChanged', 'keepAliveTimedOut'] as const).map((name) => happens('uid1', name))
    expect(tells([...others, waits(60_000)])).toEqual([])
  })
})

describe('a reading of RTC native up to 3.x', () => {
  const tells = story('rtc-native-2.3.2', 'android')
  const long = [lost, waits(30 * minutesMs)]

  test('counts the loss from the report of the interruption (A-01)', () => {
    expect(tells(long, { rtcLostFrom: 'interruption' })[1]).toBe('15000 uid1 onConnectionLost')
  })

  test('counts giving up from the report of the interruption (A-04)', () => {
    const told = tells(long, { rtcGaveUpFrom: 'interruption', rtcGaveUpAfterMs: 1_200_000 })
    expect(told.at(-1)).toBe(`1205000 uid1 ${android.failed}`)
  })

  test('counts both from the loss even where a reset is reported at once', () => {
    const reset = happens('uid1', 'networkLost', { manner: 'reset' })
    const told = tells([reset, waits(30 * minutesMs)], { rtcResetInterruptedAfterMs: 0 })
    expect(told.filter((line) => line.includes('uid1')).map((line) => line.split(' ')[0])).toEqual([
      '1000',
      '11000',
      '21000',
      '1221000',
    ])
  })

  test('spells states by their documented numbers', () => {
    expect(tells([lost, waits(5_000)], { spelling: 'numbers' })).toEqual(['5000 uid1 onConnectionStateChanged 4 2'])
  })
})
