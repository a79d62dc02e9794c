/** Conditions that last: since when they certainly hold. */
import { type ClientFacts, CONNECTED, CONNECTING, may, NEVER, RECONNECTING } from '../monitor/client-facts.ts'
import { isSteady } from '../monitor/observe.ts'
import { ms as inMs } from '../monitor/tell.ts'
import type { Observed } from '../monitor/world.ts'
import type { Lasting } from '../rule.ts'
import { INTERRUPTED, lasting, networkBack } from './fact.ts'

export const connectedInSilence = lasting('is CONNECTED and without server data', [CONNECTED], (client) =>
  client.state === CONNECTED && client.silenceSure !== NEVER && isSteady(client) ? client.silenceSure : NEVER,
)
/** The same, also of one that has missed to say so in time: however late, it has to. */
export const stillConnectedInSilence = lasting('is CONNECTED and without server data', [CONNECTED], (client) => {
  if (client.state !== CONNECTED || client.silenceSure === NEVER) return NEVER
  const missedIt = client.missedReportAt > client.silenceSure
  return isSteady(client, missedIt) ? client.silenceSure : NEVER
})
export const enteringInVain = lasting(
  'is CONNECTING since its login',
  [CONNECTING],
  (client) => (client.state === CONNECTING ? client.stateSince : NEVER),
  [],
)
export const connectable = lasting('is CONNECTING, with nothing in its way', [CONNECTING], (client) =>
  client.state === CONNECTING &&
  client.reachableSince !== NEVER &&
  client.undisturbedSince !== NEVER &&
  client.credential === 'valid'
    ? Math.max(client.reachableSince, client.stateSince, client.undisturbedSince)
    : NEVER,
)
/** RECONNECTING and never held up by an expired token. */
export const reconnectable = lasting(
  'is RECONNECTING, with the network back and nothing in its way',
  [RECONNECTING],
  (client) =>
    client.state === RECONNECTING &&
    !client.idle &&
    !client.renewedReconnecting &&
    client.reachableSince !== NEVER &&
    client.undisturbedSince !== NEVER
      ? Math.max(client.reachableSince, client.stateSince, client.undisturbedSince)
      : NEVER,
  networkBack,
)
export const reconnectableAfterRenewal = lasting(
  'is RECONNECTING with a token that was renewed, with the network back and nothing in its way',
  [RECONNECTING],
  (client) =>
    client.state === RECONNECTING &&
    client.renewedReconnecting &&
    client.reachableSince !== NEVER &&
    client.undisturbedSince !== NEVER
      ? Math.max(client.reachableSince, client.stateSince, client.undisturbedSince)
      : NEVER,
  networkBack,
)
/** The same, for an interruption that certainly was shorter or longer than the limit. */
export const reconnectableWithin = (ms: number): Lasting =>
  lasting(`is RECONNECTING, with the network back within ${inMs(ms)}`, [RECONNECTING], (client, world) =>
    client.removedSure || client.restoredAt - client.unheardMaybe >= ms ? NEVER : reconnectable.since(client, world),
  )
export const reconnectableAfter = (ms: number): Lasting =>
  lasting(`is RECONNECTING, with the network back after ${inMs(ms)}`, [RECONNECTING], (client, world) =>
    client.removedSure ? reconnectable.since(client, world) : NEVER,
  )
/** Re-joining for a reason other than an interruption. */
export const reconnectableBecauseOf = (reason: number, name: string): Lasting =>
  lasting(`is RECONNECTING because of ${name}, with nothing in its way`, [RECONNECTING], (client, world) =>
    client.reconnectingReason === reason ? reconnectable.since(client, world) : NEVER,
  )
