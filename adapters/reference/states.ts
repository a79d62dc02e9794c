/** The numbers of the connection states of both families, as their headers give them. */

/** The states of an RTM 1 client. */
export const rtmState = { disconnected: 1, connecting: 2, connected: 3, reconnecting: 4, aborted: 5 } as const

/** The states of an RTC client. */
export const rtcState = { disconnected: 1, connecting: 2, connected: 3, reconnecting: 4, failed: 5 } as const

/** The states of an RTC Web client up to 3.x, as document 004 numbers them. */
export const webState = { disconnected: 1, connecting: 2, connected: 3, disconnecting: 4 } as const

/** The states of an RTC Web client of any version: from 4.x on, a re-join is a state of its own. */
export const anyWebState = { ...webState, reconnecting: 5 } as const

/** The reasons of RTM 1. */
export const rtmReason = {
  login: 1,
  loginSuccess: 2,
  loginFailure: 3,
  loginTimeout: 4,
  interrupted: 5,
  logout: 6,
  bannedByServer: 7,
  remoteLogin: 8,
  tokenExpired: 9,
} as const

/** The reasons of RTC 4 that the reference uses. */
export const rtcReason = {
  connecting: 0,
  joinSuccess: 1,
  interrupted: 2,
  bannedByServer: 3,
  joinFailed: 4,
  leaveChannel: 5,
  invalidAppId: 6,
  invalidChannelName: 7,
  invalidToken: 8,
  tokenExpired: 9,
  rejectedByServer: 10,
  settingProxyServer: 11,
  renewToken: 12,
  clientIpAddressChanged: 13,
  keepAliveTimeout: 14,
  lost: 16,
  sameUidLogin: 19,
} as const
