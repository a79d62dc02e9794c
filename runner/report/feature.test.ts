import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import { IdGenerator } from '@cucumber/messages'
import { afterAll, describe, expect, test } from 'vitest'
import { defaultArguments, record } from '../../adapters/index.ts'
import { createReference } from '../../adapters/reference/index.ts'
import { randomNumbers, randomSteps } from '../../adapters/reference/random-steps.ts'
import { clientsOn, platformsOf } from '../../adapters/reference/told-events.ts'
import { runScenarios } from '../../features/index.ts'
import type { Client, ProfileId, Step, TraceEvent } from '../../spec/index.ts'
import { createJudge, defaultClients, profileIds, profiles } from '../../spec/index.ts'
import { stepInGherkin, toFeature } from './feature.ts'

const steps: readonly Step[] = [
  { client: 'uid1', call: 'login', args: { credential: 'valid' } },
  { waitMs: 9_000 },
  { client: 'uid1', happens: 'networkLost', args: { direction: 'both', manner: 'silent' } },
  { waitMs: 4_001 },
  { client: 'uid3', call: 'sendChannelMessage', args: { channel: 'c1', text: 'm"1' } },
  { client: 'uid2', happens: 'networkLost', args: { direction: 'uplink', manner: 'reset' } },
]

test('a counterexample is a feature that Gherkin reads', () => {
  const text = toFeature({
    profile: 'rtm-1',
    clause: 'RTM-X-01',
    text: 'It\nreconnects.',
    expected: 'a',
    observed: 'b',
    clients: defaultClients(profiles['rtm-1']),
    steps,
  })
  const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher())
  const [scenario] = parser.parse(text).feature?.children.map((child) => child.scenario) ?? []
  expect(scenario?.name).toBe('It reconnects.')
  expect(scenario?.tags.map(({ name }) => name)).toEqual(['@RTM-X-01'])
  expect(scenario?.steps.map((step) => step.text)).toEqual([
    'the client logs in',
    '9 seconds pass',
    'the network is lost',
    '4001 ms pass',
    'uid3 calls sendChannelMessage with {"channel":"c1","text":"m\\"1"}',
    'uid2 meets networkLost with {"direction":"uplink","manner":"reset"}',
  ])
})

const mixed = clientsOn('android', 'web', 'ios')

test('a session of several platforms begins with who takes part', () => {
  const story = {
    profile: 'rtc-native-2.3.2',
    clause: 'XWEB-02',
    text: 'a',
    expected: 'b',
    observed: 'c',
    steps,
  } as const
  expect(toFeature({ ...story, clients: mixed })).toContain(
    '    Given UID 1 on Android, UID 2 on the Web and UID 3 on iOS\n    When ',
  )
  expect(toFeature({ ...story, clients: defaultClients(profiles['rtc-native-2.3.2']) })).not.toContain('Given')
})

test.each<[ProfileId, readonly Client[], Step, string]>([
  [
    'rtc-4',
    clientsOn('flutter', 'flutter'),
    { client: 'uid2', call: 'joinChannel', args: { channel: 'c1', credential: 'invalidToken' } },
    'UID 2 joins the channel with an invalid token',
  ],
  [
    'rtm-1',
    clientsOn('linux'),
    { client: 'uid1', call: 'joinChannel', args: { channel: 'c1' } },
    'uid1 calls joinChannel with {"channel":"c1"}',
  ],
  [
    'rtc-native-2.3.2',
    mixed,
    { client: 'uid2', call: 'join', args: { channel: 'c1', credential: 'valid' } },
    'UID 2 joins the channel',
  ],
  // The Web has no joinChannel, and the words of the features would make it one that it has.
  ['rtc-native-2.3.2', mixed, { client: 'uid2', call: 'joinChannel' }, 'uid2 calls joinChannel'],
  ['rtc-native-2.3.2', mixed, { client: 'uid2', happens: 'processKilled' }, 'the page of UID 2 is closed'],
  ['rtc-native-2.3.2', mixed, { client: 'uid3', happens: 'processKilled' }, 'the process of UID 3 is killed'],
  ['rtc-web-3', clientsOn('web'), { client: 'uid1', call: 'publish' }, 'UID 1 publishes its stream'],
  ['rtc-web-3', clientsOn('web'), { client: 'uid1', call: 'unpublish' }, 'UID 1 unpublishes its stream'],
  ['rtc-ios-2.3.2', clientsOn('ios', 'ios'), { client: 'uid2', call: 'leaveChannel' }, 'UID 2 leaves the channel'],
  [
    'rtc-native-2.3.1',
    clientsOn('android', 'ios'),
    { client: 'uid2', happens: 'networkRestored' },
    'the network of UID 2 is back',
  ],
])('the words are those of %s', (profile, clients, step, words) => {
  expect(stepInGherkin(step, profile, clients)).toBe(words)
})

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder with this one feature of the profile; it is removed when the tests have ended. */
function folderWith(profile: ProfileId, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'agora-counterexample-'))
  folders.push(folder)
  mkdirSync(join(folder, profile))
  writeFileSync(join(folder, profile, 'counterexample.feature'), text)
  return folder
}

/** What was done and seen, with the arguments filled in that a step may leave out. */
function filledIn(events: readonly TraceEvent[]): readonly unknown[] {
  return events
    .filter((event) => !('ends' in event))
    .map((event) => {
      if ('call' in event) return { ...event, args: { ...defaultArguments[event.call], ...event.args } }
      return 'happens' in event ? { ...event, args: { ...defaultArguments[event.happens], ...event.args } } : event
    })
}

describe.each(profileIds)('a counterexample of %s', (profile) => {
  const clients = clientsOn(...platformsOf[profile])
  const adapter = createReference()
  const { drives } = adapter.describe()

  test('runs again as a scenario, step for step and event for event', async () => {
    const driven = new Set<string>((drives as Readonly<Record<ProfileId, readonly string[]>>)[profile])
    const random = randomNumbers(7)
    for (let round = 0; round < 12; round += 1) {
      const played = randomSteps(profile, 40, random).filter(
        (step) => 'waitMs' in step || driven.has('call' in step ? step.call : step.happens),
      )
      const story = {
        profile,
        clause: 'X-01',
        text: 'It is told',
        expected: 'a',
        observed: 'b',
        clients,
        steps: played,
      }
      const judge = createJudge(profiles[profile])
      const { results } = await runScenarios({ profile, adapter, judge, folder: folderWith(profile, toFeature(story)) })
      const [result] = results
      // Whether the judge finds something in it is another question: what matters is that each step is played again.
      expect(result?.failedStep).toBeUndefined()
      expect(result?.verdict).toBeDefined()
      const recorded = filledIn(await record(adapter, { profile, clients }, played))
      expect(recorded.length).toBeGreaterThan(5)
      expect(filledIn(result?.events ?? []).slice(0, recorded.length)).toEqual(recorded)
    }
  })
})
