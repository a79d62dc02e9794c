import { describe, expect, test } from 'vitest'
import type { ClientId, Step } from '../../spec/vocabulary.ts'
import type { Decisions } from './index.ts'
import { calls, happens, playOn, tell, waits } from './told-events.ts'

const lost = happens('uid1', 'networkLost')
const restored = happens('uid1', 'networkRestored')
const publish = calls('uid1', 'publish')
const leave = calls('uid1', 'leave')

function join(client: ClientId, credential = 'valid'): Step {
  return calls(client, 'join', { channel: 'c1', credential })
}

function lines(
  kind: 'callback' | 'returns',
  client: ClientId,
  steps: readonly Step[],
  decisions: Partial<Decisions> = {},
): string[] {
  return tell(playOn('rtc-web-3', steps, decisions), kind, client)
}

/** What one client is told from the moment at which both are in the channel, which is 1,000 ms. */
function after(client: ClientId, steps: readonly Step[], decisions: Partial<Decisions> = {}): string[] {
  return lines('callback', client, [join('uid2'), waits(300), join('uid1'), waits(700), ...steps], decisions).filter(
    (line) => Number(line.split(' ')[0]) >= 1_000,
  )
}

const connected = ['CONNECTING CONNECTED', 'connected']
const disconnected = 'connection-state-change CONNECTING DISCONNECTED'

describe('a join of the Web', () => {
  test('goes from DISCONNECTED over CONNECTING to CONNECTED and connected (T0, T1)', () => {
    expect(lines('callback', 'uid1', [join('uid1'), waits(60_000)])).toEqual([
      '0 uid1 connection-state-change DISCONNECTED CONNECTING',
      `200 uid1 connection-state-change ${connected[0]}`,
      `200 uid1 ${connected[1]}`,
    ])
    expect(lines('returns', 'uid1', [join('uid1'), waits(60_000)])).toEqual(['200 uid1 join 0'])
  })

  test('is seen by the others about 100 ms later (T2)', () => {
    expect(lines('callback', 'uid2', [join('uid2'), waits(500), join('uid1'), waits(500)]).at(-1)).toBe(
      '800 uid2 peer-online uid1',
    )
  })

  test('without a network stays CONNECTING until the network is back, and is not settled before', () => {
    const steps = [lost, join('uid1'), waits(3_600_000)]
    expect(lines('callback', 'uid1', steps)).toHaveLength(1)
    expect(lines('returns', 'uid1', steps)).toEqual([])
    expect(lines('returns', 'uid1', [...steps, restored, waits(1_000)])).toEqual(['3600200 uid1 join 0'])
  })

  test.each(['CONNECTING', 'CONNECTED', 'DISCONNECTING'])(
    'is refused by a client that is %s, and changes nothing',
    (state) => {
      const before: readonly Step[] = {
        CONNECTING: [join('uid1'), waits(100)],
        CONNECTED: [join('uid1'), waits(400)],
        DISCONNECTING: [join('uid1'), waits(350), leave, waits(50)],
      }[state] as Step[]
      const refused = [...before, join('uid1'), waits(60_000)]
      expect(lines('callback', 'uid1', refused)).toEqual(lines('callback', 'uid1', [...before, waits(60_000)]))
      expect(lines('returns', 'uid1', refused).filter((line) => line.includes('error'))).toEqual([
        `${state === 'CONNECTING' ? 100 : 400} uid1 join error INVALID_OPERATION`,
      ])
    },
  )

  test.each(['invalidAppId', 'invalidChannelName', 'invalidToken', 'expiredToken'])(
    'with %s ends DISCONNECTED',
    (credential) => {
      expect(lines('callback', 'uid1', [join('uid1', credential), waits(60_000)]).at(-1)).toBe(
        `200 uid1 ${disconnected}`,
      )
      expect(lines('returns', 'uid1', [join('uid1', credential), waits(60_000)])[0]).toContain('200 uid1 join error')
    },
  )
})

