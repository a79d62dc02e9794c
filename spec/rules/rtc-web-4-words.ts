/** How the rules of RTC Web 4.x speak of changes of state, in the words of its event. */
import * as is from '../facts/index.ts'
import type { Observation } from '../rule.ts'

/** A change into the state, with one of these reasons if any are named. */
export function becomes(state: string, ...reasons: readonly string[]): Observation {
  if (reasons.length === 0) return { kind: 'state', state, told: `connection-state-change(${state}, …)` }
  return { kind: 'state', state, reasons, told: `connection-state-change(${state}, …, ${reasons.join(' or ')})` }
}

/** A change out of the state. */
export function leaves(state: string): Observation {
  return { kind: 'leaves', state, told: `connection-state-change(…, ${state})` }
}

export const disconnected = is.inState('DISCONNECTED')
export const connecting = is.inState('CONNECTING')
export const connected = is.inState('CONNECTED')
export const rejoining = is.inState('RECONNECTING')
export const disconnecting = is.inState('DISCONNECTING')
