/** The RTM service: who is online, who is in which channel, and who gets which message. */
import type { Timer } from './clock.ts'
import type { RtmClient } from './rtm-client.ts'
import { Mailbox } from './rtm-mail.ts'
import type { RtmWorld } from './rtm-world.ts'

/** What the service knows of one user. */
export class Presence {
  online = false
  /** The channels in which the service has the user. */
  channels: string[] = []
  /** Fires when the user was silent for too long. */
  removal: Timer | undefined
  readonly mailbox: Mailbox

  constructor(client: RtmClient, world: RtmWorld) {
    this.mailbox = new Mailbox(client, world)
  }
}

/** The service of one session. It judges presence by itself, exactly when it is due. */
export class RtmService {
  private world!: RtmWorld
  private sent = 0

  /** Ties the service to its session; the session and its service know each other. */
  attach(world: RtmWorld): void {
    this.world = world
  }

  /** A login with a new session: what is left of an earlier one ends. */
  accept(client: RtmClient): void {
    const { presence } = client
    this.world.clock.cancel(presence.removal)
    presence.mailbox.empty()
    this.leaveChannels(client, presence.channels, true)
    this.goOnline(client)
  }

  /** An automatic login, which takes the old session up again. */
  acceptAgain(client: RtmClient): void {
    const { decisions, clock } = this.world
    const { presence } = client
    if (!decisions.rtmRemovalSurvivesReturn) clock.cancel(presence.removal)
    const wasRemoved = !presence.online
    this.goOnline(client)
    if (decisions.rtmEarlyReturnTold && !wasRemoved) {
      for (const channel of presence.channels) {
        this.news(client, 'left', channel)
        this.news(client, 'joined', channel)
      }
    }
    this.joinMissing(client, decisions.rtmRejoins(client.channels), decisions.rtmRejoinTold)
    this.leaveSurplus(client)
    if (wasRemoved || client.attributesUnsent || decisions.rtmSyncsAfterEveryReturn) this.syncAttributes(client)
    presence.mailbox.resend()
  }

  /** The network is back before the client noticed: the session goes on, and what was held up comes. */
  resume(client: RtmClient): void {
    const { presence } = client
    if (!this.world.decisions.rtmRemovalSurvivesReturn) this.world.clock.cancel(presence.removal)
    this.goOnline(client)
    this.joinMissing(client, client.channels, true)
    this.leaveSurplus(client)
    if (client.attributesUnsent) this.syncAttributes(client)
    presence.mailbox.resume()
  }

  /** The service hears nothing of the client from now on. */
  interrupted(client: RtmClient): void {
    const { presence } = client
    if (!presence.online || presence.removal?.pending === true) return
    presence.removal = this.world.clock.after(this.world.decisions.rtmRemovedAfterMs, removeAfterSilence, this, client)
  }

  /** The user was silent for too long. */
  remove(client: RtmClient): void {
    const { decisions } = this.world
    const { presence } = client
    if (decisions.rtmRemovalTakesOffline) this.goOffline(client)
    this.leaveChannels(client, decisions.rtmRemovalLeaves(presence.channels), decisions.rtmRemovalTold)
  }

  /** The user logged out, and the service knows it. */
  loggedOut(client: RtmClient): void {
    if (this.world.decisions.rtmLogoutReachesService) this.end(client, this.world.decisions.rtmLogoutTold)
  }

  /** The service itself has ended the user's session. */
  expelled(client: RtmClient): void {
    if (this.world.decisions.rtmAbortLeaves) this.end(client, true)
  }

  /** Puts the user into a channel and tells its members. */
  join(client: RtmClient, channel: string, isTold = true): void {
    client.presence.channels.push(channel)
    if (isTold) this.news(client, 'joined', channel)
  }

  /** Takes the user out of a channel and tells its members. */
  leave(client: RtmClient, channel: string): void {
    this.leaveChannels(client, [channel], true)
  }

  /** Takes in a message for one user; nobody keeps one for a user without a session. */
  sendToPeer(from: RtmClient, to: string, text: string): void {
    const target = this.world.clients.find((client) => client.id === to)
    if (target !== undefined && target.hasSession) this.mail(target, 'peer', '', from.id, text)
  }

  /** Takes in a message for the members of a channel, those included who are away for the moment. */
  sendToChannel(from: RtmClient, channel: string, text: string): void {
    for (const client of this.world.clients) {
      if (client === from || !client.hasSession) continue
      const isMember = client.reachable ? client.presence.channels.includes(channel) : client.channels.includes(channel)
      if (isMember || this.world.decisions.rtmChannelMessagesReach === 'everybody')
        this.mail(client, 'channel', channel, from.id, text)
    }
  }

  private end(client: RtmClient, isTold: boolean): void {
    const { presence } = client
    this.world.clock.cancel(presence.removal)
    presence.mailbox.empty()
    this.goOffline(client)
    this.leaveChannels(client, presence.channels, isTold)
  }

  private goOnline(client: RtmClient): void {
    if (client.presence.online) return
    client.presence.online = true
    client.voice.observed('userOnline')
  }

  private goOffline(client: RtmClient): void {
    if (!client.presence.online) return
    client.presence.online = false
    client.voice.observed('userOffline')
  }

  private syncAttributes(client: RtmClient): void {
    client.attributesUnsent = false
    if (client.attributes === undefined) return
    const synced = this.world.decisions.rtmSyncedAttributes(client.attributes)
    if (synced !== undefined) client.voice.observedWith('userAttributesSet', synced)
  }

  private joinMissing(client: RtmClient, wanted: readonly string[], isTold: boolean): void {
    const { channels } = client.presence
    for (const channel of wanted) if (!channels.includes(channel)) this.join(client, channel, isTold)
  }

  /** Takes the user out of the channels that the client left while the service could not be told. */
  private leaveSurplus(client: RtmClient): void {
    const { channels } = client.presence
    if (channels.every((channel) => client.channels.includes(channel))) return
    this.leaveChannels(
      client,
      channels.filter((channel) => !client.channels.includes(channel)),
      true,
    )
  }

  private leaveChannels(client: RtmClient, channels: readonly string[], isTold: boolean): void {
    if (channels.length === 0) return
    const { presence } = client
    presence.channels = presence.channels.filter((channel) => !channels.includes(channel))
    if (isTold) for (const channel of channels) this.news(client, 'left', channel)
  }

  private news(client: RtmClient, kind: 'joined' | 'left', channel: string): void {
    const { rtmNewsReaches, rtmNewsOfOneself } = this.world.decisions
    for (const member of this.world.clients) {
      if ((member === client && !rtmNewsOfOneself) || !member.presence.online) continue
      const isTold = rtmNewsReaches === 'everybody' || member.presence.channels.includes(channel)
      if (isTold) this.mail(member, kind, channel, client.id, '')
    }
  }

  private mail(
    target: RtmClient,
    kind: 'peer' | 'channel' | 'joined' | 'left',
    channel: string,
    user: string,
    text: string,
  ): void {
    this.sent += 1
    const { loginNumber } = target
    const sentAtMs = this.world.clock.nowMs
    target.presence.mailbox.send({ nth: this.sent, kind, channel, user, text, sentAtMs, loginNumber })
  }
}

function removeAfterSilence(service: RtmService, client: RtmClient): void {
  service.remove(client)
}
