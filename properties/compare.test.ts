/** Two traces that differ are told apart, and those that differ only in what may differ are not. */
import { describe, expect, it } from 'vitest'
import type { Profile, Step, TraceEvent } from '../spec/index.ts'
import { defaultClients } from '../spec/index.ts'
import { firstDifference, linesByClient, linesOf, movedBy, renamedIn } from './compare.ts'
import { disagreementOfGetter } from './getter.ts'
import { askEverywhere, exchangeClients, separateClients, shiftBy, splitWaits, swapNeighbours } from './rewrites.ts'
import { plannedProfiles } from './test-plans.ts'

const profile: Profile = plannedProfiles['rtc-4']
const joins: Step = { client: 'uid1', call: 'joinChannel', args: { channel: 'c1', credential: 'valid' } }
const sends: Step = { client: 'uid2', call: 'sendPeerMessage', args: { to: 'uid1', text: 'm1' } }
const report = (atMs: number, client: string, state: number): TraceEvent => ({
  atMs,
  client,
  callback: 'onConnectionStateChanged',
  args: [state, 0],
})
const answer = (atMs: number, value: number): TraceEvent => ({
  atMs,
  client: 'uid1',
  returns: 'getConnectionState',
  value,
})

describe('comparing traces', () => {
  it('names the first event that differs, also where one trace is longer', () => {
    const events = [report(0, 'uid1', 2), report(200, 'uid1', 3)]
    expect(firstDifference(linesOf(events), linesOf(events))).toBeUndefined()
    expect(firstDifference(linesOf(events), linesOf(movedBy(events, 1)))).toContain('event 0')
    expect(firstDifference(linesOf(events), linesOf(events.slice(0, 1)))).toContain('event 1')
  })

  it('by client ignores which client came first at an instant, and nothing else', () => {
    const [one, two] = [report(0, 'uid1', 2), report(0, 'uid2', 2)]
    expect(linesByClient([one, two])).toEqual(linesByClient([two, one]))
    expect(linesByClient([one, two])).not.toEqual(linesByClient([one]))
    expect(linesByClient([one, report(5, 'uid1', 3)])).not.toEqual(linesByClient([one, report(6, 'uid1', 3)]))
  })

  it('renames users also where a callback names one', () => {
    const event: TraceEvent = { atMs: 0, client: 'uid1', callback: 'onUserJoined', args: ['uid2'] }
    const swap = (client: string) => (client === 'uid1' ? 'uid2' : 'uid1')
    expect(renamedIn([event], swap)).toEqual([{ ...event, client: 'uid2', args: ['uid1'] }])
  })
})

describe('the getter', () => {
  const clients = defaultClients(profile)

  it('agrees with the last report, and with either side of a report at the same instant', () => {
    expect(
      disagreementOfGetter(profile, clients, [answer(0, 1), report(5, 'uid1', 2), answer(5, 1), answer(6, 2)]),
    ).toBeUndefined()
    expect(disagreementOfGetter(profile, clients, [answer(5, 2), report(5, 'uid1', 2)])).toBeUndefined()
  })

  it('is caught when it tells something else', () => {
    expect(disagreementOfGetter(profile, clients, [report(5, 'uid1', 2), answer(6, 1)])).toContain(
      'answered DISCONNECTED at 6 ms',
    )
    expect(disagreementOfGetter(profile, clients, [answer(6, 9)])).toContain('answered 9')
  })

  it('starts anew with the process', () => {
    const kill: TraceEvent = { atMs: 7, client: 'uid1', happens: 'processKilled' }
    const restart: TraceEvent = { atMs: 8, client: 'uid1', happens: 'processRestarted' }
    const anew = [report(5, 'uid1', 3), kill, restart]
    expect(disagreementOfGetter(profile, clients, [...anew, answer(9, 1)])).toBeUndefined()
    expect(disagreementOfGetter(profile, clients, [...anew, answer(9, 3)])).toContain('answered CONNECTED')
    expect(disagreementOfGetter(profile, clients, [report(5, 'uid1', 3), restart, answer(9, 3)])).toBeUndefined()
  })
})

describe('rewriting sequences', () => {
  const steps: readonly Step[] = [joins, sends, { waitMs: 1_001 }]

  it('keeps the length in time when waits are split', () => {
    expect(splitWaits(steps)).toEqual([joins, sends, { waitMs: 1 }, { waitMs: 500 }, { waitMs: 500 }])
  })

  it('asks each client after each step', () => {
    expect(askEverywhere(steps, ['uid1', 'uid2'])).toHaveLength(9)
  })

  it('exchanges clients everywhere', () => {
    const swapped = exchangeClients(steps, 'uid1', 'uid2')
    expect(swapped[1]).toEqual({ client: 'uid1', call: 'sendPeerMessage', args: { to: 'uid2', text: 'm1' } })
    expect(exchangeClients(swapped, 'uid1', 'uid2')).toEqual(steps)
  })

  it('separates clients by channel and drops what they write to each other', () => {
    expect(separateClients(steps)).toEqual([
      { ...joins, args: { channel: 'uid1-c1', credential: 'valid' } },
      { waitMs: 1_001 },
    ])
  })

  it('swaps neighbours of different clients only', () => {
    expect(swapNeighbours(steps)).toEqual([sends, joins, { waitMs: 1_001 }])
    expect(swapNeighbours([joins, joins])).toEqual([joins, joins])
  })

  it('shifts by a first wait', () => {
    expect(shiftBy(steps, 7)[0]).toEqual({ waitMs: 7 })
  })
})
