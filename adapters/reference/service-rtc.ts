/** The RTC service: who is in which channel, and what the others in the channel are sent about it. */
import type { Timer } from './clock.ts'
import type { Member, RtcWorld } from './rtc-world.ts'

/** What the service knows of one user, and whether it hears the user now. */
export class Seat {
  /** The channel in which the service has the user. */
  channel: string | undefined
  /** Whether data of the user flow; the others in the channel get them too. */
  isHeard = false
  /** Since when no data of the user flow. */
  quietSinceMs = 0
  /** Whether the user publishes: a native user always does, a Web user when told to. */
  isPublishing: boolean
  /** The channel in which the user is quiet because the process was killed there. */
  killedIn: string | undefined
  removal: Timer | undefined

  constructor(isPublishing: boolean) {
    this.isPublishing = isPublishing
  }

  /** Whether the user is quiet because the process was killed. */
  get isOfKilled(): boolean {
    return this.killedIn !== undefined
  }
}

/** A channel that nobody is left in, and the user who was the last. */
interface Ending {
  readonly channel: string
  readonly last: Member
}

/** The service of one session. */
export class RtcService {
  private world!: RtcWorld
  /** The channels that will be destroyed, unless somebody joins before. */
  private readonly endings = new Map<string, Timer>()

  /** Ties the service to its session; the session and its service know each other. */
  attach(world: RtcWorld): void {
    this.world = world
  }

  /** The client is in its channel, and its data flow: it has entered by a join or a rejoin, or its uplink is back. */
  hear(client: Member, hasEntered: boolean): void {
    const { clients, clock, decisions } = this.world
    const { seat } = client
    clock.cancel(seat.removal)
    if (this.endings.size > 0 && client.channel !== undefined) this.keep(client.channel)
    seat.isHeard = true
    if (seat.channel !== client.channel) {
      if (seat.isOfKilled && decisions.rtcKilledIsBackAnywhere)
        for (const other of clients) if (other.peers.channel === seat.channel) other.peers.heardAgain(client, false)
      if (seat.channel !== undefined) this.free(client)
      seat.channel = client.channel
      client.voice.observed('userOnline')
    }
    // Those in this channel have not missed the user for a kill in another one.
    if (seat.killedIn !== client.channel) seat.killedIn = undefined
    for (let at = 0; at < clients.length; at += 1) {
      const other = clients[at] as Member
      if (other !== client && other.peers.channel === client.channel) other.peers.heardAgain(client, hasEntered)
    }
    seat.killedIn = undefined
  }

  /** Tells the others about a join that is only requested, which only a faulty service does. */
  announce(client: Member): void {
    for (const other of this.world.clients) {
      if (other !== client && other.peers.channel === client.channel) other.peers.hearOfRequest(client)
    }
  }

  /** No data of the client flow from now on; the service only waits. */
  hush(client: Member): void {
    const { seat } = client
    if (!seat.isHeard) return
    const { clients, clock, decisions } = this.world
    seat.isHeard = false
    seat.quietSinceMs = clock.nowMs
    seat.removal = clock.after(decisions.rtcServiceOfflineAfterMs, removeAfterSilence, this, client)
    for (let at = 0; at < clients.length; at += 1) {
      const other = clients[at] as Member
      if (other !== client && other.peers.channel === seat.channel) other.peers.fellQuiet(client)
    }
  }

  /** The process of the client was killed without a word; its channel ends soon if nobody else is in it. */
  killed(client: Member): void {
    const { seat } = client
    const { channel } = seat
    if (seat.isHeard) seat.killedIn = channel
    this.hush(client)
    const { rtcChannelOutlivesKillMs, rtcChannelOutlivesKillFrom } = this.world.decisions
    if (channel === undefined || rtcChannelOutlivesKillMs === Infinity || rtcChannelOutlivesKillFrom === 'offline')
      return
    if (this.world.clients.every((other) => other === client || other.seat.channel !== channel)) {
      this.endLater({ channel, last: client }, rtcChannelOutlivesKillMs)
    }
  }

  /** The client leaves its channel, by a call or by a kill that still says so: the service knows, the others are told. */
  leave(
    client: Member,
    channel: string | undefined,
    channelOutlivesMs = this.world.decisions.rtcChannelOutlivesLeaveMs,
  ): void {
    const { clients, clock, decisions } = this.world
    if (channel === undefined || channel !== client.seat.channel || !decisions.rtcLeaveReachesService) return
    client.seat.isHeard = false
    client.seat.quietSinceMs = clock.nowMs
    clock.cancel(client.seat.removal)
    this.free(client, channelOutlivesMs)
    for (const other of clients)
      if (other !== client && other.peers.channel === channel) other.peers.willHearOfQuit(client)
  }

  /** The client publishes from now on. */
  publish(client: Member): void {
    for (const other of this.world.clients) {
      if (other !== client && other.peers.channel === client.seat.channel) other.peers.streamBegan(client)
    }
  }

  /** The client publishes no longer. */
  unpublish(client: Member): void {
    for (const other of this.world.clients) {
      if (other !== client && other.peers.channel === client.seat.channel) other.peers.streamEnded(client)
    }
  }

  /** Takes a user off the list whom the service has not heard for too long. */
  freeAfterSilence(client: Member): void {
    const { rtcChannelOutlivesKillMs, rtcChannelOutlivesKillFrom } = this.world.decisions
    const outlives = client.seat.isOfKilled && rtcChannelOutlivesKillFrom === 'offline'
    this.free(client, outlives ? rtcChannelOutlivesKillMs : 0)
  }

  /** Takes the user off the list; a channel without users is destroyed. */
  free(client: Member, channelOutlivesMs = 0): void {
    const { channel } = client.seat
    if (channel === undefined) return
    client.seat.channel = undefined
    client.voice.observed('userOffline')
    if (this.endings.has(channel)) return
    if (this.world.clients.some((other) => other.seat.channel === channel)) return
    if (channelOutlivesMs === 0) client.voice.observedWith('channelDestroyed', channel)
    else this.endLater({ channel, last: client }, channelOutlivesMs)
  }

  end({ channel, last }: Ending): void {
    const { seat } = last
    if (seat.channel === channel) {
      this.world.clock.cancel(seat.removal)
      this.free(last)
    }
    this.endings.delete(channel)
    last.voice.observedWith('channelDestroyed', channel)
  }

  private endLater(ending: Ending, afterMs: number): void {
    this.keep(ending.channel)
    this.endings.set(ending.channel, this.world.clock.after(afterMs, endNow, this, ending))
  }

  /** Somebody is in the channel, so that it is not destroyed. */
  private keep(channel: string): void {
    this.world.clock.cancel(this.endings.get(channel))
    this.endings.delete(channel)
  }
}

function removeAfterSilence(service: RtcService, client: Member): void {
  service.freeAfterSilence(client)
}

function endNow(service: RtcService, ending: Ending): void {
  service.end(ending)
}
