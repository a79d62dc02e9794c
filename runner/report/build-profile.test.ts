import { expect, test } from 'vitest'
import { resolveDescription } from '../../adapters/index.ts'
import { createReference } from '../../adapters/reference/index.ts'
import { formatToken } from '../../properties/index.ts'
import { type Client, profiles, type Step, type Trace } from '../../spec/index.ts'
import type { PlayedProfile } from '../run/played.ts'
import { buildProfile } from './build-profile.ts'
import type { ReportedViolation } from './model.ts'

const id = 'rtc-native-2.3.2'
const steps: readonly Step[] = [
  { client: 'uid2', call: 'joinChannel' },
  { client: 'uid1', call: 'joinChannel' },
]

/** What the report says of one violation that was found with these clients. */
function reported(clients: readonly Client[]): ReportedViolation | undefined {
  const trace: Trace = { header: { trace: 1, profile: id, clients, clock: 'virtual' }, events: [] }
  const played: PlayedProfile = {
    id,
    description: resolveDescription(createReference().describe(), id),
    scenarios: [],
    sequences: { short: 0, count: 0, steps: 0, events: 0 },
    exercised: {},
    simulated: {},
    hits: { steps: {}, transitions: {}, edges: {} },
    readings: [],
    found: [
      {
        clause: 'KILL-08',
        foundBy: 'scenario',
        place: { layer: 'scenario', position: 0 },
        violation: { expected: 'a', because: 'b', observed: 'c' },
        steps,
        trace,
        token: formatToken({ profile: id, seed: 1, origin: { kind: 'generated' }, index: 0, steps }),
      },
    ],
    invariants: [],
  }
  const options = { selects: () => true, pins: {}, asked: 0, stopped: undefined, isShard: false }
  const clause = buildProfile(played, options).clauses.find((one) => one.id === 'KILL-08')
  return clause?.violations[0]
}

test('what was shown by the clients of sequences is played again by its token', () => {
  const violation = reported([
    { id: 'uid1', platform: 'android' },
    { id: 'uid2', platform: 'web' },
  ])
  expect(violation?.token).toContain(profiles[id].id)
  expect(violation?.because).toBe('b')
})

test('what a scenario has shown with others is played again from its trace, and their platforms are told', () => {
  const violation = reported([
    { id: 'uid1', platform: 'android' },
    { id: 'uid2', platform: 'ios' },
  ])
  expect(violation?.token).toBeUndefined()
  expect(violation?.trace).toBe('counterexamples/KILL-08.jsonl')
  expect(violation?.because).toBe('b; uid1 is on android, uid2 is on ios')
})
