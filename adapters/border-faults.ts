/** Tells what is wrong with something that did not pass the border, and what to do about it. */

import type { Step } from '../spec/vocabulary.ts'
import { happenings, serviceObservations } from '../spec/vocabulary.ts'
import { AdapterError } from './errors.ts'
import { EventReader } from './event-reader.ts'
import { longestWaitMs, mostEventsPerPlay } from './limits.ts'
import type { LooseEvent } from './loose-event.ts'
import { isPlain, isRecord, kinds } from './loose-event.ts'
import { isError } from './open-calls.ts'
import { quote } from './quote.ts'
import { isSameStep } from './same-step.ts'

/** What the border knows of a session. */
interface Known {
  readonly clients: readonly string[]
  readonly calls: readonly string[]
}

/** A wait that no session can play. */
export function badStep(step: Step): AdapterError {
  return new AdapterError(
    'bad-step',
    `Cannot play the step ${quote(step)}.`,
    `A wait is a whole number of milliseconds from 0 to ${longestWaitMs}.`,
  )
}

/** What `play` returned is not a list, or is too long to be true. */
export function explainList(played: unknown): AdapterError {
  return Array.isArray(played)
    ? new AdapterError(
        'too-many-events',
        `One play returned ${played.length} events; the limit is ${mostEventsPerPlay}.`,
        'Look for a callback that the adapter reports in a loop.',
      )
    : new AdapterError(
        'not-an-event-list',
        `play returned ${quote(played)} instead of a list of events.`,
        'Return the events that are new since the last play, and an empty list if there are none.',
      )
}

/** The first thing that is wrong with the event. */
export function explainEvent(event: LooseEvent, known: Known, lastMs: number, untilMs: number): AdapterError {
  if (!isRecord(event)) {
    return new AdapterError('not-an-event', `${quote(event)} is not an event.`, 'An event is an object with `atMs`.')
  }
  return explainKind(event) ?? explainTime(event, lastMs, untilMs) ?? explainNames(event, known) ?? explainShape(event)
}

function explainKind(event: LooseEvent): AdapterError | undefined {
  const told = kinds.filter((kind) => event[kind] !== undefined)
  if (told.length !== 1) {
    const what = told.length === 0 ? 'says nothing' : `says ${told.join(' and ')} at once`
    return new AdapterError(
      'not-an-event',
      `The event ${quote(event)} ${what}.`,
      `Give each event exactly one of ${kinds.join(', ')}.`,
    )
  }
  if (event.ends === undefined) return undefined
  return new AdapterError(
    'ended-by-adapter',
    `The adapter ended the trace itself with ${quote(event)}.`,
    'Leave `ends` out: the kit writes it when it closes the session.',
  )
}

function explainTime(event: LooseEvent, lastMs: number, untilMs: number): AdapterError | undefined {
  const { atMs } = event
  const said = `The event ${quote(event)}`
  if (typeof atMs !== 'number' || Number.isNaN(atMs)) {
    const hint = 'Stamp each event with `atMs`, the milliseconds since the session opened.'
    return new AdapterError('not-an-event', `${said} has no time.`, hint)
  }
  if (atMs < 0) {
    return new AdapterError('negative-time', `${said} is before the session opened.`, 'Count from the opening, at 0.')
  }
  if (!Number.isInteger(atMs)) {
    const hint = 'Round the stamp down to a whole millisecond.'
    return new AdapterError('fractional-time', `${said} is not at a whole millisecond.`, hint)
  }
  if (atMs < lastMs) {
    return new AdapterError(
      'time-runs-backwards',
      `${said} comes after ${lastMs} ms had been reached.`,
      'Report events in the order in which they came about, each in the play in which it came about.',
    )
  }
  if (atMs <= untilMs) return undefined
  return new AdapterError(
    'event-in-the-future',
    `${said} is later than ${untilMs} ms, where the steps end.`,
    'Let time pass only in waits, and declare a real clock with its tolerance if the adapter has one.',
  )
}

