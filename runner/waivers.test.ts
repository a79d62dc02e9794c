import { expect, test } from 'vitest'
import { applyWaivers } from './apply-waivers.ts'
import { parseWaivers } from './read-waivers.ts'
import { UsageError } from './usage-error.ts'

const one = `
- clause: RTM-RECONNECT-*
  adapter: my-sdk
  versions: [1.2.0, 1.3.*]
  reason: Reported late, ticket 12.
  owner: ana
  expires: 2027-01-31
`
const scope = {
  adapter: 'my-sdk',
  version: '1.2.0',
  today: '2027-01-31',
  judged: ['RTM-RECONNECT-01', 'RTM-LOGIN-01'],
  violated: [{ clause: 'RTM-RECONNECT-01', texts: ['the same at 14 000 ms'] }],
}

const status = (text: string, change: Partial<typeof scope> = {}) =>
  applyWaivers(parseWaivers(text, 'w.yaml'), { ...scope, ...change }).waivers.map((applied) => applied.status)

test('a waiver is read with its line, and versions stay texts', () => {
  expect(parseWaivers(one, 'w.yaml')).toMatchObject([{ line: 2, versions: ['1.2.0', '1.3.*'], expires: '2027-01-31' }])
})

test('a waiver covers a violation until the end of its last day', () => {
  expect(status(one)).toEqual(['used'])
  expect(status(one, { today: '2027-02-01' })).toEqual(['expired'])
})

test('an expired waiver waives nothing', () => {
  expect(applyWaivers(parseWaivers(one, 'w.yaml'), { ...scope, today: '2027-02-01' }).waived.size).toBe(0)
  expect(applyWaivers(parseWaivers(one, 'w.yaml'), scope).waived.has('RTM-RECONNECT-01')).toBe(true)
})

test('a waiver that matches no violation any more is stale', () => {
  expect(status(one, { violated: [] })).toEqual(['stale'])
})

test('a waiver for another adapter or version, or for clauses that were not selected, is left alone', () => {
  expect(status(one, { adapter: 'other' })).toEqual(['elsewhere'])
  expect(status(one, { version: '2.0.0' })).toEqual(['elsewhere'])
  expect(status(one, { violated: [], judged: ['RTM-LOGIN-01'] })).toEqual(['elsewhere'])
})

test('a version pattern covers the versions that it matches', () => {
  expect(status(one, { version: '1.3.7' })).toEqual(['used'])
})

test('an adapter may be a glob, as a clause may, and versions may be a range', () => {
  expect(status(one.replace('my-sdk', '"my-*"'))).toEqual(['used'])
  expect(status(one.replace('my-sdk', '"your-*"'))).toEqual(['elsewhere'])
  expect(status(one.replace('[1.2.0, 1.3.*]', '">=1.1 <1.3"'))).toEqual(['used'])
  expect(status(one.replace('[1.2.0, 1.3.*]', '">=1.3"'))).toEqual(['elsewhere'])
})

test('a message must match every violation of the clause', () => {
  const withMessage = `${one}  message: 14 000 ms\n`
  expect(status(withMessage)).toEqual(['used'])
  const second = [{ clause: 'RTM-RECONNECT-01', texts: ['the same at 14 000 ms', 'nothing until 20 000 ms'] }]
  expect(status(withMessage, { violated: second })).toEqual(['stale'])
  expect(status(`${one}  message: /1[34] 000/\n`)).toEqual(['used'])
})

const malformed: readonly [string, string, string][] = [
  ['a mapping instead of a list', 'clause: x', 'w.yaml:1: a waiver file is a list'],
  ['nothing', '', 'a waiver file is a list'],
  ['broken YAML', '- clause: [x', 'it is not YAML'],
  ['a list of texts', '- x', 'a waiver is a mapping'],
  ['an unknown field', `${one}  expiry: 2030-01-01\n`, '"expiry" is no field'],
  ['no reason', one.replace(/ {2}reason.*\n/, ''), 'w.yaml:2: "reason" is missing'],
  ['no owner', one.replace(/ {2}owner.*\n/, ''), '"owner" is missing'],
  ['no last day', one.replace(/ {2}expires.*\n/, ''), '"expires" is missing'],
  ['a day that does not exist', one.replace('2027-01-31', '2027-02-30'), '"expires" is "2027-02-30"'],
  ['an empty list of versions', one.replace('[1.2.0, 1.3.*]', '[]'), '"versions" must be'],
  ['a range that is none', one.replace('[1.2.0, 1.3.*]', '">=one"'), '">=one" is no range'],
  ['a broken regular expression', `${one}  message: /(/\n`, 'no regular expression'],
  ['the same field twice', `${one}  owner: bo\n`, 'not YAML'],
]

test.each(malformed)('a waiver file with %s is refused with its place', (_what, text, says) => {
  expect(() => parseWaivers(text, 'w.yaml')).toThrow(UsageError)
  expect(() => parseWaivers(text, 'w.yaml')).toThrow(says)
})
