/** What one Web client knows of the other users of its channel and of their streams. */
import type { Timer } from './clock.ts'
import type { Member, RtcWorld, Watcher } from './rtc-world.ts'
import { webState as is } from './states.ts'
import type { WebClient } from './web-client.ts'

/** One user in the eyes of one Web client. */
class WebPeer {
  readonly observer: WebClient
  readonly user: Member
  /** Whether the observer was told that the user is in the channel, by peer-online. */
  isOnline = false
  /** Whether the observer knows that the user is in the channel, be it by a stream alone. */
  isPresent = false
  /** Whether the user was in the channel before in this stay of the observer. */
  wasOnline = false
  /** Whether the observer was told that the user publishes. */
  hasStream = false
  /** The same, for streams that came before in this stay of the observer. */
  hadStream = false
  /** What happened to the user while the observer could not be told. */
  missed: 'quit' | 'time-out' | undefined
  missedStreamEnd = false
  /** Fires when the observer has gone too long without data of the user, and whether that is because of a kill. */
  removal: Timer | undefined
  isRemovalOfKilled = false
  /** Fires when the service has gone too long without data of the user. */
  timeOut: Timer | undefined
  /** The news that the user is gone, while it travels. */
  departure: Timer | undefined
  departedMs = 0

  constructor(observer: WebClient, user: Member) {
    this.observer = observer
    this.user = user
  }

  /** Whether the user is in the observer's channel as far as the service knows. */
  get isListed(): boolean {
    return this.user.seat.channel === this.observer.peers.channel
  }

  /** Whether the stream of the user gets to the observer. */
  get flows(): boolean {
    const { isHeard, isPublishing } = this.user.seat
    return isHeard && isPublishing && this.isListed && this.observer.hears
  }
}

/** The other users in the eyes of one Web client. */
export class WebPeers implements Watcher {
  channel: string | undefined
  private readonly client: WebClient
  private readonly world: RtcWorld
  private all: readonly WebPeer[] = []
  /** Counts the stays in a channel, so that news for an earlier stay are dropped. */
  private stay = 0
  private connectedSinceMs = 0

  constructor(client: WebClient, world: RtcWorld) {
    this.client = client
    this.world = world
  }

  /** The client is connected: it learns who is there, and waits anew for the data of those that it knows. */
  begin(): void {
    const { clock, clients, web } = this.world
    this.channel = this.client.channel
    if (this.all.length === 0 && clients.length > 1) {
      this.all = clients.filter((user) => user !== this.client).map((user) => new WebPeer(this.client, user))
    }
    if (web.webCountsAnewAfterRejoin) this.connectedSinceMs = clock.nowMs
    for (const peer of this.all)
      if (this.isWatched(peer) && !peer.flows) this.expectRemoval(peer, this.missedSinceMs(peer))
    this.catchUp(web.webNewcomerLearnsOthers || this.client.isReturning)
  }

  /** The client is no longer connected, and so misses no stream; the service goes on judging. */
  pause(): void {
    for (const peer of this.all) this.world.clock.cancel(peer.removal)
  }

  /** The client has left the channel, and knows nobody any more. */
  end(): void {
    if (this.world.web.webHearsOthersAfterLeave || this.channel === undefined) return
    this.stay += 1
    this.channel = undefined
    for (const peer of this.all) {
      this.world.clock.cancel(peer.removal)
      this.world.clock.cancel(peer.timeOut)
      peer.isOnline = false
      peer.isPresent = false
      peer.wasOnline = false
      peer.hasStream = false
      peer.hadStream = false
      peer.missed = undefined
      peer.missedStreamEnd = false
    }
  }

  /** The client hears the service again, and never ceased to be connected. */
  resume(): void {
    const { clock, web } = this.world
    for (const peer of this.all) if (peer.flows && !web.webStreamRemovalSurvivesReturn) clock.cancel(peer.removal)
    this.catchUp(true)
  }

