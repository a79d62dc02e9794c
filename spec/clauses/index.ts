/** Every clause, by its id: the statements of the documents, and those of other public sources. */
import type { Clause } from '../clause.ts'
import { rtc4ApiClauses, rtc4Clauses } from './rtc-4.ts'
import { rtcIos232ApiClauses, rtcIos232Clauses } from './rtc-ios-2.3.2.ts'
import { rtcNative231Clauses } from './rtc-native-2.3.1.ts'
import { rtcNative232ApiClauses, rtcNative232Clauses } from './rtc-native-2.3.2.ts'
import { rtcWeb3ApiClauses, rtcWeb3Clauses } from './rtc-web-3.ts'
import { rtcWeb4ApiClauses, rtcWeb4Clauses } from './rtc-web-4.ts'
import { rtm1ApiClauses, rtm1Clauses } from './rtm-1.ts'

/** The clauses of each profile: those of its document, then those that another public source adds. */
export const clausesByProfile = {
  'rtm-1': { ...rtm1Clauses, ...rtm1ApiClauses },
  'rtc-4': { ...rtc4Clauses, ...rtc4ApiClauses },
  'rtc-ios-2.3.2': { ...rtcIos232Clauses, ...rtcIos232ApiClauses },
  'rtc-native-2.3.1': rtcNative231Clauses,
  'rtc-native-2.3.2': { ...rtcNative232Clauses, ...rtcNative232ApiClauses },
  'rtc-web-3': { ...rtcWeb3Clauses, ...rtcWeb3ApiClauses },
  'rtc-web-4': { ...rtcWeb4Clauses, ...rtcWeb4ApiClauses },
} as const satisfies Record<string, Readonly<Record<string, Clause>>>
