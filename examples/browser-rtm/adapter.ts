/** Lets the kit drive an SDK in a browser, in virtual time. In a project of your own the import reads `from 'agora-conformance/adapters'`. */
import { type Browser, chromium } from 'playwright-core'
import type { Adapter } from '../../adapters/index.ts'

/** The SDK as a script for browsers, which leaves itself in the global `Sdk`. */
const sdk = new URL('sdk.js', import.meta.url).pathname
const glue = new URL('page.js', import.meta.url).pathname

let browser: Promise<Browser> | undefined
const launch = () =>
  chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })

/** What runs in the page can only be said as text: TypeScript does not know its globals. */
const inPage = (name: string, argument: unknown = null) => `${name}(${JSON.stringify(argument)})`

const adapter: Adapter = {
  describe: () => ({
    name: 'browser-rtm',
    version: '1.0.0',
    profiles: ['rtm-1'],
    clock: 'virtual',
    drives: [
      ...(['login', 'logout', 'joinChannel', 'leaveChannel', 'sendPeerMessage', 'sendChannelMessage'] as const),
      ...(['networkLost', 'networkRestored', 'loggedInElsewhere', 'bannedByServer'] as const),
    ],
    observes: [],
    simulates: ['presence', 'resend', 'token', 'kick', 'ban', 'channel'],
    cannot: {
      setLocalUserAttributes: 'tiny-rtm has no user attributes',
      renewToken: 'tiny-rtm has no tokens that run out',
      tokenExpired: 'tiny-rtm has no tokens that run out',
      processKilled: 'all clients live in one page',
      processRestarted: 'all clients live in one page',
      serviceUnresponsive: 'its service always answers',
      serviceRestored: 'its service always answers',
    },
  }),
  async open({ clients }) {
    browser ??= launch()
    const page = await (await browser).newPage()
    await page.clock.install({ time: 0 })
    await page.addScriptTag({ path: sdk })
    await page.addScriptTag({ path: glue })
    // From here on, time passes only where a step waits.
    await page.clock.pauseAt(60_000)
    const users = clients.map(({ id }) => id)
    await page.evaluate(inPage('open', users))
    return {
      async play(steps) {
        for (const step of steps) {
          if ('waitMs' in step) await page.clock.runFor(step.waitMs)
          else await page.evaluate(inPage('take', step))
        }
        return page.evaluate(inPage('fetchEvents'))
      },
      close: () => page.close(),
    }
  },
}

export default adapter
