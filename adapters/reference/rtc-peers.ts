/** What one RTC client knows of the other users of its channel, and when it judges one of them offline. */
import type { Timer } from './clock.ts'
import type { RtcClient } from './rtc-client.ts'
import type { Member, RtcWorld, Watcher } from './rtc-world.ts'
import { rtcState as is } from './states.ts'

/** One user in the eyes of one observer. */
class Peer {
  readonly observer: RtcClient
  readonly user: Member
  /** Whether the observer holds the user for present. */
  isKnown = false
  /** Whether the user left while the observer could not be told. */
  missedQuit = false
  /** Fires when the observer has gone too long without data of the user, and since when it has. */
  offline: Timer | undefined
  silentSinceMs = 0
  /** Fires when the observer is told of the user who has left once more, which only a faulty client is. */
  ghost: Timer | undefined

  constructor(observer: RtcClient, user: Member) {
    this.observer = observer
    this.user = user
  }

  /** Whether the user is in the observer's channel as far as the service knows. */
  get isListed(): boolean {
    return this.user.seat.channel === this.observer.peers.channel
  }

  /** Whether data of the user get to the observer. */
  get flows(): boolean {
    return this.user.seat.isHeard && this.isListed && this.observer.hears
  }
}

/** The other users in the eyes of one client. */
export class Peers implements Watcher {
  private readonly client: RtcClient
  private readonly world: RtcWorld
  /** One for each client of the session but this one; made at the first join. */
  private all: readonly Peer[] = []
  /** The channel whose users the client is told about. */
  channel: string | undefined
  /** Counts the stays in a channel, so that news for an earlier stay are dropped. */
  private stay = 0
  private connectedSinceMs = 0

  constructor(client: RtcClient, world: RtcWorld) {
    this.client = client
    this.world = world
  }

  /** The client is connected: it learns who is there, and waits anew for the data of those that it knows. */
  begin(): void {
    const { clock, clients, decisions } = this.world
    this.channel = this.client.channel
    if (this.all.length === 0 && clients.length > 1) {
      this.all = clients.filter((user) => user !== this.client).map((user) => new Peer(this.client, user))
    }
    if (decisions.rtcCountsAnewAfterRejoin) this.connectedSinceMs = clock.nowMs
    for (const peer of this.all) {
      if (peer.isKnown && !peer.flows) this.expect(peer, this.connectedSinceMs)
    }
    if (decisions.rtcNewcomerLearnsOthers) this.catchUp()
  }

  /** The client is no longer connected, and so judges nobody. */
  pause(): void {
    for (const peer of this.all) {
      this.world.clock.cancel(peer.offline)
      this.world.clock.cancel(peer.ghost)
    }
  }

  /** The client has left the channel, and knows nobody any more. */
  end(): void {
    if (this.world.decisions.rtcHearsOthersAfterLeave || this.channel === undefined) return
    this.stay += 1
    this.channel = undefined
    for (const peer of this.all) {
      this.world.clock.cancel(peer.offline)
      peer.isKnown = false
      peer.missedQuit = false
    }
  }

  /** The client hears the server again, and never ceased to be connected. */
  resume(): void {
    const { clock, decisions } = this.world
    for (const peer of this.all) {
      if (peer.flows && !decisions.rtcOfflineSurvivesReturn) clock.cancel(peer.offline)
    }
    this.catchUp()
  }

  /** The client hears nothing of the server from now on, and so nothing of anybody. */
  deafen(): void {
    for (const peer of this.all) {
      this.world.clock.cancel(peer.ghost)
      if (peer.isKnown) this.expect(peer, this.world.clock.nowMs)
    }
  }

  /** Data of the user flow again. */
  heardAgain(user: Member): void {
    const peer = this.of(user)
    if (peer === undefined) return
    const { clock, decisions } = this.world
    clock.cancel(peer.ghost)
    if (!this.isAttentive) return
    peer.missedQuit = false
    const { isOfKilled } = user.seat
    const survives = isOfKilled ? decisions.rtcKilledOfflineSurvivesReturn : decisions.rtcOfflineSurvivesReturn
    if (peer.flows && !survives) clock.cancel(peer.offline)
    else if (isOfKilled && !survives && peer.offline?.pending === true) this.expectOf(peer, decisions.rtcOfflineAfterMs)
    if (peer.isKnown && decisions.rtcEarlyReturnTold && user.isReturning) peer.isKnown = false
    if (peer.isKnown && decisions.rtcRestartTold && isOfKilled) peer.isKnown = false
    if (!peer.isKnown && (decisions.rtcReturnTold || !user.isReturning)) this.willHearOfJoin(peer)
  }

  /** No data of the user flow from now on. */
  fellQuiet(user: Member): void {
    const peer = this.of(user)
    if (peer?.isKnown === true && this.isAttentive) this.expect(peer, this.world.clock.nowMs)
  }

