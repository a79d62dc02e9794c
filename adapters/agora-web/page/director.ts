/**
 * Directs the pages of a session from a page of its own: one page for each client, all on one event loop, so that one
 * clock serves them all in lock-step. The double of the service and the network between stand here, too.
 */
import type {
  CallStep,
  ClientId,
  HappeningStep,
  Json,
  NamedArguments,
  Step,
  TraceEvent,
  World,
} from '../../../spec/vocabulary.ts'
import { appIds } from '../service/access-point.ts'
import { ClientLink } from '../service/client-link.ts'
import { type Loss, Network } from '../service/network.ts'
import type { PushedCallbacks } from '../service/pushed-callbacks.ts'
import type { ServiceRules } from '../service/rules.ts'
import { Service } from '../service/service.ts'
import { installHttp } from './fake-http.ts'
import { installSocket } from './fake-socket.ts'
import { NativeWork } from './native-work.ts'
import { installTime, type PageTime, type Realm } from './realm.ts'
import { type CreateClient, callClient, type SdkClient } from './sdk-client.ts'
import { VirtualClock } from './virtual-clock.ts'

/** How sessions are directed. */
export interface Direction {
  readonly createClient: CreateClient
  /** The path of the SDK's script. */
  readonly sdk: string
  readonly rules: ServiceRules
  /** What of a push each callback of the SDK repeats. */
  readonly pushed: PushedCallbacks
  /** How long anything takes on its way, one way. */
  readonly latencyMs: number
}

/** One page, which serves the client of a slot from session to session. */
interface Slot {
  time: PageTime | undefined
  page: ClientWindow | undefined
  realm: Realm | undefined
  /** The client that lives in it now. */
  actor: Actor | undefined
}

/** The window of a client's page, as the director opens, writes and closes it. */
export interface ClientWindow {
  readonly close: () => void
  readonly closed: boolean
  readonly document: {
    readonly open: () => void
    readonly write: (text: string) => void
    readonly close: () => void
    readonly createElement: (name: 'script') => { text: string }
    readonly head: { readonly append: (element: object) => void }
  }
}

/** What opens an empty page, with the address of the director's own as soon as it is written to. */
export type OpenWindow = (url: '', target: string) => ClientWindow | null

/**
 * An SDK may remember for all of its page's life that a user id is in use, so each session has some of its own. They
 * stand apart by as many as no session has clients.
 */
const uidsOfASession = 100

/** Directs one session after the other. */
export class Director {
  readonly #direction: Direction
  readonly #openWindow: OpenWindow
  readonly #native = new NativeWork()
  readonly #clock: VirtualClock
  readonly #slots: Slot[] = []
  readonly #sdk: Promise<string>
  #sessions = 0
  #session: DirectedSession | undefined

  constructor(direction: Direction, openWindow: OpenWindow) {
    this.#direction = direction
    this.#openWindow = openWindow
    this.#clock = new VirtualClock(() => this.#native.settle())
    this.#sdk = fetch(direction.sdk).then((answer) => answer.text())
  }

  /** Opens a session; the pages are there already, except for the first time and after a kill. */
  async open(world: World): Promise<void> {
    for (let index = 0; index < world.clients.length; index += 1) await this.#furnish(index)
    this.#clock.beginEra()
    this.#sessions += 1
    const session = new DirectedSession(world, this.#sessions * uidsOfASession, this.#direction, this.#clock, {
      realmOf: (index) => this.#slots[index]?.realm,
      close: (index) => this.#close(index),
      reopen: (index) => this.#furnish(index),
    })
    for (const [index, actor] of session.actors.entries()) {
      const slot = this.#slot(index)
      slot.actor = actor
      slot.time?.reseed()
    }
    this.#session = session
    session.begin()
    await this.#clock.settle()
  }

  play(steps: readonly Step[]): Promise<readonly TraceEvent[]> {
    if (this.#session === undefined) throw new Error('No session is open.')
    return this.#session.play(steps)
  }

  /** Ends the session. Its clients leave, and whatever they have started is dropped. */
  async close(): Promise<void> {
    await this.#session?.end()
    this.#session = undefined
    for (const slot of this.#slots) slot.actor = undefined
    this.#clock.dropEra()
    this.#native.endMedia()
  }

  #slot(index: number): Slot {
    return (this.#slots[index] ??= { page: undefined, realm: undefined, actor: undefined, time: undefined })
  }

  /** Sees to it that the slot has a page with the SDK in it. */
  async #furnish(index: number): Promise<Realm> {
    const slot = this.#slot(index)
    if (slot.realm !== undefined) return slot.realm
    const sdk = await this.#sdk
    const page = this.#openWindow('', `client-${index}`)
    if (page === null) throw new Error('The browser opened no page for a client.')
    writePage(page)
    // The cast is safe: the window of a page is its global object.
    const realm = page as unknown as Realm
    slot.page = page
    this.#prepare(realm, index)
    runScript(page, sdk)
    slot.realm = realm
    slot.time?.age()
    return realm
  }

  async #close(index: number): Promise<void> {
    const slot = this.#slot(index)
    const { page, realm } = slot
    if (page === undefined || realm === undefined) return
    page.close()
    await this.#native.until(
      () => page.closed,
      () => 'close a page',
    )
    this.#clock.drop(realm)
    this.#native.forget(realm)
    Object.assign(slot, { page: undefined, realm: undefined })
  }

  #prepare(realm: Realm, index: number): void {
    const slot = this.#slot(index)
    const actor = (): Actor | undefined => slot.actor
    slot.time = installTime(realm, this.#clock, index + 1, () => {})
    this.#native.watch(realm)
    installSocket(realm, (socket) => actor()?.link.connect(socket) ?? { sent: () => {}, closing: () => {} })
    installHttp(realm, (request, answer) => actor()?.link.request(request, answer) ?? (() => {}))
  }
}

