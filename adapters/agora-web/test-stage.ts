/** A browser with the pages of an SDK, for tests: what is played in it, and what it has asked for. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, type TestContext } from 'vitest'
import type { Step, TraceEvent, World } from '../../spec/vocabulary.ts'
import { openBrowser } from './browser.ts'
import type { DrivenSdk } from './driven-sdks.ts'
import type { Director } from './page/director.ts'
import { findSdk, origin, servePages } from './serve-pages.ts'
import { skipWithout } from './test-skip.ts'
import { mediaPermissions, stageFlags } from './virtual-adapter.ts'

/** One SDK on its stage. */
export interface TestStage {
  readonly play: (steps: readonly Step[]) => Promise<readonly TraceEvent[]>
  /** Where the pages wanted to go that is not theirs. */
  readonly strays: readonly string[]
  readonly requests: readonly string[]
  readonly director: () => Page
  /** Ends the browser before the tests of the file are through. */
  readonly close: () => Promise<void>
  /** Runs the test where there are a browser and the SDK; elsewhere it is skipped, and what is missing is named. */
  readonly needsBrowser: (run: () => Promise<void>) => (context: TestContext) => Promise<void>
}

/** Opens the stage before the tests of a file, and closes it after them. */
export function openTestStage({ profile, directed }: DrivenSdk, moreFlags: readonly string[] = []): TestStage {
  const world: World = { profile, clients: ['uid1', 'uid2'].map((id) => ({ id, platform: 'web' })) }
  const strays: string[] = []
  const requests: string[] = []
  let missing: string | undefined
  let opened: { browser: Browser; close: () => Promise<void> } | undefined
  let page: Page | undefined
  const director = (): Page => {
    if (page === undefined) throw new Error('The stage is not open.')
    return page
  }
  beforeAll(async () => {
    try {
      findSdk(directed.sdk)
      opened = await openBrowser(process.env, [...stageFlags, ...moreFlags])
    } catch (error) {
      missing = String(error)
      return
    }
    const context = await opened.browser.newContext({ permissions: [...mediaPermissions] })
    await servePages(context, directed, (url) => strays.push(url))
    context.on('request', (request) => requests.push(request.url()))
    page = await context.newPage()
    await page.goto(`${origin}/`)
    await page.waitForFunction(() => 'director' in globalThis)
  }, 300_000)
  const close = async (): Promise<void> => {
    await opened?.close()
    opened = undefined
  }
  afterAll(close)
  return {
    strays,
    requests,
    director,
    close,
    async play(steps) {
      const events = await director().evaluate(
        async (text) => {
          const stage = (globalThis as unknown as { director: Director }).director
          const [toOpen, toPlay] = JSON.parse(text) as [World, readonly Step[]]
          await stage.open(toOpen)
          const seen = JSON.stringify(await stage.play(toPlay))
          await stage.close()
          return seen
        },
        JSON.stringify([world, steps]),
      )
      return JSON.parse(events) as readonly TraceEvent[]
    },
    needsBrowser: (run) => (context) => {
      skipWithout(context, missing)
      return run()
    },
  }
}

/** A user joins the channel of the tests. */
export const join = (client: string): Step => ({ client, call: 'join', args: { channel: 'c1', credential: 'valid' } })

/** What a client has told, each with its arguments on one line. */
export const told = (events: readonly TraceEvent[], client: string): readonly string[] =>
  events.flatMap((event) =>
    'callback' in event && event.client === client ? [[event.callback, ...event.args].join(' ')] : [],
  )
