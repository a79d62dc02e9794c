/**
 * The double of Agora's service, without any transport: who is in which channel, who is heard, and who is told of it.
 *
 * It knows no SDK, no socket and no browser. Its clock and its rules are given to it, and so it can be tested by itself
 * in no time, and serve a page and a real socket alike.
 */
import type { Author, ServiceClock, ServiceRules } from './rules.ts'

/** What the service tells one client. */
export type Push =
  | { readonly kind: 'userOnline'; readonly uid: number; readonly by: Author }
  | {
      readonly kind: 'userOffline'
      readonly uid: number
      readonly reason: 'Quit' | 'ServerTimeOut'
      readonly by: Author
    }
  | { readonly kind: 'streamAdded'; readonly uid: number; readonly by: Author }
  | { readonly kind: 'streamRemoved'; readonly uid: number; readonly by: Author }
  | { readonly kind: 'tokenExpired'; readonly by: Author }
  | { readonly kind: 'banned'; readonly by: Author }
  | { readonly kind: 'loggedInElsewhere'; readonly by: Author }

/** One connection of a client to the edge, as the service uses it. */
export interface Line {
  readonly push: (push: Push) => void
  /** The service ends the connection. */
  readonly end: () => void
}

/** What only the service sees. */
export type Seen = (what: 'userOnline' | 'userOffline' | 'channelDestroyed', uid: number, channel: string) => void

interface Member {
  readonly uid: number
  readonly channel: string
  /** The lines by which the user has joined and that stand, as far as the service knows; and whether data arrive by each. */
  readonly lines: Map<Line, boolean>
  /** Whether data of the user arrive: they are sent all the time while a connection stands. */
  isHeard: boolean
  /** Whether the user counts as being in the channel. Who was dropped may be heard again by a line that still stands. */
  isPresent: boolean
  /** Whether the others have been told of a stream. */
  isPublishing: boolean
  /** Whether the user's own data have a stream among them. */
  sendsStream: boolean
  /** Strikes when the user has been silent for the limit. */
  offline: () => void
  streamGone: () => void
}

const nothing = (): void => {}

const newMember = (uid: number, channel: string): Member => ({
  uid,
  channel,
  lines: new Map(),
  isHeard: true,
  isPresent: false,
  isPublishing: false,
  sendsStream: false,
  offline: nothing,
  streamGone: nothing,
})

function push({ lines }: Member, what: Push): void {
  for (const line of lines.keys()) line.push(what)
}

/** One fresh service with no user in it. */
export class Service {
  readonly #clock: ServiceClock
  readonly #rules: ServiceRules
  readonly #seen: Seen
  readonly #members = new Map<number, Member>()
  readonly #expired = new Set<number>()
  readonly #destructions = new Map<string, () => void>()

  constructor(clock: ServiceClock, rules: ServiceRules, seen: Seen = nothing) {
    this.#clock = clock
    this.#rules = rules
    this.#seen = seen
  }

  /** Whether the user's token has expired since it was given. */
  hasExpired(uid: number): boolean {
    return this.#expired.has(uid)
  }

  /** The user presents a new token. */
  present(uid: number): void {
    this.#expired.delete(uid)
  }

  /** Who is in the channel. */
  usersOf(channel: string): readonly number[] {
    return this.#membersOf(channel)
      .filter(({ isPresent }) => isPresent)
      .map(({ uid }) => uid)
  }

  /**
   * The user joins by this line, for the first time or again. No document says what becomes of a former line in the same
   * channel that still stands: it is not ended, and told everything, too.
   */
  join(uid: number, channel: string, line: Line): void {
    const former = this.#members.get(uid)
    if (former !== undefined && former.channel !== channel) this.#remove(former, 'Quit', 'service')
    const member = this.#members.get(uid) ?? newMember(uid, channel)
    this.#members.set(uid, member)
    member.lines.set(line, true)
    // Whoever is back in time has been missed by nobody. Its stream counts on from its last data until it publishes again.
    member.sendsStream = false
    this.#hear(member)
    if (!member.isPresent) this.#admit(member)
    for (const other of this.#othersOf(uid, channel).filter(({ isPresent }) => isPresent)) {
      line.push({ kind: 'userOnline', uid: other.uid, by: 'service' })
      if (other.isPublishing) line.push({ kind: 'streamAdded', uid: other.uid, by: 'service' })
    }
  }

  /** The user publishes its stream, for the first time or again. */
  publish(uid: number, line: Line): void {
    const member = this.#on(uid, line)
    if (member === undefined) return
    member.streamGone()
    member.streamGone = nothing
    member.sendsStream = true
    this.#addStream(member)
  }

  unpublish(uid: number, line: Line): void {
    const member = this.#on(uid, line)
    if (member === undefined) return
    member.sendsStream = false
    this.#removeStream(member, 'service')
  }

