import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { happenings, type Json, type ProfileId, profileIds, type Step, type TraceEvent } from '../../spec/vocabulary.ts'
import { correctFor, createReference, type Decisions } from './index.ts'
import { randomNumbers, randomSteps } from './random-steps.ts'
import { calls, clientsOn, happens, platformsOf, playOn, waits } from './told-events.ts'

const listsPerProfile = 200

function lists(profile: ProfileId, count = listsPerProfile): Step[][] {
  const random = randomNumbers(7)
  return Array.from({ length: count }, () => randomSteps(profile, 50, random))
}

/** The trace of the steps with each wait cut into two, and each step played on its own. */
function playInPieces(profile: ProfileId, steps: readonly Step[]): readonly TraceEvent[] {
  const session = createReference().open({ profile, clients: clientsOn(...platformsOf[profile]) })
  const events: TraceEvent[] = []
  for (const step of steps) {
    if ('waitMs' in step) {
      const first = Math.floor(step.waitMs / 3)
      events.push(...session.play([{ waitMs: first }]), ...session.play([{ waitMs: step.waitMs - first }]))
    } else events.push(...session.play([step]))
  }
  return events
}

/** Another value of the same kind, or several where one would not do. */
function otherValues(profile: ProfileId, name: keyof Decisions): readonly unknown[] {
  const named = others[name]
  if (named !== undefined) return named
  const value = correctFor(profile)[name]
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return value === Infinity ? [1_000, 10, 1] : [value + 1_000, value + 1, 1]
  if (typeof value === 'string') return [`NOT_${value}`]
  if (typeof value === 'function') return [() => 3, () => [], () => undefined]
  if (Array.isArray(value))
    return value.length > 0
      ? [[]]
      : (others[name] ?? [[{ callback: 'onExtra', args: [], afterMs: 0, survives: false }]])
  if ('code' in value) return [{ code: 77, moment: { state: 0, reports: [] } }]
  return [
    { state: 0, reports: [] },
    { state: 0, reports: [{ callback: 'onExtra', args: [], afterMs: 0, survives: false }] },
  ]
}

const others: { readonly [name in keyof Decisions]?: readonly unknown[] } = {
  spelling: ['numbers', 'names'],
  rtmResendLimitFor: ['each channel'],
  rtmResendKeeps: ['oldest'],
  rtmChannelMessagesReach: ['everybody'],
  rtmNewsReaches: ['everybody'],
  rtmResendOrder: ['reversed'],
  rtcRetriesFrom: ['interruption'],
  webStreamJudge: ['viewer', 'service'],
  rtcLostFrom: ['interruption', 'loss'],
  rtcGaveUpFrom: ['interruption', 'loss'],
  rtcChannelOutlivesKillFrom: ['offline'],
  rtcKillLeavesOn: [['android', 'linux']],
  rtcCallbackNames: [{ onUserJoined: 'onSomebodyJoined' }],
  rtcAppleCallbackNames: [{}],
}

/** Decisions that show only together with another one, and that one. */
const together: { readonly [name in keyof Decisions]?: Partial<Decisions> } = {
  rtmGaveUp: { rtmGiveUpAfterMs: 1_000 },
  rtcJoinLost: { rtcJoinLostAfterMs: 1_000 },
  webGaveUp: { webGaveUpAfterMs: 5_000 },
  webLossSurvivesRestore: { webLossNoticedAfterMs: 5_000 },
}

