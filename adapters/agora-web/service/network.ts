/**
 * The network of one client, between a page and the service: it carries, delays, keeps back and breaks.
 *
 * In a silent loss everything waits, as TCP has it, and arrives when the network is back: frames, connections that are
 * being made, requests. In a reset everything breaks at once, and nothing can be made until the network is back.
 */
import type { ServiceClock } from './rules.ts'

/** Which direction of the network is cut, and how. */
export interface Loss {
  readonly direction: 'both' | 'uplink' | 'downlink'
  readonly manner: 'silent' | 'reset'
}

/** One connection of the client, as the network uses it. */
export interface Circuit {
  /** The connection stands now. */
  readonly connected: () => void
  /** The connection broke, or could not be made. */
  readonly broken: () => void
  /** Whether what the client sends arrives. */
  readonly heard?: (isHeard: boolean) => void
}

/** How a connection uses the network. */
export interface Carrier {
  readonly up: (deliver: () => void) => void
  readonly down: (deliver: () => void) => void
  /** The connection is no more. */
  readonly end: () => void
}

interface Carried extends Circuit {
  isConnected: boolean
  isEnded: boolean
  /** Keeps the system from giving the attempt up. */
  giveUp: () => void
  readonly kept: { readonly direction: 'up' | 'down'; readonly deliver: () => void }[]
}

/** How long a connection is tried before the system gives it up, as Linux has it: six repetitions of the first packet. */
const connectTimeoutMs = 127_000

/** How much one connection keeps back in a loss; a client that sends more in one has lost its mind. */
const mostKept = 100_000

/** The network of one client. */
export class Network {
  readonly #clock: ServiceClock
  readonly #latencyMs: number
  readonly #carried = new Set<Carried>()
  #loss: Loss | undefined

  /** `latencyMs` passes each way. */
  constructor(clock: ServiceClock, latencyMs: number) {
    this.#clock = clock
    this.#latencyMs = latencyMs
  }

  /** Makes a connection, as soon as the network allows. */
  connect(circuit: Circuit): Carrier {
    const carried: Carried = { ...circuit, isConnected: false, isEnded: false, giveUp: () => {}, kept: [] }
    this.#carried.add(carried)
    carried.giveUp = this.#clock.after(connectTimeoutMs, () => this.#break(carried))
    this.#clock.after(this.#latencyMs, () => this.#tryConnect(carried))
    return {
      up: (deliver) => this.#carry(carried, 'up', deliver),
      down: (deliver) => this.#carry(carried, 'down', deliver),
      end: () => {
        carried.isEnded = true
        carried.giveUp()
        this.#carried.delete(carried)
      },
    }
  }

  lose(loss: Loss): void {
    this.#loss = loss.manner === 'reset' ? { ...loss, direction: 'both' } : loss
    if (loss.manner === 'reset') {
      for (const carried of this.#carried) this.#break(carried)
      return
    }
    for (const { isConnected, heard } of this.#carried) if (isConnected) heard?.(loss.direction === 'downlink')
  }

  restore(): void {
    if (this.#loss === undefined) return
    this.#loss = undefined
    for (const carried of this.#carried) {
      if (!carried.isConnected) this.#clock.after(this.#latencyMs, () => this.#tryConnect(carried))
      else carried.heard?.(true)
      for (const { direction, deliver } of carried.kept.splice(0)) this.#carry(carried, direction, deliver)
    }
  }

  #tryConnect(carried: Carried): void {
    if (carried.isEnded || carried.isConnected) return
    if (this.#loss?.manner === 'reset') this.#break(carried)
    else if (this.#loss === undefined) {
      carried.isConnected = true
      carried.giveUp()
      carried.connected()
    }
  }

  #break(carried: Carried): void {
    this.#carried.delete(carried)
    carried.isEnded = true
    carried.giveUp()
    carried.kept.length = 0
    carried.broken()
  }

  #carry(carried: Carried, direction: 'up' | 'down', deliver: () => void): void {
    if (this.#keeps(direction)) {
      this.#keep(carried, direction, deliver)
      return
    }
    this.#clock.after(this.#latencyMs, () => {
      if (carried.isEnded) return
      // What was under way when the network fell silent waits with the rest.
      if (this.#keeps(direction)) this.#keep(carried, direction, deliver)
      else deliver()
    })
  }

  #keep(carried: Carried, direction: 'up' | 'down', deliver: () => void): void {
    if (carried.isEnded) return
    if (carried.kept.length >= mostKept) throw new Error(`A connection has more than ${mostKept} frames waiting.`)
    carried.kept.push({ direction, deliver })
  }

  #keeps(direction: 'up' | 'down'): boolean {
    const lost = this.#loss?.direction
    return lost === 'both' || lost === `${direction}link`
  }
}
