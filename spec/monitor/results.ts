/** Results of calls: which code is expected for the oldest unanswered call of each name. */

import type { CallName } from '../vocabulary.ts'
import { NEVER } from './client-facts.ts'
import type { CompiledResult } from './compile.ts'

/** How many unanswered calls of one name are remembered; an API without results answers none. */
export const unansweredLimit = 64

interface Unanswered {
  readonly seq: number | undefined
  rule: CompiledResult | undefined
}

/** A code that may still come by callback, since the call itself returned no failure. */
export interface Awaited {
  readonly rule: CompiledResult
  readonly client: number
  readonly toMs: number
  readonly returned: number
}

/** The unanswered calls of one trace. */
export class Results {
  /** By the client's number and the call's name, the oldest first. */
  private readonly calls: Map<CallName, Unanswered[]>[] = []
  awaited: Awaited[] = []
  nextCheck = NEVER

  begin(): void {
    for (const calls of this.calls) if (calls.size > 0) calls.clear()
    if (this.awaited.length > 0) this.awaited = []
    this.nextCheck = NEVER
  }

  called(client: number, call: CallName, seq: number | undefined, rule: CompiledResult | undefined): void {
    while (this.calls.length <= client) this.calls.push(new Map())
    const calls = this.calls[client]
    const queue = calls?.get(call)
    if (queue === undefined) calls?.set(call, [{ seq, rule }])
    else {
      if (queue.length >= unansweredLimit) queue.shift()
      queue.push({ seq, rule })
    }
  }

  /** The rule of the call that this result answers, if it has one. */
  returned(client: number, call: CallName, seq: number | undefined): CompiledResult | undefined {
    const queue = this.calls[client]?.get(call)
    if (queue === undefined) return undefined
    const index = seq === undefined ? 0 : queue.findIndex((unanswered) => unanswered.seq === seq)
    return (index <= 0 ? queue.shift() : queue.splice(index, 1)[0])?.rule
  }

  await(awaited: Awaited): void {
    this.awaited.push(awaited)
    if (awaited.toMs < this.nextCheck) this.nextCheck = awaited.toMs
  }

  /** The rule that a callback with a code concludes, if one waits for it. */
  told(client: number, callbackKey: number): Awaited | undefined {
    const index = this.awaited.findIndex((one) => one.client === client && one.rule.callbackKey === callbackKey)
    return index < 0 ? undefined : this.awaited.splice(index, 1)[0]
  }

  /** Something came between: which code is told, if any, is open. */
  drop(client: number): void {
    if (this.awaited.length > 0) this.awaited = this.awaited.filter((one) => one.client !== client)
    const calls = this.calls[client]
    if (calls === undefined || calls.size === 0) return
    for (const queue of calls.values()) for (const unanswered of queue) unanswered.rule = undefined
  }

  expired(now: number): readonly Awaited[] {
    const late = this.awaited.filter(({ toMs }) => toMs < now)
    this.awaited = this.awaited.filter(({ toMs }) => toMs >= now)
    this.nextCheck = this.awaited.reduce((least, { toMs }) => Math.min(least, toMs), NEVER)
    return late
  }
}
