import { describe, expect, it } from 'vitest'

import { createReference } from '../adapters/reference/index.ts'
import type { Judge, ProfileId } from '../spec/index.ts'
import { createJudge, profileIds, profiles } from '../spec/index.ts'
import type { ScenarioRun, ScenarioRunOptions } from './index.ts'
import { listScenarios, runScenarios } from './index.ts'
import { writeFeature } from './test-features.ts'

const observes = ['connectionAttempt', 'userAttributesSet', 'userOffline', 'userOnline', 'channelDestroyed'] as const

function judgeFor(profile: ProfileId): Judge {
  return createJudge(profiles[profile], { observes })
}

function run(profile: ProfileId, options: Partial<ScenarioRunOptions> = {}): Promise<ScenarioRun> {
  return runScenarios({ profile, adapter: createReference(), judge: judgeFor(profile), ...options })
}

/** Tells one scenario of our own to the reference. */
async function tell(steps: string, options: Partial<ScenarioRunOptions> = {}) {
  const folder = writeFeature(`@rtm-1\nFeature: Own\n  @RTM-LOGIN-01\n  Scenario: It is told\n${steps}`)
  const { results } = await run('rtm-1', { folder, ...options })
  const [result] = results
  if (result === undefined) throw new Error('There is no result.')
  return result
}

