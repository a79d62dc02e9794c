/** The arguments of calls and happenings: their names, and what holds where a step leaves one out. */

import type {
  CallName,
  Credential,
  HappeningName,
  LossDirection,
  LossManner,
  NamedArguments,
  ProfileId,
} from '../spec/vocabulary.ts'
import { credentials, lossDirections, lossManners, rtcNativeCalls, rtmCalls } from '../spec/vocabulary.ts'

/** The calls of each family. */
export const callsOf = {
  'rtm-1': rtmCalls,
  'rtc-4': rtcNativeCalls,
} as const satisfies Record<ProfileId, readonly CallName[]>

/** What a handler of each call or happening is given. An RTM channel has no credential; there it is always `valid`. */
export interface ArgumentsOf {
  readonly login: { readonly credential: Credential }
  readonly logout: NoArguments
  readonly joinChannel: { readonly channel: string; readonly credential: Credential }
  readonly leaveChannel: { readonly channel: string }
  readonly sendPeerMessage: { readonly to: string; readonly text: string }
  readonly sendChannelMessage: { readonly channel: string; readonly text: string }
  readonly setLocalUserAttributes: { readonly attributes: NamedArguments }
  readonly renewToken: { readonly credential: Credential }
  readonly startEchoTest: NoArguments
  readonly stopEchoTest: NoArguments
  readonly getConnectionState: NoArguments
  readonly networkLost: { readonly direction: LossDirection; readonly manner: LossManner }
  readonly networkRestored: NoArguments
  readonly tokenExpired: NoArguments
  readonly bannedByServer: NoArguments
  readonly loggedInElsewhere: NoArguments
  readonly processKilled: NoArguments
  readonly processRestarted: NoArguments
  readonly ipAddressChanged: NoArguments
  readonly proxySet: NoArguments
  readonly keepAliveTimedOut: NoArguments
  readonly serviceUnresponsive: NoArguments
  readonly serviceRestored: NoArguments
}
type NoArguments = { readonly [name in never]: never }

const none = {}

/** What each argument is when a step does not say. */
export const defaultArguments: ArgumentsOf = {
  login: { credential: 'valid' },
  logout: none,
  joinChannel: { channel: 'c1', credential: 'valid' },
  leaveChannel: { channel: 'c1' },
  sendPeerMessage: { to: 'uid2', text: '' },
  sendChannelMessage: { channel: 'c1', text: '' },
  setLocalUserAttributes: { attributes: none },
  renewToken: { credential: 'valid' },
  startEchoTest: none,
  stopEchoTest: none,
  getConnectionState: none,
  networkLost: { direction: 'both', manner: 'silent' },
  networkRestored: none,
  tokenExpired: none,
  bannedByServer: none,
  loggedInElsewhere: none,
  processKilled: none,
  processRestarted: none,
  ipAddressChanged: none,
  proxySet: none,
  keepAliveTimedOut: none,
  serviceUnresponsive: none,
  serviceRestored: none,
}

/** The values that an argument may take; an argument that is not listed is free. */
export const argumentValues: Readonly<Record<string, readonly string[]>> = {
  credential: credentials,
  direction: lossDirections,
  manner: lossManners,
}

/** The names of the arguments that a call or happening has. */
export function argumentNames(name: CallName | HappeningName): readonly string[] {
  return Object.keys(defaultArguments[name])
}
