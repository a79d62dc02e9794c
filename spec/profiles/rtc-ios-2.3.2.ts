/** RTC iOS from 2.3.2 on: states, reasons, callbacks, timers. */
import { rtcIos232ApiClauses, rtcIos232Clauses } from '../clauses/rtc-ios-2.3.2.ts'
import type { Profile } from '../profile.ts'
import { questionsOf } from '../readings/index.ts'
import { rtcIos232Rules } from '../rules/rtc-ios-2.3.2.ts'
import { rtcNativeCalls } from '../vocabulary.ts'
import {
  native232Edges,
  native232Pairs,
  native232Repeatable,
  native232Transitions,
  nativeHappenings,
} from './native-2.3.2.ts'
import { appleCallbacks, nativeReasons, nativeStates } from './native-names.ts'
import { rtcIos232Timers } from './timers.ts'

export const rtcIos232: Profile = {
  id: 'rtc-ios-2.3.2',
  title: 'RTC iOS from 2.3.2',
  document: 'rtc-ios',
  defaultPlatform: 'ios',
  platforms: ['ios', 'macos'],
  reporting: 'state-and-reason',
  states: nativeStates,
  reasons: nativeReasons,
  callbacks: appleCallbacks,
  calls: rtcNativeCalls,
  happenings: nativeHappenings,
  timers: rtcIos232Timers,
  transitions: native232Transitions,
  edges: native232Edges,
  pairs: native232Pairs,
  repeatable: native232Repeatable,
  clauses: { ...rtcIos232Clauses, ...rtcIos232ApiClauses },
  rules: rtcIos232Rules,
  questions: questionsOf('rtc-ios-2.3.2'),
}
