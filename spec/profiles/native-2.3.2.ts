/** What the profiles of native RTC from 2.3.2 on share: the states, their reasons, the changes between them. */
import type { Transition } from '../profile.ts'
import type { HappeningName } from '../vocabulary.ts'

const transition = (from: string, to: string, reason: string): Transition => ({ from, to, reason })

export const nativeHappenings: readonly HappeningName[] = [
  'networkLost',
  'networkRestored',
  'tokenExpired',
  'bannedByServer',
  'loggedInElsewhere',
  'processKilled',
  'processRestarted',
  'ipAddressChanged',
  'proxySet',
  'keepAliveTimedOut',
  'serviceUnresponsive',
  'serviceRestored',
]

/** The changes that the documents name. */
export const native232Transitions: readonly Transition[] = [
  transition('DISCONNECTED', 'CONNECTING', 'CONNECTING'),
  transition('CONNECTING', 'CONNECTED', 'JOIN_SUCCESS'),
  transition('CONNECTED', 'RECONNECTING', 'INTERRUPTED'),
  transition('RECONNECTING', 'CONNECTED', '*'),
  transition('RECONNECTING', 'FAILED', 'JOIN_FAILED'),
  transition('CONNECTED', 'FAILED', 'BANNED_BY_SERVER'),
  transition('CONNECTED', 'DISCONNECTED', 'LEAVE_CHANNEL'),
  transition('RECONNECTING', 'DISCONNECTED', 'LEAVE_CHANNEL'),
  transition('FAILED', 'DISCONNECTED', 'LEAVE_CHANNEL'),
]

export const native232Edges: Readonly<Record<string, readonly string[]>> = {
  DISCONNECTED: ['CONNECTING', 'FAILED'],
  CONNECTING: ['CONNECTED', 'DISCONNECTED', 'FAILED'],
  CONNECTED: ['RECONNECTING', 'CONNECTING', 'DISCONNECTED', 'FAILED'],
  RECONNECTING: ['CONNECTED', 'DISCONNECTED', 'FAILED'],
  FAILED: ['DISCONNECTED', 'CONNECTING', 'RECONNECTING'],
}

/** The reasons of the headers before 4.x, by the state that they come with. */
export const native232Pairs: Readonly<Record<string, readonly string[]>> = {
  DISCONNECTED: ['LEAVE_CHANNEL', 'INVALID_TOKEN'],
  CONNECTING: ['CONNECTING', 'SETTING_PROXY_SERVER'],
  CONNECTED: ['JOIN_SUCCESS', 'REJOIN_SUCCESS'],
  RECONNECTING: [
    'INTERRUPTED',
    'SETTING_PROXY_SERVER',
    'CLIENT_IP_ADDRESS_CHANGED',
    'KEEP_ALIVE_TIMEOUT',
    'RENEW_TOKEN',
  ],
  FAILED: [
    'INVALID_APP_ID',
    'INVALID_CHANNEL_NAME',
    'INVALID_TOKEN',
    'TOKEN_EXPIRED',
    'BANNED_BY_SERVER',
    'JOIN_FAILED',
    'REJECTED_BY_SERVER',
    'SAME_UID_LOGIN',
  ],
}

export const native232Repeatable: Readonly<Record<string, readonly string[]>> = {
  RECONNECTING: [
    'INTERRUPTED',
    'SETTING_PROXY_SERVER',
    'CLIENT_IP_ADDRESS_CHANGED',
    'KEEP_ALIVE_TIMEOUT',
    'RENEW_TOKEN',
  ],
}
