/** Every documented number, in milliseconds, once. */

export const rtm1Timers = {
  /** An interruption longer than this makes a connected client RECONNECTING. */
  interruptedAfterMs: 4_000,
  /** A login that is not through by then has timed out (Linux C++; the other two are other platforms and versions). */
  loginTimeoutMs: 6_000,
  loginTimeoutTenMs: 10_000,
  loginTimeoutTwelveMs: 12_000,
  /** A user who is away this long leaves the list of users online and the channels. */
  removedAfterMs: 30_000,
  /** How far back channel messages are sent again after a re-login. */
  resendWindowMs: 30_000,
} as const

/** How many channel messages are sent again at the most. */
export const resentChannelMessages = 32

export const rtc4Timers = {
  /** T4: so long without data from the server. */
  interruptedAfterMs: 4_000,
  /** T5, after T4. */
  lostAfterMs: 10_000,
  /** T5, after T3, as other documents have it. */
  lostAfterLossMs: 10_000,
  lostLateAfterLossMs: 15_000,
  /** T6: so long without data from the other user. */
  offlineAfterMs: 20_000,
  /** T7, after T4; after T3 or T6 in other documents. */
  failedAfterMs: 1_200_000,
} as const
