/** Web clients that get connected, lose their network or leave otherwise than document 004 says. */
import {
  accepted,
  callback,
  heldBack,
  type Moment,
  type Report,
  refused,
  unchanged,
  webState,
  webStateChanged,
} from '../reference/index.ts'
import { faultsOf } from './fault.ts'

const connected = callback('connected')
const rejoined = callback('rejoin')
const reconnects = callback('reconnect')
const joins = webStateChanged('DISCONNECTED', 'CONNECTING')
const joined = webStateChanged('CONNECTING', 'CONNECTED')
const loses = webStateChanged('CONNECTED', 'CONNECTING')
const disconnects = webStateChanged('CONNECTED', 'DISCONNECTED')
const leaves = webStateChanged('CONNECTED', 'DISCONNECTING')
const left = webStateChanged('DISCONNECTING', 'DISCONNECTED')

function becomes(state: keyof typeof webState, ...reports: readonly Report[]): Moment {
  return { state: webState[state], reports }
}

export const webConnectionFaults = faultsOf('rtc-web-3', [
  {
    id: 'web-join-without-effect',
    story: 'Accepts a join and does nothing.',
    breaks: ['WEB3-T1c', 'WEB3-T1a', 'WEB3-STATE-03', 'WEB3-T0', 'WEB3-T1b', 'WEB3-STATE-02'],
    changes: { webJoinWhenDisconnected: accepted(unchanged) },
  },
  {
    id: 'web-join-unreported',
    story: 'Does not report that it is CONNECTING.',
    breaks: ['WEB3-EVENT-PAYLOAD', 'WEB3-DIAG-01', 'WEB3-T0', 'WEB3-T1b', 'WEB3-STATE-02'],
    changes: { webJoinWhenDisconnected: accepted(becomes('connecting')) },
  },
  {
    id: 'web-join-told-twice',
    story: 'Reports twice that it is CONNECTING.',
    breaks: ['WEB3-CB-02'],
    changes: { webJoinWhenDisconnected: accepted(becomes('connecting', joins, joins)) },
  },
  {
    id: 'web-joins-in-5-s',
    story: 'Takes five seconds to join.',
    breaks: ['WEB3-T1c', 'WEB3-T1a', 'WEB3-STATE-03'],
    changes: { webAnswerTakesMs: 5_000 },
  },
  {
    id: 'web-joined-unreported',
    story: 'Does not report that it is CONNECTED.',
    breaks: ['WEB3-T1c', 'WEB3-T1a', 'WEB3-STATE-03', 'WEB3-T1d', 'WEB3-CB-02', 'WEB3-STATE-02'],
    changes: { webJoined: becomes('connected', connected) },
  },
  {
    id: 'web-joined-told-twice',
    story: 'Reports twice that it is CONNECTED.',
    breaks: ['WEB3-CB-02'],
    changes: { webJoined: becomes('connected', joined, joined, connected) },
  },
  {
    id: 'web-joined-turned-round',
    story: 'Passes the present state before the previous one.',
    breaks: ['WEB3-EVENT-PAYLOAD', 'WEB3-CB-03'],
    changes: { webJoined: becomes('connected', webStateChanged('CONNECTED', 'CONNECTING'), connected) },
  },
  {
    id: 'web-joined-with-wrong-previous-state',
    story: 'Forgets the previous state, and says DISCONNECTED for it.',
    breaks: ['WEB3-EVENT-PAYLOAD'],
    changes: { webJoined: becomes('connected', webStateChanged('DISCONNECTED', 'CONNECTED'), connected) },
  },
  {
    id: 'web-joined-as-established',
    story: 'Reports a state that no document knows when it has joined.',
    breaks: ['WEB3-STATE-05'],
    changes: { webJoined: becomes('connected', webStateChanged('CONNECTING', 'ESTABLISHED'), connected) },
  },
  {
    id: 'web-connected-untold',
    story: 'Fires no connected.',
    breaks: ['WEB3-T1d'],
    changes: { webJoined: becomes('connected', joined) },
  },
  {
    id: 'web-connected-told-twice',
    story: 'Fires connected twice.',
    breaks: ['WEB3-T1d'],
    changes: { webJoined: becomes('connected', joined, connected, connected) },
  },
  {
    id: 'web-connected-2-s-late',
    story: 'Fires connected two seconds late.',
    breaks: ['WEB3-T1d'],
    changes: { webJoined: becomes('connected', joined, heldBack(2_000, connected)) },
  },
  {
    id: 'web-connected-with-name-of-native',
    story: 'Fires the success of a join under the name that it has on Android.',
    breaks: ['WEB3-T1d'],
    changes: { webJoined: becomes('connected', joined, callback('onJoinChannelSuccess')) },
  },
  {
    id: 'web-second-join-accepted',
    story: 'Accepts a join by a client that is in the channel, and does nothing.',
    breaks: ['WEB3-CODE-JOIN-TWICE'],
    changes: { webJoinWhenConnected: accepted(unchanged) },
  },
  {
    id: 'web-second-join-with-socket-error',
    story: 'Rejects a second join with SOCKET_ERROR.',
    breaks: ['WEB3-CODE-JOIN-TWICE'],
    changes: { webJoinWhenConnected: refused('SOCKET_ERROR') },
  },
  {
    id: 'web-second-join-disconnects',
    story: 'Disconnects a client that joins a second time.',
    breaks: ['WEB3-CODE-JOIN-TWICE'],
    changes: { webJoinWhenConnected: refused('INVALID_OPERATION', becomes('disconnected', disconnects)) },
  },
  {
    id: 'web-join-while-connecting-starts-anew',
    story: 'Reports CONNECTING again when it is told to join while it joins.',
    breaks: ['WEB3-CB-02'],
    changes: {
      webJoinWhenConnecting: refused('INVALID_OPERATION', {
        state: 0,
        reports: [webStateChanged('CONNECTING', 'CONNECTING')],
      }),
    },
  },
  {
    id: 'web-loss-over-disconnected',
    story: 'Reports DISCONNECTED upon a loss before it reports CONNECTING, as a shipped version does.',
    breaks: ['WEB3-T7', 'WEB3-DIAG-01'],
    changes: {
      webLost: becomes(
        'connecting',
        disconnects,
        callback('error', 'SOCKET_DISCONNECTED'),
        webStateChanged('DISCONNECTED', 'CONNECTING'),
        reconnects,
      ),
    },
  },
  {
    id: 'web-loss-disconnects',
    story: 'Disconnects upon a loss, and does not come back.',
    breaks: ['WEB3-T7', 'WEB3-DIAG-01'],
    changes: { webLost: becomes('disconnected', disconnects) },
  },
  {
    id: 'web-loss-as-reconnecting',
    story: 'Reports RECONNECTING upon a loss, which only the native SDKs and later versions have.',
    breaks: ['WEB3-STATE-05'],
    changes: { webLost: becomes('connecting', webStateChanged('CONNECTED', 'RECONNECTING'), reconnects) },
  },
  {
    id: 'web-loss-unreported',
    story: 'Does not report a loss.',
    breaks: ['WEB3-CB-02', 'WEB3-T7', 'WEB3-EVENT-PAYLOAD', 'WEB3-API-01', 'WEB3-CB-03', 'WEB3-LEAVE', 'WEB3-STATE-04'],
    changes: { webLost: becomes('connecting', reconnects) },
  },
  {
    id: 'web-loss-told-twice',
    story: 'Reports a loss twice.',
    breaks: ['WEB3-CB-02'],
    changes: { webLost: becomes('connecting', loses, loses, reconnects) },
  },
  {
    id: 'web-loss-never-noticed',
    story: 'Stays CONNECTED however long the network is away.',
    breaks: ['WEB3-T7', 'WEB3-T5b'],
    changes: { webLossNoticedAfterMs: Infinity },
  },
  {
    id: 'web-reset-never-noticed',
    story: 'Stays CONNECTED when the connection is reset.',
    breaks: ['WEB3-T7', 'WEB3-T5b'],
    changes: { webResetNoticedAfterMs: Infinity },
  },
  {
    id: 'web-opens-reconnecting',
    story: 'Reports CONNECTING before any call.',
    breaks: ['WEB3-STATE-01'],
    changes: { webOpened: [joins] },
  },
  {
    id: 'web-never-retries',
    story: 'Makes no further attempt as long as the network is away.',
    breaks: ['WEB3-T5b', 'WEB3-T6d', 'WEB3-T8d'],
    changes: { webRetryAfterMs: () => Infinity },
  },
  {
    id: 'web-stops-retrying-after-10-s',
    story: 'Makes no further attempt after ten seconds.',
    breaks: ['WEB3-T5b', 'WEB3-T6d', 'WEB3-T8d'],
    changes: { webRetryAfterMs: (attempt) => (attempt < 10 ? 1_000 : Infinity) },
  },
  {
    id: 'web-gives-up-after-20-minutes',
    story: 'Disconnects after twenty minutes without a network, as the native SDKs fail.',
    breaks: ['WEB3-T7', 'WEB3-DIAG-01'],
    changes: { webGaveUpAfterMs: 1_200_000 },
  },
  {
    id: 'web-returns-after-5-minutes',
    story: 'Lets five minutes go by before it uses a network that is back.',
    breaks: ['WEB3-T9', 'WEB3-RECONNECT-01', 'WEB3-STATE-02', 'WEB3-T5b', 'WEB3-T6d', 'WEB3-T8d'],
    changes: { webRestoredRetryAfterMs: 300_000 },
  },
  {
    id: 'web-return-unreported',
    story: 'Does not report that it is CONNECTED again.',
    breaks: ['WEB3-CB-02', 'WEB3-EVENT-PAYLOAD', 'WEB3-T9', 'WEB3-RECONNECT-01'],
    changes: { webRejoined: becomes('connected', connected, rejoined) },
  },
  {
    id: 'web-return-told-twice',
    story: 'Reports twice that it is CONNECTED again.',
    breaks: ['WEB3-CB-02'],
    changes: { webRejoined: becomes('connected', joined, joined, connected, rejoined) },
  },
  {
    id: 'web-return-over-disconnected',
    story: 'Reports DISCONNECTED before it reports that it is CONNECTED again.',
    breaks: ['WEB3-STATE-00', 'WEB3-DIAG-01', 'WEB3-T1d', 'WEB3-T9', 'WEB3-T7'],
    changes: {
      webRejoined: becomes(
        'connected',
        webStateChanged('CONNECTING', 'DISCONNECTED'),
        webStateChanged('DISCONNECTED', 'CONNECTED'),
        connected,
        rejoined,
      ),
    },
  },
  {
    id: 'web-loss-out-of-nothing',
    story: 'Reports a loss as soon as it has joined, though there is none.',
    breaks: ['WEB3-T5a'],
    changes: { webJoined: becomes('connected', joined, connected, loses, joined) },
  },
  {
    id: 'web-first-join-as-reconnection',
    story: 'Says that it reconnects when it joins, though nothing was interrupted.',
    breaks: ['WEB3-EVENT-RECONNECT'],
    changes: { webJoined: becomes('connected', reconnects, joined, connected) },
  },
  {
    id: 'web-leave-without-disconnecting',
    story: 'Reports no DISCONNECTING when it leaves.',
    breaks: ['WEB3-LEAVE', 'WEB3-STATE-04'],
    changes: { webLeaveWhenConnected: accepted(becomes('disconnected', disconnects)) },
  },
  {
    id: 'web-leave-told-twice',
    story: 'Reports DISCONNECTING twice.',
    breaks: ['WEB3-CB-02'],
    changes: { webLeaveWhenConnected: accepted(becomes('disconnecting', leaves, leaves)) },
  },
  {
    id: 'web-leave-ignored',
    story: 'Stays in the channel that it is told to leave.',
    breaks: ['WEB3-PEER-LEAVE-QUIT', 'WEB3-LEAVE', 'WEB3-STATE-04'],
    changes: { webLeaveWhenConnected: accepted(unchanged) },
  },
  {
    id: 'web-leave-never-ends',
    story: 'Stays DISCONNECTING for ever when it leaves.',
    breaks: ['WEB3-LEAVE'],
    changes: { webLeft: unchanged },
  },
  {
    id: 'web-leave-ends-connected',
    story: 'Is CONNECTED again after it has left.',
    breaks: ['WEB3-DIAG-01', 'WEB3-LEAVE'],
    changes: { webLeft: becomes('connected', webStateChanged('DISCONNECTING', 'CONNECTED')) },
  },
  {
    id: 'web-left-told-twice',
    story: 'Reports twice that it has left.',
    breaks: ['WEB3-CB-02'],
    changes: { webLeft: becomes('disconnected', left, left) },
  },
  {
    id: 'web-left-tries-again',
    story: 'Begins and ends another join, which nobody asked for, when it has left.',
    breaks: ['WEB3-STATE-02', 'WEB3-STATE-00'],
    changes: { webLeft: becomes('disconnected', left, joins, webStateChanged('CONNECTING', 'DISCONNECTED')) },
  },
  {
    id: 'web-page-goes-on',
    story: 'Tells when its page is opened anew, before any call, that it has re-joined.',
    breaks: ['WEB3-T9'],
    changes: { webRestarted: [rejoined] },
  },
  {
    id: 'web-leave-outside-succeeds',
    story: 'Reports success for a leave outside a channel.',
    breaks: ['WEB3-CODE-LEAVE-OUTSIDE'],
    changes: { webLeaveWhenDisconnected: accepted(unchanged) },
  },
  {
    id: 'web-leave-outside-reports-a-state',
    story: 'Reports DISCONNECTING for a leave outside a channel.',
    breaks: ['WEB3-DIAG-01', 'WEB3-STATE-00', 'WEB3-EVENT-PAYLOAD', 'WEB3-CB-03'],
    changes: {
      webLeaveWhenDisconnected: refused('INVALID_OPERATION', {
        state: 0,
        reports: [webStateChanged('DISCONNECTED', 'DISCONNECTING'), left],
      }),
    },
  },
  {
    id: 'web-getter-knows-no-connecting',
    story: 'Says CONNECTED while it is CONNECTING when it is asked.',
    breaks: ['WEB3-API-01', 'WEB3-CB-03'],
    changes: {
      webGetterState: (current) =>
        current === webState.connected || current === webState.connecting ? 'CONNECTED' : 'DISCONNECTED',
    },
  },
  {
    id: 'web-getter-knows-no-disconnected',
    story: 'Says CONNECTING for a client that is in no channel when it is asked.',
    breaks: ['WEB3-API-01', 'WEB3-CB-03', 'WEB3-STATE-01'],
    changes: { webGetterState: (current) => (current === webState.connected ? 'CONNECTED' : 'CONNECTING') },
  },
])
