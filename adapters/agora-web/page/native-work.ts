/** What the browser does in its own time: virtual time waits for it, so that it costs none. */
import type { Realm } from './realm.ts'

/** How long virtual time waits for the browser at the most, in real milliseconds. */
const patienceMs = 10_000

type AnyFunction = (...args: unknown[]) => unknown

interface Port {
  readonly addEventListener: (type: string, listen: () => void) => void
  readonly start: () => void
  readonly postMessage: (message: unknown) => void
}

/** The real things of the director's page, which has no virtual time. */
interface Page {
  readonly MessageChannel: new () => { readonly port1: Port; readonly port2: Port }
  readonly setTimeout: (run: () => void, ms: number) => unknown
  readonly performance: { readonly now: () => number }
}

const page = globalThis as unknown as Page

interface MediaStreamLike {
  readonly getTracks: () => readonly { readonly stop: () => void }[]
}

/** Keeps count of what the browser has under way for the pages. */
export class NativeWork {
  /** What is under way, each with the page that asked for it. */
  readonly #pending = new Set<{ readonly realm: Realm }>()
  readonly #streams = new Set<MediaStreamLike>()
  readonly #connections = new Set<object>()
  readonly #turns: (() => void)[] = []
  readonly #channel = new page.MessageChannel()

  constructor() {
    this.#channel.port1.addEventListener('message', () => this.#turns.shift()?.())
    this.#channel.port1.start()
  }

  /** Lets promises settle and messages arrive, and waits for what the browser has under way. */
  async settle(): Promise<void> {
    await this.#turn()
    if (this.#pending.size === 0) return
    await this.until(() => this.#pending.size === 0)
    // What has not come by now never will: a peer connection that is closed settles none of its promises.
    this.#pending.clear()
    await this.#turn()
  }

  /** Ends what works on in real time: media that nobody listens to, and connections without a peer. */
  endMedia(): void {
    for (const stream of this.#streams) for (const track of stream.getTracks()) track.stop()
    for (const connection of this.#connections) (connection as { close: () => void }).close()
    this.#streams.clear()
    this.#connections.clear()
    this.#pending.clear()
  }

  async #keep(asked: Promise<MediaStreamLike>): Promise<void> {
    this.#streams.add(await asked)
  }

  /** The page is gone, and whatever it has asked for with it. */
  forget(realm: Realm): void {
    for (const asked of this.#pending) if (asked.realm === realm) this.#pending.delete(asked)
  }

  /** Waits in real time. It goes on after a while in any case, for a browser may have nothing more to say. */
  async until(isSo: () => boolean): Promise<void> {
    const giveUpAtMs = page.performance.now() + patienceMs
    for (let tries = 0; !isSo() && page.performance.now() < giveUpAtMs; tries += 1) {
      if (tries < 50) await this.#turn()
      else
        await new Promise<void>((resolve) => {
          page.setTimeout(resolve, 1)
        })
    }
  }

  /** Counts what the page has the browser do for media and peer connections. */
  watch(realm: Realm): void {
    const { RTCPeerConnection, navigator } = realm as unknown as {
      RTCPeerConnection?: new (configuration?: object) => object
      navigator: { readonly mediaDevices?: object }
    }
    this.#replace(navigator.mediaDevices, 'getUserMedia', (original, self, args) => {
      const asked = Reflect.apply(original, self, args) as Promise<MediaStreamLike>
      this.#wait(realm, this.#keep(asked))
      return asked
    })
    // The devices are made up and never change, and an SDK that looks every second need not ask the browser each time.
    let devices: unknown
    this.#replace(navigator.mediaDevices, 'enumerateDevices', (original, self, args) => {
      if (devices !== undefined) return devices
      devices = Reflect.apply(original, self, args)
      this.#wait(realm, devices as Promise<unknown>)
      return devices
    })
    if (RTCPeerConnection === undefined) return
    const connections = this.#connections
    // There is no peer, and no server that would help to find one.
    class UnansweredConnection extends RTCPeerConnection {
      constructor(configuration: object = {}) {
        super({ ...configuration, iceServers: [] })
        connections.add(this)
      }
    }
    Object.assign(realm, { RTCPeerConnection: UnansweredConnection, webkitRTCPeerConnection: UnansweredConnection })
    const { prototype } = RTCPeerConnection
    for (const name of ['createOffer', 'createAnswer', 'setRemoteDescription', 'addIceCandidate', 'getStats'])
      this.#count(realm, prototype, name)
    for (const name of ['addTrack', 'addStream', 'addTransceiver', 'createDataChannel', 'removeTrack'])
      this.#countUntil(realm, prototype, name, 'negotiationneeded', () => true)
    this.#count(realm, prototype, 'setLocalDescription')
    // A candidate that is none says that all addresses have been found.
    this.#countUntil(realm, prototype, 'setLocalDescription', 'icecandidate', (event) => event['candidate'] === null)
  }

  /** The browser follows the call by an event, or by none at all. */
  #countUntil(
    realm: Realm,
    prototype: object,
    name: string,
    type: string,
    isIt: (event: Readonly<Record<string, unknown>>) => boolean,
  ): void {
    this.#replace(prototype, name, (original, self, args) => {
      const came = new Promise<void>((resolve) => {
        const connection = self as EventTarget
        const listen = (event: unknown): void => {
          if (!isIt(event as Readonly<Record<string, unknown>>)) return
          connection.removeEventListener(type, listen)
          resolve()
        }
        connection.addEventListener(type, listen)
        page.setTimeout(resolve, type === 'icecandidate' ? candidatesWithinMs : eventWithinMs)
      })
      this.#wait(realm, came)
      return Reflect.apply(original, self, args)
    })
  }

  #count(realm: Realm, owner: object | undefined, name: string): void {
    this.#replace(owner, name, (original, self, args) => {
      const done = Reflect.apply(original, self, args)
      if (typeof done === 'object' && done !== null && 'then' in done) this.#wait(realm, done as Promise<unknown>)
      return done
    })
  }

  #replace(
    owner: object | undefined,
    name: string,
    by: (original: AnyFunction, self: object, args: unknown[]) => unknown,
  ): void {
    const original = owner === undefined ? undefined : (Reflect.get(owner, name) as unknown)
    if (owner === undefined || typeof original !== 'function') return
    Object.defineProperty(owner, name, {
      value(this: object, ...args: unknown[]) {
        return by(original as AnyFunction, this, args)
      },
      configurable: true,
      writable: true,
    })
  }

  #wait(realm: Realm, work: Promise<unknown>): void {
    void this.#countWhile({ realm }, work)
  }

  async #countWhile(asked: { readonly realm: Realm }, work: Promise<unknown>): Promise<void> {
    this.#pending.add(asked)
    try {
      await work
    } catch {
      // Whoever made the promise hears of it.
    } finally {
      this.#pending.delete(asked)
    }
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#turns.push(resolve)
      this.#channel.port2.postMessage(0)
    })
  }
}

/** How long an event of a peer connection is waited for, in real milliseconds. */
const eventWithinMs = 200
const candidatesWithinMs = 3_000
