/**
 * Every decision of the reference about RTC Web 4.x, by Agora's guide to channel connections on the Web 4.x and by the
 * type definitions of 4.24.8; where both are silent, as up to 3.x.
 */
import { correctWeb, type WebDecisions } from './decisions-web.ts'
import { accepted, callback, type Moment, type Report, refused, told, unchanged, web4StateChanged } from './moment.ts'
import { web4StateNames } from './spelling.ts'

const [, DISCONNECTED, CONNECTING, CONNECTED, DISCONNECTING, RECONNECTING] = web4StateNames
type StateName = (typeof web4StateNames)[number]

/** The event about a state that replaces another one, and the events that follow. */
function changes(before: StateName, now: StateName, ...others: readonly Report[]): Moment {
  return { state: web4StateNames.indexOf(now), reports: [web4StateChanged(now, before), ...others] }
}

/** The same where the connection ends, for a reason. */
function ends(before: StateName, reason: string, ...others: readonly Report[]): Moment {
  return {
    state: web4StateNames.indexOf(DISCONNECTED),
    reports: [web4StateChanged(DISCONNECTED, before, reason), ...others],
  }
}

/** No source says how a call in the wrong state ends, but that it changes nothing is the least surprise. */
const refusedCall = refused('INVALID_OPERATION', unchanged)
const refusal = (code: string, reason: string) => refused(code, ends(CONNECTING, reason))
const didExpire = callback('token-privilege-did-expire')

/** What the guide and the type definitions say. */
export const correctWeb4: WebDecisions = {
  ...correctWeb,
  // NETWORK_ERROR says that retries end without success, and nothing says when: as on the native SDKs, say.
  webGaveUpAfterMs: 1_200_000,

  webJoinWhenDisconnected: accepted(changes(DISCONNECTED, CONNECTING)),
  webJoinWhenConnecting: refusedCall,
  webJoinWhenReconnecting: refusedCall,
  webJoinWhenConnected: refusedCall,
  webJoinWhenDisconnecting: refusedCall,
  webLeaveWhenDisconnected: accepted(unchanged),
  webLeaveWhenConnecting: accepted(ends(CONNECTING, 'LEAVE')),
  webLeaveWhenReconnecting: accepted(ends(RECONNECTING, 'LEAVE')),
  webLeaveWhenConnected: accepted(changes(CONNECTED, DISCONNECTING)),
  webLeaveWhenDisconnecting: refusedCall,
  webJoined: changes(CONNECTING, CONNECTED),
  webRejoined: changes(RECONNECTING, CONNECTED),
  webLost: changes(CONNECTED, RECONNECTING),
  webGaveUp: ends(CONNECTING, 'NETWORK_ERROR'),
  webGaveUpWhenReconnecting: ends(RECONNECTING, 'NETWORK_ERROR'),
  webLeft: ends(DISCONNECTING, 'LEAVE'),
  webLeaveTimedOut: accepted(ends(DISCONNECTING, 'LEAVE')),
  webInvalidAppId: refusal('CAN_NOT_GET_GATEWAY_SERVER', 'SERVER_ERROR'),
  webInvalidChannelName: refusal('INVALID_PARAMS', 'SERVER_ERROR'),
  webInvalidToken: refusal('CAN_NOT_GET_GATEWAY_SERVER', 'SERVER_ERROR'),
  webExpiredToken: refusal('TOKEN_EXPIRE', 'TOKEN_EXPIRE'),
  webClientBanned: [],
  webBanned: ends(CONNECTED, 'UID_BANNED'),
  webBannedWhenConnecting: ends(CONNECTING, 'UID_BANNED'),
  webBannedWhenReconnecting: ends(RECONNECTING, 'UID_BANNED'),
  webTokenExpired: ends(CONNECTED, 'TOKEN_EXPIRE', didExpire),
  webTokenExpiredWhenConnecting: ends(CONNECTING, 'TOKEN_EXPIRE', didExpire),
  webTokenExpiredWhenReconnecting: ends(RECONNECTING, 'TOKEN_EXPIRE', didExpire),
  webJoinAbortedCode: 'OPERATION_ABORTED',
  webJoinExpelledCode: 'OPERATION_ABORTED',
  webPublished: unchanged,
  webGetterState: (current) => web4StateNames[current] ?? '',

  webStreamJudge: 'service',
  webPeerLeaveAfterMs: 20_000,
  webPeerOnline: [told('user-joined', (user) => [user])],
  webPeerLeave: [told('user-left', (user, why) => [user, why])],
  webStreamAdded: [told('user-published', (user) => [user, 'audio'])],
  webStreamRemoved: [told('user-unpublished', (user) => [user, 'audio'])],
}