  /** The user leaves by this line, and the channel unless it is heard by another. */
  leave(uid: number, line: Line): void {
    const member = this.#on(uid, line)
    if (member === undefined) return
    member.lines.delete(line)
    if (![...member.lines.values()].includes(true)) this.#remove(member, 'Quit', 'service')
  }

  /** No data arrive by this line any more, whether it broke, fell silent, or its page is gone. */
  fallSilent(uid: number, line: Line): void {
    const member = this.#on(uid, line)
    if (member === undefined) return
    member.lines.set(line, false)
    if (!member.isHeard || [...member.lines.values()].includes(true)) return
    const { streamRemovedAfterMs, userOfflineAfterMs } = this.#rules
    member.isHeard = false
    if (member.isPublishing) {
      member.streamGone()
      member.streamGone = this.#clock.after(streamRemovedAfterMs, () => this.#removeStream(member, 'double'))
    }
    member.offline = this.#clock.after(userOfflineAfterMs, () => {
      this.#dismiss(member, 'ServerTimeOut', 'double')
      if (member.lines.size === 0) this.#members.delete(uid)
    })
  }

  /** The line is no more. */
  hangUp(uid: number, line: Line): void {
    this.fallSilent(uid, line)
    const member = this.#on(uid, line)
    if (member === undefined) return
    member.lines.delete(line)
    if (!member.isPresent && member.lines.size === 0) this.#members.delete(uid)
  }

  /** Data arrive by this line again. Whoever had been dropped is back by that, for no document says that the line ends. */
  beHeard(uid: number, line: Line): void {
    const member = this.#on(uid, line)
    if (member === undefined) return
    member.lines.set(line, true)
    if (member.isHeard) return
    this.#hear(member)
    member.streamGone()
    member.streamGone = nothing
    if (!member.isPresent) this.#admit(member)
    if (member.sendsStream) this.#addStream(member)
  }

  /** The user's token expires now. */
  expireToken(uid: number): void {
    const member = this.#members.get(uid)
    this.#expired.add(uid)
    if (member !== undefined) push(member, { kind: 'tokenExpired', by: 'service' })
  }

  /** An operator bans the user, who is told, put out, and has left for the others. */
  ban(uid: number): void {
    this.#expel(uid, { kind: 'banned', by: 'service' })
  }

  /** The same user logs in on another device, which takes its place and leaves again. */
  logInElsewhere(uid: number): void {
    this.#expel(uid, { kind: 'loggedInElsewhere', by: 'service' })
  }

  #expel(uid: number, why: Push): void {
    const member = this.#members.get(uid)
    if (member === undefined) return
    push(member, why)
    this.#remove(member, 'Quit', 'service')
    for (const line of member.lines.keys()) line.end()
  }

  #on(uid: number, line: Line): Member | undefined {
    const member = this.#members.get(uid)
    return member?.lines.has(line) === true ? member : undefined
  }

  #hear(member: Member): void {
    member.isHeard = true
    member.offline()
    member.offline = nothing
  }

  #admit(member: Member): void {
    const { uid, channel } = member
    this.#destructions.get(channel)?.()
    this.#destructions.delete(channel)
    member.isPresent = true
    this.#seen('userOnline', uid, channel)
    this.#tellOthers(member, { kind: 'userOnline', uid, by: 'service' })
  }

  #remove(member: Member, reason: 'Quit' | 'ServerTimeOut', by: Author): void {
    this.#dismiss(member, reason, by)
    this.#members.delete(member.uid)
  }

  /** The user does not count as being in the channel any more. */
  #dismiss(member: Member, reason: 'Quit' | 'ServerTimeOut', by: Author): void {
    const { uid, channel } = member
    member.offline()
    if (!member.isPresent) return
    this.#removeStream(member, by)
    member.isPresent = false
    this.#seen('userOffline', uid, channel)
    this.#tellOthers(member, { kind: 'userOffline', uid, reason, by })
    if (this.usersOf(channel).length > 0) return
    this.#destructions.set(
      channel,
      this.#clock.after(this.#rules.channelDestroyedAfterMs, () => {
        this.#destructions.delete(channel)
        this.#seen('channelDestroyed', uid, channel)
      }),
    )
  }

  #addStream(member: Member): void {
    if (member.isPublishing) return
    member.isPublishing = true
    this.#tellOthers(member, { kind: 'streamAdded', uid: member.uid, by: 'service' })
  }

  #removeStream(member: Member, by: Author): void {
    member.streamGone()
    member.streamGone = nothing
    if (!member.isPublishing) return
    member.isPublishing = false
    this.#tellOthers(member, { kind: 'streamRemoved', uid: member.uid, by })
  }

  #tellOthers({ uid, channel }: Member, what: Push): void {
    for (const other of this.#othersOf(uid, channel)) push(other, what)
  }

  #othersOf(uid: number, channel: string): readonly Member[] {
    return this.#membersOf(channel).filter((member) => member.uid !== uid)
  }

  #membersOf(channel: string): readonly Member[] {
    return [...this.#members.values()].filter((member) => member.channel === channel)
  }
}