function explainNames(event: LooseEvent, known: Known): AdapterError | undefined {
  const said = `The event ${quote(event)}`
  if (!known.clients.some((id) => id === event.client)) {
    const clients = known.clients.join(', ')
    const hint = `Name one of the clients with which the session was opened: ${clients}.`
    return new AdapterError('unknown-client', `${said} is about an unknown client.`, hint)
  }
  const call = event.call ?? event.returns
  if (call !== undefined && !known.calls.some((name) => name === call)) {
    const hint = `The calls of this profile are ${known.calls.join(', ')}.`
    return new AdapterError('unknown-call', `${said} names an unknown call.`, hint)
  }
  if (event.happens !== undefined && !happenings.some((name) => name === event.happens)) {
    const hint = `The happenings are ${happenings.join(', ')}.`
    return new AdapterError('unknown-happening', `${said} names an unknown happening.`, hint)
  }
  if (event.service !== undefined && !serviceObservations.some((name) => name === event.service)) {
    const hint = `The observations of the service are ${serviceObservations.join(', ')}.`
    return new AdapterError('unknown-observation', `${said} names an unknown observation.`, hint)
  }
  return undefined
}

function explainShape(event: LooseEvent): AdapterError {
  const said = `The event ${quote(event)}`
  if (event.callback !== undefined && (typeof event.callback !== 'string' || event.callback === '')) {
    return new AdapterError('not-an-event', `${said} names no callback.`, 'Name the callback as the SDK spells it.')
  }
  if (event.callback !== undefined || event.service !== undefined) {
    const bad = Array.isArray(event.args) ? event.args.find((value) => !isPlain(value)) : undefined
    const what = Array.isArray(event.args) ? `has the argument ${String(bad)}` : 'has no list of arguments'
    const hint = 'Give `args` as a list of plain JSON values, an empty one if there are no arguments.'
    return new AdapterError('bad-arguments', `${said} ${what}.`, hint)
  }
  if (event.returns === undefined) {
    const hint = 'Record a call or a happening with the arguments of its step, by name.'
    return new AdapterError('bad-arguments', `${said} has arguments without names.`, hint)
  }
  if (event.error !== undefined && !isError(event.error)) {
    const hint = 'Give an error as `{"code":8}`, with a number or a name as its code.'
    return new AdapterError('bad-arguments', `${said} has an error without a code.`, hint)
  }
  return new AdapterError(
    'returns-without-call',
    `${said} answers a call that is not open.`,
    'Report one outcome for each call, after it, and with its `seq` if the call has one.',
  )
}

/** The event does not fit the step that was due. */
export function explainStep(
  event: LooseEvent,
  known: Known,
  steps: readonly Step[],
  due: number,
  dueMs: number,
): AdapterError {
  const unknown = explainNames(event, known)
  if (unknown !== undefined) return unknown
  const step = steps[due]
  const read = new EventReader().read(event)
  if (step !== undefined && isSameStep(step, read)) {
    const hint = 'Play steps one after the other, and let time pass only in waits.'
    return new AdapterError('step-at-wrong-time', `The step ${quote(event)} was due at ${dueMs} ms.`, hint)
  }
  const isLater = steps.slice(due + 1).some((later) => isSameStep(later, read))
  if (step !== undefined && isLater) return explainMissing(step)
  const instead = step === undefined ? 'no step was left' : `the step due was ${quote(step)}`
  return new AdapterError(
    'step-not-played',
    `The adapter recorded ${quote(event)}, but ${instead}.`,
    'Record each call and each happening once, as its step gives it, and nothing that the SDK does by itself.',
  )
}

/** A step that was played and is not in the events. */
export function explainMissing(step: Step): AdapterError {
  return new AdapterError(
    'steps-not-recorded',
    `The step ${quote(step)} is missing from the events.`,
    'Record each call and each happening among the events when it is played, also when it has no effect.',
  )
}
