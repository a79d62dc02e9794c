/**
 * The wire of one client: a WebSocket through the relay to the service. Whatever one end is to learn of the other goes
 * over it, and comes about where and when its frame arrives; each end takes the other for gone when it hears no heartbeat.
 */
import { WebSocket } from 'ws'
import type { ReferenceClient } from '../reference/index.ts'
import type { Gate } from './relay.ts'
import type { Grid } from './service-server.ts'
import { Travelling, type WallClock } from './wall-clock.ts'

/** How often each end of a wire is heard by the other, in documented milliseconds. */
export const heartbeatMs = 150
/** After so many heartbeats that did not come, an end takes the other for silent, since it was last heard. */
const missedHeartbeats = 5
/** The shortest silence of the wall that counts, in its own milliseconds: a busy machine is silent for less without a loss. */
const leastSilenceMs = 400
/** How many frames may wait at either end; more mean that nobody takes them any more. */
export const framesLimit = 100_000

/** The states in which a client has, or wants, a connection; 4 is `reconnecting`, and the Web's `disconnecting`. */
const onlineStates: ReadonlySet<number> = new Set([2, 3, 4])
/** On the Web, 5 is `reconnecting`; elsewhere it is the end of it. */
const onlineStatesOfWeb: ReadonlySet<number> = new Set([...onlineStates, 5])
const connecting = 2
const connected = 3

/** A frame. The numbers are those of what travels. */
type Frame =
  | { readonly say: 'hello' | 'welcome' | 'heartbeat' }
  | { readonly say: 'request' | 'news'; readonly number: number }

/** Both ends of one client's wire. */
export class Wire {
  readonly #client: ReferenceClient
  readonly #clock: WallClock
  readonly #grid: Grid
  readonly #path: string
  readonly #onlineStates: ReadonlySet<number>
  /** The network of the client's device. */
  readonly #gate: Gate
  readonly #requests = new Map<number, () => void>()
  readonly #news = new Map<number, Travelling>()
  #count = 0
  /** Counts the connections that the client has asked for, so that what ends one of them ends no later one. */
  #stay = 0
  /** The client's end and the service's. */
  #device: WebSocket | undefined
  #service: WebSocket | undefined
  /** Every socket of either end that is not closed yet. */
  readonly #sockets = new Set<WebSocket>()
  /** What the client does when the service welcomes it. */
  #onWelcome: (() => void) | undefined
  #isWelcome = false
  #heardByDeviceMs = 0
  #heardByServiceMs = 0
  /** How many heartbeats each end has made since it heard the other; one that came late itself does not count. */
  #beatsOfDevice = 0
  #beatsOfService = 0
  /** Whether the service takes the client for present, since it heard it not long ago. */
  #isHeard = false
  /** What has come to a service that does not answer. */
  #unanswered: (() => void)[] | undefined

