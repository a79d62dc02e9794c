import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { resolveDescription } from '../adapters/index.ts'
import { callNames, happenings, platforms, profileIds, serviceObservations } from '../spec/index.ts'
import { eventProblem } from './trace-file/event-problem.ts'
import { headerProblem } from './trace-file/header.ts'

interface Named {
  readonly enum: readonly string[]
}
const schema = JSON.parse(readFileSync(new URL('../spec/schema/trace-1.0.json', import.meta.url), 'utf8')) as {
  readonly $id: string
  readonly $defs: Readonly<Record<string, Named & { readonly properties: Readonly<Record<string, Named>> }>>
}
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, schemas: [schema] })
const isLine = ajv.getSchema(schema.$id)

test('the schema of traces names every call, happening, observation, platform and profile', () => {
  const { callName, serviceObservation, profile, client, happensEvent } = schema.$defs
  expect(callName?.enum).toEqual(callNames)
  expect(serviceObservation?.enum).toEqual(serviceObservations)
  expect(profile?.enum).toEqual(profileIds)
  expect(client?.properties['platform']?.enum).toEqual(platforms)
  expect(happensEvent?.properties['happens']?.enum).toEqual(happenings)
})

const client = { client: 'uid1' }
const events: readonly unknown[] = [
  { atMs: 0, ...client, call: 'joinChannel', args: { channel: 'c1' }, seq: 1 },
  { atMs: 0, ...client, returns: 'login', error: { code: 8 } },
  { atMs: 0, ...client, returns: 'login', error: {} },
  { atMs: 0, ...client, callback: 'onLogout', args: [0], derived: true, by: 'double' },
  { atMs: 0, ...client, callback: 'onLogout' },
  { atMs: 0, ...client, callback: '', args: [] },
  { atMs: 0, ...client, callback: 'onLogout', args: [], by: 'me' },
  { atMs: 0, ...client, happens: 'networkLost', args: { direction: 'both' } },
  { atMs: 0, ...client, happens: 'networkLost', args: [] },
  { atMs: 0, ...client, happens: 'networkLost', args: { direction: 'sideways' } },
  { atMs: 0, ...client, happens: 'networkLost', args: { manner: 'loud' } },
  { atMs: 0, ...client, happens: 'networkGone' },
  { atMs: 0, ...client, service: 'channelDestroyed', args: ['c1'] },
  { atMs: 0, ...client, service: 'channelDestroyed', args: [7] },
  { atMs: 0, ...client, service: 'channelDestroyed', args: [] },
  { atMs: 0, ...client, service: 'channelDestroyed' },
  { atMs: 0, ...client, service: 'userOffline', args: [] },
  { atMs: 0, ...client, call: 'login', happens: 'networkLost' },
  { atMs: -1, ...client, call: 'login' },
  { atMs: 0.5, ...client, call: 'login' },
  { ...client, call: 'login' },
  { atMs: 0, call: 'login' },
  { atMs: 0, ends: true },
  { atMs: 0, ends: false },
  { atMs: 0 },
  [],
  null,
]

test.each(events)('the schema and the reader agree about the event %j', (event) => {
  expect(isLine?.(event)).toBe(eventProblem(event) === undefined)
})

const clients = [{ id: 'uid1', platform: 'flutter' }]
const headers: readonly Readonly<Record<string, unknown>>[] = [
  ...profileIds.flatMap((profile) =>
    platforms.map((platform) => ({ trace: 1, profile, clients: [{ id: 'uid1', platform }], clock: 'virtual' })),
  ),
  { trace: 1, profile: 'rtc-4', clients, clock: 'virtual', later: 'ignored' },
  {
    trace: 1,
    profile: 'rtc-4',
    clients,
    clock: { realToleranceMs: 250 },
    observes: ['userOffline'],
    assumptions: { promptWithinMs: 5 },
  },
  { trace: 2, profile: 'rtc-4', clients, clock: 'virtual' },
  { trace: 1, profile: 'rtc-5', clients, clock: 'virtual' },
  { trace: 1, profile: 'rtc-4', clients: [], clock: 'virtual' },
  { trace: 1, profile: 'rtc-4', clients: [{ id: 'uid1', platform: 'beos' }], clock: 'virtual' },
  { trace: 1, profile: 'rtc-4', clients, clock: 'real' },
  { trace: 1, profile: 'rtc-4', clients },
  { trace: 1, profile: 'rtc-4', clients, clock: 'virtual', observes: ['everything'] },
  { trace: 1, profile: 'rtc-4', clients, clock: 'virtual', assumptions: { patience: 1 } },
]

test.each(headers)('the schema and the reader agree about the header %j', (header) => {
  expect(isLine?.(header)).toBe(headerProblem(header) === undefined)
})

const protocol = JSON.parse(readFileSync(new URL('../spec/schema/protocol-1.0.json', import.meta.url), 'utf8')) as {
  readonly $id: string
}
const isDescription = ajv.addSchema(protocol).getSchema(`${protocol.$id}#/$defs/describeResult`)
const descriptions = ['promptWithinMs', 'reconnectWithinMs', 'retryWithinMs', 'realToleranceMs'].flatMap((field) =>
  [-1, 0.5, 0, 60_000, 60_001, 86_400_000, 86_400_001].map((ms) =>
    field === 'realToleranceMs' ? { clock: { realToleranceMs: ms } } : { [field]: ms },
  ),
)

test.each(descriptions)('the schema and the reader agree about a description with %j', (told) => {
  const description = { name: 'n', version: '1', profiles: ['rtm-1'], clock: 'virtual', drives: [], ...told }
  const isRead = () => {
    try {
      return resolveDescription(description, 'rtm-1').name === 'n'
    } catch {
      return false
    }
  }
  expect(isDescription?.({ protocol: 1, ...description })).toBe(isRead())
})
