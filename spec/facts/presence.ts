/** Facts about being heard, being online and what the service keeps of a user. */
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
import { ms as inMs } from '../monitor/tell.ts'
import { MEMBER } from '../monitor/views.ts'
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
    // The session before this login may have ended without the service's knowing.
    if (client.state === CONNECTING && world.now - client.leftAt <= ms + world.toleranceMs) return true
    return unheardLasted(client, world, ms)
  })
/** RTC: the observer sits in the subject's channel, is connected, and gets no data of the subject. */
export const unheardByPeer: LastingBetween = {
  text: 'has had no data of',
  since(subject, observer, world) {
    if (observer.state !== CONNECTED || observer.reachableSince === NEVER || observer.undisturbedSince === NEVER)
      return NEVER
    if (subject.unheardSure === NEVER || subject.channel !== observer.channel || subject.exitAt !== NEVER) return NEVER
    const channel = world.views.find(subject.channel)
    if (channel < 0 || world.views.membership(channel, subject.index) !== MEMBER) return NEVER
    if (world.views.seen(channel, observer.index, subject.index) !== 1) return NEVER
    return Math.max(subject.unheardSure, observer.connectedSince, observer.reachableSince)
  },
}
export const attributesAreItsOwn = fact(
  'set these attributes',
  (client, world) => client.attributes === undefined || world.incomingText === client.attributes,
)
export const wasAwayLessThan = (ms: number): Fact =>
  fact(
    `was away for less than ${inMs(ms)}`,
    (client, world) => client.unheardMaybe !== NEVER && world.now - client.unheardMaybe < ms - world.toleranceMs,
  )
export const observed = (service: 'userOffline' | 'userOnline' | 'connectionAttempt', of: Lasting): Lasting =>
  lasting(of.text, of.states, (client, world) =>
    world.observes.has(service) && !client.offlineSeen ? of.since(client, world) : NEVER,
  )
export const serviceShows = (service: 'userAttributesSet' | 'connectionAttempt'): Fact =>
  fact(`lets ${service} be observed`, (_client, world) => world.observes.has(service))
