/** RTM clients that are kicked or banned and take it wrongly. */
import {
  becomes,
  heldBack,
  rtmReason as reason,
  rtmState as state,
  stateChanged,
  unchanged,
} from '../reference/index.ts'
import { faultsOf } from './fault.ts'

export const rtmKickFaults = faultsOf('rtm-1', [
  {
    id: 'kick-ignored',
    story: 'Stays CONNECTED when the user logs in elsewhere.',
    breaks: ['RTM-KICK-01', 'RTM-KICK-02', 'RTM-DIAG-01'],
    changes: { rtmLoggedInElsewhereWhenConnected: unchanged },
  },
  {
    id: 'kick-2-s-late',
    story: 'Reports the kick two seconds after it.',
    breaks: ['RTM-KICK-01', 'RTM-KICK-02', 'RTM-DIAG-01'],
    changes: {
      rtmLoggedInElsewhereWhenConnected: {
        state: state.aborted,
        reports: [heldBack(2_000, stateChanged(state.aborted, reason.remoteLogin))],
      },
    },
  },
  {
    id: 'kick-disconnects',
    story: 'Becomes DISCONNECTED when the user logs in elsewhere.',
    breaks: ['RTM-KICK-01', 'RTM-KICK-02', 'RTM-STATE-03', 'RTM-DIAG-02', 'RTM-CB-03'],
    changes: { rtmLoggedInElsewhereWhenConnected: becomes(state.disconnected, reason.remoteLogin) },
  },
  {
    id: 'kick-called-logout',
    story: 'Reports a logout when the user logs in elsewhere.',
    breaks: ['RTM-KICK-01', 'RTM-KICK-02', 'RTM-STATE-03', 'RTM-DIAG-02', 'RTM-STATE-01'],
    changes: { rtmLoggedInElsewhereWhenConnected: becomes(state.disconnected, reason.logout) },
  },
  {
    id: 'ban-called-expiry',
    story: 'Gives TOKEN_EXPIRED as the reason for a ban.',
    breaks: ['RTM-BAN', 'RTM-CB-03', 'RTM-TOKEN-01'],
    changes: { rtmBannedWhenConnected: becomes(state.aborted, reason.tokenExpired) },
  },
  {
    id: 'kick-called-ban',
    story: 'Gives BANNED_BY_SERVER as the reason for a kick.',
    breaks: ['RTM-BAN', 'RTM-CB-03'],
    changes: { rtmLoggedInElsewhereWhenConnected: becomes(state.aborted, reason.bannedByServer) },
  },
  {
    id: 'kick-called-interruption',
    story: 'Gives INTERRUPTED as the reason for being ABORTED.',
    breaks: ['RTM-CB-03'],
    changes: { rtmLoggedInElsewhereWhenConnected: becomes(state.aborted, reason.interrupted) },
  },
  {
    id: 'kick-with-state-0',
    story: 'Reports a kick with a state that no document knows.',
    breaks: ['RTM-STATE-02', 'RTM-KICK-01', 'RTM-KICK-02', 'RTM-DIAG-01'],
    changes: {
      rtmLoggedInElsewhereWhenConnected: { state: state.aborted, reports: [stateChanged(0, reason.remoteLogin)] },
    },
  },
  {
    id: 'kick-told-twice',
    story: 'Reports ABORTED twice.',
    breaks: ['RTM-CB-01', 'RTM-CB-02'],
    changes: {
      rtmLoggedInElsewhereWhenConnected: becomes(
        state.aborted,
        reason.remoteLogin,
        stateChanged(state.aborted, reason.remoteLogin),
      ),
    },
  },
  {
    id: 'ban-ignored',
    story: 'Stays CONNECTED when the server bans the user.',
    breaks: ['RTM-BAN'],
    changes: { rtmBannedWhenConnected: unchanged },
  },
  {
    id: 'ban-called-kick',
    story: 'Gives REMOTE_LOGIN as the reason for a ban.',
    breaks: ['RTM-KICK-02', 'RTM-CB-03', 'RTM-BAN'],
    changes: { rtmBannedWhenConnected: becomes(state.aborted, reason.remoteLogin) },
  },
  {
    id: 'ban-disconnects',
    story: 'Becomes DISCONNECTED when the server bans the user.',
    breaks: ['RTM-BAN', 'RTM-STATE-03', 'RTM-DIAG-02', 'RTM-CB-03'],
    changes: { rtmBannedWhenConnected: becomes(state.disconnected, reason.bannedByServer) },
  },
])
