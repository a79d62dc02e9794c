/** Clients of RTC Web 4.x that get connected or lose their network otherwise than their guide says. */
import { accepted, refused, unchanged, web4StateChanged } from '../reference/index.ts'
import { faultsOf } from './fault.ts'
import { becomes, ends, tells } from './web-4-words.ts'

const { joins, joined, loses, rejoined } = tells

export const web4ConnectionFaults = faultsOf('rtc-web-4', [
  {
    id: 'web4-join-without-effect',
    story: 'Accepts a join and does nothing.',
    breaks: ['WEB4-T0', 'WEB4-T1a', 'WEB4-STATE-05', 'WEB4-T1b', 'WEB4-STATE-06'],
    changes: { webJoinWhenDisconnected: accepted(unchanged) },
  },
  {
    id: 'web4-join-unreported',
    story: 'Does not report that it is CONNECTING.',
    breaks: ['WEB4-EVENT-PAYLOAD', 'WEB4-T0', 'WEB4-T1a', 'WEB4-STATE-05'],
    changes: { webJoinWhenDisconnected: accepted(becomes('connecting')) },
  },
  {
    id: 'web4-join-told-twice',
    story: 'Reports twice that it is CONNECTING.',
    breaks: ['WEB4-CB-01'],
    changes: { webJoinWhenDisconnected: accepted(becomes('connecting', joins, joins)) },
  },
  {
    id: 'web4-join-with-reason',
    story: 'Tells a reason for being CONNECTING.',
    breaks: ['WEB4-REASON-ONLY'],
    changes: {
      webJoinWhenDisconnected: accepted(
        becomes('connecting', web4StateChanged('CONNECTING', 'DISCONNECTED', 'NETWORK_ERROR')),
      ),
    },
  },
  {
    id: 'web4-joins-in-5-s',
    story: 'Takes five seconds to join.',
    breaks: ['WEB4-T1b', 'WEB4-STATE-06'],
    changes: { webAnswerTakesMs: 5_000 },
  },
  {
    id: 'web4-joined-unreported',
    story: 'Does not report that it is CONNECTED.',
    breaks: ['WEB4-T1b', 'WEB4-STATE-06', 'WEB4-STATE-05', 'WEB4-EVENT-PAYLOAD', 'WEB4-API-01', 'WEB4-CB-02'],
    changes: { webJoined: becomes('connected') },
  },
  {
    id: 'web4-joined-told-twice',
    story: 'Reports twice that it is CONNECTED.',
    breaks: ['WEB4-CB-01'],
    changes: { webJoined: becomes('connected', joined, joined) },
  },
  {
    id: 'web4-join-refused-for-nothing',
    story: 'Disconnects because of the server when it should be in the channel.',
    breaks: ['WEB4-T1b', 'WEB4-STATE-06', 'WEB4-STATE-01', 'WEB4-REASON-SERVER'],
    changes: { webJoined: ends('CONNECTING', 'SERVER_ERROR') },
  },
  {
    id: 'web4-joined-turned-round',
    story: 'Passes the previous state before the present one, as earlier versions do.',
    breaks: ['WEB4-EVENT-PAYLOAD', 'WEB4-CB-02'],
    changes: { webJoined: becomes('connected', web4StateChanged('CONNECTING', 'CONNECTED')) },
  },
  {
    id: 'web4-joined-with-wrong-previous-state',
    story: 'Forgets the previous state, and says DISCONNECTED for it.',
    breaks: ['WEB4-EVENT-PAYLOAD'],
    changes: { webJoined: becomes('connected', web4StateChanged('CONNECTED', 'DISCONNECTED')) },
  },
  {
    id: 'web4-joined-as-established',
    story: 'Reports a state that no document knows when it has joined.',
    breaks: ['WEB4-STATE-09'],
    changes: { webJoined: becomes('connected', web4StateChanged('ESTABLISHED', 'CONNECTING')) },
  },
  {
    id: 'web4-joined-by-number',
    story: 'Reports the number that CONNECTED has on the native SDKs.',
    breaks: ['WEB4-STATE-09'],
    changes: { webJoined: becomes('connected', { ...joined, args: [3, 2] }) },
  },
  {
    id: 'web4-second-join-tells-connecting',
    story: 'Reports CONNECTING again when it is told to join while it joins.',
    breaks: ['WEB4-CB-01'],
    changes: {
      webJoinWhenConnecting: refused('INVALID_OPERATION', {
        state: 0,
        reports: [web4StateChanged('CONNECTING', 'CONNECTING')],
      }),
    },
  },
  {
    id: 'web4-opens-connecting',
    story: 'Reports CONNECTING before any call.',
    breaks: ['WEB4-STATE-01'],
    changes: { webOpened: [joins] },
  },
  {
    id: 'web4-restarts-with-a-report',
    story: 'Says once more why it was DISCONNECTED when its page is opened again.',
    breaks: ['WEB4-STATE-01'],
    changes: { webRestarted: [joins] },
  },
  {
    id: 'web4-loss-over-disconnected',
    story: 'Reports DISCONNECTED upon a loss before it reports RECONNECTING.',
    breaks: ['WEB4-T6', 'WEB4-DIAG-01'],
    changes: {
      webLost: becomes(
        'reconnecting',
        web4StateChanged('DISCONNECTED', 'CONNECTED', 'NETWORK_ERROR'),
        web4StateChanged('RECONNECTING', 'DISCONNECTED'),
      ),
    },
  },
  {
    id: 'web4-loss-disconnects',
    story: 'Disconnects upon a loss, and does not come back.',
    breaks: ['WEB4-T6', 'WEB4-DIAG-01'],
    changes: { webLost: ends('CONNECTED', 'NETWORK_ERROR') },
  },
  {
    id: 'web4-loss-as-connecting',
    story: 'Reports CONNECTING upon a loss, as earlier versions do.',
    breaks: ['WEB4-DIAG-01', 'WEB4-EVENT-PAYLOAD'],
    changes: { webLost: becomes('reconnecting', web4StateChanged('CONNECTING', 'CONNECTED')) },
  },
  {
    id: 'web4-loss-unreported',
    story: 'Does not report a loss.',
    breaks: ['WEB4-T6', 'WEB4-STATE-07', 'WEB4-EVENT-PAYLOAD', 'WEB4-API-01', 'WEB4-CB-02', 'WEB4-CB-01'],
    changes: { webLost: becomes('reconnecting') },
  },
  {
    id: 'web4-loss-told-twice',
    story: 'Reports a loss twice.',
    breaks: ['WEB4-CB-01'],
    changes: { webLost: becomes('reconnecting', loses, loses) },
  },
  {
    id: 'web4-loss-never-noticed',
    story: 'Stays CONNECTED however long the network is away.',
    breaks: ['WEB4-T6', 'WEB4-STATE-07', 'WEB4-RECONNECT-01'],
    changes: { webLossNoticedAfterMs: Infinity },
  },
  {
    id: 'web4-loss-out-of-nothing',
    story: 'Reports a loss as soon as it has joined, though there is none.',
    breaks: ['WEB4-T5'],
    changes: { webJoined: becomes('connected', joined, loses, rejoined) },
  },
  {
    id: 'web4-never-retries',
    story: 'Makes no further attempt as long as the network is away.',
    breaks: ['WEB4-RECONNECT-01'],
    changes: { webRetryAfterMs: () => Infinity },
  },
  {
    id: 'web4-returns-after-2-minutes',
    story: 'Lets two minutes go by before it uses a network that is back.',
    breaks: ['WEB4-T9', 'WEB4-RECONNECT-01', 'WEB4-STATE-05'],
    changes: { webRestoredRetryAfterMs: 120_000 },
  },
  {
    id: 'web4-return-unreported',
    story: 'Does not report that it is CONNECTED again.',
    breaks: ['WEB4-T9', 'WEB4-RECONNECT-01', 'WEB4-EVENT-PAYLOAD', 'WEB4-CB-01', 'WEB4-API-01', 'WEB4-CB-02'],
    changes: { webRejoined: becomes('connected') },
  },
  {
    id: 'web4-return-told-twice',
    story: 'Reports twice that it is CONNECTED again.',
    breaks: ['WEB4-CB-01'],
    changes: { webRejoined: becomes('connected', rejoined, rejoined) },
  },
  {
    id: 'web4-return-over-connecting',
    story: 'Reports CONNECTING before it reports that it is CONNECTED again.',
    breaks: ['WEB4-DIAG-01'],
    changes: { webRejoined: becomes('connected', web4StateChanged('CONNECTING', 'RECONNECTING'), joined) },
  },
  {
    id: 'web4-tries-on-when-disconnected',
    story: 'Goes on making attempts to connect when it is DISCONNECTED.',
    breaks: ['WEB4-STATE-02'],
    changes: { webRetriesSurviveEnd: true },
  },
  {
    id: 'web4-banned-joins-again',
    story: 'Joins again by itself after it was put out of its channel.',
    breaks: ['WEB4-STATE-02', 'WEB4-STATE-05', 'WEB4-EVENT-PAYLOAD'],
    changes: {
      webBanned: becomes('connecting', web4StateChanged('DISCONNECTED', 'CONNECTED', 'UID_BANNED'), joins),
    },
  },
])