  /** The client hears nothing of the service from now on, and so nothing of anybody. */
  deafen(): void {
    if (this.world.web.webStreamJudge === 'service') return
    for (const peer of this.all) if (this.isWatched(peer)) this.expectRemoval(peer, this.world.clock.nowMs)
  }

  heardAgain(user: Member, hasEntered: boolean): void {
    const peer = this.of(user)
    if (peer === undefined) return
    const { clock, web } = this.world
    const { isOfKilled } = user.seat
    if (!web.webPeerLeaveSurvivesReturn) clock.cancel(peer.timeOut)
    // A client that was away when the user went and came back never learns of either.
    peer.missed = undefined
    if (!this.isAttentive) return
    const survives = isOfKilled ? web.webKilledStreamRemovalSurvivesReturn : web.webStreamRemovalSurvivesReturn
    if (peer.flows && !survives) clock.cancel(peer.removal)
    const isToldAgain = isOfKilled ? web.webRestartTold : web.webEarlyReturnTold && hasEntered && user.isReturning
    if (isToldAgain && peer.flows) peer.hasStream = false
    if (web.webReturnInTimeTold && hasEntered && user.isReturning) peer.isOnline = false
    this.willHearOf(peer)
  }

  fellQuiet(user: Member): void {
    const peer = this.of(user)
    if (peer === undefined) return
    // A silence is one of its own where the user was back from a kill before, whatever is left of that.
    if (peer.isRemovalOfKilled && !user.seat.isOfKilled) this.world.clock.cancel(peer.removal)
    if (this.isWatched(peer) && this.isAttentive) this.expectRemoval(peer, this.world.clock.nowMs)
    if (peer.isPresent) this.expectTimeOut(peer, this.world.clock.nowMs)
  }

  willHearOfQuit(user: Member): void {
    const peer = this.of(user)
    if (peer === undefined) return
    const { clock, web } = this.world
    clock.cancel(peer.timeOut)
    this.depart(peer, web.webLeaveVisibleAfterMs, takeQuit)
  }

  hearOfRequest(user: Member): void {
    const peer = this.of(user)
    if (peer !== undefined) this.userArrived(peer, this.stay)
  }

  streamBegan(user: Member): void {
    const peer = this.of(user)
    if (peer === undefined || !this.isAttentive) return
    peer.missedStreamEnd = false
    if (peer.flows) this.world.clock.cancel(peer.removal)
    this.willHearOfStream(peer)
  }

  streamEnded(user: Member): void {
    const peer = this.of(user)
    if (peer !== undefined) this.travel(this.world.web.webStreamEndVisibleAfterMs, takeStreamEnd, peer)
  }

  userArrived(peer: WebPeer, stay: number): void {
    if (stay !== this.stay || !this.canBeTold) return
    const { clock, web } = this.world
    // News keep their order: a departure that still travels is told before the return that came after it.
    const isOlder = peer.departedMs < clock.nowMs - web.webJoinVisibleAfterMs
    if (isOlder && peer.departure?.pending === true) clock.hasten(peer.departure)
    if (peer.isOnline) return
    peer.isOnline = true
    peer.isPresent = true
    if (web.webReturnTold || !peer.wasOnline) this.client.voice.tell(web.webPeerOnline, peer.user.id)
    if (web.webJoinShowsStream) this.ghostStreamArrived(peer, stay)
    peer.wasOnline = true
    const { isHeard, quietSinceMs } = peer.user.seat
    if (!(isHeard && peer.isListed)) this.expectTimeOut(peer, quietSinceMs)
    if (this.isWatched(peer) && !peer.flows) this.expectRemoval(peer, this.missedSinceMs(peer))
  }

  streamArrived(peer: WebPeer, stay: number): void {
    if (stay !== this.stay || peer.hasStream || !this.canBeTold) return
    if (!peer.user.seat.isPublishing || !peer.isListed) return
    const { web } = this.world
    peer.hasStream = true
    peer.isPresent = true
    if (web.webStreamReturnTold || !peer.hadStream) this.client.voice.tell(web.webStreamAdded, peer.user.id)
    peer.hadStream = true
    if (!peer.flows) this.expectRemoval(peer, this.missedSinceMs(peer))
  }

