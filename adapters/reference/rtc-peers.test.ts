import { describe, expect, test } from 'vitest'
import type { Step } from '../../spec/vocabulary.ts'
import { calls, happens, playOn, tell, waits } from './told-events.ts'

function join(client: string, channel = 'c1'): Step {
  return calls(client, 'joinChannel', { channel, credential: 'valid' })
}

const lost = happens('uid1', 'networkLost')
const restored = happens('uid1', 'networkRestored')
const leave = calls('uid1', 'leaveChannel')

/** What uid2 is told about others, after both have joined and 1 s has passed. */
function seenByOther(...steps: readonly Step[]): string[] {
  return tell(playOn('rtc-4', [join('uid2'), waits(500), join('uid1'), waits(500), ...steps]), 'callback', 'uid2')
    .filter((line) => line.includes('onUser'))
    .slice(1)
}

describe('the others in an RTC channel', () => {
  test('learn of a join 100 ms after it (T2), and the newcomer learns of them', () => {
    const events = playOn('rtc-4', [join('uid2'), waits(500), join('uid1'), waits(500)])
    expect(tell(events, 'callback').filter((line) => line.includes('onUser'))).toEqual([
      '800 uid1 onUserJoined uid2',
      '800 uid2 onUserJoined uid1',
    ])
  })

  test('learn nothing of a join to another channel', () => {
    const events = playOn('rtc-4', [join('uid2'), join('uid1', 'c2'), waits(500)])
    expect(tell(events, 'callback').filter((line) => line.includes('onUser'))).toEqual([])
  })

  test('learn that a user left, with the reason 0', () => {
    expect(seenByOther(leave, waits(60_000))).toEqual(['1100 uid2 onUserOffline uid1 0'])
  })

  test.each([
    ['lost the network', lost],
    ['lost the uplink', happens('uid1', 'networkLost', { direction: 'uplink' })],
    ['was killed', happens('uid1', 'processKilled')],
  ])('judge a user offline who %s, after 20 s and with the reason 1 (T6)', (_, step) => {
    expect(seenByOther(step, waits(19_999))).toEqual([])
    expect(seenByOther(step, waits(60_000))).toEqual(['21000 uid2 onUserOffline uid1 1'])
  })

  test('hear on a user who lost the downlink alone', () => {
    expect(seenByOther(happens('uid1', 'networkLost', { direction: 'downlink' }), waits(60_000))).toEqual([])
  })

  test('notice nothing of a user who is back within 20 s', () => {
    expect(seenByOther(lost, waits(19_000), restored, waits(60_000))).toEqual([])
  })

  test('learn of both where a user who left meanwhile joins at the moment when they are back', () => {
    const away = [happens('uid2', 'networkLost'), waits(5_000), leave, waits(1_000), happens('uid2', 'networkRestored')]
    expect(seenByOther(...away, join('uid1'), waits(60_000))).toEqual([
      '7300 uid2 onUserOffline uid1 0',
      '7300 uid2 onUserJoined uid1',
    ])
  })

  test('learn that a user is back whom they had judged offline', () => {
    expect(seenByOther(lost, waits(30_000), restored, waits(60_000))).toEqual([
      '21000 uid2 onUserOffline uid1 1',
      '31300 uid2 onUserJoined uid1',
    ])
    const uplink = happens('uid1', 'networkLost', { direction: 'uplink' })
    expect(seenByOther(uplink, waits(30_000), restored, waits(60_000))).toEqual([
      '21000 uid2 onUserOffline uid1 1',
      '31100 uid2 onUserJoined uid1',
    ])
  })

  test('notice nothing of a process that was killed and has joined again within 20 s', () => {
    const steps = [
      happens('uid1', 'processKilled'),
      waits(5_000),
      happens('uid1', 'processRestarted'),
      join('uid1'),
      waits(60_000),
    ]
    expect(seenByOther(...steps)).toEqual([])
  })

  test('judge a user offline 20 s after a leave that could not be told', () => {
    expect(seenByOther(lost, waits(5_000), leave, waits(1_000), restored, waits(60_000))).toEqual([
      '21000 uid2 onUserOffline uid1 1',
    ])
  })

  test('judge a user offline who failed, 20 s later', () => {
    expect(seenByOther(happens('uid1', 'bannedByServer'), waits(60_000))).toEqual(['21000 uid2 onUserOffline uid1 1'])
  })

  test('judge nobody while they are not connected, and count anew after their own rejoin', () => {
    const own = happens('uid2', 'networkLost')
    const steps = [lost, own, waits(60_000), happens('uid2', 'networkRestored'), waits(60_000)]
    expect(seenByOther(...steps)).toEqual(['81200 uid2 onUserOffline uid1 1'])
  })

  test('learn after their own rejoin that a user left meanwhile', () => {
    const own = happens('uid2', 'networkLost')
    const steps = [own, waits(5_000), leave, waits(5_000), happens('uid2', 'networkRestored'), waits(60_000)]
    expect(seenByOther(...steps)).toEqual(['11300 uid2 onUserOffline uid1 0'])
  })

  test('are told nothing after they have left', () => {
    expect(seenByOther(calls('uid2', 'leaveChannel'), leave, waits(1_000), join('uid1'), waits(60_000))).toEqual([])
  })
})

describe('the RTC service', () => {
  test('keeps a silent user for 20 s, and destroys a channel that nobody is left in', () => {
    const events = playOn('rtc-4', [join('uid1'), waits(1_000), lost, waits(60_000)])
    const seen = tell(events, 'service').filter((line) => !line.includes('connectionAttempt'))
    expect(seen).toEqual(['200 uid1 userOnline', '21000 uid1 userOffline', '21000 uid1 channelDestroyed "c1"'])
  })
})
