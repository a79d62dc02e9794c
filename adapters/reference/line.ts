/** What lies between the clients of a session and the service: how an attempt is answered and how news travels. */
import type { Clock, Timer } from './clock.ts'
import type { Network } from './network.ts'

/** A client as far as a line has to know it. */
export interface Caller {
  readonly id: string
  readonly network: Network
}

/** The lines of one session. */
export interface Line {
  /** Whether an attempt that is on its way is sure to be answered, so that the client need not plan the next one. */
  readonly isSure: boolean
  /**
   * Asks the service for a connection. `run(owner)` is called when it answers; nothing is returned where it is known to
   * be out of reach.
   */
  connect<Owner>(client: Caller, takesMs: number, run: (owner: Owner) => void, owner: Owner): Timer | undefined
  /** Brings something from the service to the client, and calls `run(owner, payload)` when it is there. */
  down<Owner, Payload>(
    client: Caller,
    takesMs: number,
    run: (owner: Owner, payload: Payload) => void,
    owner: Owner,
    payload: Payload,
  ): Timer
  /** Brings something from the client to the service. */
  up(client: Caller, run: () => void): void
}

/** Lines in virtual time: everything takes as long as it is said to, and the way up takes no time. */
export class VirtualLine implements Line {
  readonly isSure = true
  private readonly clock: Clock

  constructor(clock: Clock) {
    this.clock = clock
  }

  connect<Owner>(client: Caller, takesMs: number, run: (owner: Owner) => void, owner: Owner): Timer | undefined {
    return client.network.healthy ? this.clock.after(takesMs, run, owner, undefined) : undefined
  }

  down<Owner, Payload>(
    _client: Caller,
    takesMs: number,
    run: (owner: Owner, payload: Payload) => void,
    owner: Owner,
    payload: Payload,
  ): Timer {
    return this.clock.after(takesMs, run, owner, payload)
  }

  up(_client: Caller, run: () => void): void {
    run()
  }
}