/** Makes a page of an empty window. One that is asked for by its address takes longer, and each kill costs a page. */
function writePage({ document }: ClientWindow): void {
  document.open()
  document.write('<!doctype html><title>Client</title>')
  document.close()
}

/**
 * Runs the script in the page. All pages of a director are given one text, which the browser has compiled already when a
 * page comes in the place of one that was killed; a script with an address it would fetch and compile each time.
 */
function runScript({ document }: ClientWindow, text: string): void {
  const script = document.createElement('script')
  script.text = text
  document.head.append(script)
}

interface Pages {
  readonly realmOf: (index: number) => Realm | undefined
  readonly close: (index: number) => Promise<void>
  readonly reopen: (index: number) => Promise<Realm>
}

/** One session: its service, its clients, and what was seen of them. */
class DirectedSession {
  readonly actors: readonly Actor[]
  readonly service: Service
  readonly #clock: VirtualClock
  readonly #pages: Pages
  readonly #noted: TraceEvent[] = []
  readonly #originMs: number
  #calls = 0

  constructor(world: World, firstUid: number, direction: Direction, clock: VirtualClock, pages: Pages) {
    this.#clock = clock
    this.#pages = pages
    this.#originMs = clock.nowMs
    const nameOf = (uid: unknown): unknown => world.clients[Number(uid) - firstUid]?.id ?? uid
    const serviceClock = {
      nowMs: () => clock.nowMs,
      after: (delayMs: number, run: () => void) => {
        const id = clock.after(this, delayMs, run)
        return () => clock.stop(id)
      },
    }
    this.service = new Service(serviceClock, direction.rules, (what, uid, channel) =>
      this.#note({
        client: String(nameOf(uid)),
        service: what,
        ...(what === 'channelDestroyed' && { args: [channel] }),
      }),
    )
    this.actors = world.clients.map(({ id }, index) => {
      const note = (event: object): void => this.#note({ client: id, ...event })
      const link = new ClientLink({
        uid: firstUid + index,
        clock: serviceClock,
        network: new Network(serviceClock, direction.latencyMs),
        service: this.service,
        pushed: direction.pushed,
        nameOf,
        onAttempt: () => note({ service: 'connectionAttempt' }),
      })
      return new Actor({ id, createClient: direction.createClient, link, nameOf, note })
    })
  }

  begin(): void {
    for (const [index, actor] of this.actors.entries()) {
      const realm = this.#pages.realmOf(index)
      if (realm !== undefined) actor.live(realm)
    }
  }

  async play(steps: readonly Step[]): Promise<readonly TraceEvent[]> {
    for (const step of steps) {
      if ('waitMs' in step) {
        await this.#clock.advance(step.waitMs)
        continue
      }
      this.#note('call' in step ? { ...step, seq: this.#calls } : { ...step })
      const index = this.actors.findIndex(({ id }) => id === step.client)
      const actor = this.actors[index]
      if (actor === undefined) throw new Error(`The session has no client ${step.client}.`)
      if ('call' in step) this.#call(actor, step)
      else await this.#happen(actor, index, step)
      await this.#clock.settle()
    }
    return this.#noted.splice(0)
  }

  /**
   * Lets all clients leave, and gives a leave and its answer their time. Whatever is left then is dropped with the era: a
   * client that did not leave has no timer and no connection any more.
   */
  async end(): Promise<void> {
    for (const actor of this.actors) {
      actor.link.isServed = true
      actor.link.network.restore()
      actor.retire()
    }
    await this.#clock.advance(farewellMs)
  }

  #note(event: object): void {
    // The cast is safe: every caller writes the fields of one kind of event.
    this.#noted.push({ atMs: this.#clock.nowMs - this.#originMs, ...event } as TraceEvent)
  }

  #call(actor: Actor, step: CallStep): void {
    const seq = this.#calls
    this.#calls += 1
    const isHeard = actor.listener()
    const answer = (outcome: object): void => {
      if (isHeard()) this.#note({ client: step.client, returns: step.call, ...outcome, seq })
    }
    const refuse = (thrown: unknown): void => {
      const { code, message } = thrown as { code?: unknown; message?: unknown }
      answer({ error: { code: code ?? 'Error', message: String(message) } })
    }
    try {
      const outcome = actor.call(step.call, step.args ?? {})
      if (outcome instanceof Promise || isThenable(outcome))
        outcome.then((value) => answer(value === undefined ? {} : { value: value as Json }), refuse)
      else if (outcome !== undefined) answer({ value: outcome as Json })
    } catch (thrown) {
      refuse(thrown)
    }
  }

  async #happen(actor: Actor, index: number, { happens, args = {} }: HappeningStep): Promise<void> {
    const { service } = this
    switch (happens) {
      case 'networkLost': {
        const loss = { direction: 'both', manner: 'silent', ...args } as Loss
        return actor.link.network.lose(loss)
      }
      case 'networkRestored':
        return actor.link.network.restore()
      case 'tokenExpired':
        return service.expireToken(actor.link.uid)
      case 'bannedByServer':
        return service.ban(actor.link.uid)
      case 'loggedInElsewhere':
        return service.logInElsewhere(actor.link.uid)
      case 'processKilled':
        if (!actor.isAlive) return
        await this.#pages.close(index)
        return actor.die()
      case 'processRestarted':
        if (actor.isAlive) return
        return actor.live(await this.#pages.reopen(index))
      case 'serviceUnresponsive':
        actor.link.isServed = false
        return
      case 'serviceRestored':
        actor.link.isServed = true
        return
      default:
        throw new Error(`The director cannot play ${happens}.`)
    }
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

const farewellMs = 3_000

interface ActorParts {
  readonly id: ClientId
  readonly createClient: CreateClient
  readonly link: ClientLink
  readonly nameOf: (uid: unknown) => unknown
  readonly note: (event: object) => void
}

/** One client of the session: its page's SDK, and what it says. */
class Actor {
  readonly id: ClientId
  readonly link: ClientLink
  readonly #parts: ActorParts
  #client: SdkClient | undefined
  #life = 0

  constructor(parts: ActorParts) {
    this.#parts = parts
    this.id = parts.id
    this.link = parts.link
  }

  get isAlive(): boolean {
    return this.#client !== undefined
  }

  /** Whether the client that lives now still does: what a page says after its end is not heard. */
  listener(): () => boolean {
    const life = this.#life
    return () => life === this.#life
  }

  /** The SDK makes a fresh client in the page. */
  live(realm: Realm): void {
    const { createClient, nameOf, note, link } = this.#parts
    this.#life += 1
    const isHeard = this.listener()
    const say = (callback: string, ...args: readonly unknown[]): void => {
      if (!isHeard()) return
      const by = link.authorOf(callback, args)
      note({ callback, args: args.map(plain), ...(by !== undefined && { by }) })
    }
    this.#client = createClient(realm, say, nameOf, appIds.valid)
  }

  /** The page is gone: nothing is heard of it, and its connections have broken. */
  die(): void {
    this.#client = undefined
    this.#life += 1
    this.link.cut()
  }

  /** The session is over: the client leaves, and is not listened to any more. */
  retire(): void {
    this.#life += 1
    try {
      const left = this.#client?.leave()
      if (isThenable(left)) left.then(undefined, () => {})
    } catch {
      // A client that is in no channel may refuse to leave it.
    }
    this.#client?.release()
  }

  call(name: CallStep['call'], args: NamedArguments): unknown {
    const { channel = 'c1', credential = 'valid' } = args as { channel?: string; credential?: 'valid' }
    return this.#client === undefined
      ? undefined
      : callClient(this.#client, name, () => ({ ...this.link.present(credential, channel), uid: this.link.uid }))
  }
}

function plain(value: unknown): Json {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json)
}
