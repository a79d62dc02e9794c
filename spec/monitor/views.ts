/**
 * Who is where, and who was told of whom.
 *
 * A view says what one client was last told of another in one channel. Channels are numbered as they appear; those
 * beyond `channelLimit` are not followed, and nothing is demanded or forbidden about them.
 */
import { LONG_AGO, NEVER } from './client-facts.ts'

export const UNKNOWN = 0
export const PRESENT = 1
export const GONE = 2
/** Told that the user is there, before the user joined once more: being told again is right, and not demanded. */
export const STALE = 3

/** A client's membership of a channel. */
export const OUTSIDE = 0
/** The client may be a member. */
export const PERHAPS = 1
/** The client asked to join and nothing speaks against it: a member once `promptWithinMs` has passed. */
export const JOINING = 2
export const MEMBER = 3
/** The client left, or may have been taken out: others may be told. */
export const LEAVING = 4

/** How many channels of one trace are followed. */
export const channelLimit = 256

/** Views and memberships of one trace. */
export class Views {
  private readonly channels = new Map<string, number>()
  private names: string[] = []
  private count = 0
  private view = new Uint8Array(0)
  private status = new Uint8Array(0)
  private since = new Float64Array(0)
  private muted = new Float64Array(0)
  private joined = new Float64Array(0)
  private joinedBefore = new Float64Array(0)
  private gone = new Float64Array(0)

  begin(clients: number): void {
    this.count = clients
    if (this.muted.length === clients * clients) this.muted.fill(NEVER)
    else this.muted = new Float64Array(clients * clients).fill(NEVER)
    if (this.names.length > 0) {
      this.channels.clear()
      this.names = []
    }
    const cells = 4 * clients
    if (this.status.length < cells || this.view.length < this.status.length * clients) {
      this.grow(4)
    } else {
      this.view.fill(0)
      this.status.fill(0)
      this.joined.fill(LONG_AGO)
      this.joinedBefore.fill(LONG_AGO)
      this.gone.fill(NEVER)
    }
  }

  private grow(channels: number): void {
    const view = new Uint8Array(channels * this.count * this.count)
    const status = new Uint8Array(channels * this.count)
    const since = new Float64Array(channels * this.count)
    const joined = new Float64Array(channels * this.count).fill(LONG_AGO)
    const joinedBefore = new Float64Array(channels * this.count).fill(LONG_AGO)
    const gone = new Float64Array(channels * this.count * this.count).fill(NEVER)
    if (this.names.length > 0) {
      view.set(this.view.subarray(0, Math.min(view.length, this.view.length)))
      status.set(this.status.subarray(0, Math.min(status.length, this.status.length)))
      since.set(this.since.subarray(0, Math.min(since.length, this.since.length)))
      joined.set(this.joined.subarray(0, Math.min(joined.length, this.joined.length)))
      joinedBefore.set(this.joinedBefore.subarray(0, Math.min(joinedBefore.length, this.joinedBefore.length)))
      gone.set(this.gone.subarray(0, Math.min(gone.length, this.gone.length)))
    }
    this.view = view
    this.status = status
    this.since = since
    this.joined = joined
    this.joinedBefore = joinedBefore
    this.gone = gone
  }

  /** The observer may not hear the subject from now on; from earlier on, unless it was heard until now. */
  mute(observer: number, subject: number, now: number, heard: boolean): void {
    const cell = observer * this.count + subject
    if (heard || (this.muted[cell] ?? NEVER) === NEVER) this.muted[cell] = now
  }

  /** The observer may have heard the subject at that time: a silence of the two began then, or later. */
  heardAt(observer: number, subject: number, time: number): void {
    const cell = observer * this.count + subject
    const muted = this.muted[cell] ?? NEVER
    if (muted < time) this.muted[cell] = time
  }

  /** Since when the observer may not have heard the subject. */
  mutedSince(observer: number, subject: number): number {
    return this.muted[observer * this.count + subject] ?? NEVER
  }

  /** The number of the channel; -1 once the limit is reached. */
  channel(name: string): number {
    const known = this.channels.get(name)
    if (known !== undefined) return known
    const index = this.names.length
    if (index >= channelLimit) return -1
    if ((index + 1) * this.count > this.status.length) this.grow((index + 1) * 2)
    this.names.push(name)
    this.channels.set(name, index)
    return index
  }

