/** Who is in which channel, who must be told of whom, and whose messages must reach whom. */
import { type ClientFacts, CONNECTED, DISCONNECTED, DISCONNECTING, ENDED, NEVER, RECONNECTING } from './client-facts.ts'
import { kindBit } from './compile.ts'
import { maySayGoodBye } from './good-bye.ts'
import { canBeTold } from './obligations.ts'
import { isJustBack } from './observe.ts'
import { GONE, JOINING, LEAVING, MEMBER, OUTSIDE, PERHAPS, PRESENT, STALE, UNKNOWN } from './views.ts'
import type { Observed } from './world.ts'

const webBit = kindBit('web')

/** What the users of a channel publish is followed like a channel of its own. */
export function streamsIn(channel: string): string {
  return `${channel} (streams)`
}

/** The channels of one trace: RTM clients may be in many, an RTC client is in one. */
export class Channels {
  private readonly world: Observed

  constructor(world: Observed) {
    this.world = world
  }

  // RTM: joinChannel and leaveChannel while logged in.

  join(client: ClientFacts, name: string): void {
    const { views, now } = this.world
    if (client.state === DISCONNECTED && client.enteringAt === NEVER) return
    const channel = views.channel(name)
    if (channel < 0) return
    const membership = views.membership(channel, client.index)
    if (membership === MEMBER || membership === JOINING || membership === PERHAPS) return
    // A leave of which some have not heard yet makes it uncertain what comes first.
    const { reachableSince, connectedSince } = client
    const leftAt = Math.max(views.membershipSince(channel, client.index), reachableSince, connectedSince)
    const leaving =
      membership === LEAVING && (now - leftAt <= this.world.promptMs || this.isRemembered(channel, client))
    const sure = canBeTold(client) && client.openStates === 0 && !leaving
    views.setMembership(channel, client.index, sure ? JOINING : PERHAPS, now)
    views.forget(channel, client.index)
    views.joins(channel, client.index, now, false)
  }

  /** Whether anybody still takes the client for a member. */
  private isRemembered(channel: number, client: ClientFacts): boolean {
    const { views, clients } = this.world
    return clients.some((other) => {
      const seen = views.seen(channel, other.index, client.index)
      return seen === PRESENT || seen === STALE
    })
  }

  leave(client: ClientFacts, name: string): void {
    const { views, now } = this.world
    const channel = views.find(name)
    if (channel >= 0 && views.membership(channel, client.index) !== OUTSIDE)
      views.setMembership(channel, client.index, LEAVING, now)
  }

  /** A join that was under way when the client lost its network may or may not have gone through. */
  interrupted(client: ClientFacts): void {
    const { views, now, promptMs } = this.world
    for (let channel = 0; channel < views.channelCount; channel += 1) {
      if (views.membership(channel, client.index) !== JOINING) continue
      const through = now - views.membershipSince(channel, client.index) >= promptMs
      views.setMembership(channel, client.index, through ? MEMBER : PERHAPS, now)
    }
  }

  // RTC: the channel of a joinChannel.

  enter(client: ClientFacts, name: string, mayKnowOthers = false): void {
    const { views, now } = this.world
    this.leaveAll(client)
    const channel = views.channel(name)
    if (channel < 0) return
    const keeps = this.mayReturnUnnoticed(client, name)
    views.setMembership(channel, client.index, PERHAPS, now)
    if (!mayKnowOthers) views.forget(channel, client.index)
    views.joins(channel, client.index, now, keeps)
    if (!this.world.hasStreams) return
    const streams = views.channel(streamsIn(name))
    if (streams < 0) return
    views.forget(streams, client.index)
    if (client.kind === webBit) return
    views.setMembership(streams, client.index, PERHAPS, now)
    views.joins(streams, client.index, now, keeps)
  }

  /** One whose kill is a silence, and who joins its channel again in time, comes back without a word about it. */
  private mayReturnUnnoticed({ killIsLatest, killedIn, kind }: ClientFacts, channel: string): boolean {
    return this.world.knowsKills && killIsLatest && killedIn === channel && !maySayGoodBye(kind)
  }

  // The Web: what a user publishes.

