/** Results of calls: which code is expected for the oldest unanswered call of each name. */

import type { CallName } from '../vocabulary.ts'
import { NEVER } from './client-facts.ts'
import type { CompiledResult } from './compile.ts'

/** How many unanswered calls of one name are remembered; an API without results answers none. */
export const unansweredLimit = 64

interface Unanswered {
  readonly seq: number | undefined
  rule: CompiledResult | undefined
  /** A callback has told its code, or can no longer tell it. */
  closed: boolean
  told: boolean
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
    // Most lists are empty by now. A map that is cleared, in contrast, is made anew.
    for (const calls of this.calls) {
      for (const queue of calls.values()) if (queue.length > 0) queue.length = 0
    }
    if (this.awaited.length > 0) this.awaited = []
    this.nextCheck = NEVER
  }

  called(client: number, call: CallName, seq: number | undefined, rule: CompiledResult | undefined): void {
    while (this.calls.length <= client) this.calls.push(new Map())
    const calls = this.calls[client]
    const queue = calls?.get(call)
    if (queue === undefined) calls?.set(call, [{ seq, rule, closed: false, told: false }])
    else {
      if (queue.length >= unansweredLimit) queue.shift()
      queue.push({ seq, rule, closed: false, told: false })
    }
  }

  /** The rule of the call that this result answers, if it has one. */
  returned(client: number, call: CallName, seq: number | undefined): CompiledResult | undefined {
    const queue = this.calls[client]?.get(call)
    if (queue === undefined) return undefined
    const index = seq === undefined ? 0 : queue.findIndex((unanswered) => unanswered.seq === seq)
    const answered = index <= 0 ? queue.shift() : queue.splice(index, 1)[0]
    return answered?.told === true ? undefined : answered?.rule
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

  /**
   * A callback tells a code of the call, and nothing was returned that promised it. Gives the rule that the code keeps or
   * breaks; nothing where one of the unanswered calls may end in any code.
   */
  toldUnasked(client: number, call: CallName, code: number): CompiledResult | undefined {
    const open = this.calls[client]?.get(call)?.filter(({ closed }) => !closed) ?? []
    const meant =
      open.find(({ rule }) => rule?.rule.codes.includes(code) === true) ??
      open.find(({ rule }) => rule === undefined) ??
      open[0]
    if (meant === undefined) return undefined
    meant.closed = true
    meant.told = true
    return meant.rule
  }

  /** The call has come to its end: no callback tells a code of it any more. */
  close(client: number, call: CallName): void {
    for (const unanswered of this.calls[client]?.get(call) ?? []) unanswered.closed = true
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
