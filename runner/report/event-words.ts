/** One event of a trace as people read it. */
import { type Json, type TraceEvent, unreachable } from '../../spec/index.ts'
import { argumentsInWords, grouped } from './words.ts'

/** An event without its time and client: `calls login`, `reports onConnectionStateChanged(2, 1)`. */
export function eventInWords(event: TraceEvent): string {
  if ('call' in event) return `calls ${event.call}${argumentsInWords(event.args)}`
  if ('returns' in event) return `${event.returns} returns ${resultInWords(event.value, event.error)}`
  if ('callback' in event) return `reports ${event.callback}(${event.args.map(valueInWords).join(', ')})`
  if ('happens' in event) return `meets ${event.happens}${argumentsInWords(event.args)}`
  if ('service' in event) return `is seen by the service: ${event.service}${listInWords(event.args)}`
  if ('ends' in event) return 'the trace ends'
  return unreachable(event)
}

/** An event on one line: `13 000 ms  uid1  reports onLogout(0)`. */
export function eventLine(event: TraceEvent): string {
  const time = `${grouped(event.atMs)} ms`.padStart(14)
  const client = 'client' in event ? event.client : ''
  return `${time}  ${client.padEnd(5)} ${eventInWords(event)}`
}

function resultInWords(value: Json | undefined, error: { readonly code: number | string } | undefined): string {
  if (error !== undefined) return `the error ${error.code}`
  return value === undefined ? 'nothing' : valueInWords(value)
}

function listInWords(args: readonly Json[] | undefined): string {
  return args === undefined || args.length === 0 ? '' : `(${args.map(valueInWords).join(', ')})`
}

function valueInWords(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
