import type { Link } from './link.ts'
import { travelMs } from './link.ts'

/** Silence after which a user counts as gone, and the age at which a channel message is not worth sending again. */
const removedAfterMs = 30_000
const mostChannelMessages = 32
const channelMessage = 'ChannelMessageReceived'

/** What a client lends to the service for one login. */
export interface Session {
  readonly userId: string
  readonly link: Link
  receive(event: string, ...args: string[]): void
  end(reason: number): void
}

interface Message {
  readonly atMs: number
  readonly event: string
  readonly args: string[]
}

interface User {
  readonly session: Session
  readonly channels: Set<string>
  /** Out of reach since a loss of the link, until the client resumes or logs in again. */
  isAway: boolean
  isRemoved: boolean
  endReason: number | undefined
  missed: Message[]
  timer: ReturnType<typeof setTimeout> | undefined
}

/** The service: who is online, who is in which channel, and what was missed. */
export class Service {
  readonly #users = new Map<string, User>()
  readonly #ended = new WeakSet<Session>()
  readonly #loginErrors: Record<string, number> = { invalidAppId: 4, invalidToken: 5, expiredToken: 6 }

  /** Logs in, or resumes a session, and answers with an error code or 0. */
  enter(session: Session, token: string, channels: Iterable<string>, answer: (code: number) => void): void {
    // Lost again since it was sent: the client will come back once more.
    if (!session.link.isUp || this.#ended.has(session)) return
    const error = this.#loginErrors[token] ?? 0
    session.link.down(() => answer(error))
    if (error !== 0) return
    if (this.#users.get(session.userId)?.session !== session) this.#begin(session)
    const user = this.#users.get(session.userId)
    if (user === undefined) return
    clearTimeout(user.timer)
    if (user.endReason !== undefined) this.#tellEnd(user, user.endReason)
    else this.#comeBack(user, new Set(channels))
  }

  leave(session: Session): void {
    const user = this.#userOf(session)
    if (user === undefined) return
    clearTimeout(user.timer)
    for (const channel of user.channels) this.leaveChannel(session, channel)
    this.#users.delete(session.userId)
  }

  joinChannel(session: Session, channel: string): void {
    const user = this.#userOf(session)
    if (user === undefined || user.channels.has(channel)) return
    user.channels.add(channel)
    // A user who has been removed is in the channel again when the client comes back.
    if (!user.isRemoved) this.#tellMembers(session.userId, channel, 'MemberJoined')
  }

  leaveChannel(session: Session, channel: string): void {
    const user = this.#userOf(session)
    if (user?.channels.delete(channel) && !user.isRemoved) this.#tellMembers(session.userId, channel, 'MemberLeft')
  }

  sendToPeer(from: string, to: string, text: string): void {
    const user = this.#users.get(to)
    if (user !== undefined) this.#deliver(user, 'MessageReceived', from, text)
  }

  sendToChannel(from: string, channel: string, text: string): void {
    if (!this.#users.get(from)?.channels.has(channel)) return
    for (const member of this.#others(from, channel)) this.#deliver(member, channelMessage, channel, from, text)
  }

  /** Ends the session of a user, as soon as the word of it has arrived and the client can be reached. */
  end(userId: string, reason: number): void {
    const user = this.#users.get(userId)
    if (user !== undefined) setTimeout(() => this.#end(user, reason), travelMs)
  }

  #end(user: User, reason: number): void {
    if (user.endReason !== undefined || this.#userOf(user.session) === undefined) return
    user.endReason = reason
    for (const channel of user.channels) this.leaveChannel(user.session, channel)
    if (!user.isAway) this.#tellEnd(user, reason)
  }

  #begin(session: Session): void {
    const { userId, link } = session
    const old = this.#users.get(userId)
    if (old !== undefined) this.leave(old.session)
    const fresh = { isAway: false, isRemoved: false, endReason: undefined, missed: [], timer: undefined }
    const user: User = { session, channels: new Set(), ...fresh }
    this.#users.set(userId, user)
    link.onChange((isUp) => {
      if (isUp || user.isAway || this.#users.get(userId) !== user) return
      user.isAway = true
      user.timer = setTimeout(() => this.#remove(user), removedAfterMs)
    })
  }

  #comeBack(user: User, channels: Set<string>): void {
    for (const channel of user.channels) {
      if (!channels.has(channel)) this.leaveChannel(user.session, channel)
      else if (user.isRemoved) this.#tellMembers(user.session.userId, channel, 'MemberJoined')
    }
    user.isAway = false
    user.isRemoved = false
    for (const channel of channels) this.joinChannel(user.session, channel)
    // What was lost on its way is noticed only when it does not arrive.
    const missed = user.missed.splice(0).sort((one, other) => one.atMs - other.atMs)
    const ofChannels = missed.filter(
      ({ event, atMs }) => event === channelMessage && Date.now() - atMs < removedAfterMs,
    )
    const resent = new Set(ofChannels.slice(-mostChannelMessages))
    for (const message of missed) {
      if (message.event !== channelMessage || resent.has(message)) this.#deliver(user, message.event, ...message.args)
    }
  }

  #remove(user: User): void {
    user.isRemoved = true
    for (const channel of user.channels) this.#tellMembers(user.session.userId, channel, 'MemberLeft')
  }

  #tellEnd({ session }: User, reason: number): void {
    this.#users.delete(session.userId)
    this.#ended.add(session)
    session.link.down(() => session.end(reason))
  }

  #tellMembers(userId: string, channel: string, event: string): void {
    for (const member of this.#others(userId, channel)) this.#deliver(member, event, channel, userId)
  }

  #deliver({ session, isAway, missed }: User, event: string, ...args: string[]): void {
    const message = { atMs: Date.now(), event, args }
    const keep = () => missed.push(message)
    if (isAway) keep()
    else session.link.down(() => session.receive(event, ...args), keep)
  }

  #others(userId: string, channel: string): User[] {
    return [...this.#users.values()].filter((user) => user.session.userId !== userId && user.channels.has(channel))
  }

  #userOf(session: Session): User | undefined {
    const user = this.#users.get(session.userId)
    return user?.session === session ? user : undefined
  }
}