describe.each(profileIds)('the reference of %s', (profile) => {
  const played = lists(profile).map((steps) => ({ steps, events: playOn(profile, steps) }))

  test('gives the same trace for the same steps', () => {
    for (const { steps, events } of played) expect(playOn(profile, steps)).toEqual(events)
  })

  test('does not care into which pieces the steps and waits are cut', () => {
    for (const { steps, events } of played) expect(playInPieces(profile, steps)).toEqual(events)
  })

  test('records every step in order', () => {
    for (const { steps, events } of played) {
      const done = events.flatMap((event) => {
        if ('call' in event) return [`${event.client} ${event.call}`]
        return 'happens' in event ? [`${event.client} ${event.happens}`] : []
      })
      const wanted = steps.flatMap((step) => {
        if ('waitMs' in step) return []
        return [`${step.client} ${'call' in step ? step.call : step.happens}`]
      })
      expect(done).toEqual(wanted)
    }
  })

  test('never lets time run backwards', () => {
    for (const { events } of played) {
      const times = events.map(({ atMs }) => atMs)
      expect(times).toEqual(times.toSorted((one, other) => one - other))
    }
  })

  test('answers every call that a live client of its kind can make, natively at once', () => {
    for (const { events } of played) {
      const answered: string[] = []
      const called = alive(events).flatMap((event) =>
        'call' in event && event.seq === undefined ? [`${event.atMs} ${event.client} ${event.call}`] : [],
      )
      for (const event of events)
        if ('returns' in event && event.seq === undefined)
          answered.push(`${event.atMs} ${event.client} ${event.returns}`)
      expect(answered).toEqual(
        called.filter((call) => profile !== 'rtc-native-2.3.1' || !call.endsWith('getConnectionState')),
      )
    }
  })

  test('settles a call of the Web at most once, and none that was not made', () => {
    for (const { events } of played) {
      const open = new Set<string>()
      for (const event of events) {
        if ('call' in event && event.seq !== undefined) open.add(`${event.client} ${event.call} ${event.seq}`)
        if (!('returns' in event) || event.seq === undefined) continue
        expect(open.delete(`${event.client} ${event.returns} ${event.seq}`)).toBe(true)
      }
    }
  })

  test('says nothing as a client whose process is dead', () => {
    for (const { events } of played) {
      const living = new Set(alive(events))
      expect(events.filter((event) => 'callback' in event && !living.has(event))).toEqual([])
    }
  })
})

/** The events of clients whose process runs. */
function alive(events: readonly TraceEvent[]): TraceEvent[] {
  const dead = new Set<string>()
  return events.filter((event) => {
    if (!('client' in event)) return true
    if ('happens' in event && event.happens === 'processKilled') dead.add(event.client)
    if ('happens' in event && event.happens === 'processRestarted') dead.delete(event.client)
    return !dead.has(event.client)
  })
}

/** Where each callback about states tells the state that is new. */
function stateAt(profile: ProfileId, callback: string): number | undefined {
  if (callback === 'connection-state-change') return profile === 'rtc-web-4' ? 0 : 1
  return callback === 'onConnectionStateChanged' || callback === 'connectionChangedToState' ? 0 : undefined
}

describe.each(['rtc-4', 'rtc-ios-2.3.2', 'rtc-native-2.3.2', 'rtc-web-3', 'rtc-web-4'] as const)(
  'the getter of %s',
  (profile) => {
    test('always tells the state that was reported last', () => {
      for (const steps of lists(profile)) {
        const reported = new Map<string, Json>()
        const told: unknown[] = []
        const wanted: unknown[] = []
        for (const event of playOn(profile, steps, { spelling: 'numbers' })) {
          if ('happens' in event && event.happens === 'processKilled') reported.set(event.client, 1)
          const at = 'callback' in event ? stateAt(profile, event.callback) : undefined
          if ('callback' in event && at !== undefined) reported.set(event.client, event.args[at] ?? null)
          if (!('returns' in event) || event.returns !== 'getConnectionState') continue
          told.push(event.value)
          wanted.push(reported.get(event.client) ?? 1)
        }
        expect(told).toEqual(wanted)
      }
    })
  },
)

/** The profiles in whose traces a decision may show, the likeliest first. */
function profilesOf(name: keyof Decisions): readonly ProfileId[] {
  if (name.startsWith('rtm')) return ['rtm-1']
  if (/^web.*WhenReconnecting$/.test(name)) return ['rtc-web-4']
  if (name.startsWith('web')) return ['rtc-web-3', 'rtc-native-2.3.2', 'rtc-web-4']
  return ['rtc-4', 'rtc-native-2.3.1', 'rtc-native-2.3.2']
}

/** What chance hardly tells: a killed user comes back in another channel, and stays there. */
const killedElsewhere: readonly Step[] = [
  ...['uid1', 'uid3'].map((client) => calls(client, 'joinChannel', { channel: 'c1', credential: 'valid' })),
  waits(1_000),
  happens('uid1', 'processKilled'),
  waits(5_000),
  happens('uid1', 'processRestarted'),
  calls('uid1', 'joinChannel', { channel: 'c2', credential: 'valid' }),
  waits(60_000),
]

