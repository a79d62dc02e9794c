/** The rules of the service that the documents state, as parameters of the double. Times in milliseconds. */

/** What the double does by itself, and after how long. */
export interface ServiceRules {
  /** Document 004, T6: so long without data from a publishing user, and its stream counts as gone. */
  readonly streamRemovedAfterMs: number
  /** Document 004, T8: so long without data from a user, and it counts as dropped; 20 s and 3 min in other documents. */
  readonly userOfflineAfterMs: number
  /** Document 003: so long without a user, and the channel is destroyed. */
  readonly channelDestroyedAfterMs: number
}

/** What document 004 says. */
export const rulesOfDocument004: ServiceRules = {
  streamRemovedAfterMs: 10_000,
  userOfflineAfterMs: 10_000,
  channelDestroyedAfterMs: 10_000,
}

/** What the documents of RTC Web 4.x say. */
export const rulesOfWeb4: ServiceRules = {
  streamRemovedAfterMs: 10_000,
  userOfflineAfterMs: 20_000,
  channelDestroyedAfterMs: 10_000,
}

/** The clock that a double is given. */
export interface ServiceClock {
  readonly nowMs: () => number
  /** Calls back once, after so many milliseconds; returns how to prevent it. */
  readonly after: (delayMs: number, run: () => void) => () => void
}

/** Who is behind a push: the service tells of what somebody did, or a rule of the double has struck. */
export type Author = 'service' | 'double'
