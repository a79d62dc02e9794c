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
  line: Line
  /** Whether data of the user arrive: they are sent all the time while the connection stands. */
  isHeard: boolean
  isPublishing: boolean
  /** Strikes when the user has been silent for the limit. */
  offline: () => void
  streamGone: () => void
}

const nothing = (): void => {}

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
    return [...this.#members.values()].filter((member) => member.channel === channel).map(({ uid }) => uid)
  }

  /** Whether the line is the one by which the user is in a channel. */
  isIn(uid: number, line: Line): boolean {
    return this.#members.get(uid)?.line === line
  }

  /** The user joins by this line, for the first time or again; a former line of the same user is replaced. */
  join(uid: number, channel: string, line: Line): void {
    const former = this.#members.get(uid)
    this.#destructions.get(channel)?.()
    this.#destructions.delete(channel)
    if (former?.channel === channel) {
      // Back in time: nobody has missed the user. Its stream counts on from its last data until it publishes again.
      const before = former.line
      former.line = line
      if (before !== line) before.end()
      this.#hear(former)
    } else {
      if (former !== undefined) this.#remove(former, 'Quit', 'service')
      const member: Member = {
        uid,
        channel,
        line,
        isHeard: true,
        isPublishing: false,
        offline: nothing,
        streamGone: nothing,
      }
      this.#members.set(uid, member)
      this.#seen('userOnline', uid, channel)
      this.#tellOthers(member, { kind: 'userOnline', uid, by: 'service' })
    }
    for (const other of this.#othersOf(uid, channel)) {
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
    if (member.isPublishing) return
    member.isPublishing = true
    this.#tellOthers(member, { kind: 'streamAdded', uid, by: 'service' })
  }

  unpublish(uid: number, line: Line): void {
    const member = this.#on(uid, line)
    if (member !== undefined) this.#removeStream(member, 'service')
  }

  leave(uid: number, line: Line): void {
    const member = this.#on(uid, line)
    if (member !== undefined) this.#remove(member, 'Quit', 'service')
  }

  /** No data arrive by this line any more, whether it broke, fell silent, or its page is gone. */
  fallSilent(uid: number, line: Line): void {
    const member = this.#on(uid, line)
    if (member === undefined || !member.isHeard) return
    const { streamRemovedAfterMs, userOfflineAfterMs } = this.#rules
    member.isHeard = false
    if (member.isPublishing) {
      member.streamGone()
      member.streamGone = this.#clock.after(streamRemovedAfterMs, () => this.#removeStream(member, 'double'))
    }
    member.offline = this.#clock.after(userOfflineAfterMs, () => {
      this.#remove(member, 'ServerTimeOut', 'double')
      // Whoever counts as dropped has to join again, and hears of it as soon as anything arrives.
      member.line.end()
    })
  }

  /** Data arrive by this line again. */
  beHeard(uid: number, line: Line): void {
    const member = this.#on(uid, line)
    if (member === undefined || member.isHeard) return
    this.#hear(member)
    member.streamGone()
    member.streamGone = nothing
  }

  /** The user's token expires now. */
  expireToken(uid: number): void {
    const member = this.#members.get(uid)
    this.#expired.add(uid)
    member?.line.push({ kind: 'tokenExpired', by: 'service' })
  }

  /** An operator bans the user, who is told, put out, and has left for the others. */
  ban(uid: number): void {
    this.#expel(uid, { kind: 'banned', by: 'service' })
  }

  /** The same user logs in on another device, which takes its place and leaves again. */
  logInElsewhere(uid: number): void {
    this.#expel(uid, { kind: 'loggedInElsewhere', by: 'service' })
  }

  #expel(uid: number, push: Push): void {
    const member = this.#members.get(uid)
    if (member === undefined) return
    member.line.push(push)
    this.#remove(member, 'Quit', 'service')
    member.line.end()
  }

  #on(uid: number, line: Line): Member | undefined {
    const member = this.#members.get(uid)
    return member?.line === line ? member : undefined
  }

  #hear(member: Member): void {
    member.isHeard = true
    member.offline()
    member.offline = nothing
  }

  #remove(member: Member, reason: 'Quit' | 'ServerTimeOut', by: Author): void {
    const { uid, channel } = member
    member.offline()
    if (member.isPublishing) this.#removeStream(member, by)
    this.#members.delete(uid)
    this.#seen('userOffline', uid, channel)
    for (const other of this.#othersOf(uid, channel)) other.line.push({ kind: 'userOffline', uid, reason, by })
    if (this.usersOf(channel).length > 0) return
    this.#destructions.set(
      channel,
      this.#clock.after(this.#rules.channelDestroyedAfterMs, () => {
        this.#destructions.delete(channel)
        this.#seen('channelDestroyed', uid, channel)
      }),
    )
  }

  #removeStream(member: Member, by: Author): void {
    member.streamGone()
    member.streamGone = nothing
    if (!member.isPublishing) return
    member.isPublishing = false
    this.#tellOthers(member, { kind: 'streamRemoved', uid: member.uid, by })
  }

  #tellOthers({ uid, channel }: Member, push: Push): void {
    for (const other of this.#othersOf(uid, channel)) other.line.push(push)
  }

  #othersOf(uid: number, channel: string): readonly Member[] {
    return [...this.#members.values()].filter((member) => member.channel === channel && member.uid !== uid)
  }
}
