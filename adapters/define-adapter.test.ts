import { describe, expect, it } from 'vitest'
import type { Step, World } from '../spec/vocabulary.ts'
import { defineAdapter } from './define-adapter.ts'
import type { Report, TimerDefinition } from './definition.ts'
import { readDescription } from './describe.ts'
import { AdapterError } from './errors.ts'
import { record } from './record.ts'

const world: World = {
  profile: 'rtm-1',
  clients: [
    { id: 'uid1', platform: 'linux' },
    { id: 'uid2', platform: 'linux' },
  ],
}
const login: Step = { client: 'uid1', call: 'login' }
const lost: Step = { client: 'uid1', happens: 'networkLost' }
const sleep = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms)
  })

function define(open: TimerDefinition['open'], rest: Partial<TimerDefinition> = {}) {
  return defineAdapter({ name: 'sketch', profiles: ['rtm-1'], open, ...rest })
}

async function errorOf(work: () => unknown): Promise<AdapterError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof AdapterError) return error
    throw error
  }
  throw new Error('No error was thrown.')
}

describe('defineAdapter', () => {
  it('reads what it drives off the handlers', async () => {
    const adapter = define(() => ({ login: () => 0, networkLost() {}, close() {} }))
    expect((await readDescription(adapter, 'rtm-1')).drives).toEqual(['login', 'networkLost'])
  })

  it('fires each timer at its own instant, with the promises that it settles, the last instant included', async () => {
    const adapter = define(({ report }) => ({
      async login() {
        setTimeout(() => report('timer', Date.now() % 1_000), 400)
        await sleep(300)
        report('first', 1)
        await sleep(700)
        report('second', performance.now())
        setImmediate(() => report('third'))
      },
    }))
    expect(await record(adapter, world, [login, { waitMs: 1_000 }])).toEqual([
      { atMs: 0, client: 'uid1', call: 'login', seq: 0 },
      { atMs: 300, client: 'uid1', callback: 'first', args: [1] },
      { atMs: 400, client: 'uid1', callback: 'timer', args: [400] },
      { atMs: 1_000, client: 'uid1', callback: 'second', args: [1_000] },
      { atMs: 1_000, client: 'uid1', returns: 'login', seq: 0 },
      { atMs: 1_000, client: 'uid1', callback: 'third', args: [] },
      { atMs: 1_000, ends: true },
    ])
  })

  it('skips twenty minutes without waiting for them', async () => {
    const adapter = define(({ report }) => ({
      login: () => {
        setTimeout(() => report('late'), 1_200_000)
      },
    }))
    const startedAt = performance.now()
    const trace = await record(adapter, world, [login, { waitMs: 1_200_000 }])
    expect(trace).toContainEqual({ atMs: 1_200_000, client: 'uid1', callback: 'late', args: [] })
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })

  it('makes the outcome of a call out of what its handler returns, throws, resolves or rejects', async () => {
    const outcomes = [
      () => 7,
      () => {},
      () => Promise.resolve(),
      () => Promise.resolve({ ok: true }),
      () => {
        throw Object.assign(new Error('refused'), { code: 8 })
      },
      () => Promise.reject(Object.assign(new Error(), { code: 'ERR' })),
    ]
    const adapter = define(() => ({ login: () => outcomes.shift()?.() }), { drives: ['login'] })
    const trace = await record(adapter, world, [login, login, login, login, login, login])
    expect(trace.filter((event) => 'returns' in event)).toEqual([
      { atMs: 0, client: 'uid1', returns: 'login', seq: 0, value: 7 },
      { atMs: 0, client: 'uid1', returns: 'login', seq: 2 },
      { atMs: 0, client: 'uid1', returns: 'login', seq: 3, value: { ok: true } },
      { atMs: 0, client: 'uid1', returns: 'login', seq: 4, error: { code: 8, message: 'refused' } },
      { atMs: 0, client: 'uid1', returns: 'login', seq: 5, error: { code: 'ERR' } },
    ])
  })

  it.each<[string, TimerDefinition['open'], Step]>([
    ['a call throws an error without a code', () => ({ login: () => decodeURI('%') }), login],
    ['a call rejects with an error without a code', () => ({ login: () => Promise.reject(new Error('no')) }), login],
    ['a happening throws', () => ({ networkLost: () => decodeURI('%') }), lost],
    ['a happening rejects', () => ({ networkLost: () => Promise.reject(new Error('no')) }), lost],
    ['a timer throws', () => ({ login: () => void setTimeout(() => decodeURI('%'), 10) }), login],
  ])('fails the play when %s', async (_, open, step) => {
    const error = await errorOf(() => record(define(open), world, [step, { waitMs: 10 }]))
    expect(error.code).toBe('play-failed')
  })

  it('gives each handler the arguments of the step, and the defaults where the step is silent', async () => {
    const seen: unknown[] = []
    const adapter = define(({ perClient }) =>
      perClient(({ id }) => ({
        login: ({ credential }, client) => void seen.push([id, client, credential]),
        networkLost: (args, client) => void seen.push([id, client, args]),
      })),
    )
    await record(adapter, world, [
      { client: 'uid2', call: 'login', args: { credential: 'expiredToken' } },
      login,
      { client: 'uid1', happens: 'networkLost', args: { direction: 'uplink' } },
    ])
    expect(seen).toEqual([
      ['uid2', 'uid2', 'expiredToken'],
      ['uid1', 'uid1', 'valid'],
      ['uid1', 'uid1', { direction: 'uplink', manner: 'silent' }],
    ])
  })

  it('reports for any client, marks what is derived, and tells what the service saw', async () => {
    const speak = (report: Report) => {
      report('plain', undefined, 1n, Number.NaN)
      report.as('uid2').derived('derived')
      report.by('double')('doubled')
      report.as('uid2').observe('userAttributesSet', { color: 'red' })
      report.observe('userOnline')
    }
    const adapter = define(({ report }) => ({ login: () => speak(report) }))
    expect((await record(adapter, world, [login])).slice(1, -1)).toEqual([
      { atMs: 0, client: 'uid1', callback: 'plain', args: [null, '1', null] },
      { atMs: 0, client: 'uid2', callback: 'derived', args: [], derived: true },
      { atMs: 0, client: 'uid1', callback: 'doubled', args: [], by: 'double' },
      { atMs: 0, client: 'uid2', service: 'userAttributesSet', args: [{ color: 'red' }] },
      { atMs: 0, client: 'uid1', service: 'userOnline' },
    ])
  })

  it('plays nothing of a list that holds a step it does not drive', async () => {
    let logins = 0
    const adapter = define(() => ({ login: () => void (logins += 1), networkLost() {} }), {
      cannot: { 'networkLost.manner=reset': 'the cable has no switch' },
    })
    const unknown = await errorOf(() => record(adapter, world, [login, { client: 'uid1', call: 'logout' }]))
    expect([unknown.code, logins]).toEqual(['not-driven', 0])
    const reset: Step = { client: 'uid1', happens: 'networkLost', args: { manner: 'reset' } }
    const declared = await errorOf(() => record(adapter, world, [login, reset]))
    expect([declared.message.includes('the cable has no switch'), logins]).toEqual([true, 0])
  })

  it('names a handler that is no call and no happening', async () => {
    const adapter = define(() => ({ logIn: () => 0 }) as never)
    const error = await errorOf(() => record(adapter, world, []))
    expect([error.code, error.message]).toEqual(['open-failed', 'The handler "logIn" is no call and no happening.'])
  })

  it('lets an SDK take its time to open and to close, and begins to count when it is open', async () => {
    const order: string[] = []
    const adapter = define(
      async () => {
        await sleep(5_000)
        order.push('open')
        return {
          login: () => 0,
          async close() {
            await sleep(5_000)
            order.push('closed')
          },
        }
      },
      { drives: ['login'] },
    )
    const trace = await record(adapter, world, [login, { waitMs: 10 }])
    expect([trace[0], order]).toEqual([{ atMs: 0, client: 'uid1', call: 'login', seq: 0 }, ['open', 'closed']])
  })

  it('lives by the clock on the wall if told so', async () => {
    const adapter = define(({ report, clock }) => ({ login: () => void clock.setTimeout(() => report('late'), 20) }), {
      clock: { realToleranceMs: 100 },
    })
    const startedAt = performance.now()
    const trace = await record(adapter, world, [login, { waitMs: 60 }])
    expect(performance.now() - startedAt).toBeGreaterThan(50)
    expect(trace[1]).toMatchObject({ callback: 'late' })
    expect(trace[1]?.atMs).toBeGreaterThanOrEqual(18)
  })

  it('scales waits, timers and stamps by the clock on the wall', async () => {
    const adapter = define(
      ({ report, clock, timeScale }) => ({
        login: () => void clock.setTimeout(() => report('late', timeScale), 2_000),
      }),
      { clock: { realToleranceMs: 100 }, scalesTime: true },
    )
    const trace = await record(adapter, { ...world, timeScale: 100 }, [login, { waitMs: 6_000 }])
    // Two seconds and six of them take 20 ms and 60 ms of the wall.
    expect(trace[1]).toMatchObject({ callback: 'late', args: [100] })
    expect(trace[1]?.atMs).toBeGreaterThanOrEqual(1_800)
    expect(trace.at(-1)?.atMs).toBeGreaterThanOrEqual(6_000)
  })

  it('is synchronous throughout with a clock of its author', async () => {
    const createClock = () => {
      let nowMs = 500
      const due: { atMs: number; run: () => void }[] = []
      return {
        nowMs: () => nowMs,
        after: (ms: number, run: () => void) => void due.push({ atMs: nowMs + ms, run }),
        advance(waitMs: number) {
          const untilMs = nowMs + waitMs
          for (const { atMs, run } of due.splice(0)) {
            nowMs = atMs
            run()
          }
          nowMs = untilMs
        },
      }
    }
    const adapter = defineAdapter({
      name: 'own',
      profiles: ['rtm-1'],
      clock: createClock,
      open: ({ report, clock }) => ({
        login: () => clock.after(30, () => report('late')),
        logout: () => Promise.resolve(),
      }),
    })
    expect(record(adapter, world, [login, { waitMs: 40 }])).toEqual([
      { atMs: 0, client: 'uid1', call: 'login' },
      { atMs: 30, client: 'uid1', callback: 'late', args: [] },
      { atMs: 40, ends: true },
    ])
    const error = await errorOf(() => record(adapter, world, [{ client: 'uid1', call: 'logout' }]))
    expect(error.message).toContain('returned a promise')
  })
})
