/** What would not have been seen is not held: that something did not come counts only where somebody would have noticed. */
import { describe, expect, it } from 'vitest'
import { createJudge, needsOf, profiles, type ServiceObservation, type TraceEvent } from './index.ts'

const clients = [
  { id: 'uid1', platform: 'linux' },
  { id: 'uid2', platform: 'linux' },
] as const

function enters(atMs: number, client: string): readonly TraceEvent[] {
  return [
    { atMs, client, call: 'login', args: { credential: 'valid' } },
    { atMs, client, callback: 'onConnectionStateChanged', args: [2, 1] },
    { atMs, client, callback: 'onConnectionStateChanged', args: [3, 2] },
    { atMs, client, callback: 'onLoginSuccess', args: [] },
  ]
}

function joins(atMs: number, client: string): readonly TraceEvent[] {
  return [
    { atMs, client, call: 'joinChannel', args: { channel: 'c1' } },
    { atMs, client, returns: 'joinChannel', value: 0 },
  ]
}

const awayAndBack: readonly TraceEvent[] = [
  { atMs: 10_000, client: 'uid1', happens: 'networkLost', args: { direction: 'both', manner: 'silent' } },
  { atMs: 14_000, client: 'uid1', callback: 'onConnectionStateChanged', args: [4, 5] },
  { atMs: 20_000, client: 'uid1', happens: 'networkRestored', args: {} },
  { atMs: 20_100, client: 'uid1', callback: 'onConnectionStateChanged', args: [3, 2] },
  { atMs: 60_000, ends: true },
]

const told: TraceEvent = { atMs: 2_000, client: 'uid2', callback: 'onMemberJoined', args: ['c1', 'uid1'] }
const alone = [...enters(0, 'uid1'), ...awayAndBack]
const watched = [
  ...enters(0, 'uid1'),
  ...enters(0, 'uid2'),
  ...joins(1_000, 'uid2'),
  ...joins(2_000, 'uid1'),
  told,
  ...awayAndBack,
]

/** The clauses about presence that the trace puts to the test. */
function exercised(events: readonly TraceEvent[], observes: readonly ServiceObservation[]): readonly string[] {
  const judge = createJudge(profiles['rtm-1'], { observes })
  expect(judge.judge(clients, events).violations).toEqual([])
  return Object.entries(judge.tally().exercised)
    .flatMap(([clause, times]) => (times > 0 && /^RTM-PRESENCE-0[1346]$/.test(clause) ? [clause] : []))
    .sort()
}

describe('a client that is back within 30 s', () => {
  it('shows nothing of presence where nobody would have noticed its removal', () => {
    expect(exercised(alone, [])).toEqual([])
  })

  it('shows what the service keeps of it where that is observed', () => {
    expect(exercised(alone, ['userOffline'])).toEqual(['RTM-PRESENCE-01', 'RTM-PRESENCE-03', 'RTM-PRESENCE-04'])
  })

  it('shows what others are told of it where another member could be told', () => {
    expect(exercised(watched, [])).toEqual(['RTM-PRESENCE-01', 'RTM-PRESENCE-03', 'RTM-PRESENCE-06'])
  })
})

describe('a client that has given up', () => {
  it('shows that it tries no more only where attempts are observed', () => {
    const lost: TraceEvent = { atMs: 1_000, client: 'uid1', happens: 'networkLost', args: {} }
    const [connecting, connected, reconnecting, failed] = [
      [2, 0],
      [3, 1],
      [4, 2],
      [5, 4],
    ].map((args, index) => ({
      atMs: [0, 0, 5_000, 1_221_000][index] ?? 0,
      client: 'uid1',
      callback: 'onConnectionStateChanged',
      args,
    }))
    const events = [
      { atMs: 0, client: 'uid1', call: 'joinChannel', args: { channel: 'c1', credential: 'valid' } },
      { atMs: 0, client: 'uid1', returns: 'joinChannel', value: 0 },
      connecting,
      connected,
      { atMs: 0, client: 'uid1', callback: 'onJoinChannelSuccess', args: [] },
      lost,
      reconnecting,
      { atMs: 11_000, client: 'uid1', callback: 'onConnectionLost', args: [] },
      failed,
      { atMs: 1_300_000, ends: true },
    ] as readonly TraceEvent[]
    const timesOf = (observes: readonly ServiceObservation[]) => {
      const judge = createJudge(profiles['rtc-4'], { observes })
      judge.judge([{ id: 'uid1', platform: 'flutter' }], events)
      return judge.tally().exercised['RTC-T7b'] ?? 0
    }
    expect([timesOf([]) > 0, timesOf(['connectionAttempt']) > 0]).toEqual([false, true])
  })
})

describe('what a clause needs', () => {
  const rtm = profiles['rtm-1']
  const all = { drives: [...rtm.calls, ...rtm.happenings], observes: ['userOffline'] } as const

  it('is what none of its rules can do without', () => {
    expect(needsOf(rtm, 'RTM-PRESENCE-04', all)).toMatchObject({ observes: ['userOffline'] })
    expect(needsOf(rtm, 'RTM-PRESENCE-03', all).observes).toEqual([])
  })

  it('is told of the rule that lacks least, where none is within reach', () => {
    const little = { drives: ['login', 'networkLost', 'networkRestored'], observes: [] } as const
    const lacking = needsOf(rtm, 'RTM-PRESENCE-03', little)
    const drivesMore = lacking.drives.some((drive) => !(little.drives as readonly string[]).includes(drive))
    expect(drivesMore || lacking.observes.length > 0).toBe(true)
  })
})
