/**
 * Takes an event apart, once. A loop over the fields that an event has costs a third of asking it for the eight
 * fields that it may have, most of which it lacks; and every event of a run passes here.
 */
import type { LooseEvent } from './loose-event.ts'

/** The field that says what an event is; `none` and `several` are what no event may be. */
export type EventKind = 'call' | 'returns' | 'callback' | 'happens' | 'service' | 'ends' | 'none' | 'several'

/** The fields of the event that was read last. */
export class EventReader {
  kind: EventKind = 'none'
  /** What the field of the kind holds: the name of the call, of the callback… */
  name: unknown = undefined
  client: unknown = undefined
  args: unknown = undefined
  seq: unknown = undefined
  error: unknown = undefined
  /** `NaN` if the event has no time. */
  atMs = Number.NaN

  /** Reads the fields. Anything that is not an object reads as an event without any. */
  read(event: LooseEvent): this {
    let kind: EventKind = 'none'
    let name: unknown
    let client: unknown
    let args: unknown
    let seq: unknown
    let error: unknown
    let atMs = Number.NaN
    for (const field in event) {
      const value = event[field as keyof LooseEvent]
      if (value === undefined) continue
      switch (field) {
        case 'atMs':
          if (typeof value === 'number') atMs = value
          break
        case 'client':
          client = value
          break
        case 'args':
          args = value
          break
        case 'seq':
          seq = value
          break
        case 'error':
          error = value
          break
        case 'call':
        case 'returns':
        case 'callback':
        case 'happens':
        case 'service':
        case 'ends':
          kind = kind === 'none' ? field : 'several'
          name = value
          break
        default:
      }
    }
    this.kind = kind
    this.name = name
    this.client = client
    this.args = args
    this.seq = seq
    this.error = error
    this.atMs = atMs
    return this
  }
}
