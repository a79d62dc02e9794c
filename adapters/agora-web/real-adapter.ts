/**
 * An adapter of an SDK in a browser, in real time: a page for each client, and at the other end of its connections the
 * double behind a TLS server on the loopback, or Agora's own service.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Client, Credential } from '../../spec/vocabulary.ts'
import type { Adapter, Description, Handlers, Report } from '../index.ts'
import { AdapterError, defineAdapter } from '../index.ts'
import { openBrowser } from './browser.ts'
import { describeAgora } from './describe.ts'
import type { DrivenSdk } from './driven-sdks.ts'
import { type FarEnd, type FarEndClient, openAgora, readAccount, type See } from './far-end.ts'
import type { ClientPage } from './page/client-page.ts'
import { origin, type ServedPages, servePages } from './serve-pages.ts'

/** What the page's own network is not made of: it is looked up nowhere. */
const mediaFlags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** Makes the adapter. Each session has a browser of its own, so that nothing outlives it. */
export function createRealAdapter(
  description: Description & { readonly clock: { readonly realToleranceMs: number } },
  pages: ServedPages,
  openFarEnd: (clients: readonly Client[], see: See) => Promise<FarEnd>,
): Adapter {
  const { drives, observes, ...told } = description
  return defineAdapter({
    ...told,
    drives,
    observes,
    async open({ clients, report }) {
      const farEnd = await openFarEnd(clients, (client, what, ...args) => report.as(client).observe(what, ...args))
      try {
        const { browser, close } = await openBrowser(process.env, [...mediaFlags, ...farEnd.flags])
        const stages = await Promise.all(
          clients.map((client, index) => ClientStage.open(browser, pages, farEnd.clients[index], report.as(client.id))),
        )
        return {
          ...(handlersOf(clients, stages, farEnd) as Handlers),
          async close() {
            await close()
            await farEnd.close()
          },
        }
      } catch (thrown) {
        await farEnd.close()
        const hint = 'Set CHROMIUM_PATH to a Chromium, or install @sparticuz/chromium; then run npm ci for the SDKs.'
        const message = thrown instanceof Error ? (thrown.message.split('\n', 1)[0] ?? '') : String(thrown)
        throw new AdapterError('open-failed', message, hint, { cause: thrown })
      }
    },
  })
}

/** Makes the adapter of an SDK against Agora itself. */
export function createAgoraAdapter(sdk: DrivenSdk): Adapter {
  return createRealAdapter(describeAgora(sdk), sdk.alone, async (clients) =>
    openAgora(clients, readAccount(process.env)),
  )
}

/** Handlers for what the far end can do, each of which looks up its client. */
function handlersOf(clients: readonly Client[], stages: readonly ClientStage[], { clients: ends }: FarEnd): object {
  const at = (id: string): number => clients.findIndex((client) => client.id === id)
  const calls = Object.fromEntries(
    (['join', 'leave', 'publish', 'unpublish', 'getConnectionState'] as const).map((name) => [
      name,
      (args: { channel?: string; credential?: Credential }, id: string) => stages[at(id)]?.call(name, args),
    ]),
  )
  const happenings = Object.keys(ends[0]?.happenings ?? {}).map((name) => [
    name,
    (args: object, id: string) => ends[at(id)]?.happenings[name]?.(args, stages[at(id)]?.page),
  ])
  return {
    ...calls,
    ...Object.fromEntries(happenings),
    processKilled: (_: object, id: string) => stages[at(id)]?.kill(),
    processRestarted: (_: object, id: string) => stages[at(id)]?.start(),
  }
}

/** One client's page, with a context of its own. */
class ClientStage {
  page: Page | undefined
  readonly #context: BrowserContext
  readonly #end: FarEndClient
  readonly #report: Report

  private constructor(context: BrowserContext, end: FarEndClient, report: Report) {
    this.#context = context
    this.#end = end
    this.#report = report
  }

  static async open(
    browser: Browser,
    pages: ServedPages,
    end: FarEndClient | undefined,
    report: Report,
  ): Promise<ClientStage> {
    if (end === undefined) throw new Error('The far end has no place for a client.')
    const userAgent = `${await browserName(browser)} ${end.userAgent}`
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      userAgent,
      permissions: ['microphone', 'camera'],
    })
    await servePages(context, pages, undefined)
    const stage = new ClientStage(context, end, report)
    await stage.start()
    return stage
  }

  async start(): Promise<void> {
    if (this.page !== undefined) return
    const page = await this.#context.newPage()
    this.page = page
    await page.exposeFunction('report', (callback: string, args: string) => {
      if (this.page === page) this.#say(callback, JSON.parse(args) as readonly unknown[])
    })
    await page.goto(`${origin}/`)
    await page.waitForFunction(() => 'callSdk' in globalThis && 'AgoraRTC' in globalThis)
  }

  async kill(): Promise<void> {
    const { page } = this
    if (page === undefined) return
    this.page = undefined
    await page.close({ runBeforeUnload: false })
    this.#end.gone()
  }

  async call(name: string, { channel = 'c1', credential = 'valid' }: { channel?: string; credential?: Credential }) {
    const { page } = this
    if (page === undefined) return undefined
    const entry = this.#end.entry(credential, channel)
    const asked = JSON.stringify([name, entry])
    const { value, error } = await page
      .evaluate((told) => {
        const [called, presented] = JSON.parse(told) as Parameters<ClientPage['callSdk']>
        return (globalThis as unknown as ClientPage).callSdk(called, presented)
      }, asked)
      // A page that is closed answers nothing any more.
      .catch(() => new Promise<never>(() => {}))
    if (error !== undefined) throw Object.assign(new Error(error.message), { code: error.code })
    return value
  }

  #say(callback: string, args: readonly unknown[]): void {
    const named = args.map((arg) => this.#end.nameOf(arg))
    const by = this.#end.authorOf(callback, named)
    if (by === undefined) this.#report(callback, ...named)
    else this.#report.by(by)(callback, ...named)
  }
}

async function browserName(browser: Browser): Promise<string> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const name = await page.evaluate(
    () => (globalThis as unknown as { navigator: { userAgent: string } }).navigator.userAgent,
  )
  await context.close()
  return name
}
