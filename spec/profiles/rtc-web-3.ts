/** RTC Web up to 3.x: states, events, timers. */
import { rtcWeb3ApiClauses, rtcWeb3Clauses } from '../clauses/rtc-web-3.ts'
import type { Profile } from '../profile.ts'
import { questionsOf } from '../readings/index.ts'
import { rtcWeb3Rules } from '../rules/rtc-web-3.ts'
import { rtcWebCalls } from '../vocabulary.ts'
import { rtcWeb3Timers } from './timers.ts'
import { webDialect } from './web-dialect.ts'

export const rtcWeb3: Profile = {
  ...webDialect,
  id: 'rtc-web-3',
  title: 'RTC Web up to 3.x',
  document: 'rtc-web-3',
  defaultPlatform: 'web',
  platforms: ['web'],
  calls: rtcWebCalls,
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
  timers: rtcWeb3Timers,
  transitions: [
    { from: 'DISCONNECTED', to: 'CONNECTING', reason: '*' },
    { from: 'CONNECTING', to: 'CONNECTED', reason: '*' },
    { from: 'CONNECTED', to: 'RECONNECTING', reason: '*' },
    { from: 'RECONNECTING', to: 'CONNECTED', reason: '*' },
    { from: 'CONNECTED', to: 'DISCONNECTING', reason: '*' },
    { from: 'DISCONNECTING', to: 'DISCONNECTED', reason: '*' },
  ],
  clauses: { ...rtcWeb3Clauses, ...rtcWeb3ApiClauses },
  rules: rtcWeb3Rules,
  questions: questionsOf('rtc-web-3'),
}