  /** Returns whether the client begins to publish: a second time changes nothing. */
  publish(client: ClientFacts): boolean {
    const { views, now } = this.world
    const streams = views.channel(streamsIn(client.channel))
    if (streams < 0 || client.state === DISCONNECTED) return false
    const membership = views.membership(streams, client.index)
    if (membership === MEMBER) return false
    const steady = canBeTold(client) && client.openStates === 0 && !isJustBack(client, this.world)
    const sure = steady && membership === OUTSIDE
    views.setMembership(streams, client.index, sure ? MEMBER : PERHAPS, now)
    views.joins(streams, client.index, now, false)
    return true
  }

  unpublish(client: ClientFacts): void {
    const { views, now } = this.world
    const streams = views.find(streamsIn(client.channel))
    if (streams >= 0 && views.membership(streams, client.index) !== OUTSIDE)
      views.setMembership(streams, client.index, LEAVING, now)
  }

  /** Told to unpublish it says that it has failed to: whether it publishes is open. */
  notUnpublished(client: ClientFacts): void {
    const { views, now } = this.world
    const streams = views.find(streamsIn(client.channel))
    if (streams >= 0 && views.membership(streams, client.index) === LEAVING)
      views.setMembership(streams, client.index, PERHAPS, now)
  }

  killed(client: ClientFacts): void {
    // A killed RTC client falls silent like one without a network; for RTM no document says what others see.
    if (this.world.anyLossIsBoth) this.leaveAll(client)
  }

  private leaveAll(client: ClientFacts): void {
    const { views, now } = this.world
    for (let channel = 0; channel < views.channelCount; channel += 1) {
      if (views.membership(channel, client.index) !== OUTSIDE) views.setMembership(channel, client.index, LEAVING, now)
    }
  }

  /** Follows a change of state that the client has reported. */
  stateChanged(client: ClientFacts, from: number): void {
    const { views, now } = this.world
    if (client.state === DISCONNECTED || client.state === ENDED || client.state === DISCONNECTING) {
      // Should it be in the channel again without a call, what it was told of the others is certain no longer.
      if (!this.world.anyLossIsBoth && client.state !== DISCONNECTING) this.unsettleViews(client)
      return this.leaveAll(client)
    }
    if (client.state !== CONNECTED) return
    if (from === RECONNECTING) this.comeBack(client)
    // RTM: one who has logged in by a call is in no channel yet.
    if (from === RECONNECTING || !this.world.anyLossIsBoth) this.isThereAgain(client)
    if (this.world.anyLossIsBoth) return
    const channel = views.find(client.channel)
    if (channel >= 0) views.setMembership(channel, client.index, MEMBER, now)
    // One who had failed is a newcomer, whether or not anybody was told of the failure.
    if (channel >= 0 && from === RECONNECTING && client.rejoinsAfterFailure) views.mayBeToldAnew(channel, client.index)
    if (!this.world.hasStreams) return
    const streams = views.channel(streamsIn(client.channel))
    if (streams < 0) return
    if (client.kind !== webBit) views.setMembership(streams, client.index, MEMBER, now)
    else if (views.membership(streams, client.index) !== OUTSIDE) {
      // Whether a Web user who is back publishes still, no document says.
      views.setMembership(streams, client.index, PERHAPS, now)
      views.joins(streams, client.index, now, false)
    }
  }

  /** Whether or not the others are told that the client is there, they may be told anew that it is gone. */
  isThereAgain(client: ClientFacts): void {
    const { views, now } = this.world
    for (let channel = 0; channel < views.channelCount; channel += 1) {
      if (views.membership(channel, client.index) !== OUTSIDE) views.comesBack(channel, client.index, now)
    }
  }

  /** What the client was told of the others may be of an earlier stay. */
  unsettleViews(client: ClientFacts): void {
    const { views, clients } = this.world
    for (let channel = 0; channel < views.channelCount; channel += 1) {
      for (const other of clients) {
        if (views.seen(channel, client.index, other.index) !== UNKNOWN)
          views.see(channel, client.index, other.index, STALE)
      }
    }
  }

  /** What became of the client's memberships is open: something went wrong with it. */
  doubt(client: ClientFacts): void {
    const { views } = this.world
    for (let channel = 0; channel < views.channelCount; channel += 1) this.doubtIn(channel, client)
  }

  /** A member was told that the client is in the channel again. */
  confirm(channel: number, client: ClientFacts): void {
    const { views, now } = this.world
    // Only a membership that its return has made doubtful: not one that a later leave and join has.
    const sinceReturn = views.membershipSince(channel, client.index) === client.connectedSince
    if (views.membership(channel, client.index) === PERHAPS && sinceReturn) {
      views.setMembership(channel, client.index, MEMBER, now)
    }
  }

