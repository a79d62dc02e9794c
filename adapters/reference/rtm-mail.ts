/** What the RTM service sends to a client, on its way and in the cache of a client that cannot be reached. */
import type { RtmDecisions } from './decisions-rtm.ts'
import type { RtmClient } from './rtm-client.ts'
import type { RtmWorld } from './rtm-world.ts'
import { rtmState } from './states.ts'

/** One message, or one piece of news about a channel's members, for one client. */
export interface Mail {
  /** The place in the order of everything that was sent in the session. */
  readonly nth: number
  readonly kind: 'peer' | 'channel' | 'joined' | 'left'
  readonly channel: string
  readonly user: string
  readonly text: string
  readonly sentAtMs: number
  /** The login for which it is meant; a later one does not get it. */
  readonly loginNumber: number
}

/** How many messages the service keeps for one client; reaching it is an error of the session. */
export const cachedMailLimit = 100_000

/** Brings mail to one client, and keeps what the client misses. */
export class Mailbox {
  private missed: Mail[] = []
  private readonly client: RtmClient
  private readonly world: RtmWorld
  private readonly decisions: RtmDecisions

  constructor(client: RtmClient, world: RtmWorld) {
    this.client = client
    this.world = world
    this.decisions = world.decisions
  }

  /** Sends mail; it arrives after its travel, and is kept where the client cannot be reached. */
  send(mail: Mail): void {
    if (this.client.reachable) this.travel(mail)
    else this.keep(mail)
  }

  /** Throws away what the client missed. */
  empty(): void {
    if (this.missed.length > 0) this.missed = []
  }

  /** The connection goes on where it was interrupted: everything comes that was held up. */
  resume(): void {
    if (this.missed.length === 0) return
    const missed = this.missed
    this.missed = []
    for (const mail of missed) this.travel(mail)
  }

  /** The client has logged in again: the messages that the service resends come, in their order. */
  resend(): void {
    if (this.missed.length === 0) return
    const { decisions } = this
    const chosen = choose(this.missed, this.world.clock.nowMs, decisions)
    this.missed = []
    if (decisions.rtmResendOrder === 'reversed') chosen.reverse()
    for (const mail of chosen) for (let copy = 0; copy < decisions.rtmResendCopies; copy += 1) this.travel(mail)
  }

  private travel(mail: Mail): void {
    const isNews = mail.kind === 'joined' || mail.kind === 'left'
    const takesMs = isNews ? this.decisions.rtmMemberNewsTakesMs : this.decisions.rtmMessageTakesMs(mail.nth)
    this.world.line.down(this.client, takesMs, arrive, this, mail)
  }

  private keep(mail: Mail): void {
    const { missed } = this
    if (missed.length === cachedMailLimit)
      throw new Error(`Cannot keep more than ${cachedMailLimit} messages for a client.`)
    // Mail that was under way when the connection broke is older than what was kept meanwhile.
    let at = missed.length
    while (at > 0 && (missed[at - 1] as Mail).nth > mail.nth) at -= 1
    missed.splice(at, 0, mail)
  }

  /** Mail has come to the end of its travel. */
  arrived(mail: Mail): void {
    const { client, decisions } = this
    if (mail.loginNumber !== client.loginNumber) return
    if (!client.reachable) {
      if (client.state === rtmState.connected || client.state === rtmState.reconnecting) this.keep(mail)
      return
    }
    const { voice } = client
    const { channel, user, text } = mail
    const reaches = mail.kind === 'channel' ? decisions.rtmChannelMessagesReach : decisions.rtmNewsReaches
    if (mail.kind === 'peer') voice.tell(decisions.rtmMessageReceived, user, text)
    else if (reaches === 'members' && !client.channels.includes(channel)) return
    else if (mail.kind === 'channel') voice.tell(decisions.rtmChannelMessageReceived, channel, user, text)
    else if (mail.kind === 'joined') voice.tell(decisions.rtmMemberJoined, channel, user)
    else voice.tell(decisions.rtmMemberLeft, channel, user)
  }
}

function arrive(mailbox: Mailbox, mail: Mail): void {
  mailbox.arrived(mail)
}

/** The missed messages that are resent to a client that has just logged in again. */
function choose(missed: readonly Mail[], nowMs: number, decisions: RtmDecisions): Mail[] {
  const { rtmResentPeerMessages, rtmResentPeerWindowMs, rtmResentChannelMessages, rtmResendWindowMs, rtmResendKeeps } =
    decisions
  const peer = missed.filter((mail) => mail.kind === 'peer' && nowMs - mail.sentAtMs <= rtmResentPeerWindowMs)
  const channel = missed.filter((mail) => mail.kind === 'channel' && nowMs - mail.sentAtMs <= rtmResendWindowMs)
  const groups =
    decisions.rtmResendLimitFor === 'all channels'
      ? [channel]
      : [...new Set(channel.map((mail) => mail.channel))].map((name) => channel.filter((mail) => mail.channel === name))
  const chosen = rtmResentPeerMessages < peer.length ? peer.slice(peer.length - rtmResentPeerMessages) : peer
  for (const group of groups) {
    const surplus = Math.max(0, group.length - rtmResentChannelMessages)
    chosen.push(...(rtmResendKeeps === 'newest' ? group.slice(surplus) : group.slice(0, group.length - surplus)))
  }
  return chosen.sort((one, other) => one.nth - other.nth)
}