  constructor(client: ReferenceClient, clock: WallClock, grid: Grid, path: string, isWeb: boolean) {
    this.#client = client
    this.#clock = clock
    this.#grid = grid
    this.#path = path
    this.#onlineStates = isWeb ? onlineStatesOfWeb : onlineStates
    this.#gate = grid.relay.gate(path)
    grid.acceptors.set(path, (socket) => this.#accept(socket))
  }

  /** Makes a new connection in the place of one that stood; `run` is called when the service welcomes the client. */
  connect<Owner>(run: (owner: Owner) => void, owner: Owner): Travelling {
    // The cast is safe because the owner that fits the function is stored beside it.
    const answer = new Travelling(run as (owner: unknown) => void, owner, undefined)
    if (this.#client.state === connecting) this.#stay += 1
    const onWelcome = () => {
      if (!answer.pending) return
      this.#client.network.restore()
      answer.arrive()
    }
    // What is under way already comes sooner than what begins anew: TCP itself tries on until it is cut.
    if (this.#device !== undefined && !this.#isWelcome) {
      this.#onWelcome = onWelcome
      return answer
    }
    this.#hangUp()
    this.#open(onWelcome)
    return answer
  }

  /** Sends news of the service to the client. What cannot be sent is known to be lost. */
  down<Owner, Payload>(run: (owner: Owner, payload: Payload) => void, owner: Owner, payload: Payload): Travelling {
    // The cast is safe because the owner and the payload that fit the function are stored beside it.
    const news = new Travelling(run as (owner: unknown, payload: unknown) => void, owner, payload)
    const number = this.#next()
    this.#news.set(number, news)
    if (this.#service === undefined || !this.#isWelcome) this.#giveUpNews()
    else this.#answer(() => this.#send(this.#service, { say: 'news', number }))
    return news
  }

  /** Sends a request of the client to the service. */
  up(run: () => void): void {
    const number = this.#next()
    this.#requests.set(number, run)
    this.#send(this.#device, { say: 'request', number })
  }

  /** The service reaches the client with something that ends its stay, or learns that it cannot. */
  notify(act: () => void): void {
    if (this.#client.state !== connected || !this.#client.network.healthy) {
      act()
      return
    }
    const stay = this.#stay
    const arrives = () => {
      if (stay === this.#stay) act()
    }
    this.down(arrives, undefined, undefined)
  }

  lose(direction: 'both' | 'uplink' | 'downlink', manner: 'silent' | 'reset'): void {
    this.#gate.restore()
    if (manner === 'silent') {
      if (direction !== 'downlink') this.#gate.set('up', 'held')
      if (direction !== 'uplink') this.#gate.set('down', 'held')
      return
    }
    this.#gate.refuses = true
    this.#gate.cut()
  }

  /** The device has its network again, and its system says so to whoever wants to connect. */
  restore(): void {
    this.#gate.restore()
    const { network, state, voice } = this.#client
    if (!voice.alive || !this.#onlineStates.has(state)) {
      network.restore()
      return
    }
    if (state !== connected) {
      // Whoever tries begins anew.
      network.lose('both')
      this.#client.networkRestored()
    } else if (!this.#isWelcome) {
      // A connection that was reset is made again under the session, which goes on.
      this.#open(() => this.#client.networkRestored())
    }
  }

  serviceAnswers(answers: boolean): void {
    if (!answers) {
      this.#unanswered ??= []
      return
    }
    const waiting = this.#unanswered ?? []
    this.#unanswered = undefined
    for (const act of waiting) act()
  }

  /** A heartbeat of both ends. With `looks`, each end also looks how long ago it heard the other. */
  beat(looks: boolean): void {
    if (this.#isWelcome) {
      this.#send(this.#device, { say: 'heartbeat' })
      if (this.#unanswered === undefined) this.#send(this.#service, { say: 'heartbeat' })
    }
    if (!looks) return
    this.#beatsOfDevice += 1
    this.#beatsOfService += 1
    if (this.#client.voice.alive) this.#look()
  }

  /** Lets a client that is offline hang up, once what it has said is on its way. */
  settle(): void {
    const { state, voice } = this.#client
    if (this.#device === undefined || (voice.alive && this.#onlineStates.has(state))) return
    const device = this.#device
    this.#device = undefined
    this.#isWelcome = false
    this.#isHeard = false
    this.#onWelcome = undefined
    if (voice.alive) device.close()
    else device.terminate()
    this.#giveUpNews()
  }

  close(): void {
    this.#grid.acceptors.delete(this.#path)
    for (const socket of this.#sockets) socket.terminate()
    this.#grid.relay.forget(this.#path)
  }

  #next(): number {
    if (this.#news.size + this.#requests.size >= framesLimit) {
      throw new Error(`Cannot let more than ${framesLimit} frames wait on the wire of ${this.#client.id}.`)
    }
    this.#count += 1
    return this.#count
  }

  #send(socket: WebSocket | undefined, frame: Frame): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
  }

  #hangUp(): void {
    const device = this.#device
    this.#device = undefined
    this.#isWelcome = false
    device?.terminate()
    this.#giveUpNews()
  }

  #open(onWelcome: () => void): void {
    const socket = new WebSocket(`ws://127.0.0.1:${this.#grid.relay.port}${this.#path}`, { perMessageDeflate: false })
    this.#device = socket
    this.#onWelcome = onWelcome
    this.#keep(socket)
    socket.on('open', () => this.#send(socket, { say: 'hello' }))
    socket.on('message', (data: Buffer) => {
      if (socket === this.#device) this.#clock.enter(() => this.#deviceHears(read(data)))
    })
    socket.on('close', () => {
      if (socket === this.#device) this.#clock.enter(() => this.#broke())
    })
  }

  #keep(socket: WebSocket): void {
    this.#sockets.add(socket)
    socket.on('error', () => socket.terminate())
    socket.on('close', () => this.#sockets.delete(socket))
  }

  #accept(socket: WebSocket): void {
    this.#keep(socket)
    socket.on('message', (data: Buffer) => {
      const frame = read(data)
      this.#clock.enter(() => this.#answer(() => this.#serviceHears(socket, frame)))
    })
  }

  /** The service does something, or will do it when it answers again. */
  #answer(act: () => void): void {
    if (this.#unanswered === undefined) act()
    else if (this.#unanswered.length < framesLimit) this.#unanswered.push(act)
    else throw new Error(`Cannot keep more than ${framesLimit} frames for a service that does not answer.`)
  }

  #serviceHears(socket: WebSocket, frame: Frame): void {
    if (frame.say === 'hello') {
      this.#service = socket
      this.#send(socket, { say: 'welcome' })
    } else if (frame.say === 'request') {
      const request = this.#requests.get(frame.number)
      this.#requests.delete(frame.number)
      request?.()
    }
    if (socket !== this.#service || !this.#isWelcome) return
    this.#heardByServiceMs = this.#clock.nowMs
    this.#beatsOfService = 0
    this.#isHeard = true
    if (!this.#client.network.uplinkUp) this.#hearAgain('up')
  }

  #deviceHears(frame: Frame): void {
    this.#heardByDeviceMs = this.#clock.nowMs
    this.#beatsOfDevice = 0
    if (frame.say === 'welcome') {
      this.#isWelcome = true
      this.#isHeard = true
      this.#heardByServiceMs = this.#clock.nowMs
      this.#beatsOfService = 0
      const welcome = this.#onWelcome
      this.#onWelcome = undefined
      welcome?.()
      return
    }
    if (this.#isWelcome && !this.#client.network.downlinkUp) this.#hearAgain('down')
    if (frame.say !== 'news') return
    const news = this.#news.get(frame.number)
    this.#news.delete(frame.number)
    news?.arrive()
  }

  /** Each end looks how long ago it heard the other. What it then takes for lost was lost when it last heard it. */
  #look(): void {
    const { network, state } = this.#client
    const since = this.#clock.nowMs - leastSilenceMs * this.#clock.scale
    const isMute = this.#isHeard && this.#heardByServiceMs < since && this.#beatsOfService >= missedHeartbeats
    if (isMute) this.#isHeard = false
    const wasLost = isMute && network.uplinkUp
    const isDeaf =
      this.#isWelcome &&
      state === connected &&
      network.downlinkUp &&
      this.#heardByDeviceMs < since &&
      this.#beatsOfDevice >= missedHeartbeats
    if (!isDeaf && !wasLost) return
    const isDown = isDeaf || !network.downlinkUp
    const isUp = wasLost || !network.uplinkUp
    const direction = isDown && isUp ? 'both' : isDown ? 'downlink' : 'uplink'
    const sinceMs = isDeaf ? this.#heardByDeviceMs : this.#heardByServiceMs
    this.#clock.asOf(sinceMs, () => this.#client.networkLost(direction, 'silent'))
  }

  /** One end hears the other again. */
  #hearAgain(way: 'up' | 'down'): void {
    if (this.#client.state !== connected) return
    const { network } = this.#client
    const isWhole = way === 'down' ? network.uplinkUp : network.downlinkUp
    if (isWhole) this.#client.networkRestored()
    else this.#client.networkLost(way === 'down' ? 'uplink' : 'downlink', 'silent')
  }

  /** The connection was reset under the client. */
  #broke(): void {
    const wasWelcome = this.#isWelcome
    this.#device = undefined
    this.#isWelcome = false
    this.#isHeard = false
    if (wasWelcome && this.#client.state === connected) this.#client.networkLost('both', 'reset')
    this.#giveUpNews()
  }

  /** What was on its way to the client is known not to have arrived; whoever sent it learns so in the next turn. */
  #giveUpNews(): void {
    if (this.#news.size === 0) return
    const lost = [...this.#news.values()]
    this.#news.clear()
    this.#clock.after(0, () => lost.forEach((news) => news.arrive()), undefined, undefined)
  }
}

/** The shortest time between two heartbeats on the wall, in its own milliseconds: timers are no finer than that. */
export const leastBeatMs = 5

function read(data: Buffer): Frame {
  // Both ends are of this file.
  return JSON.parse(data.toString()) as Frame
}
