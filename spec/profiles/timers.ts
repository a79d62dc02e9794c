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

/** RTC iOS from 2.3.2 on. */
export const rtcIos232Timers = {
  /** T4: so long without data from the server. */
  interruptedAfterMs: 4_000,
  /** T5: so long without data from the server. */
  lostAfterLossMs: 10_000,
  /** T6: so long without data from the other user. */
  offlineAfterMs: 20_000,
  /** T7: so long without being able to join again. */
  failedAfterLossMs: 1_200_000,
} as const

/** Native RTC before 2.3.2. */
export const rtcNative231Timers = {
  /** T4: so long without data from the server. */
  interruptedAfterMs: 4_000,
  /** T5: so long without data from the server; 15 s in an older edition of the document. */
  lostAfterLossMs: 10_000,
  lostLateAfterLossMs: 15_000,
  /** T6: so long without data from the other user. */
  offlineAfterMs: 20_000,
} as const

/** Native RTC from 2.3.2 on, its Web viewers and killed processes. */
export const rtcNative232Timers = {
  /** T4: so long without data from the server. */
  interruptedAfterMs: 4_000,
  /** T5: so long without data from the server. */
  lostAfterLossMs: 10_000,
  /** T6: so long without data from the other user. */
  offlineAfterMs: 20_000,
  /** T7, after T3: 20 minutes after T6. */
  failedAfterOfflineMs: 1_220_000,
  /** A Web viewer: so long without data from the native user. */
  streamRemovedAfterMs: 10_000,
  /** A Web viewer: so long without data from the native user at the server. */
  peerLeaveAfterMs: 180_000,
  /** After a kill, unless the user is back in the channel. */
  killedOfflineAfterMs: 20_000,
  killedStreamRemovedAfterMs: 10_000,
  channelDestroyedAfterMs: 10_000,
} as const

/** RTC Web up to 3.x. */
export const rtcWeb3Timers = {
  /** T6: so long without data from the publishing user. */
  streamRemovedAfterMs: 10_000,
  /** T8: so long without data from the user at the server; longer in other documents. */
  peerLeaveAfterMs: 10_000,
  peerLeaveTwentySecondsMs: 20_000,
  peerLeaveThreeMinutesMs: 180_000,
} as const

/** RTC Web 4.x. */
export const rtcWeb4Timers = {
  /** T7: so long without audio or video of the user at the server. */
  streamRemovedAfterMs: 10_000,
  /** T8: so long without a heartbeat of the user at the server. */
  peerLeaveAfterMs: 20_000,
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
