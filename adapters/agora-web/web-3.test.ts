import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Step, TraceEvent, World } from '../../spec/vocabulary.ts'
import { openBrowser } from './browser.ts'
import type { Director } from './page/director.ts'
import { origin, servePages } from './serve-pages.ts'

/** What a browser could not be had for, if it could not. */
let missing: string | undefined
let browser: Browser | undefined
let close: (() => Promise<void>) | undefined
let director: Page
const strays: string[] = []
const requests: string[] = []

const world: World = {
  profile: 'rtc-web-3',
  clients: ['uid1', 'uid2'].map((id) => ({ id, platform: 'web' })),
}
const join = (client: string): Step => ({ client, call: 'join', args: { channel: 'c1', credential: 'valid' } })

beforeAll(async () => {
  try {
    ;({ browser, close } = await openBrowser(process.env, ['--disable-popup-blocking']))
  } catch (error) {
    missing = String(error)
    return
  }
  const context = await browser.newContext()
  await servePages(context, { main: 'main-3.ts', sdk: 'agora-rtc-sdk/AgoraRTCSDK.min.js' }, (url) => strays.push(url))
  context.on('request', (request) => requests.push(request.url()))
  director = await context.newPage()
  await director.goto(`${origin}/`)
  await director.waitForFunction(() => 'director' in globalThis)
}, 300_000)

afterAll(async () => close?.())

async function play(steps: readonly Step[]): Promise<readonly TraceEvent[]> {
  const told = JSON.stringify([world, steps])
  const events = await director.evaluate(async (text) => {
    const stage = (globalThis as unknown as { director: Director }).director
    const [opened, played] = JSON.parse(text) as [World, readonly Step[]]
    await stage.open(opened)
    const seen = JSON.stringify(await stage.play(played))
    await stage.close()
    return seen
  }, told)
  return JSON.parse(events) as readonly TraceEvent[]
}

const told = (events: readonly TraceEvent[], client: string): readonly string[] =>
  events.flatMap((event) =>
    'callback' in event && event.client === client ? [[event.callback, ...event.args].join(' ')] : [],
  )

/** Where there is no browser, all that can be shown is that it is named. */
const needsBrowser = (run: () => Promise<void>) => async () => {
  if (missing === undefined) return run()
  if (!missing.includes('CHROMIUM_PATH')) throw new Error(`It is not said what is missing: ${missing}`)
}

it(
  'the real SDK joins the double, and tells of it in its own words',
  needsBrowser(async () => {
    const events = await play([join('uid2'), { waitMs: 1_000 }, join('uid1'), { waitMs: 1_000 }])
    expect(told(events, 'uid1')).toContain('connection-state-change DISCONNECTED CONNECTING')
    expect(told(events, 'uid1')).toContain('connection-state-change CONNECTING CONNECTED')
    expect(told(events, 'uid2').at(-1)).toBe('peer-online uid1')
    expect(events.find((event) => 'callback' in event && event.callback === 'peer-online')).toMatchObject({
      by: 'service',
    })
    expect(events.some((event) => 'returns' in event && event.returns === 'join' && event.error === undefined)).toBe(
      true,
    )
  }),
)

it(
  'the rule of the double says so, and a state of the SDK does not',
  needsBrowser(async () => {
    const lost: Step = { client: 'uid1', happens: 'networkLost' }
    const events = await play([join('uid1'), join('uid2'), { waitMs: 1_000 }, lost, { waitMs: 40_000 }])
    const leave = events.find((event) => 'callback' in event && event.callback === 'peer-leave')
    expect(leave).toMatchObject({ client: 'uid2', atMs: 11_025, by: 'double' })
    const marked = events.filter((event) => 'callback' in event && event.by !== undefined)
    expect(marked.map((event) => 'callback' in event && event.callback)).not.toContain('connection-state-change')
  }),
)

it(
  'the same steps give the same trace, in a page that has served before and after a kill',
  needsBrowser(async () => {
    const steps: readonly Step[] = [
      join('uid1'),
      { waitMs: 1_000 },
      { client: 'uid1', happens: 'processKilled' },
      { waitMs: 15_000 },
      { client: 'uid1', happens: 'processRestarted' },
      join('uid1'),
      { waitMs: 1_000 },
    ]
    expect(await play(steps)).toEqual(await play(steps))
  }),
)

it(
  'not a packet leaves the machine',
  needsBrowser(async () => {
    await play([join('uid1'), { waitMs: 60_000 }])
    expect(strays).toEqual([])
    expect(requests.length).toBeGreaterThan(0)
    expect(requests.filter((url) => !url.startsWith(`${origin}/`))).toEqual([])
    // The check sees what it is there to see.
    await director.evaluate(() => fetch('https://example.com/').catch(() => {}))
    expect(strays).toEqual(['https://example.com/'])
  }),
)
