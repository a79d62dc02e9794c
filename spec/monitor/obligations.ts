/** Reactions that are due: opened by a stimulus, closed by the observation, by time, or because nothing is due any more. */

import { type ClientFacts, CONNECTED, NEVER } from './client-facts.ts'
import type { Compiled, Holds, Matcher } from './compile.ts'
import type { Observed } from './world.ts'

/** One thing that one client has to report, or the service of it. */
export class Obligation {
  readonly compiled: Compiled
  /** Who has to report. */
  readonly observer: ClientFacts
  /** Whom it is about; the observer itself for its own reactions. */
  readonly subject: ClientFacts
  /** The channel it is about, -1 without one. */
  readonly channel: number
  readonly due: Matcher
  /** For reactions about others: the key of the callback that tells it, else -1. */
  readonly callbackKey: number
  readonly fromMs: number
  readonly toMs: number
  readonly while: readonly Holds[]
  /** Whether it concerns the observer's own state, so that the client is not settled while it is open. */
  readonly ofState: boolean

  constructor(
    compiled: Compiled,
    observer: ClientFacts,
    subject: ClientFacts,
    channel: number,
    due: Matcher,
    callbackKey: number,
    fromMs: number,
    withinMs: number,
    lasting: readonly Holds[],
    ofState: boolean,
  ) {
    this.compiled = compiled
    this.observer = observer
    this.subject = subject
    this.channel = channel
    this.due = due
    this.callbackKey = callbackKey
    this.fromMs = fromMs
    this.toMs = fromMs + withinMs
    this.while = lasting
    this.ofState = ofState
  }
}

/** The open obligations of one trace. */
export class Obligations {
  open: Obligation[] = []
  nextCheck = NEVER

  begin(): void {
    if (this.open.length > 0) this.open = []
    this.nextCheck = NEVER
  }

  add(obligation: Obligation): void {
    this.open.push(obligation)
    if (obligation.ofState) obligation.observer.openStates += 1
    if (obligation.toMs < this.nextCheck) this.nextCheck = obligation.toMs
  }

  private removeAt(index: number): void {
    const obligation = this.open[index]
    const last = this.open.pop()
    if (last !== undefined && index < this.open.length) this.open[index] = last
    if (obligation?.ofState === true) obligation.observer.openStates -= 1
  }

  /** Closes those that the observation fulfils. */
  observe(observer: ClientFacts, key: number, world: Observed, held: (obligation: Obligation) => void): void {
    for (let index = this.open.length - 1; index >= 0; index -= 1) {
      const obligation = this.open[index]
      if (obligation === undefined || obligation.observer !== observer) continue
      if (obligation.callbackKey >= 0) {
        if (obligation.callbackKey !== key || world.subject !== obligation.subject) continue
        if (obligation.channel >= 0 && world.channel !== obligation.channel) continue
      } else if (!obligation.due.matches(key, world)) continue
      this.removeAt(index)
      held(obligation)
    }
  }

  /** Drops those of, or about, this client for which nothing is due any more. */
  review(client: ClientFacts, world: Observed): void {
    for (let index = this.open.length - 1; index >= 0; index -= 1) {
      const obligation = this.open[index]
      if (obligation === undefined || (obligation.observer !== client && obligation.subject !== client)) continue
      if (this.stillDue(obligation, world)) continue
      world.views.missed(obligation.channel, obligation.observer.index, obligation.subject.index)
      this.removeAt(index)
    }
  }

  /** Drops what the client had to hear, or others of it, in a channel that it leaves. */
  dropChannel(client: ClientFacts, channel: number, world: Observed): void {
    if (channel < 0) return
    for (let index = this.open.length - 1; index >= 0; index -= 1) {
      const obligation = this.open[index]
      if (obligation === undefined || obligation.channel !== channel) continue
      if (obligation.observer !== client && obligation.subject !== client) continue
      world.views.missed(channel, obligation.observer.index, obligation.subject.index)
      this.removeAt(index)
    }
  }

  private stillDue(obligation: Obligation, world: Observed): boolean {
    const { subject, observer } = obligation
    if (observer !== subject && !canBeTold(observer)) return false
    for (const holds of obligation.while) if (!holds(subject, world)) return false
    return true
  }

  /** Takes out those whose time is over. */
  expired(now: number, toleranceMs: number): readonly Obligation[] {
    const late: Obligation[] = []
    this.nextCheck = NEVER
    for (let index = this.open.length - 1; index >= 0; index -= 1) {
      const obligation = this.open[index]
      if (obligation === undefined) continue
      if (obligation.toMs + toleranceMs < now) {
        this.removeAt(index)
        late.push(obligation)
      } else if (obligation.toMs < this.nextCheck) this.nextCheck = obligation.toMs
    }
    return late
  }
}

/** Whether this client must be told of others: it is connected, and nothing is in the way. */
export function canBeTold(observer: ClientFacts): boolean {
  return (
    observer.alive &&
    observer.state === CONNECTED &&
    observer.reachableSince !== NEVER &&
    observer.undisturbedSince !== NEVER
  )
}