describe.each(profileIds)('the scenarios of %s against the reference', (profile) => {
  it('all ran to their end and passed, and so did their traces', async () => {
    const { results, finished } = await run(profile)
    const told = results.map(({ outcome, name, message }) => ({ outcome, name, message }))
    expect(told.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
    expect(finished).toBe(listScenarios(profile).length)
    expect(results).toHaveLength(finished)
    expect(results.every(({ verdict }) => verdict?.violations.length === 0)).toBe(true)
  })

  it('exercise every clause that a rule judges', async () => {
    const judge = judgeFor(profile)
    await run(profile, { judge })
    const { clauses } = profiles[profile]
    const { exercised } = judge.tally()
    const judged = Object.keys(clauses).filter((id) => clauses[id]?.judgedBy === 'rule')
    expect(judged.filter((id) => (exercised[id] ?? 0) === 0)).toEqual([])
  })

  it('leave nothing behind: a second run in the same process is the same', async () => {
    const first = await run(profile)
    expect((await run(profile)).results).toEqual(first.results)
  })

  it('do not pass with an adapter that does nothing, but for those that say that nothing happens', async () => {
    const description = createReference().describe()
    const idle: ScenarioRunOptions['adapter'] = {
      describe: () => description,
      open: () => {
        let atMs = 0
        return {
          play: (steps) =>
            steps.flatMap((step) => {
              if (!('waitMs' in step)) return [{ atMs, ...step }]
              atMs += step.waitMs
              return []
            }),
          close: () => undefined,
        }
      },
    }
    const { results } = await run(profile, { adapter: idle })
    const passed = results.filter(({ outcome }) => outcome === 'passed').map(({ name }) => name)
    expect(passed).toEqual(
      {
        'rtm-1': ['A client that has not logged in is DISCONNECTED'],
        'rtc-4': ['A user who has not joined is DISCONNECTED'],
        'rtc-ios-2.3.2': ['A user who has not joined is DISCONNECTED'],
        'rtc-native-2.3.1': [],
        'rtc-native-2.3.2': [],
        'rtc-web-3': ['A user who has not joined is DISCONNECTED'],
        // A client that refuses what is invalid by itself, without a word, is right, too.
        'rtc-web-4': [
          'A user who has not joined is DISCONNECTED',
          "A join with an invalid app id is not the network's fault",
          "A join with an invalid token is not the network's fault",
        ],
      }[profile],
    )
  })
})

describe('runScenarios', () => {
  it('fails the scenarios of a clause that the implementation breaks, and names the step or the clause', async () => {
    const adapter = createReference({ rtmInterruptedAfterMs: 5_000 })
    const { results } = await run('rtm-1', { adapter, tags: '@RTM-RECONNECT-01' })
    const failed = results.filter(({ outcome }) => outcome === 'failed')
    expect(failed.map(({ name }) => name)).toContain(
      'Four seconds without the network make a connected client reconnect',
    )
    for (const { failedStep, verdict } of failed) {
      const violated = verdict?.violations.flatMap(({ clauses }) => clauses) ?? []
      expect(failedStep !== undefined || violated.includes('RTM-RECONNECT-01')).toBe(true)
    }
  })

  it('gives each scenario a verdict of its own: what passed has no violation, whatever came later', async () => {
    const { results } = await run('rtm-1', { adapter: createReference({ rtmResendCopies: 2 }) })
    const outcomes = results.map(({ outcome, verdict }) => [outcome, (verdict?.violations.length ?? 0) > 0])
    expect(outcomes).toContainEqual(['failed', true])
    expect(outcomes).not.toContainEqual(['passed', true])
  })

  it('fails a scenario whose steps hold if the judge objects to its trace', async () => {
    const adapter = createReference({ rtmInterruptedAfterMs: 5_000 })
    const result = await tell(
      '    Given a logged-in client\n    When the network is lost for 10 seconds\n    Then the client is RECONNECTING\n',
      { adapter },
    )
    expect(result.outcome).toBe('failed')
    expect(result.failedStep).toBeUndefined()
    expect(result.message).toContain('RTM-RECONNECT-01 violated by uid1')
  })

  it('tells what was expected and what came instead', async () => {
    const result = await tell(
      '    When the client logs in\n    Then the client reports ABORTED because of REMOTE_LOGIN\n',
    )
    expect(result.failedStep).toBe('Then the client reports ABORTED because of REMOTE_LOGIN')
    expect(result.message).toMatch(
      /^Expected ABORTED because of REMOTE_LOGIN; uid1 reported CONNECTING because of LOGIN at 0 ms/,
    )
  })

  it.each([
    ['undefined', '    When pigs fly\n', /undefined/],
    [
      'misspelt',
      '    When the client logs in\n    Then the client reports CONECTED because of LOGIN_SUCCESS\n',
      /no state "CONECTED"/,
    ],
    ['missing', '', /steps ran and passed/],
  ])('does not pass a scenario with a step that is %s', async (_what, steps, message) => {
    const result = await tell(steps)
    expect(result.outcome).toBe('failed')
    expect(result.message).toMatch(message)
  })

  it('reports a scenario that the adapter cannot play as not driven, with the reason', async () => {
    const reference = createReference()
    const description = reference.describe()
    const adapter: typeof reference = { ...reference, describe: () => ({ ...description, drives: ['login'] }) }
    expect(await tell('    When the client logs in\n    And the client logs out\n', { adapter })).toMatchObject({
      outcome: 'not driven',
      message: 'the adapter does not drive logout',
      steps: [{ client: 'uid1', call: 'login', args: { credential: 'valid' } }, { waitMs: 1_000 }],
    })
  })

  it('reports a scenario that needs an observation which the adapter lacks as not driven', async () => {
    const reference = createReference()
    const description = reference.describe()
    const adapter: typeof reference = { ...reference, describe: () => ({ ...description, observes: [] }) }
    const result = await tell('    When the client logs in\n    Then the client keeps trying to connect\n', { adapter })
    expect(result).toMatchObject({ outcome: 'not driven', message: 'the adapter does not observe connectionAttempt' })
  })

  it('reports a scenario that needs a client which the session lacks as not driven', async () => {
    const clients = [{ id: 'uid1', platform: 'linux' }] as const
    const result = await tell('    Given the other user is logged in, too\n', { clients })
    expect(result).toMatchObject({ outcome: 'not driven', message: 'the session has no client uid2' })
  })

  it('opens the session with the platforms that a scenario names, and judges it with them', async () => {
    const names = ['^Users of three platforms are told of a join']
    const { results } = await run('rtc-native-2.3.2', { names })
    expect(results).toMatchObject([
      {
        outcome: 'passed',
        clients: [
          { id: 'uid1', platform: 'android' },
          { id: 'uid2', platform: 'web' },
          { id: 'uid3', platform: 'ios' },
        ],
      },
    ])
  })

  it('reports a scenario on platforms for which the adapter opens no session as not driven, and goes on', async () => {
    const reference = createReference()
    const adapter: typeof reference = {
      ...reference,
      open: (world) => {
        if (world.clients.some(({ platform }) => platform !== 'android')) throw new Error('There is no such device.')
        return reference.open(world)
      },
    }
    const { results } = await run('rtc-native-2.3.2', { adapter, names: ['^A join on (Android|iOS) is told by'] })
    expect(results.map(({ outcome, message }) => [outcome, message])).toEqual([
      ['passed', undefined],
      ['not driven', 'The adapter failed to open a session: There is no such device.'],
    ])
  })

  it('reports a scenario with a Web viewer as not driven if the adapter knows none of its calls', async () => {
    const reference = createReference()
    const drives = ['joinChannel', 'leaveChannel', 'networkLost', 'networkRestored'] as const
    const adapter: typeof reference = { ...reference, describe: () => ({ ...reference.describe(), drives }) }
    const { results } = await run('rtc-native-2.3.2', { adapter, names: ['^At the latest three minutes'] })
    expect(results).toMatchObject([{ outcome: 'not driven', message: 'the adapter does not drive join' }])
  })

  it.each<[ProfileId, string, Parameters<typeof createReference>[0]]>([
    ['rtc-ios-2.3.2', 'IOS-T4a', { rtcInterruptedAfterMs: 4_001 }],
    ['rtc-ios-2.3.2', 'IOS-T7a', { rtcGaveUpAfterMs: 1_199_999 }],
    ['rtc-native-2.3.1', 'PRE232-T8b', { rtcReturnTold: false }],
    ['rtc-native-2.3.2', 'KILL-03', { rtcKillLeavesOn: [] }],
    ['rtc-native-2.3.2', 'KILL-07', { rtcKilledOfflineAfterMs: 19_999 }],
    ['rtc-native-2.3.2', 'KILL-09', { rtcKilledOfflineSurvivesReturn: true }],
    ['rtc-native-2.3.2', 'KILL-11', { webKilledStreamRemovalSurvivesReturn: true }],
    ['rtc-native-2.3.2', 'KILL-13', { rtcChannelOutlivesKillMs: 9_999 }],
    ['rtc-native-2.3.2', 'XWEB-01b', { webStreamReturnTold: false }],
    ['rtc-web-3', 'WEB3-T6c', { webStreamRemovedAfterMs: 9_999 }],
    ['rtc-web-3', 'WEB3-T10', { webReturnTold: false }],
    ['rtc-web-3', 'WEB3-PEER-LEAVE-QUIT', { webQuitReason: 'ServerTimeOut' }],
  ])('fails a step of the scenarios of %s about %s where that is broken', async (profile, clause, decisions) => {
    const { results } = await run(profile, { adapter: createReference(decisions), tags: `@${clause}` })
    expect(results.filter(({ failedStep }) => failedStep !== undefined)).not.toEqual([])
  })

  it('throws what the adapter throws, and begins no further scenario', async () => {
    const reference = createReference()
    let opened = 0
    const adapter: typeof reference = {
      ...reference,
      open: (world) => {
        opened += 1
        if (opened > 1) throw new Error('The device is gone.')
        return reference.open(world)
      },
    }
    await expect(run('rtm-1', { adapter })).rejects.toThrow('The device is gone.')
    expect(opened).toBe(2)
  })

  it('does not drive a reason with an SDK that is told another one, and blames one that makes it up', async () => {
    const reference = createReference()
    const outcomeOf = async (by?: 'service') => {
      const adapter: ScenarioRunOptions['adapter'] = {
        describe: () => reference.describe(),
        open: (world) => {
          const session = reference.open(world)
          const play: typeof session.play = (steps) =>
            session
              .play(steps)
              .map((event) =>
                'callback' in event && event.callback === 'peer-leave'
                  ? { ...event, args: [event.args[0] ?? '', 'ServerTimeOut'], ...(by !== undefined && { by }) }
                  : event,
              )
          return { play, close: () => session.close() }
        },
      }
      const { results } = await run('rtc-web-3', { adapter })
      const told = results.filter(({ clauses }) => clauses.includes('WEB3-PEER-LEAVE-QUIT'))
      return new Set(told.map(({ outcome }) => outcome))
    }
    expect(await outcomeOf('service')).not.toContain('failed')
    expect(await outcomeOf()).toContain('failed')
  })

  it('skips what an interrupted run did not come to', async () => {
    const controller = new AbortController()
    const { results, finished } = await run('rtm-1', {
      signal: controller.signal,
      onProgress: (_result, done) => {
        if (done === 3) controller.abort()
      },
    })
    const outcomes = results.map(({ outcome }) => outcome)
    expect(outcomes.slice(0, 3)).toEqual(['passed', 'passed', 'passed'])
    expect(new Set(outcomes.slice(3))).toEqual(new Set(['skipped']))
    expect(finished).toBe(results.length)
  })

  it('runs those that are selected, and hears of each as it ends', async () => {
    const heard: string[] = []
    const { results } = await run('rtm-1', {
      tags: '@RTM-KICK-03',
      names: ['aborted', 'again$'],
      onProgress: ({ name }, done, total) => heard.push(`${done}/${total} ${name}`),
    })
    expect(heard).toEqual(['1/2 An aborted client can log out', '2/2 After a logout the app logs in again'])
    expect(results.map(({ outcome }) => outcome)).toEqual(['passed', 'passed'])
  })

  it('returns nothing if nothing is selected', async () => {
    expect(await run('rtm-1', { names: ['no scenario has this name'] })).toEqual({ results: [], finished: 0 })
  })

  it('tells the scenarios of all profiles at the same time', async () => {
    const both = await Promise.all(profileIds.map((profile) => run(profile)))
    expect(both.map(({ results }) => results.every(({ outcome }) => outcome === 'passed'))).toEqual(
      profileIds.map(() => true),
    )
  })

  it('runs against an adapter that answers with promises', async () => {
    const reference = createReference()
    const adapter: ScenarioRunOptions['adapter'] = {
      describe: async () => reference.describe(),
      open: async (world) => {
        const session = reference.open(world)
        return { play: async (steps) => session.play(steps), close: async () => session.close() }
      },
    }
    const { results } = await run('rtc-4', { adapter })
    expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
  })
})
