import { describe, expect, test } from 'vitest'
import type { Step } from '../../spec/vocabulary.ts'
import { becomes, callback, type Decisions, stateChanged, unchanged } from './index.ts'
import { calls, happens, playOn, tell, waits } from './told-events.ts'

const join = calls('uid1', 'joinChannel', { channel: 'c1', credential: 'valid' })
const leave = calls('uid1', 'leaveChannel')
const lost = happens('uid1', 'networkLost')
const restored = happens('uid1', 'networkRestored')
const twentyMinutesMs = 1_200_000

function callbacks(steps: readonly Step[], decisions: Partial<Decisions> = {}): string[] {
  return tell(playOn('rtc-4', steps, decisions), 'callback', 'uid1')
}

/** The callbacks after uid1 has joined at 200 ms and 1 s has passed. */
function afterJoin(...steps: readonly Step[]): string[] {
  return callbacks([join, waits(1_000), ...steps]).slice(3)
}

describe('a join of RTC', () => {
  test('goes from Disconnected over Connecting to Connected (T0, T1)', () => {
    expect(callbacks([join, waits(60_000)])).toEqual([
      '0 uid1 onConnectionStateChanged 2 0',
      '200 uid1 onConnectionStateChanged 3 1',
      '200 uid1 onJoinChannelSuccess',
    ])
  })

  test('without a network stays Connecting, and fails after 20 minutes', () => {
    expect(callbacks([lost, join, waits(twentyMinutesMs)])).toEqual([
      '0 uid1 onConnectionStateChanged 2 0',
      '1200000 uid1 onConnectionStateChanged 5 4',
    ])
  })

  test('without a network can report the loss after 10 s, as another reading has it', () => {
    expect(callbacks([lost, join, waits(60_000)], { rtcJoinLostAfterMs: 10_000 }).at(-1)).toBe(
      '10000 uid1 onConnectionLost',
    )
  })

  test('succeeds when the network is back', () => {
    expect(callbacks([lost, join, waits(50_000), restored, waits(1_000)]).slice(1)).toEqual([
      '50200 uid1 onConnectionStateChanged 3 1',
      '50200 uid1 onJoinChannelSuccess',
    ])
  })
})

