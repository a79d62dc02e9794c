/** Who is behind what a finding is about: the SDK itself, or somebody whose word it repeats. */
import type { TraceEvent } from '../../spec/index.ts'

/** In words, for the observed event of a violation, as it stands in the trace. */
export function authorOf(observed: string, events: readonly TraceEvent[]): string {
  const [, callback = '', time = ''] = /^(\S+?)\(.* at ([\d ]+) ms$/.exec(observed) ?? []
  const atMs = Number(time.replaceAll(' ', ''))
  if (callback === '') return observed.startsWith('nothing until') ? 'It is left out.' : 'The SDK does it by itself.'
  const event = events.find((each) => 'callback' in each && each.callback === callback && each.atMs === atMs)
  if (event === undefined || !('callback' in event)) return 'The trace does not show it.'
  if (event.by === undefined) return 'The SDK does it by itself.'
  return event.by === 'service' ? 'The SDK repeats what the service has pushed.' : "It follows the double's own rule."
}
