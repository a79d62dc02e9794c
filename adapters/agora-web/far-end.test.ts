import { X509Certificate } from 'node:crypto'
import { createServer } from 'node:http'
import { get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { openBrowser } from './browser.ts'
import { cutNetwork, entryFor, readAccount } from './far-end.ts'
import { createCertificate } from './loopback/certificate.ts'
import { startLoopback } from './loopback/server.ts'

it('the account of the real service comes from the environment, and is missed by name', () => {
  const appId = '0123456789abcdef0123456789abcdef'
  expect(readAccount({ AGORA_APP_ID: appId, AGORA_TOKEN: 't1' })).toEqual({ appId, token: 't1' })
  expect(readAccount({ AGORA_APP_ID: appId }).token).toBeNull()
  expect(() => readAccount({})).toThrow('AGORA_APP_ID is not set.')
  for (const wrong of [' ', '../../x', `${appId} `, appId.slice(1)])
    expect(() => readAccount({ AGORA_APP_ID: wrong })).toThrow('which is no App ID')
})

it('each credential presents something else to the real service', () => {
  const account = { appId: '12ab', token: 't1' }
  const presented = (['valid', 'invalidAppId', 'invalidChannelName', 'invalidToken'] as const).map((credential) =>
    entryFor(account, credential, 'c1', 1),
  )
  expect(presented[0]).toEqual({ appId: '12ab', channel: 'c1', token: 't1', uid: 1 })
  expect(new Set(presented.map((entry) => JSON.stringify(entry))).size).toBe(4)
})

it('a certificate of the loopback is signed by itself, and valid now', () => {
  const { cert } = createCertificate('localhost', Date.now())
  const read = new X509Certificate(cert)
  expect(read.subject).toBe('CN=localhost')
  expect(read.verify(read.publicKey)).toBe(true)
  expect(Date.parse(read.validFrom)).toBeLessThan(Date.now())
  expect(Date.parse(read.validTo)).toBeGreaterThan(Date.now())
})

it('the loopback answers over TLS, and lets any page ask', async () => {
  const { port, close } = await startLoopback(() => undefined)
  const origin = await new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, rejectUnauthorized: false }, (response) => {
      response.resume()
      resolve(response.headers['access-control-allow-origin'])
    }).once('error', reject)
  })
  await close()
  expect(origin).toBe('*')
})

it("the browser's tools make standing connections fall silent, refuse new ones, and give the network back", async () => {
  const opened = await openBrowser().catch((error: unknown) => String(error))
  if (typeof opened === 'string') {
    // Without a browser nothing can be cut, and the error names what is missing.
    if (!opened.includes('CHROMIUM_PATH')) throw new Error(opened)
    return
  }
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>here'))
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => {
    const ticking = setInterval(() => socket.send('tick'), 50)
    socket.on('close', () => clearInterval(ticking))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const page = await opened.browser.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  const ask = (code: string): Promise<unknown> => page.evaluate(code)
  await ask(`ticks = 0; socket = new WebSocket('ws://127.0.0.1:${port}/'); socket.onmessage = () => { ticks += 1 }`)
  const ticksMore = `new Promise((tell) => { const before = ticks; setTimeout(() => tell(ticks > before), 1000) })`
  const fetches = `fetch('/').then(() => true, () => false)`
  expect([await ask(ticksMore), await ask(fetches)]).toEqual([true, true])
  await cutNetwork(page, true)
  await ask('new Promise((tell) => setTimeout(tell, 200))')
  expect([await ask(ticksMore), await ask(fetches), await ask('socket.readyState')]).toEqual([false, false, 1])
  await cutNetwork(page, false)
  expect([await ask(ticksMore), await ask(fetches)]).toEqual([true, true])
  await opened.close()
  server.closeAllConnections()
  server.close()
})
