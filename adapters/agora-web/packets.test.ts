/** Not a packet leaves the machine: the browser's own record of its sockets is read, which knows datagrams, too. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import type { Step, World } from '../../spec/vocabulary.ts'
import { findBrowser } from './browser.ts'
import { sdk3, sdk4 } from './driven-sdks.ts'
import { createLoopbackAdapter } from './loopback-adapter.ts'
import { join, openTestStage } from './test-stage.ts'

const folder = mkdtempSync(joinPath(tmpdir(), 'agora-packets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => vi.unstubAllEnvs())

/** A connection looks for addresses on the loopback as well, so that it sends on a machine without any network. */
const recordFlags = (path: string): readonly string[] => [
  `--log-net-log=${path}`,
  '--net-log-capture-mode=Everything',
  '--allow-loopback-in-peer-connection',
]

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> }
  readonly events: readonly { readonly type: number; readonly params?: { readonly address?: string } }[]
}

/** What goes to the network, as the browser calls it; a UDP_CONNECT only asks which way a datagram would take. */
const sending = [
  'TCP_CONNECT_ATTEMPT',
  'UDP_BYTES_SENT',
  'UDP_SEND_ERROR',
  'HOST_RESOLVER_SYSTEM_TASK',
  'DNS_TRANSACTION',
]

/** What the browser sent and where to, as `UDP_BYTES_SENT 127.0.0.1:4700`; each once. */
function sentIn(path: string): readonly string[] {
  const { constants, events } = JSON.parse(readFileSync(path, 'utf8')) as NetLog
  const names = new Map(sending.map((name) => [constants.logEventTypes[name], name]))
  // A browser that calls them otherwise must not pass for one that sends nothing.
  expect([...names.keys()]).not.toContain(undefined)
  const sent = events.flatMap(({ type, params: { address } = {} }) => {
    const name = names.get(type)
    // An attempt is told a second time, without its address, when it has ended.
    if (name === undefined || (name === 'TCP_CONNECT_ATTEMPT' && address === undefined)) return []
    return [`${name} ${address ?? 'nowhere'}`]
  })
  return [...new Set(sent)]
}

const staysHere = (sent: string): boolean =>
  /^(TCP_CONNECT_ATTEMPT|UDP_BYTES_SENT) (127\.0\.0\.1|\[::1\]):\d+$/.test(sent)

const steps: readonly Step[] = [
  join('uid1'),
  { waitMs: 1_000 },
  { client: 'uid1', call: 'publish' },
  { waitMs: 1_000 },
  { client: 'uid1', call: 'leave' },
  { waitMs: 200 },
]

describe.each([sdk3, sdk4])('not a packet of $packageName leaves the machine', (sdk) => {
  const record = joinPath(folder, `${sdk.profile}.json`)
  const { play, director, close, needsBrowser } = openTestStage(sdk, recordFlags(record))

  it(
    `in virtual time (${sdk.packageName})`,
    needsBrowser(async () => {
      await play(steps)
      await director().evaluate(async () => {
        const page = globalThis as unknown as { RTCPeerConnection: new (configuration: object) => StrayConnection }
        const stray = new page.RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] })
        stray.createDataChannel('c')
        await stray.setLocalDescription(await stray.createOffer())
        while (stray.iceGatheringState === 'new') await new Promise((next) => setTimeout(next, 10))
        await new Promise((sent) => setTimeout(sent, 500))
      })
      await close()
      const sent = sentIn(record)
      expect(sent.filter((each) => !staysHere(each))).toEqual([])
      // The record shows what it is there to show.
      expect(sent).toContain('UDP_BYTES_SENT 127.0.0.1:3478')
    }),
  )

  it(
    `in real time over TLS (${sdk.packageName})`,
    needsBrowser(async () => {
      const records = mkdtempSync(joinPath(folder, 'tls-'))
      const { path, remove } = await findBrowser()
      const recording = joinPath(records, 'browser')
      writeFileSync(recording, `#!/bin/sh\nexec "${path}" ${recordFlags(`"${records}/$$.json"`).join(' ')} "$@"\n`)
      chmodSync(recording, 0o755)
      vi.stubEnv('CHROMIUM_PATH', recording)
      const world: World = { profile: sdk.profile, clients: [{ id: 'uid1', platform: 'web' }] }
      const session = await createLoopbackAdapter(sdk).open(world)
      const events = await session.play(steps)
      await session.close()
      remove()
      // Who publishes stays connected: the browser's process for the network, which keeps the record, has not been ended.
      expect(events.filter((event) => 'service' in event && event.service === 'userOnline')).toHaveLength(1)
      const sent = readdirSync(records).flatMap((name) =>
        name.endsWith('.json') ? sentIn(joinPath(records, name)) : [],
      )
      expect(sent.filter((each) => !staysHere(each))).toEqual([])
      expect(sent.filter((each) => each.startsWith('TCP_CONNECT_ATTEMPT'))).not.toEqual([])
    }),
  )
})

/** A connection of the browser's own, as far as the test uses it. */
interface StrayConnection {
  readonly iceGatheringState: string
  readonly createDataChannel: (label: string) => unknown
  readonly createOffer: () => Promise<unknown>
  readonly setLocalDescription: (offer: unknown) => Promise<void>
}
