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

/** What one client is told from the moment at which both are in the channel, which is 1,000 ms. */
function after(client: ClientId, steps: readonly Step[], decisions: Partial<Decisions> = {}): string[] {
  const all = [join('uid2'), waits(300), join('uid1'), waits(700), ...steps]
  return tell(playOn('rtc-web-4', all, decisions), 'callback', client)
    .filter((line) => Number(line.split(' ')[0]) >= 1_000)
    .map((line) => line.replace(`${client} `, '').replace('connection-state-change', 'state'))
}

describe('the timeline of the Web 4.x', () => {
  test('leads over RECONNECTING back to CONNECTED (T5, T6, T9), and tells the others of each point', () => {
    const steps = [publish, waits(1_000), lost, waits(30_000), restored, waits(10_000)]
    expect(after('uid1', steps)).toEqual(['2000 state RECONNECTING CONNECTED', '32200 state CONNECTED RECONNECTING'])
    expect(after('uid2', steps)).toEqual([
      '1200 user-published uid1 audio',
      '12000 user-unpublished uid1 audio',
      '22000 user-left uid1 ServerTimeOut',
      '32300 user-joined uid1',
      '32300 user-published uid1 audio',
    ])
  })

  test('has nothing to tell the others of an interruption that ends in time', () => {
    expect(after('uid2', [publish, waits(1_000), lost, waits(9_700), restored, waits(60_000)])).toEqual([
      '1200 user-published uid1 audio',
    ])
  })

  test('ends DISCONNECTED because of the network for a client that gives up, and that is the end', () => {
    const told = after('uid1', [lost, waits(86_400_000), restored, waits(600_000)])
    expect(told).toEqual(['1000 state RECONNECTING CONNECTED', '1201000 state DISCONNECTED RECONNECTING NETWORK_ERROR'])
  })

  test('is judged by the service, however long the one who watches was away', () => {
    const watcherLost = happens('uid2', 'networkLost')
    const steps = [publish, waits(1_000), watcherLost, lost, waits(15_000), happens('uid2', 'networkRestored')]
    expect(after('uid2', [...steps, waits(3_000)])).toEqual([
      '1200 user-published uid1 audio',
      '2000 state RECONNECTING CONNECTED',
      '17200 state CONNECTED RECONNECTING',
      '17200 user-unpublished uid1 audio',
    ])
  })
})

describe('the end of a connection of the Web 4.x', () => {
  test.each<[string, Step, string[]]>([
    ['a leave', leave, ['1000 state DISCONNECTING CONNECTED', '1100 state DISCONNECTED DISCONNECTING LEAVE']],
    ['a ban', happens('uid1', 'bannedByServer'), ['1000 state DISCONNECTED CONNECTED UID_BANNED']],
    [
      'an expired token',
      happens('uid1', 'tokenExpired'),
      ['1000 state DISCONNECTED CONNECTED TOKEN_EXPIRE', '1000 token-privilege-did-expire'],
    ],
  ])('tells its reason: %s', (_, step, told) => {
    expect(after('uid1', [step, waits(600_000)])).toEqual(told)
  })

  test('tells it of a client that is RECONNECTING, too', () => {
    const away = [lost, waits(5_000)]
    expect(after('uid1', [...away, leave]).at(-1)).toBe('6000 state DISCONNECTED RECONNECTING LEAVE')
    const back = (what: Step) => after('uid1', [...away, what, restored, waits(1_000)])
    expect(back(happens('uid1', 'bannedByServer')).at(-1)).toBe('6200 state DISCONNECTED RECONNECTING UID_BANNED')
    expect(back(happens('uid1', 'tokenExpired')).slice(-2)).toEqual([
      '6200 state DISCONNECTED RECONNECTING TOKEN_EXPIRE',
      '6200 token-privilege-did-expire',
    ])
  })

  test.each(['invalidAppId', 'invalidChannelName', 'invalidToken'])(
    'is the fault of the parameters: %s',
    (credential) => {
      const told = tell(playOn('rtc-web-4', [join('uid1', credential), waits(60_000)]), 'callback', 'uid1')
      expect(told.at(-1)).toBe('200 uid1 connection-state-change DISCONNECTED CONNECTING SERVER_ERROR')
    },
  )
})

describe('the users of the Web 4.x', () => {
  test('are told of who and what is in the channel when they join', () => {
    const steps = [join('uid1'), waits(500), publish, waits(500), join('uid2'), waits(500)]
    expect(tell(playOn('rtc-web-4', steps), 'callback', 'uid2').slice(2)).toEqual([
      '1300 uid2 user-joined uid1',
      '1300 uid2 user-published uid1 audio',
    ])
  })

  test('are told of an unpublish and of a leave', () => {
    const steps = [publish, waits(1_000), calls('uid1', 'unpublish'), waits(1_000), leave, waits(60_000)]
    expect(after('uid2', steps)).toEqual([
      '1200 user-published uid1 audio',
      '2100 user-unpublished uid1 audio',
      '3100 user-left uid1 Quit',
    ])
  })
})
