import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { World } from '../spec/vocabulary.ts'
import { defineAdapter } from './define-adapter.ts'
import { openRecorder } from './record.ts'

const world: World = { profile: 'rtm-1', clients: [{ id: 'uid1', platform: 'linux' }] }
const globals = () => [setTimeout, setImmediate, clearInterval, Date, Reflect.get(performance, 'now')] as const
const real = globals()
const [realSetTimeout, , , RealDate] = real
const login = { client: 'uid1', call: 'login' } as const

const adapter = defineAdapter({
  name: 'global',
  profiles: ['rtm-1'],
  drives: ['login'],
  open: ({ report }) => ({
    login() {
      report('date', Date.now(), new Date() instanceof Date, new Date(0).getTime(), new Date().getTime() - Date.now())
      let ticks = 0
      const interval = setInterval(() => {
        ticks += 1
        report('tick')
        if (ticks === 2) clearInterval(interval)
      }, 100)
      void promisify(setTimeout)(50).then(() => report('slept'))
    },
  }),
})

describe('the global timers', () => {
  it("are a session's own for the code that it runs, and the real ones for all other code", async () => {
    const first = await openRecorder(adapter, world)
    const second = await openRecorder(adapter, world)
    const startedAt = RealDate.now()
    const playing = [first.play([login, { waitMs: 150 }]), second.play([login, { waitMs: 1_000 }])]
    expect(Date.now() - startedAt).toBeLessThan(1_000)
    expect(new Date()).toBeInstanceOf(RealDate)
    await new Promise((resolve) => {
      setTimeout(resolve, 5)
    })
    const [one = [], two = []] = await Promise.all(playing.map((each) => Promise.resolve(each)))
    const said = [one, two].map((events) =>
      events.slice(1).map((event) => ('callback' in event ? `${event.atMs} ${event.callback}` : '')),
    )
    expect(said).toEqual([
      ['0 date', '50 slept', '100 tick'],
      ['0 date', '50 slept', '100 tick', '200 tick'],
    ])
    expect(one[1]).toMatchObject({ args: [1_700_000_000_000, true, 0, 0] })
    expect(await first.play([{ waitMs: 100 }])).toMatchObject([{ atMs: 200, callback: 'tick' }])
    await first.close()
    await second.close()
  })

  it('are the real ones again when the last session has closed', async () => {
    const recorder = await openRecorder(adapter, world)
    expect(globals().some((each) => real.includes(each))).toBe(false)
    await recorder.play([login])
    await recorder.close()
    expect(globals()).toEqual(real)
  })

  it('are the real ones again when a session cannot be opened', async () => {
    const broken = defineAdapter({
      name: 'broken',
      profiles: ['rtm-1'],
      drives: [],
      open: () => Promise.reject(new Error('no')),
    })
    await expect(openRecorder(broken, world)).rejects.toThrow('The adapter failed to open a session: no')
    expect(globals()).toEqual(real)
  })

  it('are left alone if the SDK takes its timers from the session', async () => {
    const injected = defineAdapter({
      name: 'injected',
      profiles: ['rtm-1'],
      timers: 'injected',
      drives: ['login'],
      open: ({ report, clock }) => ({
        login: () => void clock.setTimeout(() => report('late', setTimeout === realSetTimeout), 0),
      }),
    })
    const recorder = await openRecorder(injected, world)
    expect(await recorder.play([login, { waitMs: 1 }])).toContainEqual({
      atMs: 1,
      client: 'uid1',
      callback: 'late',
      args: [true],
    })
    await recorder.close()
  })
})
