/**
 * Messages under way, and those that a client missed while it was cut off.
 *
 * What is due after an automatic re-login is decided when its window closes, `promptWithinMs` after CONNECTED.
 */
import { NEVER } from './client-facts.ts'
import { ForgottenKeys } from './key-memory.ts'

/**
 * How many messages are followed for each recipient: those under way, those delivered, and those missed. With more, the
 * oldest are forgotten. Of a message that may be a forgotten one nothing is said, and how many those are is counted.
 */
export const mailLimit = 10_000

/** One message to one recipient that was cut off when it was sent. */
interface Missed {
  readonly key: string
  /** The channel, or `''` for a peer message. */
  readonly channel: string
  readonly sender: number
  readonly text: string
  readonly atMs: number
  readonly order: number
  /** Whether sender and recipient certainly were in a position for it to be sent again. */
  sure: boolean
  received: boolean
}

/** What came of one automatic re-login, for the rules about messages that are sent again. */
export interface Resent {
  readonly client: number
  readonly connectedAt: number
  /** Peer messages of the interruption that had to come, and those of them that did not. */
  readonly peerDue: number
  readonly peerMissing: readonly string[]
  /** The same for channel messages of the window. */
  readonly channelDue: number
  readonly channelMissing: readonly string[]
  /** Channel messages that came although they were older than the window. */
  readonly tooOld: readonly string[]
  /** Whether a message older than the window was there to be held back. */
  readonly hadOld: boolean
  /** How many channel messages of the interruption came, and the most of one channel. */
  readonly channelReceived: number
  readonly mostOfOneChannel: number
  /** How many channel messages the interruption held. */
  readonly channelHeld: number
  /** Messages that came before one that was sent earlier. */
  readonly outOfOrder: readonly string[]
  readonly received: number
}

/** Delivery of one message. */
export type Delivery = 'expected' | 'twice' | 'never sent' | 'not followed'

class Mailbox {
  /** Sent and not delivered, the oldest first. */
  readonly outstanding = new Map<string, number>()
  /** Sent so long ago, with so many others under way, that it is followed no longer. */
  readonly forgotten = new ForgottenKeys()
  /** Delivered, the oldest first. */
  readonly delivered = new Set<string>()
  missed: Missed[] = []
  connectedAt = NEVER
  restoredAt = -1
  closesAt = NEVER
  lastOrder = new Map<string, number>()
  outOfOrder: string[] = []
  /** Whether the recipient stayed able to receive until the window closes. */
  undisturbed = true
  /** How many channel messages have come since the recipient is connected again. */
  arrived = 0

  get isEmpty(): boolean {
    return (
      this.outstanding.size === 0 && this.missed.length === 0 && this.delivered.size === 0 && this.forgotten.isEmpty
    )
  }
}

/** The messages of one trace. */
export class Mail {
  private readonly boxes: Mailbox[] = []
  private order = 0
  /** How many messages, over all traces, were not followed to their end. */
  unfollowed = 0
  /** When the next window closes. */
  nextClose = NEVER

  begin(clients: number): void {
    this.nextClose = NEVER
    this.order = 0
    for (let index = 0; index < Math.max(clients, this.boxes.length); index += 1) {
      const box = this.boxes[index]
      if (box === undefined || !box.isEmpty) this.boxes[index] = new Mailbox()
    }
  }

  /** Notes a message to one recipient. `missed`: the recipient was cut off. `sure`: it has to be sent again. */
  sent(
    recipient: number,
    sender: number,
    channel: string,
    text: string,
    atMs: number,
    missed: boolean,
    sure: boolean,
  ): void {
    const box = this.boxes[recipient]
    if (box === undefined) return
    const key = `${channel}\n${sender}\n${text}`
    box.outstanding.set(key, (box.outstanding.get(key) ?? 0) + 1)
    if (box.outstanding.size > mailLimit) forgetOldest(box)
    this.order += 1
    if (!missed) return
    // The newest count: what is resent of a channel is of the last 30 s.
    if (box.missed.length >= mailLimit) {
      box.missed.shift()
      this.unfollowed += 1
    }
    box.missed.push({ key, channel, sender, text, atMs, order: this.order, sure, received: false })
  }

  /** Notes that the recipient got a message. */
  received(recipient: number, sender: number, channel: string, text: string): Delivery {
    const box = this.boxes[recipient]
    if (box === undefined || sender < 0) return 'not followed'
    const key = `${channel}\n${sender}\n${text}`
    const open = box.outstanding.get(key) ?? 0
    if (open === 0) {
      if (box.forgotten.mayHave(key)) {
        this.unfollowed += 1
        return 'not followed'
      }
      return box.delivered.has(key) ? 'twice' : 'never sent'
    }
    if (open === 1) box.outstanding.delete(key)
    else box.outstanding.set(key, open - 1)
    box.delivered.delete(key)
    box.delivered.add(key)
    if (box.delivered.size > mailLimit) dropOldest(box.delivered)
    if (channel !== '' && box.closesAt !== NEVER) box.arrived += 1
    const missed = box.missed.find((candidate) => candidate.key === key && !candidate.received)
    if (missed !== undefined) {
      missed.received = true
      const line = `${channel}\n${sender}`
      if (missed.order < (box.lastOrder.get(line) ?? 0)) box.outOfOrder.push(text)
      else box.lastOrder.set(line, missed.order)
    }
    return 'expected'
  }

