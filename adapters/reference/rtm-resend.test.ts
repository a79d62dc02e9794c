import { describe, expect, test } from 'vitest'
import type { Step } from '../../spec/vocabulary.ts'
import type { Decisions } from './index.ts'
import { calls, happens, playOn, tell, waits } from './told-events.ts'

const valid = { credential: 'valid' }
const lost = happens('uid1', 'networkLost')
const restored = happens('uid1', 'networkRestored')

function toChannel(text: string, channel = 'c1'): Step {
  return calls('uid2', 'sendChannelMessage', { channel, text })
}

function toPeer(text: string): Step {
  return calls('uid2', 'sendPeerMessage', { to: 'uid1', text })
}

const together = [
  calls('uid1', 'login', valid),
  calls('uid2', 'login', valid),
  waits(1_000),
  ...['c1', 'c2'].flatMap((channel) => ['uid1', 'uid2'].map((id) => calls(id, 'joinChannel', { channel }))),
  waits(1_000),
]

/** The texts that uid1 received, in order, each with its instant. */
function received(steps: readonly Step[], decisions: Partial<Decisions> = {}): string[] {
  return tell(playOn('rtm-1', [...together, ...steps], decisions), 'callback', 'uid1')
    .filter((line) => line.includes('MessageReceived'))
    .map(
      (line) =>
        `${line.split(' ')[0]} ${line
          .split(' ')
          .slice(line.includes('Channel') ? 5 : 4)
          .join(' ')}`,
    )
}

function numbered(count: number, send: (text: string) => Step): Step[] {
  return Array.from({ length: count }, (_, nth) => send(`m${nth}`))
}

describe('messages of RTM', () => {
  test('arrive after 50 ms', () => {
    expect(received([toPeer('a'), toChannel('b'), waits(100)])).toEqual(['2050 a', '2050 b'])
  })

  test('that were sent during an interruption come after the return, in order and once', () => {
    const steps = [lost, waits(10_000), toPeer('a'), toChannel('b'), waits(1_000), toPeer('c'), restored, waits(60_000)]
    expect(received(steps)).toEqual(['13250 a', '13250 b', '13250 c'])
  })

  test('to the peer are all resent, however many and however old', () => {
    const steps = [lost, waits(5_000), ...numbered(50, toPeer), waits(100_000), restored, waits(1_000)]
    expect(received(steps)).toHaveLength(50)
  })

  test('to the channel are resent if they are not older than 30 s when the login succeeds', () => {
    const steps = [
      lost,
      waits(5_000),
      toChannel('old'),
      waits(1),
      toChannel('new'),
      waits(29_800),
      restored,
      waits(1_000),
    ]
    expect(received(steps)).toEqual(['37051 new'])
  })

  test('to the channel are resent up to 32, the newest of all channels', () => {
    const send = [...numbered(20, (text) => toChannel(text, 'c2')), ...numbered(20, toChannel)]
    const steps = [lost, waits(5_000), ...send, waits(5_000), restored, waits(1_000)]
    expect(received(steps)).toHaveLength(32)
    expect(received(steps)[0]).toBe('12250 m8')
    expect(received(steps, { rtmResendLimitFor: 'each channel' })).toHaveLength(40)
    expect(received(steps, { rtmResendKeeps: 'oldest' })[0]).toBe('12250 m0')
    expect(received(steps, { rtmResentChannelMessages: 33 })).toHaveLength(33)
  })

  test('to the channel are resent to a user who was removed meanwhile', () => {
    const steps = [lost, waits(35_000), toChannel('late'), waits(1_000), restored, waits(1_000)]
    expect(received(steps)).toEqual(['38250 late'])
  })

  test('that an unnoticed interruption holds up come when it ends', () => {
    expect(received([toPeer('a'), waits(10), lost, toPeer('b'), waits(2_000), restored, waits(1_000)])).toEqual([
      '4060 a',
      '4060 b',
    ])
  })

  test('are not kept for a user who has logged out', () => {
    const steps = [calls('uid1', 'logout'), toPeer('a'), calls('uid1', 'login', valid), waits(1_000)]
    expect(received(steps)).toEqual([])
  })

  test('cannot be sent without a connection, nor to a channel that was not joined', () => {
    const send = calls('uid1', 'sendChannelMessage', { channel: 'c9', text: 'a' })
    const events = playOn('rtm-1', [send, calls('uid1', 'login', valid), waits(1_000), send])
    expect(tell(events, 'returns')).toEqual([
      '0 uid1 sendChannelMessage error 102',
      '0 uid1 login 0',
      '1000 uid1 sendChannelMessage error 1',
    ])
  })
})
