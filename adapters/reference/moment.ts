/** What a client reports at one moment, as data, so that a table of decisions can hold and change it. */
import type { Json } from '../../spec/vocabulary.ts'

/** One callback about the client itself. */
export interface Report {
  readonly callback: string
  readonly args: readonly Json[]
  /** How long the callback is held back, in milliseconds; 0 reports at once. */
  readonly afterMs: number
  /** Whether a callback that is held back comes even if the state has changed meanwhile. */
  readonly survives: boolean
}

/** One callback about somebody else; its arguments are made from what came about. */
export interface Told<Words extends readonly Json[]> {
  readonly callback: string
  readonly args: (...words: Words) => readonly Json[]
}

/** A state to be in from now on, and what is reported about it, in order. */
export interface Moment {
  /** The number of the new state, or `sameState`. */
  readonly state: number
  readonly reports: readonly Report[]
}

/** How a call ends: the code that it returns, and what it brings about. */
export interface Outcome {
  /** 0 is accepted, anything else an error, which the Web names; `undefined` leaves the call unanswered. */
  readonly code: number | string | undefined
  readonly moment: Moment
}

/** The state of a moment that leaves the state as it is. */
export const sameState = 0

/** A moment at which nothing changes and nothing is reported. */
export const unchanged: Moment = { state: sameState, reports: [] }

/** A callback that is reported at once. */
export function callback(name: string, ...args: readonly Json[]): Report {
  return { callback: name, args, afterMs: 0, survives: false }
}

/** The callback about a state and the reason for it. */
export function stateChanged(state: number, reason: number): Report {
  return callback('onConnectionStateChanged', state, reason)
}

/** The callback of the Web about the state before and the state now. */
export function webStateChanged(before: string, now: string): Report {
  return callback('connection-state-change', before, now)
}

/** The same of 4.x, which tells them the other way round, and why a connection has ended. */
export function web4StateChanged(now: string, before: string, ...reason: readonly string[]): Report {
  return callback('connection-state-change', now, before, ...reason)
}

/** The same callback, held back for some milliseconds; it does not come if the state changes before. */
export function heldBack(afterMs: number, report: Report): Report {
  return { ...report, afterMs }
}

/** The same callback, held back for some milliseconds; it comes whatever happens before, except a kill. */
export function heldBackForSure(afterMs: number, report: Report): Report {
  return { ...report, afterMs, survives: true }
}

/** A new state, the callback about it, and the callbacks that follow. */
export function becomes(state: number, reason: number, ...others: readonly Report[]): Moment {
  return { state, reports: [stateChanged(state, reason), ...others] }
}

/** A new state that no callback about states tells of, and the callbacks that come with it. */
export function enters(state: number, ...others: readonly Report[]): Moment {
  return { state, reports: others }
}

/** Callbacks without a new state. */
export function reports(...all: readonly Report[]): Moment {
  return { state: sameState, reports: all }
}

/** A call that is accepted. */
export function accepted(moment: Moment): Outcome {
  return { code: 0, moment }
}

/** A call that is refused with a code; unless told it changes nothing. */
export function refused(code: number | string, moment: Moment = unchanged): Outcome {
  return { code, moment }
}

/** A callback about somebody else. */
export function told<Words extends readonly Json[]>(
  name: string,
  args: (...words: Words) => readonly Json[],
): Told<Words> {
  return { callback: name, args }
}