  /** The recipient is connected again after an interruption: from now on missed messages are due. */
  reconnected(recipient: number, restoredAt: number, now: number, promptMs: number): void {
    const box = this.boxes[recipient]
    if (box === undefined || box.missed.length === 0) return
    box.connectedAt = now
    box.restoredAt = restoredAt
    box.closesAt = now + promptMs
    box.undisturbed = true
    box.arrived = 0
    if (box.closesAt < this.nextClose) this.nextClose = box.closesAt
  }

  /** The recipient cannot be held to its messages any more. */
  disturb(recipient: number): void {
    const box = this.boxes[recipient]
    if (box !== undefined) box.undisturbed = false
  }

  /** The recipient has left the channel: what it missed there is not due any more. */
  leave(recipient: number, channel: string): void {
    for (const missed of this.boxes[recipient]?.missed ?? []) if (missed.channel === channel) missed.sure = false
  }

  /** The sender was cut off or ended: whether what it sent since then went through is open. */
  doubt(sender: number, sinceMs: number): void {
    for (const { missed } of this.boxes) {
      for (let index = missed.length - 1; index >= 0; index -= 1) {
        const message = missed[index]
        if (message === undefined || message.atMs < sinceMs) break
        if (message.sender === sender) message.sure = false
      }
    }
  }

  /** The recipient has left or died: what it missed is not due any more. */
  forget(recipient: number): void {
    const box = this.boxes[recipient]
    if (box === undefined) return
    box.missed = []
    box.lastOrder.clear()
    box.outOfOrder = []
    box.closesAt = NEVER
  }

  /** The windows that have closed before `now`. */
  closed(now: number, toleranceMs: number, windowMs: number, promptMs: number, limit: number): Resent[] {
    const results: Resent[] = []
    this.nextClose = NEVER
    this.boxes.forEach((box, client) => {
      if (box.closesAt === NEVER) return
      if (box.closesAt + toleranceMs >= now) {
        if (box.closesAt < this.nextClose) this.nextClose = box.closesAt
        return
      }
      results.push(conclude(box, client, toleranceMs, windowMs, promptMs, limit))
      box.missed = []
      box.lastOrder.clear()
      box.outOfOrder = []
      box.closesAt = NEVER
    })
    return results
  }
}

function dropOldest(keys: Set<string>): void {
  for (const oldest of keys) {
    keys.delete(oldest)
    return
  }
}

/** Ceases to follow the message that has been under way for longest. */
function forgetOldest(box: Mailbox): void {
  for (const oldest of box.outstanding.keys()) {
    box.outstanding.delete(oldest)
    box.forgotten.add(oldest)
    return
  }
}

function conclude(
  box: Mailbox,
  client: number,
  toleranceMs: number,
  windowMs: number,
  promptMs: number,
  limit: number,
): Resent {
  const dueFrom = box.connectedAt - windowMs + promptMs + toleranceMs
  const oldBefore = box.restoredAt - windowMs - promptMs - toleranceMs
  const peers = box.missed.filter((message) => message.channel === '')
  const inChannels = box.missed.filter((message) => message.channel !== '')
  const duePeers = box.undisturbed ? peers.filter((message) => message.sure && message.atMs < box.restoredAt) : []
  const dueInChannels = box.undisturbed
    ? inChannels.filter((message) => message.sure && message.atMs >= dueFrom && message.atMs < box.restoredAt)
    : []
  const held = inChannels.filter((message) => message.atMs < box.restoredAt - promptMs)
  const received = held.filter((message) => message.received)
  const perChannel = new Map<string, number>()
  for (const message of received) perChannel.set(message.channel, (perChannel.get(message.channel) ?? 0) + 1)
  const old = inChannels.filter((message) => message.atMs < oldBefore)
  const missing = dueInChannels.filter((message) => !message.received)
  const channelMissing = box.arrived >= limit ? [] : missing
  return {
    client,
    connectedAt: box.connectedAt,
    peerDue: duePeers.length,
    peerMissing: duePeers.filter((message) => !message.received).map((message) => message.text),
    channelDue: dueInChannels.length,
    channelMissing: channelMissing.map((message) => message.text),
    tooOld: old.filter((message) => message.received).map((message) => message.text),
    hadOld: old.length > 0,
    channelReceived: received.length,
    mostOfOneChannel: Math.max(0, ...perChannel.values()),
    channelHeld: held.length,
    outOfOrder: box.outOfOrder,
    received: box.missed.filter((message) => message.received).length,
  }
}
