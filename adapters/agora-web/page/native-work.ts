/** What the browser does in its own time: virtual time waits for it, so that it costs none. */
import type { Realm } from './realm.ts'
import { type Connection, installConnection, tellAddresses } from './unanswered-connection.ts'

/** The most that virtual time waits for the browser, in real milliseconds. */
const patienceMs = 60_000

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

/** Calls that the browser follows by `negotiationneeded`, or by nothing. */
const negotiated = ['addTrack', 'addStream', 'addTransceiver', 'createDataChannel', 'removeTrack']
const promised = ['createOffer', 'createAnswer', 'setRemoteDescription', 'addIceCandidate']

/** One thing that the browser is doing, under the name by which it was asked. */
interface Asked {
  readonly name: string
  readonly realm: Realm
  readonly by: object
}

/** Keeps count of what the browser has under way for the pages. */
export class NativeWork {
  /** What is under way, each with the page and the object that asked for it. */
  readonly #pending = new Set<Asked>()
  readonly #streams = new Set<MediaStreamLike>()
  readonly #connections = new Set<Connection>()
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
    await this.until(
      () => this.#pending.size === 0,
      () => `come to an end with ${[...this.#pending].map(({ name }) => name).join(', ')}`,
    )
    await this.#turn()
  }

  /** Ends what works on in real time: media that nobody listens to, and connections without a peer. */
  endMedia(): void {
    for (const stream of this.#streams) for (const track of stream.getTracks()) track.stop()
    for (const connection of this.#connections) connection.close()
    this.#streams.clear()
    this.#connections.clear()
    this.#pending.clear()
  }

  async #keep(asked: Promise<MediaStreamLike>): Promise<void> {
    this.#streams.add(await asked)
  }

  /** The page is gone, and whatever it has asked for with it. */
  forget(realm: Realm): void {
    this.#forget((asked) => asked.realm === realm)
  }

  /** Waits in real time. @throws {Error} if it does not come about; `what` says what the browser has not done. */
  async until(isSo: () => boolean, what: () => string): Promise<void> {
    const giveUpAtMs = page.performance.now() + patienceMs
    for (let tries = 0; !isSo(); tries += 1) {
      if (tries < 50) await this.#turn()
      else if (page.performance.now() < giveUpAtMs)
        await new Promise<void>((resolve) => {
          page.setTimeout(resolve, 1)
        })
      else throw new Error(`In ${patienceMs} ms the browser did not ${what()}.`)
    }
  }

  /** Counts what the page has the browser do for media and peer connections. */
  watch(realm: Realm): void {
    const navigator = realm['navigator'] as { readonly mediaDevices?: object }
    this.#replace(navigator.mediaDevices, 'getUserMedia', (original, self, args) => {
      const asked = Reflect.apply(original, self, args) as Promise<MediaStreamLike>
      this.#wait({ name: 'getUserMedia', realm, by: self }, this.#keep(asked))
      return asked
    })
    // The devices are made up and never change, and an SDK that looks every second need not ask the browser each time.
    let devices: unknown
    this.#replace(navigator.mediaDevices, 'enumerateDevices', (original, self, args) => {
      if (devices !== undefined) return devices
      devices = Reflect.apply(original, self, args)
      this.#wait({ name: 'enumerateDevices', realm, by: self }, devices as Promise<unknown>)
      return devices
    })
    this.#watchConnections(realm)
  }

  #watchConnections(realm: Realm): void {
    const prototype = installConnection(realm, (connection) => this.#connections.add(connection))?.prototype
    if (prototype === undefined) return
    // Whoever closes a connection is told nothing more of what it had under way.
    this.#replace(prototype, 'close', (original, self, args) => {
      this.#forget(({ by }) => by === self)
      return Reflect.apply(original, self, args)
    })
    const { getStats } = prototype
    // Without a peer there are no figures, and an SDK that looks four times a second need not ask the browser each time.
    const noFigures = Promise.resolve(new Map())
    this.#replace(prototype, 'getStats', () => noFigures)
    for (const name of promised) this.#count(realm, prototype, name)
    for (const name of negotiated)
      this.#replace(prototype, name, (original, self, args) => {
        const done = Reflect.apply(original, self, args)
        this.#wait(
          { name, realm, by: self },
          answered(() => Reflect.apply(getStats, self, [])),
        )
        return done
      })
    this.#replace(prototype, 'setLocalDescription', (original, self, args) => {
      const done = ask(original, self, args) as Promise<unknown>
      // Whoever called learns first that it is done. The cast is safe: it is a call of a connection.
      const told = done.then(() => this.#turn()).then(() => tellAddresses(realm, self as Connection))
      this.#wait({ name: 'setLocalDescription', realm, by: self }, told)
      return done
    })
  }

  #count(realm: Realm, owner: object, name: string): void {
    this.#replace(owner, name, (original, self, args) => {
      const done = ask(original, self, args)
      if (typeof done === 'object' && done !== null && 'then' in done)
        this.#wait({ name, realm, by: self }, done as Promise<unknown>)
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

  #wait(asked: Asked, work: Promise<unknown>): void {
    this.#pending.add(asked)
    const end = (): void => void this.#pending.delete(asked)
    // Whoever made the promise hears of a refusal.
    work.then(end, end)
  }

  #forget(which: (asked: Asked) => boolean): void {
    for (const asked of this.#pending) if (which(asked)) this.#pending.delete(asked)
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#turns.push(resolve)
      this.#channel.port2.postMessage(0)
    })
  }
}

/** The browser's threads answer in their order: what they had to tell before is here when the second answer is. */
async function answered(question: () => Promise<unknown>): Promise<void> {
  await question()
  await question()
}

/** Asks for a promise in any case: whoever gives callbacks is told by these, and the promise would be kept at once. */
function ask(original: AnyFunction, self: object, args: readonly unknown[]): unknown {
  const isListener = (arg: unknown): arg is AnyFunction => typeof arg === 'function'
  const [done, failed] = args.filter(isListener)
  if (done === undefined) return Reflect.apply(original, self, args)
  const asked = args.filter((arg) => !isListener(arg))
  return tell(Reflect.apply(original, self, asked), done, failed)
}

async function tell(asked: unknown, done: AnyFunction, failed: AnyFunction | undefined): Promise<void> {
  let value: unknown
  try {
    value = await asked
  } catch (thrown) {
    failed?.(thrown)
    return
  }
  done(value)
}