  streamEndArrived(peer: WebPeer, stay: number): void {
    if (stay !== this.stay || !peer.hasStream) return
    if (!this.canBeTold) {
      peer.missedStreamEnd = true
      return
    }
    this.removeStream(peer)
    this.world.clock.after(this.world.web.webEndedStreamToldAgainAfterMs, takeGhostStream, peer, stay)
  }

  silenceArrived(peer: WebPeer): void {
    this.removeStream(peer)
  }

  /** The service has taken the user for gone, which takes a moment to get about. */
  timedOut(peer: WebPeer, stay: number): void {
    const { webPeerLeaveTakesMs } = this.world.web
    if (webPeerLeaveTakesMs === 0) this.leaveArrived(peer, 'time-out', stay)
    else this.depart(peer, webPeerLeaveTakesMs, takeTimeOut)
  }

  leaveArrived(peer: WebPeer, why: 'quit' | 'time-out', stay: number): void {
    if (stay !== this.stay || !peer.isPresent) return
    if (!this.canBeTold) {
      peer.missed = why
      return
    }
    const { clock, web } = this.world
    // Where both limits end together, the document names the stream first (T6, then T8).
    const endsToo = peer.removal?.pending === true && peer.removal.dueMs <= clock.nowMs
    if (peer.hasStream && (web.webStreamRemovedWithLeave || endsToo)) this.removeStream(peer)
    clock.cancel(peer.removal)
    clock.cancel(peer.timeOut)
    peer.isOnline = false
    peer.isPresent = false
    peer.hasStream = false
    peer.missed = undefined
    peer.missedStreamEnd = false
    const reason = why === 'quit' ? web.webQuitReason : web.webTimeOutReason
    this.client.voice.tell(web.webPeerLeave, peer.user.id, reason)
    if (why === 'quit') clock.after(web.webGoneToldAgainAfterMs, takeGhost, peer, stay)
  }

  /** A user who has left is told of once more, wrongly. */
  ghostArrived(peer: WebPeer, stay: number): void {
    if (stay !== this.stay || peer.isPresent || peer.user.channel !== undefined || !this.canBeTold) return
    this.client.voice.tell(this.world.web.webPeerOnline, peer.user.id)
  }

  /** A stream that has ended, or never was, is told of, wrongly; one that is on its way would be told of too early. */
  ghostStreamArrived(peer: WebPeer, stay: number): void {
    if (stay !== this.stay || peer.hasStream || !this.canBeTold) return
    const { isHeard, isPublishing } = peer.user.seat
    if (!isHeard || isPublishing || peer.user.isAskingToPublish || !peer.isListed) return
    this.client.voice.tell(this.world.web.webStreamAdded, peer.user.id)
  }

  /** News of the service travels to the client, for this stay. */
  private travel(takesMs: number, arrives: (peer: WebPeer, stay: number) => void, peer: WebPeer): Timer {
    return this.world.line.down(this.client, takesMs, arrives, peer, this.stay)
  }

  /** The news that the user is gone begins to travel. */
  private depart(peer: WebPeer, takesMs: number, arrives: (peer: WebPeer, stay: number) => void): void {
    const { clock } = this.world
    peer.departedMs = clock.nowMs
    peer.departure = this.travel(takesMs, arrives, peer)
  }

  private removeStream(peer: WebPeer): void {
    const { clock, web } = this.world
    clock.cancel(peer.removal)
    peer.hasStream = false
    peer.missedStreamEnd = false
    this.client.voice.tell(web.webStreamRemoved, peer.user.id)
  }

  /** Learns what the client missed while it could not be told, and, unless that is left out, who is there. */
  private catchUp(learnsOthers: boolean): void {
    const { web } = this.world
    for (const peer of this.all) {
      const isEnded = peer.missedStreamEnd && !peer.user.seat.isPublishing
      peer.missedStreamEnd = false
      if (peer.missed === 'quit') this.depart(peer, web.webLeaveVisibleAfterMs, takeQuit)
      else if (peer.missed === 'time-out') this.timedOut(peer, this.stay)
      else if (isEnded) this.travel(web.webStreamEndVisibleAfterMs, takeStreamEnd, peer)
      else if (peer.isListed && learnsOthers) this.willHearOf(peer)
    }
  }

