import { describe, expect, test } from 'vitest'
import type { ClientId, Platform, Step } from '../../spec/vocabulary.ts'
import type { Decisions } from './index.ts'
import { calls, clientsOn, happens, playOn, tell, waits } from './told-events.ts'

const killed = happens('uid1', 'processKilled')
const restarted = happens('uid1', 'processRestarted')

function join(client: ClientId, platform: Platform, channel = 'c1'): Step {
  return calls(client, platform === 'web' ? 'join' : 'joinChannel', { channel, credential: 'valid' })
}

/** uid1 is in the channel and publishes, uid2 watches; the steps begin at 1,000 ms. */
function start(user: Platform, watcher: Platform): readonly Step[] {
  const publish = user === 'web' ? [calls('uid1', 'publish')] : []
  return [join('uid2', watcher), waits(300), join('uid1', user), waits(400), ...publish, waits(300)]
}

/** What the watcher is told from then on. */
function told(user: Platform, watcher: Platform, steps: readonly Step[], decisions: Partial<Decisions> = {}): string[] {
  const events = playOn('rtc-native-2.3.2', [...start(user, watcher), ...steps], decisions, clientsOn(user, watcher))
  return tell(events, 'callback', 'uid2').filter((line) => Number(line.split(' ')[0]) > 1_000)
}

/** The process is up again and back in its channel this long after the kill. */
function backAfter(user: Platform, ms: number): readonly Step[] {
  return [killed, waits(ms - 200), restarted, join('uid1', user), waits(200)]
}

const offlineOf = {
  android: 'onUserOffline',
  windows: 'onUserOffline',
  linux: 'onUserOffline',
  ios: 'didOfflineOfUid',
  macos: 'didOfflineOfUid',
} as const
const silent = ['android', 'windows', 'linux', 'electron', 'unity', 'react-native', 'flutter'] as const
const native = ['android', 'windows', 'linux', 'ios', 'macos'] as const

describe.each(['ios', 'macos'] as const)('a process that is killed on %s', (user) => {
  test.each(native)('leaves its channel at once, and %s is told that it quit', (watcher) => {
    expect(told(user, watcher, [killed, waits(300_000)])).toEqual([`1100 uid2 ${offlineOf[watcher]} uid1 0`])
  })

  test('leaves its channel at once, and a Web viewer is told that it quit', () => {
    expect(told(user, 'web', [killed, waits(300_000)])).toEqual(['1100 uid2 peer-leave uid1 Quit'])
  })

  test('is silent where the network is away, as elsewhere', () => {
    const steps = [happens('uid1', 'networkLost'), killed, waits(60_000)]
    expect(told(user, 'android', steps)).toEqual(['21000 uid2 onUserOffline uid1 1'])
  })

  test('is told anew when it joins again', () => {
    expect(told(user, 'android', [killed, waits(1_000), restarted, join('uid1', user), waits(1_000)]).at(-1)).toBe(
      '2300 uid2 onUserJoined uid1',
    )
  })
})

