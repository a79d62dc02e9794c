import { describe, expect, it } from 'vitest'
import type { Decisions } from '../adapters/reference/index.ts'
import {
  accepted,
  becomes,
  createReference,
  createWatchedReference,
  rtmReason,
  rtmState,
} from '../adapters/reference/index.ts'
import { otherReadings } from '../adapters/reference/other-readings.ts'
import type { ProfileId } from '../spec/index.ts'
import { createJudge, profiles } from '../spec/index.ts'
import { runScenarios, type ScenarioInfo, type ScenarioRunOptions } from './index.ts'

const others: readonly (readonly [profile: ProfileId, what: string, decisions: Partial<Decisions>])[] = [
  ...otherReadings.map(({ profile, what, decisions }) => [profile, what, decisions] as const),
  // Only the scenarios tell these apart from faults: a decision of the reference cannot be bound to one cause.
  [
    'rtm-1',
    'X-08: the client reconnects',
    { rtmTokenExpiredWhenConnected: becomes(rtmState.reconnecting, rtmReason.tokenExpired) },
  ],
  [
    'rtm-1',
    'X-09: a login works at once',
    { rtmLoginWhenAborted: accepted(becomes(rtmState.connecting, rtmReason.login)) },
  ],
]

async function tell(profile: ProfileId, options: Pick<ScenarioRunOptions, 'adapter' | 'scenarios' | 'onProgress'>) {
  const judge = createJudge(profiles[profile], {
    observes: ['connectionAttempt', 'userAttributesSet', 'userOffline', 'channelDestroyed'],
  })
  return (await runScenarios({ profile, judge, ...options })).results
}

interface Told {
  readonly scenario: ScenarioInfo
  /** The decisions that the reference asked: with any other in their place it fares the same, and need not be told again. */
  readonly consulted: ReadonlySet<string>
}

const told = new Map<ProfileId, Promise<readonly Told[]>>()

/** Every scenario of the profile as the reference passes it. */
async function tellReference(profile: ProfileId): Promise<readonly Told[]> {
  const asked = new Set<string>()
  const scenarios: Told[] = []
  const results = await tell(profile, {
    adapter: createWatchedReference(asked),
    onProgress(scenario) {
      scenarios.push({ scenario, consulted: new Set(asked) })
      asked.clear()
    },
  })
  expect(results.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'not driven')).toEqual([])
  expect(scenarios).toHaveLength(results.length)
  return scenarios
}

async function notPassed(profile: ProfileId, decisions: Partial<Decisions>) {
  const all = told.get(profile) ?? tellReference(profile)
  told.set(profile, all)
  const concerned = (await all).filter(({ consulted }) => Object.keys(decisions).some((name) => consulted.has(name)))
  const scenarios = concerned.map(({ scenario }) => scenario)
  return (await tell(profile, { adapter: createReference(decisions), scenarios }))
    .filter(({ outcome }) => outcome !== 'passed')
    .map(({ name, outcome, failedStep, message }) => ({ name, outcome, failedStep, message }))
}

describe('an implementation that the documents allow passes every scenario', () => {
  it.each(others)('%s, %s', async (profile, _what, decisions) => {
    const wrong = (await notPassed(profile, decisions)).filter(({ outcome }) => outcome !== 'not driven')
    expect(wrong).toEqual([])
  })

  it.each([
    [
      'rtc-4',
      'A user who is back in time has never been away',
      { rtcRetryAfterMs: () => 25_000, rtcRestoredRetryAfterMs: 25_000 },
    ],
    [
      'rtm-1',
      'Others see nothing of a client that is back in time',
      { rtmRetryAfterMs: () => 25_000, rtmRestoredRetryAfterMs: 25_000 },
    ],
    [
      'rtc-native-2.3.1',
      'A user who is back in time has never been away',
      { rtcRetryAfterMs: () => 25_000, rtcRestoredRetryAfterMs: 25_000 },
    ],
  ] satisfies readonly (readonly [ProfileId, string, Partial<Decisions>])[])(
    '%s, but for "%s" if its retries are slow: that is not driven',
    async (profile, name, decisions) => {
      const failed = await notPassed(profile, decisions)
      expect(failed).toMatchObject([{ name, outcome: 'not driven' }])
    },
  )
})
