import { describe, expect, test } from 'vitest'
import type { ClientId, Step } from '../../spec/vocabulary.ts'
import { calls, clientsOn, happens, playOn, tell, waits } from './told-events.ts'

const clients = clientsOn('android', 'web', 'ios', 'web')
const joins = (client: ClientId): Step =>
  calls(client, clients.find(({ id }) => id === client)?.platform === 'web' ? 'join' : 'joinChannel', { channel: 'c1' })

/** All four are in the channel at 1,000 ms, and uid4 publishes. */
const start = [...['uid1', 'uid2', 'uid3', 'uid4'].map(joins), waits(500), calls('uid4', 'publish'), waits(500)]

function told(...steps: readonly Step[]): string[] {
  return tell(playOn('rtc-native-2.3.2', [...start, ...steps], {}, clients), 'callback').filter(
    (line) => Number(line.split(' ')[0]) >= 1_000,
  )
}

describe('users of several platforms in one channel', () => {
  test('learn of a join each in their own words', () => {
    const lines = tell(playOn('rtc-native-2.3.2', [...start], {}, clients), 'callback')
    expect(lines.filter((line) => line.endsWith(' uid4')).sort()).toEqual([
      '300 uid1 onUserJoined uid4',
      '300 uid2 peer-online uid4',
      '300 uid3 didJoinedOfUid uid4',
      '700 uid2 stream-added uid4',
    ])
    expect(lines.filter((line) => line.endsWith(' uid1')).sort()).toEqual([
      '300 uid2 peer-online uid1',
      '300 uid2 stream-added uid1',
      '300 uid3 didJoinedOfUid uid1',
      '300 uid4 peer-online uid1',
      '300 uid4 stream-added uid1',
    ])
  })

  test('learn of a leave each in their own words', () => {
    expect(told(calls('uid1', 'leaveChannel'), waits(60_000)).slice(2)).toEqual([
      '1100 uid2 peer-leave uid1 Quit',
      '1100 uid3 didOfflineOfUid uid1 0',
      '1100 uid4 peer-leave uid1 Quit',
    ])
    expect(told(calls('uid4', 'leave'), waits(60_000)).filter((line) => !line.includes('uid4 connection'))).toEqual([
      '1100 uid1 onUserOffline uid4 0',
      '1100 uid2 peer-leave uid4 Quit',
      '1100 uid3 didOfflineOfUid uid4 0',
    ])
  })

  test('learn of a silence at their own times, and of the return', () => {
    const lines = told(happens('uid1', 'networkLost'), waits(60_000), happens('uid1', 'networkRestored'), waits(1_000))
    expect(lines.filter((line) => !/^\d+ uid1 /.test(line)).sort()).toEqual([
      '11000 uid2 stream-removed uid1',
      '11000 uid4 stream-removed uid1',
      '21000 uid3 didOfflineOfUid uid1 1',
      '61300 uid2 stream-added uid1',
      '61300 uid3 didJoinedOfUid uid1',
      '61300 uid4 stream-added uid1',
    ])
  })

  test('are told of a user whom the service has missed for three minutes as of a new one', () => {
    const away = [happens('uid1', 'networkLost'), waits(180_000), happens('uid1', 'networkRestored'), waits(1_000)]
    expect(told(...away).filter((line) => line.includes('uid2'))).toEqual([
      '11000 uid2 stream-removed uid1',
      '181000 uid2 peer-leave uid1 ServerTimeOut',
      '181300 uid2 peer-online uid1',
      '181300 uid2 stream-added uid1',
    ])
    const shorter = [happens('uid1', 'networkLost'), waits(179_799), happens('uid1', 'networkRestored'), waits(60_000)]
    expect(told(...shorter).join()).not.toContain('peer-leave')
  })

  test('learn of a fast return only if it is so decided (A-42)', () => {
    const fast = [
      ...start,
      happens('uid1', 'networkLost'),
      waits(6_000),
      happens('uid1', 'networkRestored'),
      waits(60_000),
    ]
    const seen = (isTold: boolean): string[] =>
      tell(playOn('rtc-native-2.3.2', fast, { webEarlyReturnTold: isTold }, clients), 'callback', 'uid2').filter(
        (line) => Number(line.split(' ')[0]) >= 1_000,
      )
    expect(seen(false)).toEqual([])
    expect(seen(true)).toEqual(['7300 uid2 stream-added uid1'])
  })

  test('have calls of their own, and those of the other kind stay without effect', () => {
    const events = playOn(
      'rtc-native-2.3.2',
      [calls('uid1', 'join'), calls('uid2', 'joinChannel'), waits(1_000)],
      {},
      clients,
    )
    expect(events).toHaveLength(2)
  })
})
