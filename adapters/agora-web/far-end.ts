/** What is at the other end of a page's connections in real time: the double on the loopback, or Agora's own service. */
import type { CDPSession, Page } from 'playwright-core'
import type { Client, ClientId, Credential, ServiceObservation } from '../../spec/vocabulary.ts'
import { AdapterError } from '../index.ts'
import { startLoopback } from './loopback/server.ts'
import type { Entry } from './page/sdk-client.ts'
import { ClientLink } from './service/client-link.ts'
import { Network } from './service/network.ts'
import type { PushedCallbacks } from './service/pushed-callbacks.ts'
import type { Author, ServiceClock, ServiceRules } from './service/rules.ts'
import { Service } from './service/service.ts'

/** One client, as the far end knows it. */
export interface FarEndClient {
  /** What the client's browser adds to its name, so that its connections can be told from others. */
  readonly userAgent: string
  readonly entry: (credential: Credential, channel: string) => Entry
  /** The client id of a user id; anything else as it is. */
  readonly nameOf: (value: unknown) => unknown
  readonly authorOf: (callback: string, args: readonly unknown[]) => Author | undefined
  readonly happenings: Readonly<Record<string, (args: object, page: Page | undefined) => unknown>>
  /** The client's page is gone. */
  readonly gone: () => void
}

/** The far end of one session. */
export interface FarEnd {
  /** How the browser has to be started to find it. */
  readonly flags: readonly string[]
  readonly clients: readonly FarEndClient[]
  readonly close: () => Promise<void>
}

const realClock: ServiceClock = {
  nowMs: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}

/** What the double is to an SDK, and how long anything takes on its way to it, one way. */
export interface LoopbackSetting {
  readonly rules: ServiceRules
  readonly pushed: PushedCallbacks
  readonly latencyMs: number
}

/** Takes what the service has seen of a client. */
export type See = (client: ClientId, what: ServiceObservation, ...args: readonly unknown[]) => void

/** Opens the double behind a TLS server of the loopback. Nothing else is found by the browser. */
export async function openLoopback(
  clients: readonly Client[],
  { rules, pushed, latencyMs }: LoopbackSetting,
  see: See,
): Promise<FarEnd> {
  const nameOf = (value: unknown): unknown =>
    typeof value === 'number' && Number.isInteger(value) ? (clients[value - 1]?.id ?? value) : value
  const service = new Service(realClock, rules, (what, uid, channel) =>
    see(String(nameOf(uid)), what, ...(what === 'channelDestroyed' ? [channel] : [])),
  )
  const links = clients.map(
    ({ id }, index) =>
      new ClientLink({
        uid: index + 1,
        clock: realClock,
        network: new Network(realClock, latencyMs),
        service,
        pushed,
        nameOf,
        onAttempt: () => see(id, 'connectionAttempt'),
      }),
  )
  const nameFor = (index: number): string => `Kit/${index + 1}.0`
  const { port, close } = await startLoopback((name) => links.find((_, index) => name.endsWith(nameFor(index))))
  return {
    flags: [
      '--ignore-certificate-errors',
      `--host-resolver-rules=MAP *.agora.io 127.0.0.1:${port}, MAP *.sd-rtn.com 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
      // The page may speak to the loopback without asking its user.
      '--disable-features=WebRtcHideLocalIpsWithMdns,LocalNetworkAccessChecks',
    ],
    clients: links.map((link, index) => ({
      userAgent: nameFor(index),
      entry: (credential, channel) => ({ ...link.present(credential, channel), uid: link.uid }),
      nameOf,
      authorOf: (callback, args) => link.authorOf(callback, args),
      gone: () => link.cut(),
      happenings: {
        networkLost: (args) => link.network.lose({ direction: 'both', manner: 'silent', ...args }),
        networkRestored: () => link.network.restore(),
        tokenExpired: () => service.expireToken(link.uid),
        bannedByServer: () => service.ban(link.uid),
        loggedInElsewhere: () => service.logInElsewhere(link.uid),
        serviceUnresponsive: () => {
          link.isServed = false
        },
        serviceRestored: () => {
          link.isServed = true
        },
      },
    })),
    close,
  }
}

/** What it takes to reach Agora itself. */
export interface Account {
  readonly appId: string
  /** `null` for a project that needs none. */
  readonly token: string | null
}

/** The account that the environment names. @throws {AdapterError} without one, or with what is no App ID. */
export function readAccount(environment: Readonly<Record<string, string | undefined>>): Account {
  const { AGORA_APP_ID: appId = '', AGORA_TOKEN: token = '' } = environment
  const hint =
    'Give it the App ID of a project, as its page in the console of Agora shows it; and AGORA_TOKEN if it needs one.'
  if (appId === '') throw new AdapterError('open-failed', 'AGORA_APP_ID is not set.', hint)
  if (/^[0-9a-z]{32}$/i.test(appId)) return { appId, token: token === '' ? null : token }
  const wrong = `AGORA_APP_ID is ${JSON.stringify(appId)}, which is no App ID: one has 32 letters and digits.`
  throw new AdapterError('open-failed', wrong, hint)
}

/** What a client presents to Agora for each credential. */
export function entryFor({ appId, token }: Account, credential: Credential, channel: string, uid: number): Entry {
  const wrongToken = `006${appId}IAAnobodyhassignedthis`
  return {
    appId: credential === 'invalidAppId' ? `${appId.slice(1)}${appId.slice(0, 1)}` : appId,
    channel: credential === 'invalidChannelName' ? 'a name with \u00e9' : channel,
    token: credential === 'invalidToken' ? wrongToken : token,
    uid,
  }
}

/** Agora's own service. The network is cut in the browser, and what only the service could do is not driven. */
export function openAgora(clients: readonly Client[], account: Account): Promise<FarEnd> {
  const nameOf = (value: unknown): unknown =>
    typeof value === 'number' && Number.isInteger(value) ? (clients[value - 1]?.id ?? value) : value
  return Promise.resolve({
    flags: [],
    clients: clients.map((_, index) => ({
      userAgent: `Kit/${index + 1}.0`,
      entry: (credential, channel) => entryFor(account, credential, channel, index + 1),
      nameOf,
      authorOf: () => undefined,
      gone: () => {},
      happenings: {
        networkLost: (_args, page) => cutNetwork(page, true),
        networkRestored: (_args, page) => cutNetwork(page, false),
      },
    })),
    close: () => Promise.resolve(),
  })
}

/** What is said over a connection to the browser's tools holds as long as it stands. */
const devtools = new WeakMap<Page, Promise<CDPSession>>()

/** Takes the page off the network by the browser's own means, or puts it back. */
export async function cutNetwork(page: Page | undefined, isOffline: boolean): Promise<void> {
  if (page === undefined) return
  const opened = devtools.get(page) ?? page.context().newCDPSession(page)
  devtools.set(page, opened)
  const session = await opened
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: isOffline,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
}
