/** Native RTC from 2.3.2 on, with its Web viewers and killed processes: states, reasons, callbacks, timers. */
import { rtcNative232ApiClauses, rtcNative232Clauses } from '../clauses/rtc-native-2.3.2.ts'
import type { Dialect } from '../dialect.ts'
import type { Profile } from '../profile.ts'
import { questionsOf } from '../readings/index.ts'
import { rtcNative232Rules } from '../rules/rtc-native-2.3.2.ts'
import { rtcNativeCalls, rtcWebCalls } from '../vocabulary.ts'
import {
  native232Edges,
  native232Pairs,
  native232Repeatable,
  native232Transitions,
  nativeHappenings,
} from './native-2.3.2.ts'
import { androidCallbacks, appleCallbacks, nativeReasons, nativeStates } from './native-names.ts'
import { rtcNative232Timers } from './timers.ts'
import { webDialect } from './web-dialect.ts'

const android: Dialect = {
  reporting: 'state-and-reason',
  states: nativeStates,
  reasons: nativeReasons,
  callbacks: androidCallbacks,
  edges: native232Edges,
  pairs: native232Pairs,
  repeatable: native232Repeatable,
}

export const rtcNative232: Profile = {
  ...android,
  id: 'rtc-native-2.3.2',
  title: 'Native RTC from 2.3.2',
  document: 'rtc-native-faq',
  defaultPlatform: 'android',
  platforms: ['android', 'ios', 'macos', 'windows', 'linux', 'unity', 'electron', 'react-native', 'flutter', 'web'],
  others: { apple: { ...android, callbacks: appleCallbacks }, web: webDialect },
  calls: [...new Set([...rtcNativeCalls, ...rtcWebCalls])],
  happenings: nativeHappenings,
  timers: rtcNative232Timers,
  transitions: native232Transitions,
  clauses: { ...rtcNative232Clauses, ...rtcNative232ApiClauses },
  rules: rtcNative232Rules,
  questions: questionsOf('rtc-native-2.3.2'),
}
