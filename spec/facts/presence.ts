/** Facts about being heard, being online and what the service keeps of a user. */
import type { ClientKind } from '../dialect.ts'
import { streamsIn } from '../monitor/channels.ts'
import {
  type ClientFacts,
  CONNECTED,
  CONNECTING,
  DISCONNECTED,
  ENDED,
  may,
  NEVER,
  RECONNECTING,
} from '../monitor/client-facts.ts'
import { kindBit } from '../monitor/compile.ts'
import { isHealthy } from '../monitor/observe.ts'
import { ms as inMs } from '../monitor/tell.ts'
import { GONE, JOINING, LEAVING, MEMBER, OUTSIDE, PRESENT, UNKNOWN } from '../monitor/views.ts'
import type { Observed } from '../monitor/world.ts'
import type { Fact, Lasting, LastingBetween } from '../rule.ts'
import { fact, lasting, networkBack } from './fact.ts'

/** Whether the service and the others may have been without word of the client for so long. */
export function unheardLasted(client: ClientFacts, world: Observed, ms: number): boolean {
  if (client.unheardMaybe === NEVER) return false
  return Math.min(world.now, client.unheardUntil) - client.unheardMaybe >= ms - world.toleranceMs
}
/** Online for the service and not heard any more; a user who may have been removed already is not removed again. */
export const onlineUnheard = (ms: number): Lasting =>
  lasting('is logged in and cannot be heard', [CONNECTED, RECONNECTING], (client, world) =>
    client.alive &&
    (client.state === CONNECTED || client.state === RECONNECTING) &&
    client.unheardSure !== NEVER &&
    client.unheardSure - client.unheardMaybe < ms - world.toleranceMs &&
    client.undisturbedSince !== NEVER
      ? client.unheardSure
      : NEVER,
  )
/** Nothing is heard of it, and it has not ended by itself. */
export const outOfReach = fact(
  'is out of reach',
  (client) =>
    client.alive &&
    !client.astray &&
    !client.unacknowledged &&
    client.unheardMaybe !== NEVER &&
    (client.state === CONNECTED || client.state === RECONNECTING) &&
    client.exitAt === NEVER,
  ['networkLost'],
)
export const attributesNotSynced = fact(
  'has not set its attributes since the network came back',
  (client) => client.attributesSeenAt < client.restoredAt,
)
export const wasRemoved = fact('was away so long that it has been removed', (client) => client.removedSure, networkBack)
export const attributesKnown = fact('has set attributes', (client) => client.attributesSure, ['setLocalUserAttributes'])
export const mayBeOffline = (ms: number): Fact =>
  fact(`has logged out, was kicked, died, or was away for ${inMs(ms)}`, (client, world) => {
    if (!client.alive || client.state === ENDED || client.state === DISCONNECTED || client.exitAt !== NEVER) return true
    if ((client.mays & (may.kick | may.ban | may.expire)) !== 0 || client.banned || client.killedAt !== NEVER)
      return true
    return mayBeOfEarlierSession(client, world, ms) || unheardLasted(client, world, ms)
  })