  private willHearOf(peer: WebPeer): void {
    const { web } = this.world
    if (!peer.isOnline || peer.departure?.pending === true) {
      this.travel(web.webJoinVisibleAfterMs, takeUser, peer)
    }
    this.willHearOfStream(peer)
  }

  private willHearOfStream(peer: WebPeer): void {
    if (peer.hasStream && peer.departure?.pending !== true) return
    const { web } = this.world
    const { isHeard, isPublishing } = peer.user.seat
    if (isHeard && isPublishing) this.travel(web.webStreamVisibleAfterMs, takeStream, peer)
  }

  /** Takes the stream for gone when the silence has lasted, unless data of the user come before. */
  private expectRemoval(peer: WebPeer, silentSinceMs: number): void {
    if (peer.removal?.pending === true) return
    const { clock, web } = this.world
    peer.isRemovalOfKilled = peer.user.seat.isOfKilled
    const limitMs = peer.isRemovalOfKilled ? web.webKilledStreamRemovedAfterMs : web.webStreamRemovedAfterMs
    peer.removal = clock.after(silentSinceMs + limitMs - clock.nowMs, takeRemoval, peer, undefined)
  }

  /** The service takes the user for gone when the silence has lasted, unless data of the user come before. */
  private expectTimeOut(peer: WebPeer, silentSinceMs: number): void {
    if (peer.timeOut?.pending === true) return
    const { clock, web } = this.world
    peer.timeOut = clock.after(silentSinceMs + web.webPeerLeaveAfterMs - clock.nowMs, judgeTimeOut, peer, this.stay)
  }

  /** Since when data of the user are missing, by the clock of whoever judges it. */
  private missedSinceMs({ user }: WebPeer): number {
    const { quietSinceMs } = user.seat
    return this.world.web.webStreamJudge === 'service' ? quietSinceMs : Math.max(quietSinceMs, this.connectedSinceMs)
  }

  /** Whether the client waits for the stream of the user. */
  private isWatched(peer: WebPeer): boolean {
    return peer.hasStream || (peer.isOnline && !this.world.web.webSilenceNeedsStream)
  }

  private of(user: Member): WebPeer | undefined {
    for (const peer of this.all) if (peer.user === user) return peer
    return undefined
  }

  /** Whether the client follows what the others do. */
  private get isAttentive(): boolean {
    const { state } = this.client
    return state === is.connected || (state === is.disconnected && this.world.web.webHearsOthersAfterLeave)
  }

  /** Whether news of the service get to the client. */
  private get canBeTold(): boolean {
    return this.isAttentive && this.client.hears
  }
}

function takeUser(peer: WebPeer, stay: number): void {
  peer.observer.peers.userArrived(peer, stay)
}

function takeStream(peer: WebPeer, stay: number): void {
  peer.observer.peers.streamArrived(peer, stay)
}

function takeStreamEnd(peer: WebPeer, stay: number): void {
  peer.observer.peers.streamEndArrived(peer, stay)
}

function takeQuit(peer: WebPeer, stay: number): void {
  peer.observer.peers.leaveArrived(peer, 'quit', stay)
}

function takeRemoval(peer: WebPeer): void {
  peer.observer.peers.silenceArrived(peer)
}

function takeGhost(peer: WebPeer, stay: number): void {
  peer.observer.peers.ghostArrived(peer, stay)
}

function takeGhostStream(peer: WebPeer, stay: number): void {
  peer.observer.peers.ghostStreamArrived(peer, stay)
}

function judgeTimeOut(peer: WebPeer, stay: number): void {
  peer.observer.peers.timedOut(peer, stay)
}

function takeTimeOut(peer: WebPeer, stay: number): void {
  peer.observer.peers.leaveArrived(peer, 'time-out', stay)
}
