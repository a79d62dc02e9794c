/** What the faults of RTC Web 4.x are told in: its states, and the reports about them. */
import { anyWebState, type Moment, type Report, web4StateChanged } from '../reference/index.ts'

/** The reports that a correct client makes, by what they tell of. */
export const tells = {
  joins: web4StateChanged('CONNECTING', 'DISCONNECTED'),
  joined: web4StateChanged('CONNECTED', 'CONNECTING'),
  loses: web4StateChanged('RECONNECTING', 'CONNECTED'),
  rejoined: web4StateChanged('CONNECTED', 'RECONNECTING'),
  leaves: web4StateChanged('DISCONNECTING', 'CONNECTED'),
  left: web4StateChanged('DISCONNECTED', 'DISCONNECTING', 'LEAVE'),
} as const

/** The state, and what is reported of it. */
export function becomes(state: keyof typeof anyWebState, ...reports: readonly Report[]): Moment {
  return { state: anyWebState[state], reports }
}

/** The end of a connection that was in the state before, for a reason. */
export function ends(before: string, reason: string, ...others: readonly Report[]): Moment {
  return becomes('disconnected', web4StateChanged('DISCONNECTED', before, reason), ...others)
}
