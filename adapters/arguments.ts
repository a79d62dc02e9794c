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
import { credentials, lossDirections, lossManners, rtcNativeCalls, rtcWebCalls, rtmCalls } from '../spec/vocabulary.ts'

const callsOfMixedSession: readonly CallName[] = [...new Set<CallName>([...rtcNativeCalls, ...rtcWebCalls])]

/** The calls of each profile. Before 2.3.2 there are no states to ask for; from then on a Web viewer may be there. */
export const callsOf = {
  'rtm-1': rtmCalls,
  'rtc-4': rtcNativeCalls,
  'rtc-ios-2.3.2': rtcNativeCalls,
  'rtc-native-2.3.1': rtcNativeCalls.filter((call) => call !== 'getConnectionState'),
  'rtc-native-2.3.2': callsOfMixedSession,
  'rtc-web-3': rtcWebCalls,
  'rtc-web-4': rtcWebCalls,
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
  readonly join: { readonly channel: string; readonly credential: Credential }
  readonly leave: NoArguments
  readonly publish: NoArguments
  readonly unpublish: NoArguments
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
  join: { channel: 'c1', credential: 'valid' },
  leave: none,
  publish: none,
  unpublish: none,
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