  /** The number of a channel that was named before, else -1. */
  find(name: string): number {
    return this.channels.get(name) ?? -1
  }

  /** Whether there may be channels that are not followed. */
  get isFull(): boolean {
    return this.names.length >= channelLimit
  }

  get channelCount(): number {
    return this.names.length
  }

  name(channel: number): string {
    return this.names[channel] ?? ''
  }

  seen(channel: number, observer: number, subject: number): number {
    return this.view[(channel * this.count + observer) * this.count + subject] ?? UNKNOWN
  }

  see(channel: number, observer: number, subject: number, view: number): void {
    this.view[(channel * this.count + observer) * this.count + subject] = view
  }

  /** Forgets what the observer was told in the channel: it may be told anew. */
  forget(channel: number, observer: number): void {
    const start = (channel * this.count + observer) * this.count
    this.view.fill(UNKNOWN, start, start + this.count)
  }

  /** The observer is told that the subject is gone. */
  goes(channel: number, observer: number, subject: number, now: number): void {
    this.see(channel, observer, subject, GONE)
    this.gone[(channel * this.count + observer) * this.count + subject] = now
  }

  /** Whether the observer was told at that instant, or since, that the subject is gone. */
  toldGoneSince(channel: number, observer: number, subject: number, since: number): boolean {
    const gone = this.gone[(channel * this.count + observer) * this.count + subject] ?? NEVER
    return gone !== NEVER && gone >= since
  }

  /** Whether the subject may have joined after it left as the observer was told last, both being under way. */
  mayHaveJoinedSince(channel: number, observer: number, subject: number, promptMs: number): boolean {
    const joined = this.joined[channel * this.count + subject] ?? LONG_AGO
    const gone = this.gone[(channel * this.count + observer) * this.count + subject] ?? NEVER
    return joined >= gone - promptMs
  }

  /** When the subject last joined, or was heard again. */
  joinedAt(channel: number, subject: number): number {
    return this.joined[channel * this.count + subject] ?? LONG_AGO
  }

  /** Whether news of more than one join of the subject may be under way. */
  joinedTwice(channel: number, subject: number, now: number, promptMs: number): boolean {
    return now - (this.joinedBefore[channel * this.count + subject] ?? LONG_AGO) <= promptMs
  }

  /** The subject joins: lets every observer be told anew that it is there, unless it comes back unnoticed. */
  joins(channel: number, subject: number, now: number, unnoticed: boolean): void {
    if (!unnoticed) {
      const cell = channel * this.count + subject
      this.joinedBefore[cell] = this.joined[cell] ?? LONG_AGO
      this.joined[cell] = now
    }
    for (let observer = 0; observer < this.count; observer += 1) {
      const seen = this.seen(channel, observer, subject)
      if (seen === PRESENT && !unnoticed) this.see(channel, observer, subject, STALE)
      else if (seen === GONE) this.see(channel, observer, subject, UNKNOWN)
    }
  }

  /** Every observer that holds the subject for present may be told of it anew. */
  mayBeToldAnew(channel: number, subject: number): void {
    for (let observer = 0; observer < this.count; observer += 1)
      if (this.seen(channel, observer, subject) === PRESENT) this.see(channel, observer, subject, STALE)
  }

  /** The subject is heard again: whether or not the observers are told, they may be told anew that it is gone. */
  comesBack(channel: number, subject: number, now: number): void {
    this.joined[channel * this.count + subject] = now
  }

  /** What the observer should have been told did not come: what it may be told next is open. */
  missed(channel: number, observer: number, subject: number): void {
    if (channel >= 0) this.see(channel, observer, subject, STALE)
  }

  /** Lets every observer be told anew that the subject is gone. */
  loosen(subject: number): void {
    for (let channel = 0; channel < this.names.length; channel += 1) {
      for (let observer = 0; observer < this.count; observer += 1) {
        if (this.seen(channel, observer, subject) === GONE) this.see(channel, observer, subject, STALE)
      }
    }
  }

  membership(channel: number, client: number): number {
    return this.status[channel * this.count + client] ?? OUTSIDE
  }

  /** Since when the membership is what it is. */
  membershipSince(channel: number, client: number): number {
    return this.since[channel * this.count + client] ?? 0
  }

  setMembership(channel: number, client: number, membership: number, now: number): void {
    const cell = channel * this.count + client
    this.status[cell] = membership
    this.since[cell] = now
  }
}
