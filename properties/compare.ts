/** Says where two traces that must agree do not. */
import type { ClientId, Json, TraceEvent } from '../spec/index.ts'

/** A trace as its lines of JSON, without what numbers the calls. */
export function linesOf(events: readonly TraceEvent[]): readonly string[] {
  return events.map((event) => JSON.stringify(event, (key, value: unknown) => (key === 'seq' ? undefined : value)))
}

/**
 * The lines of each client by itself, those of one instant sorted. It hides the order in which different clients, or
 * callbacks about different users, come at the same instant, which no document fixes.
 */
export function linesByClient(events: readonly TraceEvent[]): readonly string[] {
  const keyed = events
    .filter((event) => 'client' in event)
    .map((event, index) => ({ event, line: linesOf([event])[0] ?? '', index }))
  keyed.sort(
    (a, b) =>
      compareTexts(a.event.client, b.event.client) || a.event.atMs - b.event.atMs || compareTexts(a.line, b.line),
  )
  return keyed.map(({ line }) => line)
}

/** The first difference of two lists of lines, in words; nothing where there is none. */
export function firstDifference(expected: readonly string[], observed: readonly string[]): string | undefined {
  const length = Math.max(expected.length, observed.length)
  for (let index = 0; index < length; index++) {
    const [before, after] = [expected[index] ?? 'nothing', observed[index] ?? 'nothing']
    if (before !== after) return `event ${index}: ${before} before, ${after} after`
  }
  return undefined
}

/** Moves a whole trace in time. */
export function movedBy(events: readonly TraceEvent[], byMs: number): readonly TraceEvent[] {
  return events.map((event) => ({ ...event, atMs: event.atMs + byMs }))
}

/** Renames clients in a trace, also where a callback names a user. */
export function renamedIn(
  events: readonly TraceEvent[],
  rename: (client: ClientId) => ClientId,
): readonly TraceEvent[] {
  const renameValue = (value: Json): Json => (typeof value === 'string' ? rename(value) : value)
  return events.map((event): TraceEvent => {
    if (!('client' in event)) return event
    const client = rename(event.client)
    if ('callback' in event) return { ...event, client, args: event.args.map(renameValue) }
    if ('service' in event && event.args !== undefined) return { ...event, client, args: event.args.map(renameValue) }
    const to = 'call' in event ? event.args?.['to'] : undefined
    if (typeof to === 'string' && 'call' in event) return { ...event, client, args: { ...event.args, to: rename(to) } }
    return { ...event, client }
  })
}

/** Compares by code units: the same order on every machine, whatever its language. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
