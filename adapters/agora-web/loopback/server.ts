/** The double at the other end of real connections: a TLS server on the loopback, in real time. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { ClientLink, ClientRequest } from '../service/client-link.ts'
import { createCertificate } from './certificate.ts'

/** A server that is listening. */
export interface LoopbackServer {
  readonly port: number
  readonly close: () => Promise<void>
}

/** The most that a request may hold; lookups have less than a tenth of it. */
const mostBytes = 1_000_000

/** Listens on a free port of the loopback. `linkOf` finds the client by what its browser calls itself. */
export async function startLoopback(linkOf: (userAgent: string) => ClientLink | undefined): Promise<LoopbackServer> {
  const server = createServer(createCertificate('localhost', Date.now()))
  const sockets = new WebSocketServer({ noServer: true })
  const open = new Set<Duplex>()
  server.on('connection', (socket: Duplex) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {})
  })
  server.on('request', (request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', '*')
    response.setHeader('content-type', 'application/json')
    const link = linkOf(request.headers['user-agent'] ?? '')
    if (request.method === 'OPTIONS' || link === undefined) {
      response.end('{}')
      return
    }
    void answerRequest(link, request, response)
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const link = linkOf(request.headers['user-agent'] ?? '')
    if (link === undefined) socket.destroy()
    else accept(link, socket, (take) => sockets.handleUpgrade(request, socket, head, take))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

async function answerRequest(link: ClientLink, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const told = await readRequest(request)
  const giveUp = link.request(told, (answer) => {
    if (answer === undefined) request.socket.destroy()
    else response.writeHead(answer.status).end(answer.body)
  })
  // Of the response and not of its socket, which serves many requests.
  response.once('close', () => {
    if (!response.writableFinished) giveUp()
  })
}

/** Accepts a WebSocket when the client's network lets its connection stand, and carries its frames. */
function accept(link: ClientLink, raw: Duplex, upgrade: (take: (socket: WebSocket) => void) => void): void {
  let socket: WebSocket | undefined
  const end = link.connect({
    open: () =>
      upgrade((taken) => {
        socket = taken
        taken.on('message', (data: Buffer, isBinary) => end.sent(isBinary ? data : data.toString('utf8')))
        taken.on('close', (code, reason) => end.closing(code, reason.toString('utf8')))
        taken.on('error', () => {})
      }),
    receive: (text) => socket?.send(text),
    close: (code, reason) => {
      // A connection that broke has no closing frame.
      if (socket === undefined || code === 1006) raw.destroy()
      else socket.close(code === 1005 ? 1000 : code, reason)
    },
  })
}

async function readRequest(request: IncomingMessage): Promise<ClientRequest> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > mostBytes) break
    parts.push(part)
  }
  const body = Buffer.concat(parts).toString('utf8')
  // A form with one field: its content stands between an empty line and the next border.
  const [, content] = /name="request"\r\n(?:[^\r\n]+\r\n)*\r\n([\s\S]*?)\r\n--/.exec(body) ?? []
  return { url: request.url ?? '', fields: content === undefined ? { body } : { request: content } }
}
