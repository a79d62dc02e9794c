/** The service's end of all wires: one WebSocket server on the loopback, behind one relay. */
import { createServer } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { openRelay, type Relay } from './relay.ts'

/** The server and the relay in front of it, shared by all sessions of the process. */
export interface Grid {
  readonly relay: Relay
  /** Who takes in the connections to each path. */
  readonly acceptors: Map<string, (socket: WebSocket) => void>
}

let opened: Promise<Grid> | undefined

/** The grid of this process, opened when it is first needed. It keeps no process alive. */
export function openGrid(): Promise<Grid> {
  opened ??= open()
  return opened
}

async function open(): Promise<Grid> {
  const acceptors: Grid['acceptors'] = new Map()
  const http = createServer()
  const server = new WebSocketServer({ server: http, perMessageDeflate: false, clientTracking: false })
  server.on('connection', (socket, { url = '' }) => {
    socket.on('error', () => socket.terminate())
    const accept = acceptors.get(url)
    if (accept === undefined) socket.terminate()
    else accept(socket)
  })
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen({ port: 0, host: '127.0.0.1', backlog: 2_048 }, () => resolve())
  })
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('Cannot find the port of the service.')
  http.unref()
  return { relay: await openRelay(address.port), acceptors }
}