/** The session before this login may have ended without the service's knowing, until the login has told it. */
export function mayBeOfEarlierSession(client: ClientFacts, world: Observed, ms: number): boolean {
  if (world.now - client.leftAt > ms + world.toleranceMs) return false
  if (client.state === CONNECTING) return true
  return client.state === CONNECTED && world.now - client.connectedSince <= world.promptMs + world.toleranceMs
}
/** What the observer gets no more: word of the user, or the user's data. */
type Layer = 'user' | 'streams'
/** RTC: since when the observer, connected and in the subject's channel, certainly gets nothing of the subject. */
function unheardSince(subject: ClientFacts, observer: ClientFacts, world: Observed, layer: Layer): number {
  if (observer.state !== CONNECTED || observer.reachableSince === NEVER || observer.undisturbedSince === NEVER)
    return NEVER
  if (subject.unheardSure === NEVER || subject.channel !== observer.channel || subject.exitAt !== NEVER) return NEVER
  const channel = world.views.find(layer === 'user' ? subject.channel : streamsIn(subject.channel))
  if (channel < 0 || world.views.membership(channel, subject.index) !== MEMBER) return NEVER
  if (world.views.seen(channel, observer.index, subject.index) !== PRESENT) return NEVER
  return Math.max(subject.unheardSure, observer.connectedSince, observer.reachableSince)
}
/** The Web: since when a newcomer, which has had its network all the time, lacks word of who or what was there before. */
function untoldToNewcomer(subject: ClientFacts, newcomer: ClientFacts, world: Observed, layer: Layer): number {
  if (newcomer.from !== CONNECTING || !isCalm(newcomer) || newcomer.reachableSince > newcomer.connectedSince)
    return NEVER
  // Whatever happened to the user about the same time may still be on its way.
  const earlier = newcomer.connectedSince - world.promptMs - world.toleranceMs
  if (!isCalm(subject) || subject.channel !== newcomer.channel || subject.backAt > earlier) return NEVER
  const { views } = world
  const channel = views.find(layer === 'user' ? subject.channel : streamsIn(subject.channel))
  if (channel < 0 || views.membership(channel, subject.index) !== MEMBER) return NEVER
  if (views.membershipSince(channel, subject.index) > earlier) return NEVER
  return views.seen(channel, newcomer.index, subject.index) === UNKNOWN ? newcomer.connectedSince : NEVER
}
function isCalm(client: ClientFacts): boolean {
  return isHealthy(client) && client.undisturbedSince !== NEVER
}
export const userUntoldToNewcomer: LastingBetween = {
  text: 'has joined, and has not been told of',
  since: (subject, observer, world) => untoldToNewcomer(subject, observer, world, 'user'),
}
export const streamUntoldToNewcomer: LastingBetween = {
  text: 'has joined, and has not been told what is published by',
  since: (subject, observer, world) => untoldToNewcomer(subject, observer, world, 'streams'),
}
/** Killed, and not back, be its process started anew or not. */
function isKilledAway({ alive, killIsLatest, state, enteringAt }: ClientFacts): boolean {
  return !alive || (killIsLatest && state === DISCONNECTED && enteringAt === NEVER)
}
/** Killed when it could not be heard any more: nobody learns of the kill, and the silence goes on. */
export function diedUnheard(client: ClientFacts): boolean {
  return isKilledAway(client) && client.killedUnheard
}
/** Whether what the others are told of this user is a matter of the kill. */
function isMatterOfKill(client: ClientFacts): boolean {
  return isKilledAway(client) && !diedUnheard(client)
}
export const unheardByPeer: LastingBetween = {
  text: 'has had no data of',
  since: (subject, observer, world) =>
    world.knowsKills && isMatterOfKill(subject) ? NEVER : unheardSince(subject, observer, world, 'user'),
}
/** The same, of what the user publishes. */
export const streamUnheard: LastingBetween = {
  text: 'has had no stream data of',
  since: (subject, observer, world) =>
    world.knowsKills && isMatterOfKill(subject) ? NEVER : unheardSince(subject, observer, world, 'streams'),
}
/** The same, of users on platforms of these kinds alone. */
export const ofUsersOn = (kinds: readonly ClientKind[], between: LastingBetween): LastingBetween => {
  const bits = kinds.reduce((sum, kind) => sum | kindBit(kind), 0)
  return {
    ...between,
    since: (subject, observer, world) =>
      (subject.kind & bits) === 0 ? NEVER : between.since(subject, observer, world),
  }
}
/** The same, for the server, which does not care why: all but those who said good-bye. */
export const unheardAtServer: LastingBetween = {
  text: 'has had no data of',
  since: (subject, observer, world) =>
    isMatterOfKill(subject) && !fallsSilent(subject) ? NEVER : unheardSince(subject, observer, world, 'user'),
}
function fallsSilent({ kind }: ClientFacts): boolean {
  return kind === kindBit('native') || kind === kindBit('web')
}
/** Killed, and then in another channel than the one in which it was. */
function isElsewhereSinceKill({ alive, killIsLatest, killedIn, channel, state, enteringAt }: ClientFacts): boolean {
  if (!alive || !killIsLatest || killedIn === '' || channel === killedIn) return false
  return state !== DISCONNECTED || enteringAt !== NEVER
}
/** Since when the observer, in the channel of the killed user, gets nothing of one who is in another channel now. */
function missedSinceKill(subject: ClientFacts, observer: ClientFacts, world: Observed, layer: Layer): number {
  if (!isElsewhereSinceKill(subject)) return unheardSince(subject, observer, world, layer)
  if (!isCalm(observer) || observer.channel !== subject.killedIn) return NEVER
  const channel = world.views.find(layer === 'user' ? subject.killedIn : streamsIn(subject.killedIn))
  if (channel < 0 || world.views.seen(channel, observer.index, subject.index) !== PRESENT) return NEVER
  return Math.max(subject.killedAt, observer.connectedSince, observer.reachableSince)
}
/** The subject's process was killed, on a platform of these kinds, and it is not back in its channel. */
export const killedAndGone = (kinds: readonly ClientKind[], layer: Layer): LastingBetween => {
  const bits = kinds.reduce((sum, kind) => sum | kindBit(kind), 0)
  return {
    text: `has had no data of the killed ${kinds.join(' or ')} user`,
    since: (subject, observer, world) =>
      !(isKilledAway(subject) || isElsewhereSinceKill(subject)) ||
      !subject.killedInHealth ||
      (subject.kind & bits) === 0
        ? NEVER
        : missedSinceKill(subject, observer, world, layer),
  }
}
export const killedInHealth = fact(
  'was connected, with nothing in its way, when it was killed',
  (client) => !client.alive && client.killedInHealth,
  ['processKilled'],
)
export const dead = fact('is dead', (client) => !client.alive, ['processKilled'])
/**
 * The killed user was the only one in its channel, and nobody has entered it since: counted from the kill, or from
 * when it counts as offline, which is later by that much unless the leave was sent at once.
 */