describe('a leave of the Web', () => {
  test('goes over DISCONNECTING to DISCONNECTED, and the others are told that the user quit', () => {
    expect(after('uid1', [leave, waits(60_000)])).toEqual([
      '1000 uid1 connection-state-change CONNECTED DISCONNECTING',
      '1100 uid1 connection-state-change DISCONNECTING DISCONNECTED',
    ])
    expect(after('uid2', [leave, waits(60_000)])).toEqual(['1100 uid2 peer-leave uid1 Quit'])
  })

  test('ends a join that is under way', () => {
    const steps = [join('uid1'), waits(100), leave, waits(60_000)]
    expect(lines('callback', 'uid1', steps).slice(1)).toEqual([`100 uid1 ${disconnected}`])
    expect(lines('returns', 'uid1', steps)).toEqual([
      '100 uid1 join error LEAVE_BEFORE_JOIN_SUCCESS',
      '100 uid1 leave 0',
    ])
  })

  test('ends an automatic reconnecting', () => {
    expect(after('uid1', [lost, waits(5_000), leave, restored, waits(60_000)]).at(-1)).toBe(`6000 uid1 ${disconnected}`)
  })

  test('that loses its network is over after two seconds, and says so', () => {
    const steps = [join('uid1'), waits(1_000), leave, waits(50), lost, waits(60_000)]
    expect(lines('callback', 'uid1', steps).at(-1)).toBe('3000 uid1 connection-state-change DISCONNECTING DISCONNECTED')
    expect(lines('returns', 'uid1', steps).at(-1)).toBe('3000 uid1 leave error LEAVE_MSG_TIMEOUT')
  })

  test('is refused by a client that is in no channel, or leaves already (X-11)', () => {
    expect(lines('returns', 'uid1', [leave])).toEqual(['0 uid1 leave error INVALID_OPERATION'])
    expect(lines('returns', 'uid1', [join('uid1'), waits(500), leave, leave, waits(500)]).slice(1)).toEqual([
      '500 uid1 leave error INVALID_OPERATION',
      '600 uid1 leave 0',
    ])
  })
})

