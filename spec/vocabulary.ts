/**
 * The words that every part of the kit shares: sessions, clients, steps, events, traces.
 *
 * This vocabulary is fixed: trace files, adapters in other languages and reports depend on it.
 * Times are integer milliseconds since the session opened.
 */

export const profileIds = [
  'rtm-1',
  'rtc-4',
  'rtc-ios-2.3.2',
  'rtc-native-2.3.1',
  'rtc-native-2.3.2',
  'rtc-web-3',
  'rtc-web-4',
] as const
/** The name of one documented SDK family, for example `rtm-1`. */
export type ProfileId = (typeof profileIds)[number]

export const platforms = [
  'android',
  'ios',
  'macos',
  'windows',
  'linux',
  'flutter',
  'web',
  'electron',
  'unity',
  'react-native',
] as const
/** Where a client of a session runs; it decides how states, reasons and callbacks are spelled. */
export type Platform = (typeof platforms)[number]

/** `uid1` is the local user of the documents, `uid2` the remote one; more are `uid3`, `uid4`… */
export type ClientId = string

/** One user of a session, on one platform. */
export interface Client {
  readonly id: ClientId
  readonly platform: Platform
}

/** One fresh service with named clients, all of one profile. */
export interface World {
  readonly profile: ProfileId
  readonly clients: readonly Client[]
  /**
   * How many documented milliseconds pass in one of the clock on the wall; 1 unless told. An adapter that scales time
   * divides its timers by it and multiplies its stamps with it.
   */
  readonly timeScale?: number
}

export const credentials = ['valid', 'invalidAppId', 'invalidChannelName', 'invalidToken', 'expiredToken'] as const
/** What a login, a join or a token renewal presents; the adapter knows which strings to use. */
export type Credential = (typeof credentials)[number]

export const rtmCalls = [
  'login',
  'logout',
  'joinChannel',
  'leaveChannel',
  'sendPeerMessage',
  'sendChannelMessage',
  'setLocalUserAttributes',
  'renewToken',
] as const
export const rtcNativeCalls = [
  'joinChannel',
  'leaveChannel',
  'renewToken',
  'startEchoTest',
  'stopEchoTest',
  'getConnectionState',
] as const
export const rtcWebCalls = ['join', 'leave', 'publish', 'unpublish', 'getConnectionState'] as const
/** The name of an API of the implementation under test. */
export type CallName = (typeof rtmCalls)[number] | (typeof rtcNativeCalls)[number] | (typeof rtcWebCalls)[number]
export const callNames: readonly CallName[] = [...new Set<CallName>([...rtmCalls, ...rtcNativeCalls, ...rtcWebCalls])]

export const happenings = [
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
] as const
/** What happens to a client without its doing. */
export type HappeningName = (typeof happenings)[number]

export const lossDirections = ['both', 'uplink', 'downlink'] as const
/** Which direction of the client's network a loss cuts. */
export type LossDirection = (typeof lossDirections)[number]
export const lossManners = ['silent', 'reset'] as const
/** `silent`: packets vanish. `reset`: connections break at once, always in both directions. */
export type LossManner = (typeof lossManners)[number]

export const serviceObservations = [
  'connectionAttempt',
  'userAttributesSet',
  'userOffline',
  'userOnline',
  'channelDestroyed',
] as const
/** What only the service can see; an adapter that controls the service may report it. */
export type ServiceObservation = (typeof serviceObservations)[number]

/** A plain JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
/** Named arguments of a call or a happening, for example `{"channel":"c1","credential":"valid"}`. */
export type NamedArguments = { readonly [name: string]: Json }

/** A step: the client calls an API. */
export interface CallStep {
  readonly client: ClientId
  readonly call: CallName
  readonly args?: NamedArguments
}
/** A step: something happens to the client. */
export interface HappeningStep {
  readonly client: ClientId
  readonly happens: HappeningName
  readonly args?: NamedArguments
}
/** A step: time passes. Everything that falls due inside the wait, its last instant included, comes about. */
export interface WaitStep {
  readonly waitMs: number
}
/** What the kit does. Any list of steps that an adapter drives is playable. */
export type Step = CallStep | HappeningStep | WaitStep

interface Stamped {
  readonly atMs: number
}
/** An event: the call that was made. */
export interface CallEvent extends Stamped {
  readonly client: ClientId
  readonly call: CallName
  readonly args?: NamedArguments
  readonly seq?: number
}
/** An event: how a call ended, by its returned code or by its completion callback or promise. */
export interface ReturnsEvent extends Stamped {
  readonly client: ClientId
  readonly returns: CallName
  readonly value?: Json
  readonly error?: { readonly code: number | string; readonly message?: string }
  readonly seq?: number
}
/** An event: a callback of the SDK, in its own spelling. Users in arguments are named by client id. */
export interface CallbackEvent extends Stamped {
  readonly client: ClientId
  readonly callback: string
  readonly args: readonly Json[]
  /** The adapter made this callback out of something else, for example out of a promise. */
  readonly derived?: true
  /** `service`: only repeats what the service pushed. `double`: follows a rule of the adapter's double. */
  readonly by?: 'service' | 'double'
}
/** An event: what happened to the client. */
export interface HappensEvent extends Stamped {
  readonly client: ClientId
  readonly happens: HappeningName
  readonly args?: NamedArguments
}
/** An event: what only the service could see of the client. */
export interface ServiceEvent extends Stamped {
  readonly client: ClientId
  readonly service: ServiceObservation
  readonly args?: readonly Json[]
}
/** The last event of a trace: nothing was recorded after it. */
export interface EndsEvent extends Stamped {
  readonly ends: true
}
/** What was done and what was seen, in the order in which it came about. */
export type TraceEvent = CallEvent | ReturnsEvent | CallbackEvent | HappensEvent | ServiceEvent | EndsEvent

/** `virtual`: the adapter owns time and stamps are exact. Otherwise stamps may be off by the tolerance. */
export type Clock = 'virtual' | { readonly realToleranceMs: number }

/** The first line of a trace file. */
export interface TraceHeader {
  readonly trace: 1
  readonly profile: ProfileId
  readonly clients: readonly Client[]
  readonly clock: Clock
}
/** A whole recorded session. A trace file holds the header and then an event a line. */
export interface Trace {
  readonly header: TraceHeader
  readonly events: readonly TraceEvent[]
}

/** Whether the step is a wait. */
export function isWait(step: Step): step is WaitStep {
  // Asking for the field is much faster than asking whether there is one, as steps have several shapes.
  return (step as Partial<WaitStep>).waitMs !== undefined
}

/** Ends a `switch` over a closed set: a member that was forgotten does not compile. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value ${JSON.stringify(value)}.`)
}
