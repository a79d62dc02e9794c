import { expect, test } from 'vitest'
import type { TraceEvent, Violation } from '../../spec/index.ts'
import { mostMessages, toMermaid } from './mermaid.ts'

const clients = [{ id: 'uid1', platform: 'linux' }] as const
const violation: Violation = {
  clauses: ['RTM-RECONNECT-01'],
  client: 'uid1',
  atMs: 13_000,
  eventIndex: 2,
  expected: 'onConnectionStateChanged(RECONNECTING)',
  because: '',
  observed: 'nothing',
}

test('a trace becomes a sequence diagram with the violation at its place', () => {
  const events: readonly TraceEvent[] = [
    { atMs: 0, client: 'uid1', call: 'login', args: { credential: 'valid' } },
    { atMs: 9_000, client: 'uid1', happens: 'networkLost' },
    { atMs: 13_001, client: 'uid1', callback: 'onConnectionStateChanged', args: ['a;b#c\nd', 5] },
    { atMs: 20_000, ends: true },
  ]
  expect(toMermaid(clients, events, violation)).toBe(`sequenceDiagram
  participant app as App
  participant c_uid1 as uid1 (linux)
  Note left of app: 0 ms
  app->>c_uid1: login
  Note left of app: 9 000 ms
  Note over c_uid1: networkLost
  Note left of app: 13 001 ms
  c_uid1->>app: onConnectionStateChanged(a#59;b#35;c d, 5)
  Note over c_uid1: ✗ RTM-RECONNECT-01<br/>expected: onConnectionStateChanged(RECONNECTING)<br/>observed: nothing
  Note left of app: 20 000 ms
  Note over app: the trace ends
`)
})

test('a long trace keeps the part around its violation', () => {
  const events = Array.from(
    { length: 1_000 },
    (_, index): TraceEvent => ({ atMs: index, client: 'uid1', call: 'login' }),
  )
  const diagram = toMermaid(clients, events, { ...violation, eventIndex: 900 })
  expect(diagram).toContain('✗ RTM-RECONNECT-01')
  expect(diagram).toContain('events before are left out')
  expect(diagram.split('->>').length).toBeLessThanOrEqual(mostMessages + 1)
})

test('a session of several platforms shows each user on its own, in its own words', () => {
  const users = [
    { id: 'uid1', platform: 'android' },
    { id: 'uid2', platform: 'web' },
    { id: 'uid3', platform: 'ios' },
  ] as const
  const events: readonly TraceEvent[] = [
    { atMs: 0, client: 'uid2', call: 'join', args: { channel: 'c1', credential: 'valid' } },
    { atMs: 200, client: 'uid2', callback: 'connection-state-change', args: ['CONNECTING', 'CONNECTED'] },
    { atMs: 200, client: 'uid2', returns: 'join', value: 0 },
    { atMs: 200, client: 'uid2', call: 'leave' },
    { atMs: 200, client: 'uid2', returns: 'leave', error: { code: 'INVALID_OPERATION' } },
    { atMs: 300, client: 'uid1', happens: 'processKilled' },
    { atMs: 300, client: 'uid3', callback: 'didOfflineOfUid', args: ['uid1', 1] },
    { atMs: 300, client: 'uid1', service: 'channelDestroyed', args: ['c1'] },
  ]
  expect(toMermaid(users, events)).toBe(`sequenceDiagram
  participant app as App
  participant c_uid1 as uid1 (android)
  participant c_uid2 as uid2 (web)
  participant c_uid3 as uid3 (ios)
  participant service as Service
  Note left of app: 0 ms
  app->>c_uid2: join(c1)
  Note left of app: 200 ms
  c_uid2->>app: connection-state-change(CONNECTING, CONNECTED)
  c_uid2-->>app: join returns 0
  app->>c_uid2: leave
  c_uid2-->>app: leave returns the error INVALID_OPERATION
  Note left of app: 300 ms
  Note over c_uid1: processKilled
  c_uid3->>app: didOfflineOfUid(uid1, 1)
  c_uid1->>service: channelDestroyed(c1)
`)
})
