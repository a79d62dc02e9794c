import type { Step, TraceEvent } from '../../spec/index.ts'

/**
 * The steps that a trace was recorded from: its calls and happenings, with the waits between them.
 *
 * A trace with a real clock gives waits that are a little longer than those that were asked for.
 */
export function stepsOfTrace(events: Iterable<TraceEvent>): readonly Step[] {
  const steps: Step[] = []
  let nowMs = 0
  let lastMs = 0
  const step = (atMs: number, next: Step) => {
    if (atMs > nowMs) steps.push({ waitMs: atMs - nowMs })
    nowMs = atMs
    steps.push(next)
  }
  for (const event of events) {
    lastMs = event.atMs
    if ('call' in event) step(event.atMs, { client: event.client, call: event.call, ...argumentsOf(event) })
    else if ('happens' in event)
      step(event.atMs, { client: event.client, happens: event.happens, ...argumentsOf(event) })
  }
  if (lastMs > nowMs) steps.push({ waitMs: lastMs - nowMs })
  return steps
}

function argumentsOf<Arguments>(event: { readonly args?: Arguments }): { readonly args?: Arguments } {
  return event.args === undefined ? {} : { args: event.args }
}
