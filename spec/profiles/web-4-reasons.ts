/**
 * The reasons of RTC Web 4.x for being DISCONNECTED. The SDK has names alone; the numbers are the kit's, and for what
 * the native SDKs have, too, they are theirs.
 */
export const web4Reasons = {
  UID_BANNED: 3,
  NETWORK_ERROR: 4,
  LEAVE: 5,
  TOKEN_EXPIRE: 9,
  SERVER_ERROR: 10,
  IP_BANNED: 21,
  CHANNEL_BANNED: 22,
  // The type definitions have these without a word about them.
  UID_CONFLICT: 19,
  FALLBACK: 23,
  FALLBACK_TO_HLS: 24,
  LICENSE_MISSING: 25,
  LICENSE_EXPIRED: 26,
  LICENSE_MINUTES_EXCEEDED: 27,
  LICENSE_PERIOD_INVALID: 28,
  LICENSE_MULTIPLE_SDK_SERVICE: 29,
  LICENSE_ILLEGAL: 30,
} as const
