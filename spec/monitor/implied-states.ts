/** Before there was a callback for states: what the other callbacks say of them. */
import type { Dialect } from '../dialect.ts'
import type { Observation } from '../rule.ts'
import { CONNECTED, ENDED, RECONNECTING } from './client-facts.ts'

/** The state that a callback implies, by its name. */
export const impliedStates: Readonly<Record<string, number>> = {
  onJoinChannelSuccess: CONNECTED,
  onRejoinChannelSuccess: CONNECTED,
  onConnectionInterrupted: RECONNECTING,
  onConnectionBanned: ENDED,
}

/** Whether a client that does not tell this is in a state that nobody knows. */
export function tellsState(due: Observation, { reporting }: Dialect): boolean {
  if (due.kind === 'state' || due.kind === 'leaves') return true
  return due.kind === 'callback' && reporting === 'callbacks' && impliedStates[due.callback] !== undefined
}
