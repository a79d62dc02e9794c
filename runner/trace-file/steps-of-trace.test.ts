import { expect, test } from 'vitest'
import type { TraceEvent } from '../../spec/index.ts'
import { stepsOfTrace } from './steps-of-trace.ts'

test('the steps of a trace are its calls and happenings with the waits between them', () => {
  const events: readonly TraceEvent[] = [
    { atMs: 0, client: 'uid1', call: 'login', args: { credential: 'valid' } },
    { atMs: 0, client: 'uid1', returns: 'login', value: 0 },
    { atMs: 180, client: 'uid1', callback: 'onLoginSuccess', args: [] },
    { atMs: 9_000, client: 'uid1', happens: 'networkLost' },
    { atMs: 9_000, client: 'uid2', call: 'logout' },
    { atMs: 13_000, client: 'uid1', callback: 'onConnectionStateChanged', args: [4, 5] },
    { atMs: 20_000, ends: true },
  ]
  expect(stepsOfTrace(events)).toEqual([
    { client: 'uid1', call: 'login', args: { credential: 'valid' } },
    { waitMs: 9_000 },
    { client: 'uid1', happens: 'networkLost' },
    { client: 'uid2', call: 'logout' },
    { waitMs: 11_000 },
  ])
})

test('a trace without events has no steps', () => {
  expect(stepsOfTrace([])).toEqual([])
})
