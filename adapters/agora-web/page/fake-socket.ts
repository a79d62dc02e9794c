/** The page's WebSocket, which ends at the session's network instead of at the wire. */
import type { ClientSocket, SocketEnd } from '../service/client-link.ts'
import { fireEvent } from './fire-event.ts'
import type { Realm } from './realm.ts'

const states = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const

/** Puts a WebSocket into the page that connects by `connect`. */
export function installSocket(realm: Realm, connect: (socket: ClientSocket) => SocketEnd): void {
  const { EventTarget } = realm
  class FakeWebSocket extends EventTarget {
    static readonly CONNECTING = states.CONNECTING
    static readonly OPEN = states.OPEN
    static readonly CLOSING = states.CLOSING
    static readonly CLOSED = states.CLOSED
    readonly CONNECTING = states.CONNECTING
    readonly OPEN = states.OPEN
    readonly CLOSING = states.CLOSING
    readonly CLOSED = states.CLOSED
    readonly url: string
    readonly protocol = ''
    readonly extensions = ''
    readonly bufferedAmount = 0
    binaryType = 'blob'
    readyState: number = states.CONNECTING
    onopen: unknown = null
    onmessage: unknown = null
    onclose: unknown = null
    onerror: unknown = null
    readonly #end: SocketEnd

    constructor(url: string | { toString(): string }) {
      super()
      this.url = String(url)
      this.#end = connect({
        open: () => {
          if (this.readyState !== states.CONNECTING) return
          this.readyState = states.OPEN
          fireEvent(realm, this, 'open')
        },
        receive: (data) => {
          if (this.readyState === states.OPEN) fireEvent(realm, this, 'message', { data, origin: this.url })
        },
        close: (code, reason) => this.#closed(code, reason),
      })
    }

    send(frame: unknown): void {
      if (this.readyState === states.CONNECTING) throw new Error('The socket is still connecting.')
      if (this.readyState === states.OPEN) this.#end.sent(frame)
    }

    close(code = 1005, reason = ''): void {
      if (this.readyState >= states.CLOSING) return
      this.readyState = states.CLOSING
      this.#end.closing(code, reason)
    }

    #closed(code: number, reason: string): void {
      if (this.readyState === states.CLOSED) return
      this.readyState = states.CLOSED
      if (code === 1006) fireEvent(realm, this, 'error')
      fireEvent(realm, this, 'close', { code, reason, wasClean: code !== 1006 })
    }
  }
  realm['WebSocket'] = FakeWebSocket
}
