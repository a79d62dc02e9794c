/** RTC Web 4.x, which no document of the five is about: five states, the reasons of being DISCONNECTED, events. */
import { rtcWeb4ApiClauses, rtcWeb4Clauses } from '../clauses/rtc-web-4.ts'
import type { NamedNumber } from '../dialect.ts'
import type { Profile } from '../profile.ts'
import { questionsOf } from '../readings/index.ts'
import { rtcWeb4Rules } from '../rules/rtc-web-4.ts'
import { rtcWebCalls } from '../vocabulary.ts'
import { rtcWeb3 } from './rtc-web-3.ts'
import { rtcWeb4Timers } from './timers.ts'
import { web4Reasons } from './web-4-reasons.ts'
import { same } from './web-dialect.ts'

/** The SDK has names alone; the numbers are the kit's. */
const named = (number: number, name: string): NamedNumber => ({ number, name, spellings: [], isUnnumbered: true })

const reasons = Object.entries(web4Reasons).map(([name, number]) => named(number, name))

export const rtcWeb4: Profile = {
  id: 'rtc-web-4',
  title: 'RTC Web 4.x',
  document: 'rtc-web-4',
  defaultPlatform: 'web',
  platforms: ['web'],
  reporting: 'current-and-previous',
  states: [
    named(1, 'DISCONNECTED'),
    named(2, 'CONNECTING'),
    named(3, 'CONNECTED'),
    named(4, 'RECONNECTING'),
    named(6, 'DISCONNECTING'),
  ],
  reasons,
  callbacks: same(
    'connection-state-change',
    'user-joined',
    'user-left',
    'user-published',
    'user-unpublished',
    'token-privilege-will-expire',
    'token-privilege-did-expire',
  ),
  calls: rtcWebCalls,
  happenings: rtcWeb3.happenings,
  timers: rtcWeb4Timers,
  transitions: [
    { from: 'DISCONNECTED', to: 'CONNECTING', reason: '*' },
    { from: 'CONNECTING', to: 'CONNECTED', reason: '*' },
    { from: 'CONNECTED', to: 'RECONNECTING', reason: '*' },
    { from: 'RECONNECTING', to: 'CONNECTED', reason: '*' },
    { from: 'CONNECTED', to: 'DISCONNECTING', reason: '*' },
    { from: 'DISCONNECTING', to: 'DISCONNECTED', reason: 'LEAVE' },
  ],
  edges: {
    DISCONNECTED: ['CONNECTING'],
    CONNECTING: ['CONNECTED', 'DISCONNECTING', 'DISCONNECTED'],
    CONNECTED: ['RECONNECTING', 'DISCONNECTING', 'DISCONNECTED'],
    RECONNECTING: ['CONNECTED', 'DISCONNECTING', 'DISCONNECTED'],
    DISCONNECTING: ['DISCONNECTED'],
  },
  pairs: { DISCONNECTED: reasons.map(({ name }) => name) },
  repeatable: {},
  clauses: { ...rtcWeb4Clauses, ...rtcWeb4ApiClauses },
  rules: rtcWeb4Rules,
  questions: questionsOf('rtc-web-4'),
}