  /** The user has left, which takes a moment to get about. */
  willHearOfQuit(user: Member): void {
    const peer = this.of(user)
    if (peer !== undefined) this.travel(this.world.decisions.rtcLeaveVisibleAfterMs, takeQuit, peer)
  }

  /** The user only wants to join, and yet is told about. */
  hearOfRequest(user: Member): void {
    const peer = this.of(user)
    if (peer !== undefined) this.joinArrived(peer, this.stay)
  }

  /** A native client is told of users, not of streams. */
  streamBegan(): void {}

  /** A native client is told of users, not of streams. */
  streamEnded(): void {}

  joinArrived(peer: Peer, stay: number): void {
    const { decisions } = this.world
    if (stay !== this.stay || peer.isKnown || !this.canBeTold) return
    peer.isKnown = true
    this.client.voice.tell(decisions.rtcUserJoined, peer.user.id)
    if (!peer.flows) this.expect(peer, Math.max(peer.user.seat.quietSinceMs, this.connectedSinceMs))
  }

  quitArrived(peer: Peer, stay: number): void {
    const { clock, decisions } = this.world
    if (stay !== this.stay || !peer.isKnown) return
    if (!this.canBeTold) {
      peer.missedQuit = true
      return
    }
    peer.isKnown = false
    peer.missedQuit = false
    clock.cancel(peer.offline)
    this.client.voice.tell(decisions.rtcUserOffline, peer.user.id, decisions.rtcQuitReason)
    // While the news travelled the user joined anew, and counted as known still.
    if (peer.isListed) this.joinArrived(peer, stay)
    else peer.ghost = clock.after(decisions.rtcGoneToldAgainAfterMs, takeGhost, peer, stay)
  }

  silenceArrived(peer: Peer): void {
    const { decisions } = this.world
    peer.isKnown = false
    const reason = peer.user.seat.isOfKilled ? decisions.rtcKilledDroppedReason : decisions.rtcDroppedReason
    this.client.voice.tell(decisions.rtcUserOffline, peer.user.id, reason)
  }

  /** A user who has left is told of once more, wrongly; not if the user, or the client itself, was back meanwhile. */
  ghostArrived(peer: Peer, stay: number): void {
    if (stay !== this.stay || peer.isKnown || peer.user.channel !== undefined || !this.canBeTold) return
    this.client.voice.tell(this.world.decisions.rtcUserJoined, peer.user.id)
  }

  /** News of the service travels to the client, for this stay. */
  private travel(takesMs: number, arrives: (peer: Peer, stay: number) => void, peer: Peer): void {
    this.world.line.down(this.client, takesMs, arrives, peer, this.stay)
  }

  /** Learns what the client missed while it could not be told. */
  private catchUp(): void {
    const { decisions } = this.world
    for (const peer of this.all) {
      if (!peer.isKnown && peer.isListed) this.willHearOfJoin(peer)
      else if (peer.missedQuit && !peer.isListed) {
        this.travel(decisions.rtcLeaveVisibleAfterMs, takeQuit, peer)
      }
    }
  }

  private willHearOfJoin(peer: Peer): void {
    this.travel(this.world.decisions.rtcJoinVisibleAfterMs, takeJoin, peer)
  }

  /** Judges the user offline when the silence has lasted, unless data of the user come before. */
  private expect(peer: Peer, silentSinceMs: number): void {
    if (peer.offline?.pending === true) return
    const { decisions } = this.world
    peer.silentSinceMs = silentSinceMs
    this.expectOf(peer, peer.user.seat.isOfKilled ? decisions.rtcKilledOfflineAfterMs : decisions.rtcOfflineAfterMs)
  }

  /** The same, of a user whose silence may last so long: that is decided anew where the user is back from a kill. */
  private expectOf(peer: Peer, limitMs: number): void {
    const { clock } = this.world
    clock.cancel(peer.offline)
    peer.offline = clock.after(peer.silentSinceMs + limitMs - clock.nowMs, takeSilence, peer, undefined)
  }

  private of(user: Member): Peer | undefined {
    for (const peer of this.all) if (peer.user === user) return peer
    return undefined
  }

  /** Whether the client follows what the others do. */
  private get isAttentive(): boolean {
    const { state } = this.client
    return state === is.connected || (state === is.disconnected && this.world.decisions.rtcHearsOthersAfterLeave)
  }

  /** Whether news of the server get to the client. */
  private get canBeTold(): boolean {
    return this.isAttentive && this.client.hears
  }
}

function takeJoin(peer: Peer, stay: number): void {
  peer.observer.peers.joinArrived(peer, stay)
}

function takeQuit(peer: Peer, stay: number): void {
  peer.observer.peers.quitArrived(peer, stay)
}

function takeGhost(peer: Peer, stay: number): void {
  peer.observer.peers.ghostArrived(peer, stay)
}

function takeSilence(peer: Peer): void {
  peer.observer.peers.silenceArrived(peer)
}