describe('a decision', () => {
  const names = Object.keys(correctFor('rtc-4')) as (keyof Decisions)[]
  const sources = readdirSync(new URL('.', import.meta.url))
    .filter((file) => (!file.startsWith('decisions') || file === 'decisions.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join('\n')
  const played = new Map<ProfileId, { readonly steps: readonly Step[]; readonly events: readonly TraceEvent[] }[]>()

  function playedOn(profile: ProfileId) {
    const found = played.get(profile)
    if (found !== undefined) return found
    const fresh = [...lists(profile, 1_500), ...(profile === 'rtc-native-2.3.2' ? [killedElsewhere] : [])].map(
      (steps) => ({ steps, events: playOn(profile, steps) }),
    )
    played.set(profile, fresh)
    return fresh
  }

  test.each(names)('%s is made somewhere', (name) => {
    expect(sources).toMatch(new RegExp(`\\b${name}\\b`))
  })

  test.each(names)('%s makes a difference in some trace', (name) => {
    const base = together[name]
    const differs = profilesOf(name).some((profile) =>
      otherValues(profile, name).some((value) =>
        playedOn(profile).some(({ steps, events }) => {
          const correctly = base === undefined ? events : playOn(profile, steps, base)
          return !isSame(correctly, tryToPlay(profile, steps, { ...base, [name]: value }))
        }),
      ),
    )
    expect(differs).toBe(true)
  })
})

/** A value of the wrong kind may make the session fail, which is a difference too. */
function tryToPlay(profile: ProfileId, steps: readonly Step[], decisions: Partial<Decisions>): readonly TraceEvent[] {
  try {
    return playOn(profile, steps, decisions)
  } catch {
    return []
  }
}

/** Whether two traces are the same, told faster than by a deep comparison. */
function isSame(one: readonly TraceEvent[], other: readonly TraceEvent[]): boolean {
  return one.length === other.length && one.every((event, at) => isSameEvent(event, other[at] as TraceEvent))
}

function isSameEvent(one: TraceEvent, other: TraceEvent): boolean {
  if (one.atMs !== other.atMs || !('client' in one) || !('client' in other) || one.client !== other.client) return false
  if ('call' in one || 'happens' in one) return true
  if ('callback' in one) {
    if (!('callback' in other) || one.callback !== other.callback || one.args.length !== other.args.length) return false
    return one.args.every((arg, at) => arg === other.args[at])
  }
  if ('service' in one) {
    return (
      'service' in other && one.service === other.service && JSON.stringify(one.args) === JSON.stringify(other.args)
    )
  }
  return 'returns' in other && one.value === other.value && one.error?.code === other.error?.code
}

describe('the reference', () => {
  test('describes what it drives, and why it cannot drive the rest', () => {
    const { drives, cannot } = createReference().describe()
    for (const profile of profileIds) {
      const driven = (drives as { readonly [profile in ProfileId]: readonly string[] })[profile]
      const undriven = Object.keys((cannot as { readonly [profile in ProfileId]?: object })[profile] ?? {})
      expect(happenings.filter((name) => !driven.includes(name))).toEqual(
        happenings.filter((name) => undriven.includes(name)),
      )
    }
  })

  test('takes a name for reports', () => {
    expect(createReference({}, 'another').describe().name).toBe('another')
  })

  test('names a client that the session does not have', () => {
    expect(() => playOn('rtm-1', [{ client: 'uid9', call: 'logout' }])).toThrow('Cannot find the client "uid9"')
  })

  test('keeps sessions apart', () => {
    const reference = createReference()
    const world = { profile: 'rtm-1', clients: [{ id: 'uid1', platform: 'linux' }] } as const
    const [one, other] = [reference.open(world), reference.open(world)]
    one.play([{ client: 'uid1', call: 'login' }, { waitMs: 1_000 }])
    expect(other.play([{ client: 'uid1', call: 'logout' }]).at(-1)).toEqual({
      atMs: 0,
      client: 'uid1',
      returns: 'logout',
      error: { code: 102 },
    })
  })
})
