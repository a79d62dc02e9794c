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
