/** A trace as a Mermaid sequence diagram, which GitHub, GitLab and many editors draw. */
import type { Client, TraceEvent, Violation } from '../../spec/index.ts'
import { eventInWords } from './event-words.ts'
import { argumentsInWords, grouped } from './words.ts'

/** A diagram with more messages is not readable, and Mermaid refuses very long ones. */
export const mostMessages = 200

/** The diagram, with a note where the violation became certain. */
export function toMermaid(clients: readonly Client[], events: readonly TraceEvent[], violation?: Violation): string {
  const lines = [
    'sequenceDiagram',
    '  participant app as App',
    ...clients.map(({ id, platform }) => `  participant ${alias(id)} as ${id} (${platform})`),
  ]
  const service = events.some((event) => 'service' in event)
  if (service) lines.push('  participant service as Service')
  // The end of a long trace is where the violation is.
  const first = Math.max(0, Math.min(events.length, (violation?.eventIndex ?? events.length) + 10) - mostMessages)
  if (first > 0) lines.push(`  Note over app: ${grouped(first)} events before are left out`)
  let shownMs = -1
  events.slice(first, first + mostMessages).forEach((event, index) => {
    if (event.atMs !== shownMs) lines.push(`  Note left of app: ${grouped(event.atMs)} ms`)
    shownMs = event.atMs
    lines.push(`  ${messageOf(event)}`)
    if (violation !== undefined && violation.eventIndex === first + index) lines.push(...violationNote(violation))
  })
  if (violation !== undefined && violation.eventIndex >= first + mostMessages) lines.push(...violationNote(violation))
  return `${lines.join('\n')}\n`
}

function messageOf(event: TraceEvent): string {
  if ('ends' in event) return 'Note over app: the trace ends'
  const client = alias(event.client)
  if ('call' in event) return `app->>${client}: ${text(`${event.call}${argumentsInWords(event.args)}`)}`
  if ('returns' in event) return `${client}-->>app: ${text(eventInWords(event))}`
  if ('callback' in event) return `${client}->>app: ${text(eventInWords(event).replace(/^reports /, ''))}`
  if ('happens' in event) return `Note over ${client}: ${text(`${event.happens}${argumentsInWords(event.args)}`)}`
  return `${client}->>service: ${text(eventInWords(event).replace(/^is seen by the service: /, ''))}`
}

function violationNote(violation: Violation): readonly string[] {
  const note = [violation.clauses.join(', '), `expected: ${violation.expected}`, `observed: ${violation.observed}`]
  return [`  Note over ${alias(violation.client)}: ✗ ${note.map(text).join('<br/>')}`]
}

/** Ids of participants are bare words. */
function alias(client: string): string {
  return `c_${client.replace(/\W/g, '_')}`
}

/** Semicolons and hash signs end or escape a message in Mermaid, and angle brackets would be markup. */
function text(words: string): string {
  return words
    .replace(/[#;<>]/g, (sign) => `#${sign.charCodeAt(0)};`)
    .replace(/\s+/g, ' ')
    .trim()
}
