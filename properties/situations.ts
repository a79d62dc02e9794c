/** Which steps matter in which situation, as weights: the heart of model-guided drawing. */

import type { StepName } from './choices.ts'
import type { ClientModel } from './client-model.ts'
import { connected, connecting, disconnected, ended } from './client-model.ts'

/** What a client can be in the middle of, as far as the choice of its next step depends on it. */
export const situations = [
  'idle',
  'idleOffline',
  'connecting',
  'connectingOffline',
  'online',
  'onlineElsewhere',
  'cutOff',
  'reconnectingOffline',
  'reconnecting',
  'ended',
  'dead',
] as const
export type Situation = (typeof situations)[number]

/** How often each step is drawn in a situation, relative to the others; what is missing is a nonsense step. */
export type Weights = Readonly<Partial<Record<StepName | 'wait', number>>>

/** The position in `situations` of what the client is in the middle of. */
export function situationOf(client: ClientModel): number {
  if (!client.alive) return 10
  const { reachable } = client
  switch (client.state) {
    case disconnected:
      return reachable ? 0 : 1
    case connecting:
      return reachable ? 2 : 3
    case connected:
      if (!reachable) return 6
      return client.channels === 0 ? 5 : 4
    case ended:
      return 9
    default:
      return reachable ? 8 : 7
  }
}

export const rtmWeights: Readonly<Record<Situation, Weights>> = {
  idle: { login: 60, wait: 8, networkLost: 4, serviceUnresponsive: 5, processKilled: 1, renewToken: 3, logout: 3 },
  idleOffline: { login: 30, networkRestored: 30, serviceRestored: 25, wait: 10, networkLost: 1 },
  connecting: {
    wait: 60,
    networkLost: 8,
    serviceUnresponsive: 8,
    logout: 4,
    processKilled: 2,
    tokenExpired: 2,
    login: 3,
    loggedInElsewhere: 3,
    bannedByServer: 3,
  },
  connectingOffline: { wait: 60, networkRestored: 10, serviceRestored: 8, logout: 4, processKilled: 2 },
  online: {
    wait: 36,
    networkLost: 22,
    serviceUnresponsive: 4,
    sendChannelMessage: 10,
    sendPeerMessage: 8,
    setLocalUserAttributes: 4,
    loggedInElsewhere: 3,
    bannedByServer: 3,
    tokenExpired: 3,
    renewToken: 2,
    logout: 4,
    leaveChannel: 3,
    joinChannel: 3,
    processKilled: 3,
    login: 2,
  },
  onlineElsewhere: {
    joinChannel: 50,
    wait: 26,
    networkLost: 8,
    sendPeerMessage: 8,
    setLocalUserAttributes: 4,
    loggedInElsewhere: 2,
    bannedByServer: 2,
    logout: 4,
    serviceUnresponsive: 2,
    processKilled: 1,
    login: 2,
  },
  cutOff: {
    wait: 64,
    networkRestored: 12,
    serviceRestored: 6,
    sendPeerMessage: 5,
    sendChannelMessage: 4,
    tokenExpired: 4,
    logout: 2,
    processKilled: 2,
    loggedInElsewhere: 1,
    networkLost: 2,
  },
  reconnectingOffline: {
    wait: 50,
    networkRestored: 24,
    serviceRestored: 10,
    tokenExpired: 6,
    setLocalUserAttributes: 3,
    logout: 5,
    processKilled: 2,
    sendChannelMessage: 1,
    loggedInElsewhere: 2,
    bannedByServer: 2,
    renewToken: 2,
    login: 2,
  },
  reconnecting: { wait: 60, renewToken: 14, networkLost: 10, tokenExpired: 3, logout: 4, serviceUnresponsive: 4 },
  ended: { logout: 50, wait: 24, login: 8, renewToken: 3, networkLost: 4, processKilled: 3, joinChannel: 2 },
  dead: { processRestarted: 45, wait: 50, networkRestored: 3, login: 2 },
}

