/** The RTC service: who is in which channel, and what the others in the channel are sent about it. */
import type { Timer } from './clock.ts'
import type { RtcClient } from './rtc-client.ts'
import type { RtcWorld } from './rtc-world.ts'

/** What the service knows of one user, and whether it hears the user now. */
export class Seat {
  /** The channel in which the service has the user. */
  channel: string | undefined
  /** Whether data of the user flow; the others in the channel get them too. */
  isHeard = false
  /** Since when no data of the user flow. */
  quietSinceMs = 0
  removal: Timer | undefined
}

/** The service of one session. */
export class RtcService {
  private world!: RtcWorld

  /** Ties the service to its session; the session and its service know each other. */
  attach(world: RtcWorld): void {
    this.world = world
  }

  /** The client is in its channel, and its data flow: after a join, a rejoin, or when its uplink is back. */
  hear(client: RtcClient): void {
    const { clients, clock } = this.world
    const { seat } = client
    clock.cancel(seat.removal)
    seat.isHeard = true
    if (seat.channel !== client.channel) {
      if (seat.channel !== undefined) this.free(client)
      seat.channel = client.channel
      client.voice.observed('userOnline')
    }
    for (let at = 0; at < clients.length; at += 1) {
      const other = clients[at] as RtcClient
      if (other !== client && other.peers.channel === client.channel) other.peers.heardAgain(client)
    }
  }

  /** Tells the others about a join that is only requested, which only a faulty service does. */
  announce(client: RtcClient): void {
    for (const other of this.world.clients) {
      if (other !== client && other.peers.channel === client.channel) other.peers.hearOfRequest(client)
    }
  }

  /** No data of the client flow from now on; the service only waits. */
  hush(client: RtcClient): void {
    const { seat } = client
    if (!seat.isHeard) return
    const { clients, clock, decisions } = this.world
    seat.isHeard = false
    seat.quietSinceMs = clock.nowMs
    seat.removal = clock.after(decisions.rtcServiceOfflineAfterMs, removeAfterSilence, this, client)
    for (let at = 0; at < clients.length; at += 1) {
      const other = clients[at] as RtcClient
      if (other !== client && other.peers.channel === seat.channel) other.peers.fellQuiet(client)
    }
  }

  /** The client leaves, and the service knows it: the others are told. */
  leave(client: RtcClient): void {
    const { clients, clock, decisions } = this.world
    const { channel } = client.seat
    if (channel === undefined || channel !== client.channel || !decisions.rtcLeaveReachesService) return
    client.seat.isHeard = false
    client.seat.quietSinceMs = clock.nowMs
    clock.cancel(client.seat.removal)
    this.free(client)
    for (const other of clients)
      if (other !== client && other.peers.channel === channel) other.peers.willHearOfQuit(client)
  }

  /** Takes the user off the list; a channel without users is destroyed. */
  free(client: RtcClient): void {
    const { channel } = client.seat
    if (channel === undefined) return
    client.seat.channel = undefined
    client.voice.observed('userOffline')
    if (this.world.clients.every((other) => other.seat.channel !== channel)) {
      client.voice.observedWith('channelDestroyed', channel)
    }
  }
}

function removeAfterSilence(service: RtcService, client: RtcClient): void {
  service.free(client)
}