export const tellableExpiry = lasting(
  'is RECONNECTING with a token that expired meanwhile, and can reach the service',
  [RECONNECTING],
  (client) =>
    client.state === RECONNECTING &&
    client.expiredReconnectingAt !== NEVER &&
    client.reachableSince !== NEVER &&
    client.exitAt === NEVER &&
    (client.mays & ~may.expire) === 0
      ? Math.max(client.expiredReconnectingAt, client.reachableSince)
      : NEVER,
  ['networkLost', 'tokenExpired'],
)
/** Whether attempts are seen and due. Where no callback reports a state, one that arrives may have come in untold. */
function tries(client: ClientFacts, world: Observed): boolean {
  const mayBeIn = !client.reportsStates && client.reachingAttemptAt >= client.stateSince
  if (client.state === RECONNECTING && client.rejoinTold) return false
  return client.undisturbedSince !== NEVER && world.observesAttempts && !mayBeIn
}
/** A reconnecting client that does nothing: since the last attempt, or since it began. */
export const reconnectingSinceAttempt = lasting(
  'is RECONNECTING and has not tried to connect',
  [RECONNECTING],
  (client, world) =>
    client.state === RECONNECTING && tries(client, world) ? Math.max(client.stateSince, client.lastAttemptAt) : NEVER,
)
export const afterLostSinceAttempt = lasting(
  'has said that the connection is lost, and has not tried to connect',
  [RECONNECTING],
  (client, world) =>
    client.state === RECONNECTING && client.lostSignalAt !== NEVER && tries(client, world)
      ? Math.max(client.lostSignalAt, client.lastAttemptAt)
      : NEVER,
)
export const lostSinceAttempt = lasting(
  'has lost the network and has not tried to connect',
  [CONNECTED, RECONNECTING],
  (client, world) =>
    (client.state === RECONNECTING || client.state === CONNECTED) &&
    client.silenceSure !== NEVER &&
    tries(client, world)
      ? Math.max(client.silenceSure, client.lastAttemptAt)
      : NEVER,
)
/** The Web: re-joining, after so long a silence. */
export const rejoiningForLongSinceAttempt = (ms: number): Lasting =>
  lasting(
    `has been re-joining after ${inMs(ms)} without server data, and has not tried to connect`,
    [RECONNECTING],
    (client, world) =>
      client.state === RECONNECTING &&
      client.silenceSure !== NEVER &&
      client.undisturbedSince !== NEVER &&
      world.observesAttempts
        ? Math.max(client.stateSince, client.silenceSure + ms, client.lastAttemptAt)
        : NEVER,
  )
/** RTC: without data since the loss that made the client RECONNECTING. */
export const silentSinceInterrupted: Lasting = {
  ...lasting('is RECONNECTING since the Interrupted report, without server data', [RECONNECTING], (client) =>
    client.state === RECONNECTING &&
    client.reconnectingReason === INTERRUPTED &&
    client.silenceSure !== NEVER &&
    client.undisturbedSince !== NEVER
      ? Math.max(client.stateSince, client.silenceSure)
      : NEVER,
  ),
  begins: 'interrupted',
}
export const silentSinceLoss = lasting(
  'is RECONNECTING, and without server data since the loss',
  [RECONNECTING],
  (client) =>
    client.state === RECONNECTING &&
    client.reconnectingReason === INTERRUPTED &&
    client.silenceSure !== NEVER &&
    client.undisturbedSince !== NEVER
      ? client.silenceSure
      : NEVER,
)
export const joiningOffline = lasting('is CONNECTING without a network', [CONNECTING], (client) =>
  client.state === CONNECTING &&
  !client.reentering &&
  client.silenceSure !== NEVER &&
  client.undisturbedSince !== NEVER &&
  client.credential === 'valid'
    ? Math.max(client.stateSince, client.silenceSure)
    : NEVER,
)
export const reconnectableAfterLost = lasting(
  'is RECONNECTING after it was lost, with the network back and nothing in its way',
  [RECONNECTING],
  (client, world) => (client.lostSignalAt === NEVER ? NEVER : reconnectable.since(client, world)),
)
export const untoldLost = (of: Lasting): Lasting => ({
  ...of,
  since: (client, world) => (client.lostSignalAt === NEVER ? of.since(client, world) : NEVER),
})
export const joiningOfflineUntold = lasting(joiningOffline.text, joiningOffline.states, (client, world) =>
  client.lostCallbackTold ? NEVER : joiningOffline.since(client, world),
)
export const connectedWithoutUplink = lasting('is CONNECTED and has lost its uplink alone', [CONNECTED], (client) =>
  client.state === CONNECTED && client.upLost && !client.downLost && client.undisturbedSince !== NEVER
    ? Math.max(client.lostSince, client.connectedSince)
    : NEVER,
)
