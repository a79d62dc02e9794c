/** Native RTC before 2.3.2: callbacks and timers, and no connection states. */
import { rtcNative231Clauses } from '../clauses/rtc-native-2.3.1.ts'
import type { Dialect } from '../dialect.ts'
import type { Profile } from '../profile.ts'
import { questionsOf } from '../readings/index.ts'
import { rtcNative231Rules } from '../rules/rtc-native-2.3.1.ts'
import type { CallName } from '../vocabulary.ts'
import { androidCallbacks, appleCallbacks, nativeStates } from './native-names.ts'
import { rtcNative231Timers } from './timers.ts'

const calls: readonly CallName[] = ['joinChannel', 'leaveChannel', 'renewToken', 'startEchoTest', 'stopEchoTest']

/**
 * The states are the kit's own: what calls and callbacks imply. The callback that reports a state, which 2.3.2 has
 * added, is known by its names, so that it can be told that it must not come.
 */
const android: Dialect = {
  reporting: 'callbacks',
  states: nativeStates,
  reasons: [],
  // One edition of the document has Apple's name of the re-join for Android, too.
  callbacks: { ...androidCallbacks, onRejoinChannelSuccess: ['onRejoinChannelSuccess', 'didRejoinChannel'] },
  edges: {},
  pairs: {},
  repeatable: {},
}

export const rtcNative231: Profile = {
  ...android,
  id: 'rtc-native-2.3.1',
  title: 'Native RTC before 2.3.2',
  document: 'rtc-native-faq',
  defaultPlatform: 'android',
  platforms: ['android', 'ios', 'macos', 'windows', 'linux', 'unity', 'electron', 'react-native', 'flutter'],
  others: { apple: { ...android, callbacks: appleCallbacks } },
  calls,
  happenings: [
    'networkLost',
    'networkRestored',
    'tokenExpired',
    'bannedByServer',
    'loggedInElsewhere',
    'processKilled',
    'processRestarted',
    'serviceUnresponsive',
    'serviceRestored',
  ],
  timers: rtcNative231Timers,
  transitions: [
    { from: 'CONNECTING', to: 'CONNECTED', reason: '*' },
    { from: 'CONNECTED', to: 'RECONNECTING', reason: '*' },
    { from: 'RECONNECTING', to: 'CONNECTED', reason: '*' },
  ],
  clauses: rtcNative231Clauses,
  rules: rtcNative231Rules,
  questions: questionsOf('rtc-native-2.3.1'),
}
