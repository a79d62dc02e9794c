/**
 * The networked reference on the clock on the wall, beside the reference in virtual time. All sessions wait together, so
 * the file takes hardly longer than the longest of them.
 */
import { afterAll, describe, expect, test } from 'vitest'
import { isInDoubt, mostTries, watchForHoldUps } from '../../runner/run/hold-ups.ts'
import { createJudge, defaultClients, type ProfileId, profiles, type Step, type TraceEvent } from '../../spec/index.ts'
import { record } from '../index.ts'
import { createReference, type Decisions } from '../reference/index.ts'
import { createNetworked } from './index.ts'

/** A machine that runs other tests beside these may be late by as much, in milliseconds of the wall. */
const lateMs = 1_000
/** Four seconds become two, which is still more than that. */
const shortScale = 2
/** Twenty minutes become twelve seconds. */
const longScale = 100

/** A story, and how fast it is told. */
interface Story {
  readonly profile: ProfileId
  readonly timeScale: number
  readonly steps: readonly Step[]
}

const channel = 'c1'
const join = { channel, credential: 'valid' } as const

/** On the Web. */
const publishesAndLeaves: readonly Step[] = [
  { client: 'uid2', call: 'join', args: join },
  { waitMs: 3_000 },
  { client: 'uid1', call: 'join', args: join },
  { waitMs: 3_000 },
  { client: 'uid1', call: 'publish' },
  { waitMs: 3_000 },
  { client: 'uid1', call: 'leave' },
  { waitMs: 4_000 },
]

const stories = {
  'an RTM client is interrupted, comes back, gets its message and is banned': {
    profile: 'rtm-1',
    timeScale: shortScale,
    steps: [
      { client: 'uid2', call: 'login', args: { credential: 'valid' } },
      { client: 'uid1', call: 'login', args: { credential: 'valid' } },
      { waitMs: 3_000 },
      { client: 'uid2', call: 'joinChannel', args: { channel } },
      { waitMs: 3_000 },
      { client: 'uid1', call: 'joinChannel', args: { channel } },
      { waitMs: 3_000 },
      { client: 'uid1', happens: 'networkLost' },
      { waitMs: 8_000 },
      { client: 'uid2', call: 'sendPeerMessage', args: { to: 'uid1', text: 'here?' } },
      { waitMs: 1_000 },
      { client: 'uid1', happens: 'networkRestored' },
      { waitMs: 4_000 },
      { client: 'uid1', happens: 'bannedByServer' },
      { waitMs: 4_000 },
    ],
  },
  'an RTC user is cut off, and back before the others miss them': {
    profile: 'rtc-4',
    timeScale: shortScale,
    steps: [
      { client: 'uid2', call: 'joinChannel', args: join },
      { waitMs: 3_000 },
      { client: 'uid1', call: 'joinChannel', args: join },
      { waitMs: 3_000 },
      { client: 'uid1', happens: 'networkLost', args: { direction: 'both', manner: 'reset' } },
      { waitMs: 8_000 },
      { client: 'uid1', happens: 'networkRestored' },
      { waitMs: 4_000 },
      { client: 'uid1', call: 'leaveChannel' },
      { waitMs: 4_000 },
    ],
  },
  'a Web user publishes, and leaves': {
    profile: 'rtc-web-3',
    timeScale: shortScale,
    steps: publishesAndLeaves,
  },
  'a user of the Web 4.x publishes, and leaves': {
    profile: 'rtc-web-4',
    timeScale: shortScale,
    steps: publishesAndLeaves,
  },
  'an RTC user loses the network, and gives up after twenty minutes': {
    profile: 'rtc-4',
    timeScale: longScale,
    steps: [
      { client: 'uid1', call: 'joinChannel', args: join },
      { waitMs: 100_000 },
      { client: 'uid1', happens: 'networkLost' },
      { waitMs: 1_400_000 },
    ],
  },
} as const satisfies Readonly<Record<string, Story>>