export const killedAsTheLast = (offlineMs: number): Lasting =>
  lasting(
    'was killed as the last user in its channel',
    [DISCONNECTED],
    (client, world) =>
      world.observes.has('channelDestroyed') && (client.kind & demanded) !== 0 && wasTheLast(client, world)
        ? client.killedAt + offlineDelay(client, offlineMs)
        : NEVER,
    ['processKilled'],
  )
const demanded = kindBit('native') | kindBit('apple') | kindBit('linux')
/** Whether a framework's client says good-bye depends on the system below it. */
function offlineDelay(client: ClientFacts, offlineMs: number): number {
  return client.kind === kindBit('native') || client.kind === kindBit('linux') ? offlineMs : 0
}
function wasTheLast(client: ClientFacts, world: Observed): boolean {
  if (client.alive || !client.killedInHealth) return false
  // What has come is not due again, whatever becomes known of the others.
  if (client.destroyedAt !== NEVER && client.destroyedAt >= client.killedAt) return false
  return world.clients.every((other) => other === client || isElsewhere(other, client, world))
}
/** One who left without a network is in the channel for the service until it has been silent for long. */
const longGoneMs = 60_000
/** Whether the other certainly has not been in the channel since some time before the kill. */
function isElsewhere(other: ClientFacts, { killedIn, killedAt }: ClientFacts, world: Observed): boolean {
  const channel = world.views.find(killedIn)
  if (channel < 0) return false
  const membership = world.views.membership(channel, other.index)
  if (membership === OUTSIDE) return true
  return (
    membership === LEAVING &&
    other.alive &&
    !other.astray &&
    !other.unacknowledged &&
    killedAt - world.views.membershipSince(channel, other.index) > longGoneMs
  )
}
export const killedSoLongAgo = (offlineMs: number, ms: number): Fact =>
  fact(
    `was killed ${inMs(ms)} ago${offlineMs === 0 ? '' : ', counted from when it counts as offline'}`,
    (client, world) => world.now - client.killedAt >= ms + offlineDelay(client, offlineMs) - world.toleranceMs,
  )
export const killedLast = fact(
  'was killed as the last user in the channel',
  (client, world) => world.incomingText === client.killedIn && wasTheLast(client, world),
  ['processKilled'],
)
export const attributesAreItsOwn = fact(
  'set these attributes',
  (client, world) => client.attributes === undefined || world.incomingText === client.attributes,
)
export const wasAwayLessThan = (ms: number): Fact =>
  fact(
    `was away for less than ${inMs(ms)}`,
    (client, world) => client.unheardMaybe !== NEVER && world.now - client.unheardMaybe < ms - world.toleranceMs,
  )
/** Somebody who could be told of it, and has not been told that it is gone. */
export const hasOnlooker = fact(
  'shares a channel with a connected member',
  (client, { clients, views, now, promptMs, toleranceMs }) => {
    for (let channel = 0; channel < views.channelCount; channel += 1) {
      if (views.membership(channel, client.index) === OUTSIDE) continue
      for (const { index, state, reachableSince } of clients) {
        if (index === client.index || state !== CONNECTED || reachableSince === NEVER) continue
        const membership = views.membership(channel, index)
        const settled = membership === JOINING && now - views.membershipSince(channel, index) > promptMs + toleranceMs
        if ((membership === MEMBER || settled) && views.seen(channel, index, client.index) !== GONE) return true
      }
    }
    return false
  },
  ['joinChannel'],
)
export const observed = (service: 'userOffline' | 'userOnline' | 'connectionAttempt', of: Lasting): Lasting =>
  lasting(of.text, of.states, (client, world) =>
    world.observes.has(service) && !client.offlineSeen ? of.since(client, world) : NEVER,
  )
export const serviceShows = (service: 'userAttributesSet' | 'connectionAttempt'): Fact =>
  fact(`lets ${service} be observed`, (_client, world) => world.observes.has(service))
