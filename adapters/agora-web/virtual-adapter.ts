/** An adapter of an SDK in a browser, in virtual time: everything happens in the browser, and is fetched from there. */
import type { Browser, Page } from 'playwright-core'
import type { Step, TraceEvent, World } from '../../spec/vocabulary.ts'
import type { Adapter, Description, Session } from '../index.ts'
import { AdapterError, resolveDescription, whyNot } from '../index.ts'
import { openBrowser } from './browser.ts'
import type { Director } from './page/director.ts'
import { origin, type ServedPages, servePages } from './serve-pages.ts'

/** Nothing is looked up outside, whatever a page asks for; media are made up. */
export const stageFlags: readonly string[] = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--disable-popup-blocking',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

/** What a page may use without asking its user. */
export const mediaPermissions: readonly string[] = ['microphone', 'camera']

/** Where the director stands in its page. */
interface DirectorPage {
  readonly director: Director
}

/** How many sessions may be open at once: each has a director and pages of its own. */
const mostSessions = 8

/**
 * How many sessions a director serves. The browser keeps something of each page that is killed, and looks through all of
 * it again and again: after a few hundred sessions one takes twice as long.
 */
const mostServed = 40

/** The browser, started with the first session and kept for all of the process, and the directors that are free. */
class Theatre {
  readonly #pages: ServedPages
  readonly #free: Page[] = []
  readonly #served = new WeakMap<Page, number>()
  #browser: Promise<Browser> | undefined
  #open = 0

  constructor(pages: ServedPages) {
    this.#pages = pages
  }

  /** A director that directs no session. @throws {AdapterError} if there is no browser or no SDK. */
  async take(): Promise<Page> {
    if (this.#open >= mostSessions)
      throw new AdapterError('open-failed', `More than ${mostSessions} sessions are open.`, 'Close some of them.')
    this.#open += 1
    const free = this.#free.pop()
    if (free !== undefined) return free
    try {
      const browser = await (this.#browser ??= openBrowser(process.env, stageFlags).then((opened) => opened.browser))
      const context = await browser.newContext({ permissions: [...mediaPermissions] })
      await servePages(context, this.#pages, () => {})
      const page = await context.newPage()
      await page.goto(`${origin}/`)
      await page.waitForFunction(() => 'director' in globalThis)
      return page
    } catch (thrown) {
      this.#browser = undefined
      const hint = 'Set CHROMIUM_PATH to a Chromium, or install @sparticuz/chromium; then run npm ci for the SDKs.'
      throw new AdapterError('open-failed', reasonOf(thrown), hint, { cause: thrown })
    }
  }

  /** Takes the director back, or ends it with the pages of its clients when it has served enough. */
  async give(page: Page): Promise<void> {
    this.#open -= 1
    const served = (this.#served.get(page) ?? 0) + 1
    this.#served.set(page, served)
    if (served < mostServed) this.#free.push(page)
    else await page.context().close()
  }
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.message.split('\n', 1)[0] ?? '') : String(thrown)
}

/** Makes the adapter. */
export function createVirtualAdapter(description: Description, pages: ServedPages): Adapter {
  const theatre = new Theatre(pages)
  return {
    describe: () => description,
    async open(world: World): Promise<Session> {
      const abilities = resolveDescription(description, world.profile)
      const page = await theatre.take()
      await page.evaluate(
        (told) => (globalThis as unknown as DirectorPage).director.open(JSON.parse(told) as World),
        JSON.stringify(world),
      )
      return {
        async play(steps) {
          for (const step of steps) {
            const reason = whyNot(abilities, step)
            if (reason === undefined) continue
            const hint = 'Leave such steps out.'
            throw new AdapterError('not-driven', `The adapter cannot play ${JSON.stringify(step)}: ${reason}.`, hint)
          }
          // As text, for the browser's protocol would look at every field of every event.
          const events = await page.evaluate(
            async (told) =>
              JSON.stringify(
                await (globalThis as unknown as DirectorPage).director.play(JSON.parse(told) as readonly Step[]),
              ),
            JSON.stringify(steps),
          )
          return JSON.parse(events) as readonly TraceEvent[]
        },
        async close() {
          await page.evaluate(() => (globalThis as unknown as DirectorPage).director.close())
          await theatre.give(page)
        },
      }
    },
  }
}
