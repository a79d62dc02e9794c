/** What one Web client publishes. */
import type { Timer } from './clock.ts'
import type { RtcWorld } from './rtc-world.ts'
import { webState as is } from './states.ts'
import type { WebClient } from './web-client.ts'

/** The local stream of one Web client; it outlasts a loss of the network, and is published again with the re-join. */
export class WebStream {
  private readonly client: WebClient
  private readonly world: RtcWorld
  /** The number of the publish that is not confirmed yet. */
  private asking: number | undefined
  private confirmation: Timer | undefined

  constructor(client: WebClient, world: RtcWorld) {
    this.client = client
    this.world = world
  }

  /** Whether a publish waits for the answer of the service. */
  get isAsking(): boolean {
    return this.asking !== undefined
  }

  publish(seq: number): void {
    const { client } = this
    if (client.state !== is.connected || client.seat.isPublishing || this.asking !== undefined) {
      client.voice.settled('publish', seq, this.world.web.webPublishRefusedCode)
      return
    }
    this.asking = seq
    this.resume()
  }

  unpublish(seq: number): void {
    const { client, world } = this
    const { seat } = client
    client.voice.settled('unpublish', seq, seat.isPublishing ? 0 : world.web.webPublishRefusedCode)
    if (!seat.isPublishing) return
    seat.isPublishing = false
    if (seat.isHeard && world.web.webUnpublishReachesService)
      world.line.up(client, () => world.service.unpublish(client))
  }

  /** The service can be reached, so that a publish that waits for it is asked for anew. */
  resume(): void {
    if (this.asking === undefined) return
    const { clock, line, web } = this.world
    clock.cancel(this.confirmation)
    this.confirmation = line.down(this.client, web.webPublishTakesMs, confirm, this, undefined)
  }

  confirmed(): void {
    const { asking, client, world } = this
    // A publish that meets a loss waits for the re-join.
    if (asking === undefined || client.state !== is.connected || !client.network.healthy) return
    this.asking = undefined
    client.seat.isPublishing = true
    client.become(world.web.webPublished)
    client.voice.settled('publish', asking, 0)
    world.service.publish(client)
  }

  /** The stay is over, and the stream with it. */
  end(): void {
    const { asking, client, world } = this
    this.forget()
    if (asking !== undefined) client.voice.settled('publish', asking, world.web.webPublishRefusedCode)
  }

  /** The process is gone, and with it whoever waits for an answer. */
  forget(): void {
    this.world.clock.cancel(this.confirmation)
    this.asking = undefined
    this.client.seat.isPublishing = false
  }
}

function confirm(stream: WebStream): void {
  stream.confirmed()
}