type StoryName = keyof typeof stories

const holdUps = watchForHoldUps()
afterAll(() => holdUps.stop())

/** Tries it again where it fails while this process was held up for longer than half of what it may be late by. */
function fairly(attempt: () => Promise<void>): () => Promise<void> {
  return async () => {
    for (let tries = 1; ; tries += 1) {
      const beganMs = performance.now()
      try {
        await attempt()
        return
      } catch (error) {
        if (tries === mostTries || !isInDoubt(holdUps.worstSince(beganMs), lateMs, 1)) throw error
      }
    }
  }
}

function playReally({ profile, timeScale, steps }: Story, changes: Partial<Decisions> = {}) {
  const clients = defaultClients(profiles[profile])
  return record(createNetworked(changes, lateMs), { profile, clients, timeScale }, steps)
}

async function violatedBy(name: StoryName, changes: Partial<Decisions> = {}): Promise<ReadonlySet<string>> {
  const story: Story = stories[name]
  const profile = profiles[story.profile]
  const toleranceMs = lateMs * story.timeScale
  const judge = createJudge(profile, { assumptions: { toleranceMs }, observes: ['userOffline', 'userOnline'] })
  const { violations } = judge.judge(defaultClients(profile), await playReally(story, changes))
  return new Set(violations.flatMap(({ clauses }) => clauses))
}

/** What a client was told, in its order and with its times; attempts to connect are nobody's documented affair. */
function toldTo(client: string, events: readonly TraceEvent[]) {
  return events.flatMap((event) =>
    'callback' in event && event.client === client
      ? [{ atMs: event.atMs, what: [event.callback, ...event.args].join(' ') }]
      : [],
  )
}

describe.concurrent('the networked reference', { timeout: mostTries * 60_000 }, () => {
  for (const name of Object.keys(stories) as StoryName[]) {
    const story: Story = stories[name]

    test.concurrent(
      `tells the same as the reference in virtual time, within the tolerance: ${name}`,
      fairly(async () => {
        const { profile, steps, timeScale } = story
        const virtual = await record(createReference(), { profile, clients: defaultClients(profiles[profile]) }, steps)
        const real = await playReally(story)
        for (const client of ['uid1', 'uid2']) {
          const [ours, theirs] = [toldTo(client, real), toldTo(client, virtual)]
          expect(ours.map(({ what }) => what)).toEqual(theirs.map(({ what }) => what))
          const off = ours.map(({ atMs }, index) => Math.abs(atMs - (theirs[index]?.atMs ?? Number.NaN)))
          expect(Math.max(0, ...off)).toBeLessThanOrEqual(lateMs * timeScale)
        }
      }),
    )

    test.concurrent(
      `keeps every clause in real time: ${name}`,
      fairly(async () => {
        expect([...(await violatedBy(name))]).toEqual([])
      }),
    )
  }

  test.concurrent(
    'is caught by RTM-RECONNECT-01 where it waits ten seconds before it reports an interruption',
    fairly(async () => {
      const broken = await violatedBy('an RTM client is interrupted, comes back, gets its message and is banned', {
        rtmInterruptedAfterMs: 10_000,
      })
      expect(broken).toContain('RTM-RECONNECT-01')
    }),
  )

  test.concurrent(
    'is caught by RTC-T4a where it takes ten seconds for an interruption, too',
    fairly(async () => {
      const broken = await violatedBy('an RTC user is cut off, and back before the others miss them', {
        rtcInterruptedAfterMs: 10_000,
        rtcResetInterruptedAfterMs: 10_000,
      })
      expect(broken).toContain('RTC-T4a')
    }),
  )

  test.concurrent(
    'is caught by RTC-T7a where it gives up after ten minutes',
    fairly(async () => {
      const broken = await violatedBy('an RTC user loses the network, and gives up after twenty minutes', {
        rtcGaveUpAfterMs: 600_000,
      })
      expect(broken).toContain('RTC-T7a')
    }),
  )
})
