/** A TCP relay that stands for the network of each device: it forwards, delays, holds back, drops and cuts. */
import { connect, createServer, type Server, type Socket } from 'node:net'

/** The two ways through the relay, as the device sees them. */
export const ways = ['up', 'down'] as const
/** One of the two ways. */
export type Way = (typeof ways)[number]

/**
 * What happens to data on a way. `held`: nothing arrives until the way is open again, as where packets vanish and TCP
 * sends them anew. `dropped`: they are gone; a connection that has lost some is cut when the way opens, for its stream
 * has a gap.
 */
export type Passage = 'open' | 'held' | 'dropped'

/** The most that the relay holds back for one way of one connection, in bytes; then it reads no further. */
export const mostHeldBytes = 1_000_000

/** The network of one device. */
export class Gate {
  /** How long data take, in milliseconds, each way. */
  delayMs = 0
  readonly passages: Record<Way, Passage> = { up: 'open', down: 'open' }
  /** Whether new connections are reset at once. */
  refuses = false
  readonly pairs = new Set<Pair>()

  /** Lets data pass on a way, or not. */
  set(way: Way, passage: Passage): void {
    this.passages[way] = passage
    if (passage !== 'dropped') for (const pair of this.pairs) pair.changed()
  }

  /** Opens both ways. */
  restore(): void {
    this.refuses = false
    for (const way of ways) this.set(way, 'open')
  }

  /** Resets all connections at once. */
  cut(): void {
    for (const pair of this.pairs) pair.reset()
  }
}

/** One connection through the relay: the device's end, and the service's. */
class Pair {
  readonly #gate: Gate
  readonly #sockets: readonly [Socket, Socket]
  readonly #flows: readonly Flow[]

  constructor(gate: Gate, device: Socket, service: Socket) {
    this.#gate = gate
    this.#sockets = [device, service]
    this.#flows = [new Flow(gate, 'up', device, service), new Flow(gate, 'down', service, device)]
    gate.pairs.add(this)
    for (const [from, to] of [this.#sockets, [service, device] as const]) {
      from.on('error', () => to.destroy())
      from.on('close', () => {
        if (this.#sockets.every(({ destroyed }) => destroyed)) gate.pairs.delete(this)
      })
    }
  }

  /** Begins with what the device has already sent. */
  begin(first: Buffer): void {
    for (const flow of this.#flows) flow.begin()
    this.#flows[0]?.take(first)
  }

  changed(): void {
    if (this.#flows.some((flow) => flow.hasGap)) this.reset()
    else for (const flow of this.#flows) flow.pump()
  }

  reset(): void {
    this.#gate.pairs.delete(this)
    for (const socket of this.#sockets) {
      // A socket that is being shut down cannot be reset: Node.js 20 would keep it, and with it its thread, for ever.
      if (socket.writableEnded) socket.destroy()
      else socket.resetAndDestroy()
    }
  }
}

/** One way of one connection. What comes in is passed on in order, and its end after it. */
class Flow {
  hasGap = false
  readonly #gate: Gate
  readonly #way: Way
  readonly #from: Socket
  readonly #to: Socket
  readonly #queue: { readonly data: Buffer; readonly dueMs: number }[] = []
  #heldBytes = 0
  #isOver = false
  #timer: NodeJS.Timeout | undefined

  constructor(gate: Gate, way: Way, from: Socket, to: Socket) {
    this.#gate = gate
    this.#way = way
    this.#from = from
    this.#to = to
  }

  begin(): void {
    this.#from.on('data', (data: Buffer) => this.take(data))
    const end = () => {
      this.#isOver = true
      this.pump()
    }
    this.#from.on('end', end)
    this.#from.on('close', end)
    this.#to.on('close', () => clearTimeout(this.#timer))
  }

  take(data: Buffer): void {
    if (this.#gate.passages[this.#way] === 'dropped') {
      this.hasGap = true
      return
    }
    this.#queue.push({ data, dueMs: performance.now() + this.#gate.delayMs })
    this.#heldBytes += data.length
    if (this.#heldBytes > mostHeldBytes) this.#from.pause()
    this.pump()
  }

  pump(): void {
    clearTimeout(this.#timer)
    if (this.#gate.passages[this.#way] !== 'open' || this.#to.destroyed) return
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      const leftMs = next.dueMs - performance.now()
      if (leftMs > 0) {
        this.#timer = setTimeout(() => this.pump(), Math.ceil(leftMs))
        return
      }
      this.#queue.shift()
      this.#heldBytes -= next.data.length
      this.#to.write(next.data)
    }
    if (this.#isOver) this.#to.end()
    else if (this.#from.isPaused()) this.#from.resume()
  }
}

/** A relay that listens on the loopback and leads to one port of it. */
export interface Relay {
  readonly port: number
  /** The network of the device whose requests go to this path. */
  readonly gate: (path: string) => Gate
  /** The device is gone. */
  readonly forget: (path: string) => void
  readonly close: () => Promise<void>
}

/** Opens a relay to a port. Devices are told apart by the path of the HTTP request with which a connection begins. */
export async function openRelay(targetPort: number): Promise<Relay> {
  const gates = new Map<string, Gate>()
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (device) => {
    device.on('error', () => device.destroy())
    device.once('data', (first: Buffer) => {
      device.pause()
      const [, path = ''] = /^GET (\S+) /.exec(first.toString('latin1', 0, 200)) ?? []
      const gate = gates.get(path)
      if (gate === undefined || gate.refuses) {
        device.resetAndDestroy()
        return
      }
      const service = connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
      const pair = new Pair(gate, device, service)
      pair.begin(first)
      device.resume()
    })
  })
  await listen(server)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Cannot find the port of the relay.')
  // Listening alone keeps no process alive.
  server.unref()
  return {
    port: address.port,
    gate(path) {
      const gate = gates.get(path) ?? new Gate()
      gates.set(path, gate)
      return gate
    },
    forget(path) {
      gates.get(path)?.cut()
      gates.delete(path)
    },
    close: () =>
      new Promise((resolve) => {
        for (const gate of gates.values()) gate.cut()
        gates.clear()
        server.close(() => resolve())
      }),
  }
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: 0, host: '127.0.0.1', backlog: 2_048 }, () => resolve())
  })
}