export const rtcWeights: Readonly<Record<Situation, Weights>> = {
  idle: {
    joinChannel: 60,
    wait: 8,
    networkLost: 4,
    serviceUnresponsive: 4,
    startEchoTest: 4,
    stopEchoTest: 4,
    processKilled: 1,
  },
  idleOffline: { joinChannel: 30, networkRestored: 30, serviceRestored: 25, wait: 10, networkLost: 1 },
  connecting: {
    wait: 60,
    networkLost: 8,
    serviceUnresponsive: 8,
    leaveChannel: 4,
    processKilled: 2,
    tokenExpired: 2,
    bannedByServer: 1,
    joinChannel: 2,
  },
  connectingOffline: { wait: 60, networkRestored: 12, serviceRestored: 8, leaveChannel: 5, processKilled: 2 },
  online: {
    wait: 36,
    networkLost: 26,
    serviceUnresponsive: 4,
    leaveChannel: 6,
    renewToken: 4,
    tokenExpired: 4,
    bannedByServer: 4,
    loggedInElsewhere: 4,
    proxySet: 4,
    ipAddressChanged: 4,
    keepAliveTimedOut: 4,
    joinChannel: 3,
    processKilled: 5,
    startEchoTest: 2,
    getConnectionState: 3,
  },
  onlineElsewhere: { wait: 40, leaveChannel: 30, networkLost: 20 },
  cutOff: {
    wait: 66,
    networkRestored: 12,
    serviceRestored: 6,
    networkLost: 3,
    tokenExpired: 2,
    leaveChannel: 3,
    processKilled: 2,
    bannedByServer: 1,
    keepAliveTimedOut: 2,
    getConnectionState: 2,
  },
  reconnectingOffline: {
    wait: 52,
    networkRestored: 24,
    serviceRestored: 10,
    tokenExpired: 3,
    leaveChannel: 8,
    processKilled: 3,
    renewToken: 2,
    networkLost: 2,
    joinChannel: 1,
    bannedByServer: 1,
    getConnectionState: 2,
  },
  reconnecting: {
    wait: 60,
    networkLost: 10,
    leaveChannel: 4,
    renewToken: 4,
    tokenExpired: 5,
    serviceUnresponsive: 4,
    bannedByServer: 5,
    loggedInElsewhere: 3,
    keepAliveTimedOut: 2,
  },
  ended: {
    leaveChannel: 55,
    wait: 24,
    joinChannel: 5,
    renewToken: 6,
    networkLost: 4,
    processKilled: 3,
    getConnectionState: 3,
  },
  dead: { processRestarted: 45, wait: 50, networkRestored: 3, joinChannel: 2 },
}

/** The steps of a native client, as a Web client takes them: with its own calls, and with streams to publish. */
function onTheWeb({ joinChannel, leaveChannel, ...rest }: Weights, publish = 0, unpublish = 0): Weights {
  const { startEchoTest: _start, stopEchoTest: _stop, renewToken: _renew, ...others } = rest
  return {
    ...others,
    ...(joinChannel === undefined ? {} : { join: joinChannel }),
    ...(leaveChannel === undefined ? {} : { leave: leaveChannel }),
    ...(publish === 0 ? {} : { publish }),
    ...(unpublish === 0 ? {} : { unpublish }),
  }
}

export const webWeights: Readonly<Record<Situation, Weights>> = {
  idle: onTheWeb(rtcWeights.idle),
  idleOffline: onTheWeb(rtcWeights.idleOffline),
  connecting: onTheWeb(rtcWeights.connecting),
  connectingOffline: onTheWeb(rtcWeights.connectingOffline),
  online: onTheWeb(rtcWeights.online, 18, 4),
  onlineElsewhere: onTheWeb(rtcWeights.onlineElsewhere),
  cutOff: onTheWeb(rtcWeights.cutOff, 1, 1),
  reconnectingOffline: onTheWeb(rtcWeights.reconnectingOffline, 1, 1),
  reconnecting: onTheWeb(rtcWeights.reconnecting),
  ended: onTheWeb(rtcWeights.ended),
  dead: onTheWeb(rtcWeights.dead),
}
