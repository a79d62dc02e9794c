/** What a fault is: the reference with one decision changed, and the clauses that must notice. */
import type { Rtc4ApiClauseId, Rtc4ClauseId } from '../../spec/clauses/rtc-4.ts'
import type { RtcIos232ApiClauseId, RtcIos232ClauseId } from '../../spec/clauses/rtc-ios-2.3.2.ts'
import type { RtcNative231ClauseId } from '../../spec/clauses/rtc-native-2.3.1.ts'
import type { RtcNative232ApiClauseId, RtcNative232ClauseId } from '../../spec/clauses/rtc-native-2.3.2.ts'
import type { RtcWeb3ApiClauseId, RtcWeb3ClauseId } from '../../spec/clauses/rtc-web-3.ts'
import type { RtcWeb4ApiClauseId, RtcWeb4ClauseId } from '../../spec/clauses/rtc-web-4.ts'
import type { Rtm1ApiClauseId, Rtm1ClauseId } from '../../spec/clauses/rtm-1.ts'
import type { ProfileId } from '../../spec/vocabulary.ts'
import type { Decisions } from '../reference/index.ts'

/** The ids of the clauses of each profile. */
interface ClauseIds {
  readonly 'rtm-1': Rtm1ClauseId | Rtm1ApiClauseId
  readonly 'rtc-4': Rtc4ClauseId | Rtc4ApiClauseId
  readonly 'rtc-ios-2.3.2': RtcIos232ClauseId | RtcIos232ApiClauseId
  readonly 'rtc-native-2.3.1': RtcNative231ClauseId
  readonly 'rtc-native-2.3.2': RtcNative232ClauseId | RtcNative232ApiClauseId
  readonly 'rtc-web-3': RtcWeb3ClauseId | RtcWeb3ApiClauseId
  readonly 'rtc-web-4': RtcWeb4ClauseId | RtcWeb4ApiClauseId
}

type NativeDecisions = Pick<Decisions, Extract<keyof Decisions, `rtc${string}`>>
/** The service of a Web session is decided as that of a native one. */
type WebDecisions = NativeDecisions & Pick<Decisions, Extract<keyof Decisions, `web${string}`>>

/** The decisions of each profile, by the prefix of their names. */
interface DecisionsOf {
  readonly 'rtm-1': Pick<Decisions, Extract<keyof Decisions, `rtm${string}`>>
  readonly 'rtc-4': NativeDecisions
  readonly 'rtc-ios-2.3.2': NativeDecisions
  readonly 'rtc-native-2.3.1': NativeDecisions
  readonly 'rtc-native-2.3.2': WebDecisions
  readonly 'rtc-web-3': WebDecisions
  readonly 'rtc-web-4': WebDecisions
}

/** A fault of an implementation of that profile. */
export interface FaultOf<Profile extends ProfileId> {
  /** For ever, in lower case with hyphens: `interrupts-after-5-s`. */
  readonly id: string
  /** What the implementation does wrong, as a sentence. */
  readonly story: string
  readonly profile: Profile
  /** Every clause that catches the fault; no other clause does. */
  readonly breaks: readonly ClauseIds[Profile][]
  /** The one decision that is changed. */
  readonly changes: Partial<DecisionsOf[Profile]>
}

/** A fault as its table holds it, which names the profile once for all. */
export type FaultRow<Profile extends ProfileId> = Omit<FaultOf<Profile>, 'profile'>

/** The rows of a table as faults of the profile. */
export function faultsOf<Profile extends ProfileId>(
  profile: Profile,
  rows: readonly FaultRow<Profile>[],
): readonly FaultOf<Profile>[] {
  return rows.map(({ id, story, breaks, changes }) => ({ id, story, profile, breaks, changes }))
}

/** A fault of any profile. */
export type Fault = { readonly [Profile in ProfileId]: FaultOf<Profile> }[ProfileId]
