import type { TraceEvent } from '../../spec/index.ts'
import type { FileHeader } from './header.ts'

/** A trace as JSON Lines: the header, then an event a line. */
export function toTraceFile(header: FileHeader, events: readonly TraceEvent[]): string {
  return [header, ...events].map((line) => `${JSON.stringify(line)}\n`).join('')
}
