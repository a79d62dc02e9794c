/** One client's side of the double: its requests and sockets over its network, and which callbacks repeat a push. */
import { answerLookup, presentedBy, readLookup, refusalOf } from './access-point.ts'
import { acceptConnection, type EdgeConnection, type Frame } from './edge.ts'
import type { Network } from './network.ts'
import { type PushedCallbacks, pushedIn } from './pushed-callbacks.ts'
import type { Author, ServiceClock } from './rules.ts'
import type { Service } from './service.ts'

/** The client's side of a socket, for the network: that of a page or of a real connection. */
export interface ClientSocket {
  readonly open: () => void
  readonly receive: (text: string) => void
  /** Closes the socket; 1006 is a connection that broke. */
  readonly close: (code: number, reason: string) => void
}

/** What the network does with a socket of a client. */
export interface SocketEnd {
  readonly sent: (frame: unknown) => void
  /** The client has begun to close the socket. */
  readonly closing: (code: number, reason: string) => void
}

/** A request of a client: the fields of a form, or one field named `body`. */
export interface ClientRequest {
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
}

/** How a request ends: with an answer, or `undefined` for a connection that failed. */
export type Answer = { readonly status: number; readonly body: string } | undefined

/** What a link is made of. */
export interface LinkParts {
  readonly uid: number
  readonly clock: ServiceClock
  readonly network: Network
  readonly service: Service
  readonly pushed: PushedCallbacks
  readonly nameOf: (uid: unknown) => unknown
  /** The client tries to connect. */
  readonly onAttempt: () => void
}

/** How long a browser waits for the other side to confirm that it closes. */
const closingTimeoutMs = 60_000

const statisticsTakeMs = 50
/** How late a callback may be that repeats a push. */
const repeatedWithinMs = 1_000

/** Whether a request goes to the access point; all others are statistics and configuration. */
export function isLookup(url: string): boolean {
  return url.includes('/transpond/')
}

/** One client as the double sees it. */
export class ClientLink {
  readonly uid: number
  readonly network: Network
  /** Whether the service answers this client. */
  isServed = true
  readonly #parts: LinkParts
  #lastAttemptMs = -1
  /** Pushes that have arrived and that no callback has repeated yet. */
  #untold: { readonly callback: string; readonly user: unknown; readonly by: Author; readonly arrivedMs: number }[] = []
  readonly #cuts = new Set<() => void>()

  constructor(parts: LinkParts) {
    this.#parts = parts
    this.uid = parts.uid
    this.network = parts.network
  }

  /** The client's page is gone, and its connections with it. */
  cut(): void {
    this.#untold = []
    for (const cut of this.#cuts) cut()
    this.#cuts.clear()
  }

  /** The client presents a credential anew: a token that had expired is replaced. */
  present(credential: Parameters<typeof presentedBy>[0], channel: string): ReturnType<typeof presentedBy> {
    this.#parts.service.present(this.uid)
    return presentedBy(credential, channel)
  }

  /** Who is behind a callback, if it only repeats a push, and does so promptly: what comes later is the SDK's own doing. */
  authorOf(callback: string, args: readonly unknown[]): Author | undefined {
    const { clock } = this.#parts
    this.#untold = this.#untold.filter(({ arrivedMs }) => clock.nowMs() - arrivedMs <= repeatedWithinMs)
    const index = this.#untold.findIndex(
      (push) => push.callback === callback && (push.user === undefined || push.user === args[0]),
    )
    return index < 0 ? undefined : this.#untold.splice(index, 1)[0]?.by
  }

  /** The client opens a WebSocket: to an edge, for nothing else is spoken to in this way. */
  connect(socket: ClientSocket): SocketEnd {
    this.#attempted()
    const { service, pushed, nameOf, clock } = this.#parts
    let edge: EdgeConnection | undefined
    let isOver = false
    let isClosing = false
    let stopWaiting = (): void => {}
    const over = (): void => {
      if (isOver) return
      isOver = true
      carrier.end()
      stopWaiting()
      this.#cuts.delete(over)
      edge?.gone()
    }
    const finish = (code: number, reason: string): void => {
      if (isOver) return
      over()
      socket.close(code, reason)
    }
    const receive = (frame: Frame): void => {
      if (isOver) return
      if (frame.push !== undefined) {
        const arrivedMs = clock.nowMs()
        this.#untold.push(...pushedIn(pushed, frame.push, nameOf).map((each) => ({ ...each, arrivedMs })))
      }
      socket.receive(frame.text)
    }
    const carrier = this.network.connect({
      connected: () => {
        edge = acceptConnection(
          service,
          {
            send: (frame) => carrier.down(() => receive(frame)),
            close: () => carrier.down(() => finish(1000, '')),
          },
          (presented) => refusalOf(presented, service.hasExpired(presented.uid)),
          () => this.isServed,
        )
        socket.open()
      },
      broken: () => finish(1006, ''),
      // By a connection that it has given up, a client sends nothing more.
      heard: (isHeard) => edge?.setHeard(isHeard && !isClosing),
    })
    this.#cuts.add(over)
    return {
      sent: (frame) => {
        if (typeof frame === 'string') carrier.up(() => edge?.receive(frame))
      },
      closing: (code, reason) => {
        isClosing = true
        // The edge hears of it when it arrives, and confirms it.
        carrier.up(() => carrier.down(() => finish(code, reason)))
        stopWaiting = clock.after(closingTimeoutMs, () => finish(1006, ''))
      },
    }
  }

  /**
   * The client makes a request: of the access point, or for statistics, which are answered with nothing. Those are
   * answered in a loss, too: no state depends on them, and an SDK that gathers them for a day chokes on them.
   */
  request({ url, fields }: ClientRequest, answer: (answer: Answer) => void): () => void {
    const { clock, network } = this.#parts
    if (!isLookup(url)) return clock.after(statisticsTakeMs, () => answer({ status: 200, body: '{}' }))
    this.#attempted()
    const carrier = network.connect({
      connected: () => {
        if (!this.isServed) return
        const body = this.#lookUp(fields['request'] ?? '')
        carrier.down(() => {
          carrier.end()
          this.#cuts.delete(giveUp)
          answer({ status: 200, body })
        })
      },
      broken: () => answer(undefined),
    })
    const giveUp = (): void => carrier.end()
    this.#cuts.add(giveUp)
    return giveUp
  }

  #lookUp(request: string): string {
    const lookup = readLookup(request)
    return answerLookup(lookup, refusalOf(lookup, this.#parts.service.hasExpired(lookup.uid)))
  }

  /** A lookup goes to several hosts at once, and is one attempt. */
  #attempted(): void {
    const nowMs = this.#parts.clock.nowMs()
    if (nowMs === this.#lastAttemptMs) return
    this.#lastAttemptMs = nowMs
    this.#parts.onAttempt()
  }
}
