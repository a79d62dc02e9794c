/** One session of the networked reference: the service and its clients on wires of their own, by the clock on the wall. */
import type { HappeningStep, Step, TraceEvent, World } from '../../spec/vocabulary.ts'
import { isWait } from '../../spec/vocabulary.ts'
import type { Session } from '../contract.ts'
import {
  type Caller,
  type Decisions,
  directionOf,
  type Line,
  mannerOf,
  openOn,
  type ReferenceClient,
  type ReferenceSession,
} from '../reference/index.ts'
import type { Grid } from './service-server.ts'
import { type Travelling, WallClock } from './wall-clock.ts'
import { heartbeatMs, leastBeatMs, Wire } from './wire.ts'

let sessions = 0

/** A session in which everything that one client learns of the service, or the service of it, goes over a real wire. */
export class NetworkedSession implements Session {
  readonly #clock: WallClock
  readonly #session: ReferenceSession
  readonly #wires = new Map<string, Wire>()
  readonly #pulse: NodeJS.Timeout
  readonly #noted: TraceEvent[] = []

  constructor(world: World, decisions: Partial<Decisions>, grid: Grid) {
    sessions += 1
    const number = sessions
    const { timeScale = 1 } = world
    const clock = new WallClock(timeScale, () => {
      for (const wire of this.#wires.values()) wire.settle()
      this.#note(this.#session.play([]))
    })
    this.#clock = clock
    const { clients, session } = openOn(world, decisions, clock, new WireLine(this.#wires), (client, step, happen) =>
      this.#happen(client, step, happen),
    )
    this.#session = session
    for (const client of clients) {
      const path = `/${number}/${encodeURIComponent(client.id)}`
      const isWeb = world.clients.some(({ id, platform }) => id === client.id && platform === 'web')
      this.#wires.set(client.id, new Wire(client, clock, grid, path, isWeb))
    }
    this.#pulse = this.#startPulse(Math.max(leastBeatMs, heartbeatMs / timeScale))
  }

  async play(steps: readonly Step[]): Promise<readonly TraceEvent[]> {
    for (const step of steps) {
      this.#fail()
      if (isWait(step)) await this.#wait(step.waitMs)
      else this.#clock.enter(() => this.#note(this.#session.play([step])))
    }
    this.#fail()
    return this.#noted.splice(0)
  }

  close(): void {
    clearInterval(this.#pulse)
    this.#clock.stop()
    for (const wire of this.#wires.values()) wire.close()
  }

  /** Notes what has come about in this turn. It is stamped with the turn, also where its cause is known to be older. */
  #note(events: readonly TraceEvent[]): void {
    const atMs = this.#clock.nowMs
    for (const event of events) this.#noted.push(event.atMs === atMs ? event : { ...event, atMs })
  }

  async #wait(waitMs: number): Promise<void> {
    const untilMs = this.#clock.wallMs() + waitMs
    for (let leftMs = waitMs; leftMs > 0; leftMs = untilMs - this.#clock.wallMs()) {
      await new Promise((resolve) => {
        setTimeout(resolve, Math.max(1, Math.ceil(leftMs / this.#clock.scale)))
      })
    }
  }

  #fail(): void {
    if (this.#clock.failure !== undefined) throw this.#clock.failure.error
  }

  #startPulse(everyMs: number): NodeJS.Timeout {
    let lastMs = performance.now()
    return setInterval(() => {
      const nowMs = performance.now()
      // Where this process was held up, silence says nothing about anybody else.
      const looks = nowMs - lastMs < 2 * everyMs
      lastMs = nowMs
      this.#clock.enter(() => {
        for (const wire of this.#wires.values()) wire.beat(looks)
      })
    }, everyMs)
  }

  /** What happens to the network and at the service; the rest is the client's own affair. */
  #happen(client: ReferenceClient, { happens, args }: HappeningStep, happen: () => void): void {
    const wire = this.#wires.get(client.id)
    switch (happens) {
      case 'networkLost':
        wire?.lose(directionOf(args), mannerOf(args))
        break
      case 'networkRestored':
        wire?.restore()
        break
      case 'serviceUnresponsive':
        wire?.serviceAnswers(false)
        break
      case 'serviceRestored':
        wire?.serviceAnswers(true)
        break
      case 'tokenExpired':
      case 'bannedByServer':
      case 'loggedInElsewhere':
        wire?.notify(happen)
        break
      default:
        happen()
    }
  }
}

/** The lines of a session, each on the wire of its client. */
class WireLine implements Line {
  readonly isSure = false
  readonly #wires: ReadonlyMap<string, Wire>

  constructor(wires: ReadonlyMap<string, Wire>) {
    this.#wires = wires
  }

  connect<Owner>(client: Caller, _takesMs: number, run: (owner: Owner) => void, owner: Owner): Travelling {
    return this.#of(client).connect(run, owner)
  }

  down<Owner, Payload>(
    client: Caller,
    _takesMs: number,
    run: (owner: Owner, payload: Payload) => void,
    owner: Owner,
    payload: Payload,
  ): Travelling {
    return this.#of(client).down(run, owner, payload)
  }

  up(client: Caller, run: () => void): void {
    this.#of(client).up(run)
  }

  #of({ id }: Caller): Wire {
    const wire = this.#wires.get(id)
    if (wire === undefined) throw new Error(`Cannot find the wire of ${id}.`)
    return wire
  }
}