describe.each(silent)('a process that is killed on %s', (user) => {
  test.each(native)('is told to %s after 20 s, and not before', (watcher) => {
    expect(told(user, watcher, [killed, waits(19_999)])).toEqual([])
    expect(told(user, watcher, [killed, waits(20_000)])).toEqual([`21000 uid2 ${offlineOf[watcher]} uid1 1`])
    expect(told(user, watcher, [killed, waits(300_000)])).toHaveLength(1)
  })

  test.each(native)('is not told to %s if it is back in its channel within 20 s', (watcher) => {
    for (const ms of [500, 10_000, 19_999]) {
      expect(told(user, watcher, [...backAfter(user, ms), waits(300_000)])).toEqual([])
    }
    expect(told(user, watcher, [...backAfter(user, 20_001), waits(300_000)])).toHaveLength(2)
  })

  test.each(native)('is told to %s if it is back too late, or in another channel', (watcher) => {
    const joined = offlineOf[watcher] === 'onUserOffline' ? 'onUserJoined' : 'didJoinedOfUid'
    expect(told(user, watcher, [...backAfter(user, 25_000), waits(300_000)])).toEqual([
      `21000 uid2 ${offlineOf[watcher]} uid1 1`,
      `26100 uid2 ${joined} uid1`,
    ])
    const elsewhere = [killed, waits(5_000), restarted, join('uid1', user, 'c2'), waits(300_000)]
    expect(told(user, watcher, elsewhere)).toEqual([`21000 uid2 ${offlineOf[watcher]} uid1 1`])
  })

  test('is told to a Web viewer after 10 s by its stream, and after three minutes by itself', () => {
    expect(told(user, 'web', [killed, waits(9_999)])).toEqual([])
    expect(told(user, 'web', [killed, waits(10_000)])).toEqual(['11000 uid2 stream-removed uid1'])
    expect(told(user, 'web', [killed, waits(179_999)])).toHaveLength(1)
    expect(told(user, 'web', [killed, waits(300_000)])).toEqual([
      '11000 uid2 stream-removed uid1',
      '181000 uid2 peer-leave uid1 ServerTimeOut',
    ])
  })

  test('is not told to a Web viewer if it is back in its channel within 10 s', () => {
    for (const ms of [500, 9_999]) expect(told(user, 'web', [...backAfter(user, ms), waits(300_000)])).toEqual([])
  })

  test('is told to a Web viewer by its stream if it is back after 10 s', () => {
    expect(told(user, 'web', [...backAfter(user, 10_001), waits(300_000)])).toEqual([
      '11000 uid2 stream-removed uid1',
      '11101 uid2 stream-added uid1',
    ])
    expect(told(user, 'web', [...backAfter(user, 15_000), waits(300_000)])).toEqual([
      '11000 uid2 stream-removed uid1',
      '16100 uid2 stream-added uid1',
    ])
  })
})

describe('a page that is closed', () => {
  test.each(native)('is for %s like a loss of the network', (watcher) => {
    const lost = happens('uid1', 'networkLost')
    expect(told('web', watcher, [killed, waits(300_000)])).toEqual([`21000 uid2 ${offlineOf[watcher]} uid1 1`])
    expect(told('web', watcher, [killed, waits(300_000)])).toEqual(told('web', watcher, [lost, waits(300_000)]))
  })

  test('is for a Web viewer like a loss of the network', () => {
    const lost = happens('uid1', 'networkLost')
    expect(told('web', 'web', [killed, waits(300_000)])).toEqual([
      '11000 uid2 stream-removed uid1',
      '181000 uid2 peer-leave uid1 ServerTimeOut',
    ])
    expect(told('web', 'web', [killed, waits(300_000)])).toEqual(told('web', 'web', [lost, waits(300_000)]))
  })

  test('takes its stream with it, even if the user is back in the channel', () => {
    expect(told('web', 'web', [...backAfter('web', 5_000), waits(300_000)])).toEqual(['11000 uid2 stream-removed uid1'])
    const published = [...backAfter('web', 5_000), calls('uid1', 'publish'), waits(300_000)]
    expect(told('web', 'web', published)).toEqual([])
  })
})

