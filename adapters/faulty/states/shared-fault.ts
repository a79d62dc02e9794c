/** What a fault is that two documents on the same timeline share. */
import type { FaultRow } from '../fault.ts'

/** The profiles that share these faults. */
export type SharedProfile = 'rtc-ios-2.3.2' | 'rtc-native-2.3.2'

/** What the clauses of both documents have in common, by which a fault names them. */
export type SharedClause =
  | `T${0 | '1a' | '1b' | '1c' | '1d' | '2a' | '2b' | '3a' | '3b' | '4a' | '4b' | '4c' | '5a' | '5b' | '5c'}`
  | `T${'6a' | '6b' | '6c' | '7a' | '7b' | '7c'}`
  | 'leave'
  | 'leave while reconnecting'
  | 'rejoin'
  | 'ban'
  | 'code of a second join'
  | 'reason quit'
  | 'reason dropped'
  | 'each change is reported once'
  | 'arguments'
  | 'reason'
  | 'states of the document'
  | 'transitions of the document'
  | 'order of the timeline'
  | 'reconnects'
  | 'DISCONNECTED'
  | 'CONNECTING'
  | 'CONNECTED'
  | 'RECONNECTING'
  | 'FAILED'
  | 'several states'
  | 'joins after a restart'
  | 'leave of a killed app'
  | 'silence of a killed app'

/** The clauses of one document behind each of these words; none where the document has no such clause. */
export type ClausesBehind<Profile extends SharedProfile> = Readonly<Record<SharedClause, FaultRow<Profile>['breaks']>>

/** A fault of both, which names its clauses by those words. */
export interface SharedFault {
  readonly id: string
  readonly story: string
  readonly breaks: readonly SharedClause[]
  readonly changes: FaultRow<SharedProfile>['changes']
}
