/** What the author of an adapter writes: a description and a handler for each call and happening. */

import type {
  CallName,
  Client,
  ClientId,
  Clock,
  HappeningName,
  ProfileId,
  ServiceObservation,
} from '../spec/vocabulary.ts'
import type { ArgumentsOf } from './arguments.ts'
import type { Description } from './contract.ts'

/**
 * Makes the SDK do something, or something happen to it.
 *
 * What the handler of a call returns becomes the call's outcome: a value at once, a promise when it settles, and an
 * error if it is thrown or rejected with a `code`. Return nothing if the API has no outcome.
 */
export type Handler<Name extends keyof ArgumentsOf> = (args: ArgumentsOf[Name], client: ClientId) => unknown

/** The handlers of one session. What is missing is not driven. */
export type Handlers = { readonly [Name in CallName | HappeningName]?: Handler<Name> } & {
  /** Ends the session and frees what it holds. */
  readonly close?: () => void | Promise<void>
}

/** Reports what a client's SDK said, in the SDK's own spelling. What has no JSON is written as well as it can be. */
export interface Report {
  (callback: string, ...args: readonly unknown[]): void
  /** The same for another client. */
  readonly as: (client: ClientId) => Report
  /** Marks callbacks that the adapter makes out of something else, for example out of a promise. */
  readonly derived: Report
  /** Marks callbacks that only repeat the service's push, or follow a rule of the adapter's double of the service. */
  readonly by: (author: 'service' | 'double') => Report
  /** Reports what only the service could see of the client. */
  readonly observe: (what: ServiceObservation, ...args: readonly unknown[]) => void
}

/** What a session gives to its handlers. */
export interface Context<SessionClock> {
  readonly profile: ProfileId
  readonly clients: readonly Client[]
  /** How many documented milliseconds pass in one of the clock on the wall; 1 unless the run is scaled. */
  readonly timeScale: number
  /** The session's time. */
  readonly clock: SessionClock
  /** Reports about the first client; `report.as` about the others. */
  readonly report: Report
  /** Makes handlers for each client apart, and hands every step to those of its client. */
  readonly perClient: (make: (client: Client, report: Report) => Handlers) => Handlers
}

/** A clock of the author's own: the session lets it advance, and it fires what falls due, each at its own instant. */
export interface OwnClock {
  nowMs(): number
  advance(waitMs: number): void
}

/** The timers of JavaScript, in the session's own time. */
export interface TimerClock {
  /** Milliseconds since the session opened. */
  readonly nowMs: () => number
  readonly setTimeout: (run: () => void, delayMs?: number) => TimerHandle
  readonly clearTimeout: (timer?: TimerHandle) => void
  readonly setInterval: (run: () => void, delayMs?: number) => TimerHandle
  readonly clearInterval: (timer?: TimerHandle) => void
  readonly setImmediate: (run: () => void) => TimerHandle
  readonly clearImmediate: (timer?: TimerHandle) => void
  readonly Date: DateConstructor
  readonly performance: { now(): number }
}
/** What a timer is stopped by. */
export type TimerHandle = object | number

interface Described extends Omit<Partial<Description>, 'clock'> {
  readonly name: string
  readonly profiles: readonly ProfileId[]
}

/** An adapter of an SDK that lives by JavaScript's timers, or by the clock on the wall. */
export interface TimerDefinition extends Described {
  /** `virtual` unless told: time passes only in waits, and as fast as the SDK can be driven through it. */
  readonly clock?: Clock
  /**
   * `global` unless told: code that a session runs sees its virtual time in the global `setTimeout`, `setInterval`,
   * `setImmediate`, `Date` and `performance.now`, and all other code sees the real ones. `injected`: the globals are
   * left alone, and the SDK takes its timers from `clock`.
   */
  readonly timers?: 'global' | 'injected'
  readonly open: (context: Context<TimerClock>) => Handlers | Promise<Handlers>
}

/** An adapter of an SDK that brings a clock of its own. Everything in it is synchronous, and so the fastest. */
export interface OwnClockDefinition<Own extends OwnClock> extends Described {
  /** Makes the clock of one session. */
  readonly clock: () => Own
  readonly open: (context: Context<Own>) => Handlers
}

/** Either kind of definition. */
export type AnyDefinition = TimerDefinition | OwnClockDefinition<OwnClock>
