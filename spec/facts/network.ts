/** Facts about the network and the service, as a client meets them. */
import { type ClientFacts, DISCONNECTED, NEVER } from '../monitor/client-facts.ts'
import { beganEarlier, isInterrupted, isJustBack } from '../monitor/observe.ts'
import { ms as inMs } from '../monitor/tell.ts'
import type { Observed } from '../monitor/world.ts'
import type { Fact } from '../rule.ts'
import { fact } from './fact.ts'

export const reachable = fact('can reach the service', (client) => client.reachableSince !== NEVER)
/** Reachable now, or so recently that an answer may have been under way. */
export const perhapsReachable = fact(
  'can reach the service, or could within the time that an answer travels',
  (client, world) =>
    client.reachableSince !== NEVER ||
    world.now - client.reachableUntil <= world.promptMs + world.toleranceMs ||
    // Only a lost network cuts for certain; an unresponsive service may still answer.
    (client.lostSince === NEVER && client.alive),
)
export const interruptedAtAll = fact('has met an interruption', isInterrupted)
/** It comes back from where it went in an interruption, though that may be over by now. */
export const leftInterrupted = fact(
  'was interrupted when it called itself DISCONNECTED',
  (client) => client.state === DISCONNECTED && client.leftInterrupted,
)
function resetLately(client: ClientFacts, world: Observed): boolean {
  return client.reset && world.now - client.silenceEndedAt <= world.promptMs + world.toleranceMs
}
/** No server data for so long; a reset connection may be reported at once. */
export const silentFor = (ms: number): Fact =>
  fact(`has been without server data for ${inMs(ms)}`, (client, world) => {
    if (client.reset && (client.silenceMaybe !== NEVER || resetLately(client, world))) return true
    const least = ms - world.toleranceMs
    if (client.silenceMaybe !== NEVER) return world.now - client.silenceMaybe >= least
    return world.now - client.silenceEndedAt <= world.toleranceMs && world.now - client.silenceBefore >= least
  })
/** At some time since it is connected it had no server data for so long, or its connection was reset. */
export const hadBeenSilentFor = (ms: number): Fact =>
  fact(`had been without server data for ${inMs(ms)}`, (client, world) => {
    const least = ms - world.toleranceMs
    if (client.longestSilence >= least) return true
    if (client.silenceMaybe !== NEVER) return client.reset || world.now - client.silenceMaybe >= least
    if (client.silenceEndedAt < client.connectedSince) return false
    return client.reset || client.silenceEndedAt - client.silenceBefore >= least
  })
/** A silence before the present one, or before the present instant, began exactly so long ago. */
export const earlierSilenceBegan = (ms: number): Fact =>
  fact(
    `had an earlier silence that began ${inMs(ms)} ago`,
    (client, world) => client.silenceEndedAt < world.now && beganEarlier(client, world.now - ms, world.toleranceMs),
  )
/** The same, of a silence after which it has been connected anew: what was to come of it should have been stopped. */
export const earlierSilenceIsOver = (ms: number): Fact =>
  fact(
    `had a silence that began ${inMs(ms)} ago, and has come back since`,
    (client, world) =>
      client.connectedSince > world.now - ms && beganEarlier(client, world.now - ms, world.toleranceMs),
  )
/** A silence of this connection, be it over or not, began so long ago, and it never said that it was interrupted. */
export const lossBeganUntold = (ms: number, interruptedAfterMs: number): Fact => {
  const wasSilent = hadBeenSilentFor(interruptedAfterMs)
  return fact(
    `had a silence of ${inMs(interruptedAfterMs)} that began ${inMs(ms)} ago`,
    (client, world) =>
      client.connectedSince <= world.now - ms &&
      wasSilent.holds(client, world) &&
      beganEarlier(client, world.now - ms, world.toleranceMs),
  )
}
export const shortlySilent = (ms: number): Fact =>
  fact(
    `was without server data for less than ${inMs(ms)}`,
    (client, world) => {
      const { silenceEndedAt: ended, silenceBefore: began } = client
      return ended === world.now && !client.reset && began !== NEVER && ended - began < ms - world.toleranceMs
    },
    ['networkLost'],
  )
export const onlyUplinkLost = fact('has lost its uplink alone', (client) => client.upLost && !client.downLost)
export const silentStill = fact('is still without server data', (client) => client.silenceSure !== NEVER)
/** Without server data for so long, whatever one takes for the beginning. */
export const surelySilentFor = (ms: number): Fact =>
  fact(
    `has certainly been without server data for ${inMs(ms)}`,
    (client, world) => client.silenceSure !== NEVER && world.now - client.silenceSure >= ms + world.toleranceMs,
    ['networkLost'],
  )
/** The network and the service have been there for a while. */
export const heard = fact(
  'has been hearing the service',
  (client, world) =>
    client.reachableSince !== NEVER && world.now - client.reachableSince > world.promptMs + world.toleranceMs,
)
/** It had no network for a part of what it is doing, and may take it for lost still. */
export const hasNotUsedNetwork = fact(
  'has not tried to use a network that is back lately',
  (client, world) =>
    client.restoredAt > client.stateSince &&
    client.reachingAttemptAt < client.restoredAt &&
    world.now - client.restoredAt <= world.assumptions.reconnectWithinMs + world.toleranceMs,
)
export const hasBeenSilent = fact(
  'has been without server data',
  (client, world) =>
    client.silenceMaybe !== NEVER ||
    world.now - client.silenceEndedAt <= world.toleranceMs ||
    resetLately(client, world),
  ['networkLost'],
)
/** The silence, or the lost uplink, did not begin at this very instant; a reset may be noticed at once. */
export const brokenBefore = fact('met the interruption before this instant', (client, world) => {
  if (client.reset) return true
  const since = client.silenceMaybe === NEVER ? Math.min(client.silenceBefore, client.lostSince) : client.silenceMaybe
  return world.now > since
})
export const notJustBack = fact('has not just got its network back', (client, world) => !isJustBack(client, world))
export const withoutUplinkFor = (ms: number): Fact =>
  fact(
    `has been without its uplink for ${inMs(ms)}`,
    (client, world) => world.now - Math.min(client.lostSince, client.unheardMaybe) >= ms - world.toleranceMs,
    ['networkLost'],
  )
