/** Facts about the session: the reported state, entering, leaving and coming back. */
import {
  CONNECTED,
  CONNECTING,
  DISCONNECTED,
  DISCONNECTING,
  ENDED,
  NEVER,
  RECONNECTING,
} from '../monitor/client-facts.ts'
import { ms as inMs } from '../monitor/tell.ts'
import type { Fact } from '../rule.ts'
import { fact, INTERRUPTED, networkBack, not } from './fact.ts'

export const stateNumbers: Readonly<Record<string, number>> = {
  DISCONNECTED,
  CONNECTING,
  CONNECTED,
  RECONNECTING,
  ABORTED: ENDED,
  FAILED: ENDED,
  DISCONNECTING,
}
export const inState = (...names: readonly string[]): Fact => {
  const wanted = names.map((name) => stateNumbers[name] ?? -1)
  const [only] = wanted
  const text = `is ${names.join(' or ')}`
  const decides = { inState: (state: number): boolean => wanted.includes(state) }
  if (wanted.length === 1)
    return {
      ...fact(text, (client) => client.state === only, only === RECONNECTING ? ['networkLost'] : []),
      ...decides,
    }
  return { ...fact(text, (client) => wanted.includes(client.state)), ...decides }
}
export const cameFrom = (...names: readonly string[]): Fact => {
  const wanted = names.map((name) => stateNumbers[name] ?? -1)
  return fact(
    `was ${names.join(' or ')} before`,
    (client) => wanted.includes(client.from),
    wanted[0] === RECONNECTING ? networkBack : [],
  )
}
export const restarted = fact(
  'was started anew after a kill',
  (client) => client.alive && client.killedAt !== NEVER && client.killIsLatest,
  ['processKilled', 'processRestarted'],
)
/** It reported all that was due, so that its state is known. */
export const onTrack = fact(
  'has reported its state',
  (client) =>
    !client.astray &&
    !client.unacknowledged &&
    !(client.state === RECONNECTING && client.rejoinTold) &&
    !(client.state === CONNECTING && client.successTold),
)
export const astray = fact('has missed a report that was due', (client) => client.astray)
export const alive = fact('runs', (client) => client.alive)
export const settled = fact(
  'has no change of its state pending',
  (client, world) => client.openStates === 0 && world.now > client.unsettledUntil,
)
export const entering = fact('has a login or join under way', (client) => client.enteringAt !== NEVER)
export const notEntering = not(entering, 'has no login or join under way')
export const exiting = fact('has been told to log out or to leave', (client) => client.exitAt !== NEVER)
export const notExiting = not(exiting)
export const presented = (...names: readonly string[]): Fact =>
  fact(`presented a credential that is ${names.join(' or ')}`, (client) => names.includes(client.credential))
/** None of those credentials with which nobody can enter a channel. */
export const presentedNoBad = not(
  presented('invalidAppId', 'invalidChannelName', 'invalidToken', 'expiredToken'),
  'presented no credential that is invalidAppId or invalidChannelName or invalidToken or expiredToken',
)
export const leftJoinUnderWay = fact(
  'has left a join that is still under way',
  (client) => client.leftJoin !== undefined,
)
export const renewed = fact('was given a new token since', (client) => client.renewed)
export const notRenewed = not(renewed)
export const neverEntered = fact('has not logged in or joined yet', (client) => !client.everEntered)
export const everEntered = not(neverEntered, 'has logged in or joined before')
export const failedEntry = fact('has failed to log in', (client) => client.failedEntry)
export const stillEntering = (ms: number): Fact =>
  fact(
    `has been logging in for ${inMs(ms)}`,
    (client, world) => client.enteringAt !== NEVER && world.now - client.enteringAt >= ms - world.toleranceMs,
  )
export const mayFailToEnter = fact(
  'has a reason to fail: its credential, its token, a ban, a kick, a logout, or a connection that was reset',
  (client) =>
    client.credential !== 'valid' ||
    client.tokenExpired ||
    client.tokenUnsure ||
    client.banned ||
    client.mays !== 0 ||
    client.exitAt !== NEVER ||
    client.reset,
)
export const hasToTellFailure = fact(
  'has a failure to tell',
  (client) =>
    client.failuresToTell > 0 ||
    client.failedEntry ||
    client.credential !== 'valid' ||
    client.state === CONNECTING ||
    client.exitAt !== NEVER,
)
export const successUntold = fact('has not told this success yet', (client) => !client.successTold)
export const successTold = not(successUntold, 'has told this success already')
export const rejoinsAfterFailure = fact('comes back after a failure', (client) => client.rejoinsAfterFailure)
/** CONNECTING although it was CONNECTED. */
export const reentering = fact('re-joins by way of CONNECTING', (client) => client.reentering)
export const rejoinUntold = fact('has not told this re-join yet', (client) => client.rejoined && !client.rejoinTold)
export const rejoined = fact('came back by itself', (client) => client.rejoined, networkBack)
export const reconnectingFor = (ms: number): Fact =>
  fact(
    `has been RECONNECTING for ${inMs(ms)}`,
    (client, world) => client.state === RECONNECTING && world.now - client.stateSince >= ms - world.toleranceMs,
  )
/** RECONNECTING, and the loss that led to it began so long ago. */
export const lostFor = (ms: number): Fact =>
  fact(
    `has been cut off for ${inMs(ms)}`,
    (client, world) => client.state === RECONNECTING && world.now - client.episodeSince >= ms - world.toleranceMs,
  )
export const connectingFor = (ms: number): Fact =>
  fact(
    `has been CONNECTING for ${inMs(ms)}`,
    (client, world) => client.enteringAt !== NEVER && world.now - client.enteringAt >= ms - world.toleranceMs,
  )
export const reconnectingOrConnecting = fact(
  'is CONNECTING or RECONNECTING',
  (client) => client.state === CONNECTING || client.state === RECONNECTING,
)
/** Before there were states: it is where the service could have let it in since, and it has not said so. */
export const mayHaveEnteredUntold = fact(
  'may have got into the channel without saying so',
  (client) =>
    (client.state === CONNECTING || client.state === RECONNECTING) &&
    (client.reachableSince !== NEVER || client.reachableUntil > client.stateSince),
)
export const lostCallbackUntold = fact(
  'has not told onConnectionLost in this state',
  (client) => !client.lostCallbackTold,
)
export const lostStateUntold = fact('has not reported LOST in this state', (client) => !client.lostStateTold)
export const settledButForEntry = fact('has no leave pending', (client, world) => world.now > client.unsettledUntil)
export const reconnectsForAnotherReason = fact(
  'is RECONNECTING for another reason than an interruption',
  (client) => client.state === RECONNECTING && client.reconnectingReason !== INTERRUPTED,
)
export const failedBefore = fact('had failed to log in', (client) => client.failedBefore)
export const notPresentInstant = fact(
  'was in this state before this instant',
  (client, world) => world.now - client.stateSince > world.toleranceMs,
)
/** The state is older than anything that may still have been under way when it began. */
export const notJustNow = fact(
  'was in this state before anything that could still be under way',
  (client, world) => world.now - client.stateSince > world.promptMs + world.toleranceMs,
)
export const abortedBy = (reason: number): Fact =>
  fact(`ended because of reason ${reason}`, (client) => client.state === ENDED && client.reason === reason)
