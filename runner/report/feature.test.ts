import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import { IdGenerator } from '@cucumber/messages'
import { expect, test } from 'vitest'
import type { Step } from '../../spec/index.ts'
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

test('the words are those of the profile', () => {
  expect(
    stepInGherkin(
      { client: 'uid2', call: 'joinChannel', args: { channel: 'c1', credential: 'invalidToken' } },
      'rtc-4',
    ),
  ).toBe('UID 2 joins the channel with an invalid token')
  expect(stepInGherkin({ client: 'uid1', call: 'joinChannel', args: { channel: 'c1' } }, 'rtm-1')).toBe(
    'uid1 calls joinChannel with {"channel":"c1"}',
  )
})