describe('a loss of RTC', () => {
  test('of less than 4 s is not reported', () => {
    expect(afterJoin(lost, waits(3_999), restored, waits(60_000))).toEqual([])
  })

  test('is reported after 4 s, again 10 s later, and given up 20 minutes after the first report (T4, T5, T7)', () => {
    expect(afterJoin(lost, waits(2 * twentyMinutesMs))).toEqual([
      '5000 uid1 onConnectionStateChanged 4 2',
      '15000 uid1 onConnectionLost',
      '15000 uid1 onConnectionStateChanged 4 16',
      '1205000 uid1 onConnectionStateChanged 5 4',
    ])
  })

  test('ends with a rejoin when the network is back', () => {
    expect(afterJoin(lost, waits(20_000), restored, waits(twentyMinutesMs)).slice(3)).toEqual([
      '21200 uid1 onConnectionStateChanged 3 1',
      '21200 uid1 onRejoinChannelSuccess',
    ])
  })

  test('makes the client try again from its beginning to the end of its reconnecting, and no longer', () => {
    const events = playOn('rtc-4', [join, waits(1_000), lost, waits(2 * twentyMinutesMs)])
    const times = tell(events, 'service', 'uid1')
      .filter((line) => line.includes('connectionAttempt'))
      .map((line) => Number(line.split(' ')[0]))
    expect(times.slice(0, 8)).toEqual([0, 2_000, 4_000, 8_000, 16_000, 32_000, 62_000, 92_000])
    expect(times.length).toBeLessThan(50)
    expect(times.at(-1)).toBeLessThan(1_205_000)
  })

  test('of the downlink alone is reported, one of the uplink alone is not', () => {
    expect(afterJoin(happens('uid1', 'networkLost', { direction: 'downlink' }), waits(4_000))).toHaveLength(1)
    expect(afterJoin(happens('uid1', 'networkLost', { direction: 'uplink' }), waits(60_000))).toEqual([])
  })

  test('keeps the beginning of a silence that goes on when a second loss replaces it', () => {
    const both = [lost, waits(3_000), happens('uid1', 'networkLost', { direction: 'downlink' }), waits(60_000)]
    expect(afterJoin(...both)[0]).toBe('5000 uid1 onConnectionStateChanged 4 2')
    const anew = [happens('uid1', 'networkLost', { direction: 'uplink' }), waits(3_000), lost, waits(60_000)]
    expect(afterJoin(...anew)[0]).toBe('8000 uid1 onConnectionStateChanged 4 2')
  })

  test('by a reset is reported like a silence, or at once if so decided', () => {
    const reset = happens('uid1', 'networkLost', { manner: 'reset', direction: 'uplink' })
    expect(afterJoin(reset, waits(4_000))).toEqual(['5000 uid1 onConnectionStateChanged 4 2'])
    const atOnce = callbacks([join, waits(1_000), reset, waits(4_000)], { rtcResetInterruptedAfterMs: 0 })
    expect(atOnce.slice(3)).toEqual(['1000 uid1 onConnectionStateChanged 4 2'])
  })

  test('of the service alone counts like a loss of the network', () => {
    const steps = [
      happens('uid1', 'serviceUnresponsive'),
      waits(4_000),
      happens('uid1', 'serviceRestored'),
      waits(1_000),
    ]
    expect(afterJoin(...steps)).toEqual([
      '5000 uid1 onConnectionStateChanged 4 2',
      '5200 uid1 onConnectionStateChanged 3 1',
      '5200 uid1 onRejoinChannelSuccess',
    ])
  })

  test('ends at once with a leave, and leaves no timer behind', () => {
    expect(afterJoin(lost, waits(5_000), leave, waits(2 * twentyMinutesMs)).slice(1)).toEqual([
      '6000 uid1 onConnectionStateChanged 1 5',
      '6000 uid1 onLeaveChannel',
    ])
  })
})

describe('a reading of RTC', () => {
  const steps = [join, waits(1_000), lost, waits(60_000)]

  test('counts the 10 s from the loss (A-01)', () => {
    expect(callbacks(steps, { rtcLostAfterMs: 6_000 }).slice(4)).toEqual([
      '11000 uid1 onConnectionLost',
      '11000 uid1 onConnectionStateChanged 4 16',
    ])
  })

  test('reports one of both at T5 (A-02)', () => {
    const onlyState = { state: 0, reports: [stateChanged(4, 16)] }
    expect(callbacks(steps, { rtcLost: onlyState }).slice(4)).toEqual(['15000 uid1 onConnectionStateChanged 4 16'])
    const onlyCallback = { state: 0, reports: [callback('onConnectionLost')] }
    expect(callbacks(steps, { rtcLost: onlyCallback }).slice(4)).toEqual(['15000 uid1 onConnectionLost'])
    expect(callbacks(steps, { rtcLost: unchanged }).slice(4)).toEqual([])
  })

  test('reports a rejoin with the reason 15 (A-19)', () => {
    const rejoined = becomes(3, 15, callback('onRejoinChannelSuccess'))
    expect(callbacks([...steps, restored, waits(1_000)], { rtcRejoined: rejoined }).at(-2)).toBe(
      '61200 uid1 onConnectionStateChanged 3 15',
    )
  })

  test('reports a proxy with Connecting (X-05)', () => {
    const events = callbacks([join, waits(1_000), happens('uid1', 'proxySet'), waits(1_000)], {
      rtcProxySet: becomes(2, 11),
    })
    expect(events.slice(3)).toEqual([
      '1000 uid1 onConnectionStateChanged 2 11',
      '1200 uid1 onConnectionStateChanged 3 1',
      '1200 uid1 onRejoinChannelSuccess',
    ])
  })
})
