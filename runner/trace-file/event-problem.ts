/** Checks the shape of an event cheaply, and says which field is wrong in words. */

import { quote as quoteForBorder } from '../../adapters/quote.ts'
import {
  callNames,
  happenings,
  lossDirections,
  lossManners,
  serviceObservations,
  type TraceEvent,
} from '../../spec/index.ts'
import { nearest } from '../nearest.ts'

const calls: ReadonlySet<unknown> = new Set(callNames)
const happened: ReadonlySet<unknown> = new Set(happenings)
const observed: ReadonlySet<unknown> = new Set(serviceObservations)
const kinds = ['callback', 'call', 'returns', 'happens', 'service', 'ends'] as const

type Fields = Readonly<Record<string, unknown>>

/** What is wrong with the shape of the event, or undefined if it is a trace event. Unknown fields are ignored. */
export function eventProblem(value: unknown): string | undefined {
  if (!isObject(value)) return `an event is a JSON object, and this is ${quote(value)}`
  const { atMs } = value
  if (typeof atMs !== 'number' || !Number.isSafeInteger(atMs) || atMs < 0) {
    return `"atMs" is ${quote(atMs)}, and must be a whole number of milliseconds from 0`
  }
  const { callback } = value
  if (callback !== undefined) return callbackProblem(value)
  if (value['call'] !== undefined) return namedProblem(value, 'call', calls) ?? argumentsProblem(value)
  if (value['returns'] !== undefined) return namedProblem(value, 'returns', calls) ?? returnsProblem(value)
  if (value['happens'] !== undefined) return namedProblem(value, 'happens', happened) ?? happeningProblem(value)
  if (value['service'] !== undefined) return namedProblem(value, 'service', observed) ?? listProblem(value)
  if (value['ends'] !== undefined)
    return value['ends'] === true ? undefined : `"ends" is ${quote(value['ends'])}, and must be true`
  return `it has none of the fields ${kinds.map((kind) => `"${kind}"`).join(', ')}`
}

/** Whether the value is a trace event. */
export function isTraceEvent(value: unknown): value is TraceEvent {
  return eventProblem(value) === undefined
}

function callbackProblem(event: Fields): string | undefined {
  if (typeof event['callback'] !== 'string' || event['callback'] === '') {
    return `"callback" is ${quote(event['callback'])}, and must be the name of a callback`
  }
  if (!Array.isArray(event['args']))
    return `"args" is ${quote(event['args'])}, and must be the list of the callback's arguments`
  const { derived, by } = event
  if (derived !== undefined && derived !== true) return `"derived" is ${quote(derived)}, and may only be true`
  if (by !== undefined && by !== 'service' && by !== 'double')
    return `"by" is ${quote(by)}, and may be "service" or "double"`
  if (event['call'] !== undefined || event['returns'] !== undefined || event['happens'] !== undefined)
    return twoKinds(event)
  return clientProblem(event)
}

function namedProblem(event: Fields, kind: (typeof kinds)[number], names: ReadonlySet<unknown>): string | undefined {
  const name = event[kind]
  if (!names.has(name)) {
    const like = typeof name === 'string' ? nearest(name, names as ReadonlySet<string>, 1) : []
    return `"${kind}" is ${quote(name)}, which is no name that a trace knows${like[0] === undefined ? '' : `; did you mean "${like[0]}"?`}`
  }
  for (const other of kinds) if (other !== kind && event[other] !== undefined) return twoKinds(event)
  return clientProblem(event)
}

function returnsProblem(event: Fields): string | undefined {
  const { error } = event
  if (error === undefined) return seqProblem(event)
  const code = isObject(error) ? error['code'] : undefined
  if (typeof code !== 'number' && typeof code !== 'string') return `"error" is ${quote(error)}, and must hold a "code"`
  return seqProblem(event)
}

function argumentsProblem(event: Fields): string | undefined {
  if (event['args'] !== undefined && !isObject(event['args'])) {
    return `"args" is ${quote(event['args'])}, and must be an object of named arguments`
  }
  return seqProblem(event)
}

function listProblem(event: Fields): string | undefined {
  const { args, service } = event
  if (args !== undefined && !Array.isArray(args)) return `"args" is ${quote(args)}, and must be a list`
  if (service !== 'channelDestroyed') return undefined
  const names = (args ?? []) as readonly unknown[]
  if (names.length > 0 && names.every((name) => typeof name === 'string' && name !== '')) return undefined
  return `"args" is ${quote(args)}, and must name the channel that was destroyed, as in ["c1"]`
}

/** What is known of a loss decides which timers run, so that a slip there would be judged as something else. */
function happeningProblem(event: Fields): string | undefined {
  const problem = argumentsProblem(event)
  const { happens, args } = event
  if (problem !== undefined || happens !== 'networkLost' || !isObject(args)) return problem
  return choiceProblem(args, 'direction', lossDirections) ?? choiceProblem(args, 'manner', lossManners)
}

function choiceProblem(args: Fields, name: string, choices: readonly string[]): string | undefined {
  const value = args[name]
  if (value === undefined || choices.some((choice) => choice === value)) return undefined
  return `"${name}" is ${quote(value)}, and may be ${choices.map((choice) => `"${choice}"`).join(' or ')}`
}

function seqProblem(event: Fields): string | undefined {
  if (event['seq'] === undefined || Number.isSafeInteger(event['seq'])) return undefined
  return `"seq" is ${quote(event['seq'])}, and must be a whole number`
}

function clientProblem(event: Fields): string | undefined {
  if (typeof event['client'] === 'string' && event['client'] !== '') return undefined
  return `"client" is ${quote(event['client'])}, and must be the id of a client, as in "uid1"`
}

function twoKinds(event: Fields): string {
  const present = kinds.filter((kind) => event[kind] !== undefined).map((kind) => `"${kind}"`)
  return `it has ${present.join(' and ')}, and an event is only one of them`
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Room for one field of an event. */
const roomForField = 60

/** The value as JSON, short enough for one line. */
export function quote(value: unknown): string {
  return value === undefined ? 'missing' : quoteForBorder(value, roomForField)
}
