import { expect, test } from 'vitest'
import { eventProblem } from './event-problem.ts'

const good = [
  { atMs: 0, client: 'uid1', call: 'joinChannel', args: { channel: 'c1', credential: 'valid' } },
  { atMs: 0, client: 'uid1', call: 'logout', seq: 3 },
  { atMs: 0, client: 'uid1', returns: 'joinChannel', value: 0 },
  { atMs: 0, client: 'uid1', returns: 'login', error: { code: 8 } },
  { atMs: 0, client: 'uid1', callback: 'onConnectionStateChanged', args: [2, 0] },
  { atMs: 0, client: 'uid1', callback: 'onLoginSuccess', args: [], derived: true, by: 'service' },
  { atMs: 9000, client: 'uid1', happens: 'networkLost', args: { direction: 'both', manner: 'silent' } },
  { atMs: 9000, client: 'uid1', happens: 'networkLost', args: { direction: 'uplink' } },
  { atMs: 9000, client: 'uid1', happens: 'networkLost' },
  { atMs: 9000, client: 'uid1', service: 'connectionAttempt' },
  { atMs: 9000, client: 'uid1', service: 'channelDestroyed', args: ['c1'] },
  { atMs: 9000, client: 'uid1', service: 'userAttributesSet', args: [{ a: 'b' }], later: 'fields are ignored' },
  { atMs: 20_000, ends: true },
]

test.each(good)('%j is a trace event', (event) => {
  expect(eventProblem(event)).toBeUndefined()
})

const bad: readonly [unknown, string][] = [
  [null, 'JSON object'],
  [[1], 'JSON object'],
  ['text', 'JSON object'],
  [{ client: 'uid1', call: 'login' }, '"atMs" is missing'],
  [{ atMs: '0', client: 'uid1', call: 'login' }, '"atMs" is "0"'],
  [{ atMs: 1.5, client: 'uid1', call: 'login' }, '"atMs" is 1.5'],
  [{ atMs: -1, client: 'uid1', call: 'login' }, '"atMs" is -1'],
  [{ atMs: Number.POSITIVE_INFINITY, client: 'uid1', call: 'login' }, '"atMs" is Infinity'],
  [{ atMs: 0, client: 'uid1' }, 'none of the fields'],
  [{ atMs: 0, call: 'login' }, '"client" is missing'],
  [{ atMs: 0, client: '', call: 'login' }, '"client" is ""'],
  [{ atMs: 0, client: 'uid1', call: 'logn' }, 'did you mean "login"?'],
  [{ atMs: 0, client: 'uid1', call: 'login', args: [] }, '"args" is []'],
  [{ atMs: 0, client: 'uid1', call: 'login', seq: 'x' }, '"seq" is "x"'],
  [{ atMs: 0, client: 'uid1', call: 'login', happens: 'networkLost' }, 'only one of them'],
  [{ atMs: 0, client: 'uid1', callback: 'x', call: 'login', args: [] }, 'only one of them'],
  [{ atMs: 0, client: 'uid1', callback: 7, args: [] }, '"callback" is 7'],
  [{ atMs: 0, client: 'uid1', callback: 'onLogout' }, '"args" is missing'],
  [{ atMs: 0, client: 'uid1', callback: 'onLogout', args: [], derived: false }, '"derived" is false'],
  [{ atMs: 0, client: 'uid1', callback: 'onLogout', args: [], by: 'me' }, '"by" is "me"'],
  [{ atMs: 0, client: 'uid1', returns: 'login', error: 8 }, '"error" is 8'],
  [{ atMs: 0, client: 'uid1', happens: 'networkGone' }, 'no name that a trace knows'],
  [{ atMs: 0, client: 'uid1', service: 'seen' }, '"service" is "seen"'],
  [{ atMs: 0, client: 'uid1', service: 'userOffline', args: {} }, '"args" is {}'],
  [{ atMs: 0, client: 'uid1', service: 'channelDestroyed' }, '"args" is missing, and must name the channel'],
  [{ atMs: 0, client: 'uid1', service: 'channelDestroyed', args: [] }, '"args" is [], and must name the channel'],
  [
    { atMs: 0, client: 'uid1', happens: 'networkLost', args: { direction: 'sideways' } },
    '"direction" is "sideways", and may be "both" or "uplink" or "downlink"',
  ],
  [
    { atMs: 0, client: 'uid1', happens: 'networkLost', args: { manner: 'loud' } },
    '"manner" is "loud", and may be "silent" or "reset"',
  ],
  [{ atMs: 0, ends: 1 }, '"ends" is 1'],
]

test.each(bad)('%j is refused by the name of its field', (event, says) => {
  expect(eventProblem(event)).toContain(says)
})