  /** What became of the client's membership in this channel is open. */
  doubtIn(channel: number, client: ClientFacts): void {
    const { views, now } = this.world
    const membership = views.membership(channel, client.index)
    if (membership === MEMBER || membership === JOINING) views.setMembership(channel, client.index, PERHAPS, now)
  }

  /** Whoever was away may have missed something: what it was told of others is certain no longer. */
  comeBack(client: ClientFacts): void {
    const { views } = this.world
    for (let channel = 0; channel < views.channelCount; channel += 1) {
      for (const other of this.world.clients) {
        if (other === client) continue
        const healthy = canBeTold(other) && other.unheardMaybe === NEVER
        if (views.seen(channel, client.index, other.index) === PRESENT && !healthy)
          views.see(channel, client.index, other.index, STALE)
        if (this.world.anyLossIsBoth) views.see(channel, client.index, other.index, STALE)
        const missedIt =
          !canBeTold(other) || other.connectedSince > client.unheardMaybe || other.reachableSince > client.unheardMaybe
        const seen = views.seen(channel, other.index, client.index)
        // Whether one who was away for about the limit was taken out, and put in again, is open.
        const certain =
          client.removedSure &&
          this.isMember(channel, client) &&
          client.reachableSince !== NEVER &&
          client.undisturbedSince !== NEVER
        const unsure = missedIt || (seen === GONE && this.world.anyLossIsBoth && !certain)
        if (seen !== UNKNOWN && unsure) views.see(channel, other.index, client.index, STALE)
      }
    }
  }

  /** Whether the client certainly is in the channel. */
  private isMember(channel: number, client: ClientFacts): boolean {
    const { views, now, promptMs, toleranceMs } = this.world
    const membership = views.membership(channel, client.index)
    if (membership === MEMBER) return true
    return membership === JOINING && now - views.membershipSince(channel, client.index) > promptMs + toleranceMs
  }

  /** Calls back for every other client that must be told of the subject, in each channel that both are in. */
  eachToldMember(
    subject: ClientFacts,
    ofStream: boolean,
    tell: (observer: ClientFacts, channel: number) => void,
  ): void {
    const { views, clients } = this.world
    if (clients.length < 2) return
    if (!this.world.anyLossIsBoth) {
      // What a user publishes is told to whoever is in the user's channel.
      const room = views.find(subject.channel)
      const about = ofStream ? views.find(streamsIn(subject.channel)) : room
      if (room < 0 || about < 0 || !this.isMember(about, subject)) return
      for (const observer of clients) {
        if (observer !== subject && canBeTold(observer) && this.isMember(room, observer)) tell(observer, about)
      }
      return
    }
    for (let channel = 0; channel < views.channelCount; channel += 1) {
      if (!this.isMember(channel, subject)) continue
      for (const observer of clients) {
        if (observer !== subject && canBeTold(observer) && this.isMember(channel, observer)) tell(observer, channel)
      }
    }
  }

  // RTM: messages.

  sendPeer(sender: ClientFacts, to: string, text: string): void {
    const recipient = this.world.client(to)
    if (recipient !== undefined) this.send(sender, recipient, '', text, true)
  }

  sendToChannel(sender: ClientFacts, name: string, text: string): void {
    const channel = this.world.views.find(name)
    if (channel < 0) return
    const senderIn = this.isMember(channel, sender)
    for (const recipient of this.world.clients) {
      if (recipient !== sender) this.send(sender, recipient, name, text, senderIn && this.isMember(channel, recipient))
    }
  }

  private send(sender: ClientFacts, recipient: ClientFacts, channel: string, text: string, bothIn: boolean): void {
    const { mail, now, promptMs } = this.world
    const cut =
      recipient.alive &&
      (recipient.state === RECONNECTING || (recipient.state === CONNECTED && recipient.silenceSure !== NEVER))
    const sure =
      bothIn &&
      canBeTold(sender) &&
      recipient.undisturbedSince !== NEVER &&
      recipient.silenceSure !== NEVER &&
      now - recipient.silenceSure >= promptMs &&
      now - recipient.silenceMaybe >= promptMs
    mail.sent(recipient.index, sender.index, channel, text, now, cut, cut && sure)
  }
}
