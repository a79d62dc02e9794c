import type { CallbackEvent, ClientId, TraceEvent } from '../spec/vocabulary.ts'
import type { Report } from './definition.ts'
import { toJson } from './to-json.ts'

type Marks = Pick<CallbackEvent, 'derived' | 'by'>

/** Makes the report of a client: what it says is stamped and noted in the order in which it comes. */
export function createReport(
  client: ClientId,
  nowMs: () => number,
  note: (event: TraceEvent) => void,
  marks: Marks = {},
): Report {
  const say = (callback: string, ...args: readonly unknown[]): void =>
    note({ atMs: nowMs(), client, callback, args: args.map(toJson), ...marks })
  return Object.defineProperty(
    Object.assign(say, {
      as: (other: ClientId) => createReport(other, nowMs, note, marks),
      by: (author: 'service' | 'double') => createReport(client, nowMs, note, { ...marks, by: author }),
      observe: (service: Parameters<Report['observe']>[0], ...args: readonly unknown[]): void =>
        note({ atMs: nowMs(), client, service, ...(args.length > 0 && { args: args.map(toJson) }) }),
    }),
    'derived',
    // A getter, for each report would otherwise make another one without end.
    { get: () => createReport(client, nowMs, note, { ...marks, derived: true }) },
  ) as Report
}