describe('a channel whose last user is killed', () => {
  const observed = (user: Platform, steps: readonly Step[]): string[] =>
    tell(playOn('rtc-native-2.3.2', steps, {}, clientsOn(user, 'android')), 'service').filter(
      (line) => !line.includes('connectionAttempt') && !line.includes('userOnline'),
    )

  test.each(['android', 'windows', 'linux', 'web'] as const)('is destroyed 10 s later on %s', (user) => {
    const steps = [join('uid1', user), waits(1_000), killed]
    expect(observed(user, [...steps, waits(9_999)])).toEqual([])
    const all = ['11000 uid1 userOffline', '11000 uid1 channelDestroyed "c1"']
    expect(observed(user, [...steps, waits(10_000)])).toEqual(all)
    expect(observed(user, [...steps, waits(300_000)])).toEqual(all)
  })

  test.each(['ios', 'macos'] as const)('is destroyed 10 s later on %s, where the user is gone at once', (user) => {
    const steps = [join('uid1', user), waits(1_000), killed]
    expect(observed(user, [...steps, waits(9_999)])).toEqual(['1000 uid1 userOffline'])
    expect(observed(user, [...steps, waits(300_000)])).toEqual([
      '1000 uid1 userOffline',
      '11000 uid1 channelDestroyed "c1"',
    ])
  })

  test('is kept if the user is back, or somebody else comes, in time', () => {
    const back = [join('uid1', 'android'), waits(1_000), ...backAfter('android', 9_000), waits(60_000)]
    expect(observed('android', back)).toEqual([])
    const other = [join('uid1', 'android'), waits(1_000), killed, waits(9_000), join('uid2', 'android'), waits(60_000)]
    expect(observed('android', other)).toEqual(['21000 uid1 userOffline'])
  })

  test('is destroyed once, though the user is back in it later', () => {
    const steps = [join('uid1', 'android'), waits(1_000), ...backAfter('android', 15_000), waits(60_000)]
    expect(observed('android', steps)).toEqual(['11000 uid1 userOffline', '11000 uid1 channelDestroyed "c1"'])
  })

  test('is kept while somebody else is in it', () => {
    const steps = [join('uid1', 'android'), join('uid2', 'android'), waits(1_000), killed, waits(60_000)]
    expect(observed('android', steps)).toEqual(['21000 uid1 userOffline'])
  })

  test('ends with the user where a document has no kill', () => {
    const steps = [join('uid1', 'android'), waits(1_000), killed, waits(60_000)]
    const events = playOn('rtc-4', steps, {}, clientsOn('android'))
    expect(tell(events, 'service').at(-1)).toBe('21000 uid1 channelDestroyed "c1"')
  })
})

describe('a user that is back from a kill', () => {
  test('is missed after 20 s by whoever has not heard it since, whatever may be decided of the killed', () => {
    const steps = [
      killed,
      restarted,
      happens('uid2', 'networkLost'),
      join('uid1', 'web'),
      waits(1_000),
      happens('uid1', 'networkLost', { direction: 'uplink', manner: 'silent' }),
      happens('uid2', 'networkRestored'),
      waits(60_000),
    ]
    const offline = ['21000 uid2 onUserOffline uid1 1']
    expect(told('web', 'android', steps)).toEqual(offline)
    for (const rtcKilledOfflineAfterMs of [19_000, 25_000])
      expect(told('web', 'android', steps, { rtcKilledOfflineAfterMs })).toEqual(offline)
  })

  test('is not back from it in another channel than the one in which it was killed', () => {
    const survives = { rtcKilledOfflineSurvivesReturn: true }
    const steps = [happens('uid1', 'tokenExpired'), join('uid1', 'web', 'c2'), waits(1_000)]
    const backAfterMs = (ms: number) => [killed, waits(ms), restarted, join('uid1', 'web'), waits(60_000)]
    // Within ten seconds, and when the other channel is destroyed already.
    for (const ms of [1_000, 12_000]) {
      expect(told('web', 'android', [...steps, ...backAfterMs(ms)], survives)).toEqual([])
      expect(told('web', 'android', backAfterMs(ms), survives)).toEqual(['21000 uid2 onUserOffline uid1 1'])
    }
  })

  test('is missed for a new silence by a Web viewer, whatever is left of the kill', () => {
    const steps = [...backAfter('linux', 1_000), waits(1_000), happens('uid1', 'networkLost'), waits(60_000)]
    const removed = '13000 uid2 stream-removed uid1'
    expect(told('linux', 'web', steps)).toContain(removed)
    const survives = { webKilledStreamRemovalSurvivesReturn: true }
    expect(told('linux', 'web', steps, survives)).toContain(removed)
    expect(told('linux', 'web', [...backAfter('linux', 1_000), waits(60_000)], survives)).toEqual([
      '11000 uid2 stream-removed uid1',
    ])
  })
})

describe('a reading of the process-kill matrix', () => {
  test('tells of a stream again after a fast return (A-42)', () => {
    expect(told('android', 'web', [...backAfter('android', 5_000), waits(60_000)], { webRestartTold: true })).toEqual([
      '6100 uid2 stream-added uid1',
    ])
  })
})