describe('a loss of the Web', () => {
  test('goes to CONNECTING, never to DISCONNECTED, and is never given up (T5, T7)', () => {
    expect(after('uid1', [lost, waits(24 * 3_600_000)])).toEqual([
      '1000 uid1 connection-state-change CONNECTED CONNECTING',
      '1000 uid1 error SOCKET_DISCONNECTED',
      '1000 uid1 reconnect',
    ])
  })

  test('ends with CONNECTED when the network is back (T9)', () => {
    expect(after('uid1', [lost, waits(30_000), restored, waits(60_000)]).slice(3)).toEqual([
      '31200 uid1 connection-state-change CONNECTING CONNECTED',
      '31200 uid1 connected',
      '31200 uid1 rejoin',
    ])
  })

  test('can be noticed later, and then not at all if it is over before (A-09)', () => {
    const late = { webLossNoticedAfterMs: 10_000 }
    expect(after('uid1', [lost, waits(9_999)], late)).toEqual([])
    expect(after('uid1', [lost, waits(10_000)], late)[0]).toBe(
      '11000 uid1 connection-state-change CONNECTED CONNECTING',
    )
    expect(after('uid1', [lost, waits(9_999), restored, waits(60_000)], late)).toEqual([])
    const reset = happens('uid1', 'networkLost', { manner: 'reset' })
    expect(after('uid1', [reset], late)).toHaveLength(3)
    expect(after('uid1', [lost, waits(5_000), reset], late)[0]).toContain('6000')
  })

  test('is told to the others after 10 s: the stream first, then the user (T6, T8)', () => {
    const all = ['13000 uid2 stream-removed uid1', '13000 uid2 peer-leave uid1 ServerTimeOut']
    const steps = [publish, waits(2_000), lost]
    expect(after('uid2', [...steps, waits(9_999)]).slice(1)).toEqual([])
    expect(after('uid2', [...steps, waits(10_000)]).slice(1)).toEqual(all)
    expect(after('uid2', [...steps, waits(60_000)]).slice(1)).toEqual(all)
  })

  test('of a user who publishes nothing is told as the user alone', () => {
    expect(after('uid2', [lost, waits(60_000)])).toEqual(['11000 uid2 peer-leave uid1 ServerTimeOut'])
  })

  test('of less than 10 s is not told', () => {
    expect(after('uid2', [lost, waits(9_799), restored, waits(60_000)])).toEqual([])
  })

  test('ends for the others with peer-online again, and stream-added if the user publishes still (T10)', () => {
    expect(after('uid2', [lost, waits(30_000), restored, waits(60_000)]).slice(1)).toEqual([
      '31300 uid2 peer-online uid1',
    ])
    expect(after('uid2', [publish, waits(2_000), lost, waits(30_000), restored, waits(60_000)]).slice(3)).toEqual([
      '33300 uid2 peer-online uid1',
      '33300 uid2 stream-added uid1',
    ])
  })

  test('of the watcher makes it judge no stream, and learn of departures with its own re-join', () => {
    const own = happens('uid2', 'networkLost')
    const steps = [publish, waits(2_000), own, lost, waits(30_000), happens('uid2', 'networkRestored'), waits(60_000)]
    expect(after('uid2', steps).slice(4)).toEqual([
      '33200 uid2 connection-state-change CONNECTING CONNECTED',
      '33200 uid2 connected',
      '33200 uid2 rejoin',
      '33200 uid2 peer-leave uid1 ServerTimeOut',
    ])
  })

  test('is told by the stream before the user, however short the stay was before', () => {
    const short = [publish, waits(2_000), lost, waits(20_000), restored, waits(200), lost, waits(60_000)]
    expect(after('uid2', short).slice(3)).toEqual([
      '23300 uid2 peer-online uid1',
      '23300 uid2 stream-added uid1',
      '33200 uid2 stream-removed uid1',
      '33200 uid2 peer-leave uid1 ServerTimeOut',
    ])
  })

  test('lets no news overtake each other', () => {
    const slow = { webPeerLeaveTakesMs: 900 }
    expect(after('uid2', [lost, waits(10_300), restored, waits(60_000)], slow)).toEqual([
      '11600 uid2 peer-leave uid1 ServerTimeOut',
      '11600 uid2 peer-online uid1',
    ])
    const short = [join('uid2'), waits(500), join('uid1'), waits(300), leave, waits(60_000)]
    const told = lines('callback', 'uid2', short, { webJoinVisibleAfterMs: 950, webLeaveVisibleAfterMs: 950 })
    expect(told.slice(3)).toEqual(['1650 uid2 peer-online uid1', '1750 uid2 peer-leave uid1 Quit'])
  })
})

describe('a stream of the Web', () => {
  test('is added for the others when it is published, and removed when it is not (T3, T4)', () => {
    const steps = [publish, waits(1_000), calls('uid1', 'unpublish'), waits(60_000)]
    expect(after('uid1', steps)).toEqual(['1100 uid1 stream-published'])
    expect(after('uid2', steps)).toEqual(['1200 uid2 stream-added uid1', '2100 uid2 stream-removed uid1'])
  })

  test('can be published once, by a client that is CONNECTED', () => {
    const returns = lines('returns', 'uid1', [publish, join('uid1'), waits(500), publish, publish, waits(500), publish])
    expect(returns.filter((line) => line.includes('publish'))).toEqual([
      '0 uid1 publish error INVALID_OPERATION',
      '500 uid1 publish error INVALID_OPERATION',
      '600 uid1 publish 0',
      '1000 uid1 publish error INVALID_OPERATION',
    ])
  })

  test('that meets a loss is published with the re-join', () => {
    expect(after('uid2', [publish, waits(50), lost, waits(2_000), restored, waits(2_000)])).toEqual([
      '3450 uid2 stream-added uid1',
    ])
  })

  test('is told with the join, where that is decided, of a user who has not asked to publish', () => {
    const joins = (...steps: readonly Step[]): string[] =>
      lines('callback', 'uid2', [join('uid1'), join('uid2'), waits(200), ...steps, waits(9_000)], {
        webJoinShowsStream: true,
      }).filter((line) => line.includes('stream'))
    expect(joins()).toEqual(['300 uid2 stream-added uid1'])
    expect(joins(publish)).toEqual(['400 uid2 stream-added uid1'])
    expect(joins(publish, lost)).toEqual([])
  })

  test('ends with its stay', () => {
    const again = [publish, waits(500), leave, waits(500), join('uid1'), waits(500)]
    expect(after('uid2', again).slice(1)).toEqual(['1600 uid2 peer-leave uid1 Quit', '2300 uid2 peer-online uid1'])
  })

  test('is shown to a newcomer', () => {
    const steps = [join('uid1'), waits(500), publish, waits(500), join('uid2'), waits(500)]
    expect(lines('callback', 'uid2', steps).slice(3)).toEqual([
      '1300 uid2 peer-online uid1',
      '1300 uid2 stream-added uid1',
    ])
  })
})

describe('the Web service', () => {
  test('bans a client, which is told so and is out', () => {
    expect(after('uid1', [happens('uid1', 'bannedByServer'), waits(60_000)])).toEqual([
      '1000 uid1 client-banned uid1',
      '1000 uid1 connection-state-change CONNECTED DISCONNECTED',
    ])
    expect(after('uid2', [happens('uid1', 'bannedByServer'), waits(60_000)])).toEqual([
      '11000 uid2 peer-leave uid1 ServerTimeOut',
    ])
  })

  test('bans a client that is away when it comes back', () => {
    const told = after('uid1', [lost, waits(5_000), happens('uid1', 'bannedByServer'), restored, waits(60_000)])
    expect(told.slice(3)).toEqual(['6200 uid1 client-banned uid1', `6200 uid1 ${disconnected}`])
  })

  test('ends the stay when the token expires, now or with the re-join', () => {
    const expired = happens('uid1', 'tokenExpired')
    expect(after('uid1', [expired, waits(60_000)])).toEqual([
      '1000 uid1 connection-state-change CONNECTED DISCONNECTED',
      '1000 uid1 onTokenPrivilegeDidExpire',
    ])
    expect(after('uid1', [lost, waits(5_000), expired, waits(1_000), restored, waits(60_000)]).slice(3)).toEqual([
      `7200 uid1 ${disconnected}`,
      '7200 uid1 onTokenPrivilegeDidExpire',
    ])
  })

  test('lets a client join again that is out', () => {
    const steps = [happens('uid1', 'tokenExpired'), waits(1_000), join('uid1'), waits(1_000)]
    expect(after('uid1', steps).at(-2)).toBe('2200 uid1 connected')
  })

  test('forgets a page that was closed: it is DISCONNECTED when it is opened again', () => {
    const steps = [
      happens('uid1', 'processKilled'),
      waits(1_000),
      happens('uid1', 'processRestarted'),
      calls('uid1', 'getConnectionState'),
    ]
    expect(lines('returns', 'uid1', [join('uid1'), waits(500), ...steps]).at(-1)).toBe(
      '1500 uid1 getConnectionState "DISCONNECTED"',
    )
  })
})

describe('a reading of the Web', () => {
  test('tells states by their documented numbers (A-11)', () => {
    expect(lines('callback', 'uid1', [join('uid1'), waits(500)], { spelling: 'numbers' })).toEqual([
      '0 uid1 connection-state-change 1 2',
      '200 uid1 connection-state-change 2 3',
      '200 uid1 connected',
    ])
  })
})
