/** Facts about a callback that tells one client of another: the subject, in a channel. */

import type { ClientKind } from '../dialect.ts'
import { streamsIn } from '../monitor/channels.ts'
import {
  type ClientFacts,
  CONNECTED,
  DISCONNECTED,
  DISCONNECTING,
  ENDED,
  LONG_AGO,
  may,
  NEVER,
  RECONNECTING,
} from '../monitor/client-facts.ts'
import { kindBit } from '../monitor/compile.ts'
import { maySayGoodBye } from '../monitor/good-bye.ts'
import { beganEarlier, isHealthy, unknownChannel } from '../monitor/observe.ts'
import { ms as inMs } from '../monitor/tell.ts'
import { GONE, LEAVING, MEMBER, OUTSIDE, PERHAPS, PRESENT, STALE, UNKNOWN } from '../monitor/views.ts'
import type { Observed } from '../monitor/world.ts'
import type { Fact } from '../rule.ts'
import { about, fact, LEAVE_CHANNEL } from './fact.ts'
import { diedUnheard, unheardLasted } from './presence.ts'

function observerAway(observer: ClientFacts, world: Observed): boolean {
  if (observer.state !== CONNECTED || observer.reachableSince === NEVER) return true
  return world.now - Math.max(observer.reachableSince, observer.connectedSince) <= world.promptMs + world.toleranceMs
}
/** News of a channel reach those who have joined it; channels beyond the limit are not followed. */
export const hasJoinedChannel = fact('has joined that channel', (client, world) =>
  world.channel < 0 ? world.views.isFull : world.views.membership(world.channel, client.index) !== OUTSIDE,
)
export const aboutAnother = about('is told of another user, not of itself', (subject, observer) => subject !== observer)
/** The subject is in the channel, which the observer has been in all the time, and is still to be told of. */
export const subjectNotToldYet = about(
  'is told of a user whose join it has not been told',
  (subject, observer, world) =>
    world.channel >= 0 &&
    world.views.membership(world.channel, subject.index) === MEMBER &&
    world.views.seen(world.channel, observer.index, subject.index) === UNKNOWN &&
    !observerAway(observer, world) &&
    Math.max(observer.connectedSince, observer.reachableSince) <
      world.views.membershipSince(world.channel, subject.index),
  false,
)
export const subjectInterrupted = about(
  'is told of a user who is out of reach',
  (subject, _observer, world) =>
    subject.alive &&
    subject.unheardMaybe !== NEVER &&
    (subject.unheardUntil === NEVER || world.now - subject.unheardUntil <= world.promptMs + world.toleranceMs) &&
    (subject.state === CONNECTED || subject.state === RECONNECTING) &&
    subject.exitAt === NEVER,
)
/** The subject left, ended, died, or was out of reach for so long; or the client itself was away. */
export const subjectMayHaveLeft = (ms: number): Fact =>
  about(`is told of a user who left, ended, died or was out of reach for ${inMs(ms)}`, (subject, observer, world) => {
    if (observerAway(observer, world) || (ofKill(subject, world) && !diedUnheard(subject))) return true
    const membership = world.channel < 0 ? PERHAPS : world.views.membership(world.channel, subject.index)
    if (membership === LEAVING || membership === PERHAPS) return true
    if (membership === OUTSIDE) return mayMeetElsewhere(subject, observer, world)
    if (!subject.alive) {
      if (world.anyLossIsBoth || mayHearOfKill(subject, world, ms)) return true
      return world.now - lastHeard(subject, observer, world) >= ms - world.toleranceMs
    }
    if (subject.state === ENDED || subject.state === DISCONNECTED || subject.exitAt !== NEVER) return true
    if ((subject.mays & (may.kick | may.ban | may.expire)) !== 0 || subject.banned) return true
    // Where no callback reports a state, nobody sees whether the user was away meanwhile.
    if (!subject.reportsStates && subject.mays !== 0) return true
    if (subject.state === RECONNECTING && world.now - subject.stateSince >= ms - world.toleranceMs) return true
    if (subject.goneUntil >= world.now || world.now - subject.leftAt <= world.promptMs + world.toleranceMs) return true
    if (world.now - lastHeard(subject, observer, world) >= ms - world.toleranceMs) return true
    return unheardLasted(subject, world, ms)
  })
/** Whether the document has rules of its own for what is told of this user. */
function ofKill(subject: ClientFacts, world: Observed): boolean {
  return world.knowsKills && subject.killIsLatest
}
/** Since when the observer may have had no data of the subject: the silences of both count. */
function lastHeard(subject: ClientFacts, observer: ClientFacts, world: Observed): number {
  const healthy = isHealthy(subject) && isHealthy(observer)
  if (healthy && world.now - Math.max(subject.backAt, observer.backAt) > world.promptMs + world.toleranceMs)
    return NEVER
  return world.views.mutedSince(observer.index, subject.index)
}
/** Apple's systems let an app say good-bye before it dies; the others fall silent. */
function mayHearOfKill(subject: ClientFacts, world: Observed, ms: number): boolean {
  return (maySayGoodBye(subject.kind) && !diedUnheard(subject)) || unheardLasted(subject, world, ms)
}

/** The user's platform is of one of these kinds. */
export const subjectIs = (kinds: readonly ClientKind[]): Fact =>
  about(`is told of a user on a platform of these kinds: ${kinds.join(', ')}`, (subject) => isOf(subject, kinds), false)

/** A user of these kinds who was killed in the channel, and is not back. */
export const subjectKilled = (kinds: readonly ClientKind[]): Fact =>
  about(
    `is told of a killed ${kinds.join(' or ')} user`,
    (subject, observer, world) =>
      ofKill(subject, world) &&
      !subject.alive &&
      subject.killedInHealth &&
      isOf(subject, kinds) &&
      sharedWithTheKilled(subject, observer) &&
      !wasDeaf(observer, subject.killedAt),
    false,
  )
/** Whoever heard nothing at that time misses the others for its own sake, and not because of a kill. */
function wasDeaf({ silenceMaybe, silenceBefore, silenceEndedAt }: ClientFacts, atMs: number): boolean {
  return silenceMaybe <= atMs || (silenceBefore <= atMs && atMs <= silenceEndedAt)
}
/** The same, be its process started anew or not: so long ago, and nothing else has happened to the user since. */
export const subjectSilentSinceKill = (kinds: readonly ClientKind[], ms: number): Fact =>
  about(
    `is told of a killed ${kinds.join(' or ')} user after ${inMs(ms)} of silence`,
    (subject, observer, world) =>
      ofKill(subject, world) &&
      !isHealthy(subject) &&
      subject.enteringAt === NEVER &&
      subject.killedInHealth &&
      isOf(subject, kinds) &&
      sharedWithTheKilled(subject, observer) &&
      !wasDeaf(observer, subject.killedAt) &&
      !observerAway(observer, world) &&
      observer.reachableSince < subject.killedAt &&
      world.now - subject.killedAt >= ms - world.toleranceMs,
    false,
  )
export const subjectIsDead = about('is told of a dead user', (subject) => !subject.alive, false)
/** So long ago the user was killed, and came back: what was to come of that kill should have been stopped. */
export const subjectKilledBefore = (kinds: readonly ClientKind[], ms: number): Fact =>
  about(
    `is told of a user who was killed ${inMs(ms)} ago, and came back`,
    (subject, observer, world) =>
      isOf(subject, kinds) &&
      subject.kills.some(({ killedAt, channel, backAt }) => {
        if (backAt === NEVER || channel !== observer.channel) return false
        // What has come of that kill already does not come of it again.
        if (world.views.toldGoneSince(world.channel, observer.index, subject.index, killedAt)) return false
        // Whoever came only after the kill has missed the user from then on, and after the return for no such reason.
        // One who was connected all the time, and deaf meanwhile, may count from the kill as well, or from its own silence.
        const cameAt = Math.max(killedAt, observer.connectedSince)
        const began = world.now - ms
        const isDeafness = observer.connectedSince <= began && began <= killedAt && wasDeaf(observer, killedAt)
        if (isDeafness && beganEarlier(observer, began, world.toleranceMs)) return true
        return [cameAt, Math.max(cameAt, observer.reachableSince)].some(
          (missedSince) => missedSince <= backAt && Math.abs(began - missedSince) <= world.toleranceMs,
        )
      }),
    false,
  )
/** The killed one is back in its channel, and was away for less than the limit. */
export const subjectBackInTime = (kinds: readonly ClientKind[], ms: number): Fact =>
  about(
    `is told of a user who was killed, and was back within ${inMs(ms)}`,
    (subject, observer, world) =>
      isOf(subject, kinds) && isBackFromKill(subject, world, ms) && sharedWithTheKilled(subject, observer),
    false,
  )
function isOf(client: ClientFacts, kinds: readonly ClientKind[]): boolean {
  return kinds.some((kind) => client.kind === kindBit(kind))
}
function isBackFromKill(client: ClientFacts, world: Observed, ms: number): boolean {
  return (
    ofKill(client, world) &&
    isHealthy(client) &&
    client.killedInHealth &&
    client.channel === client.killedIn &&
    client.stateSince - client.killedAt < ms - world.toleranceMs
  )
}
export const backFromKillWithin = (ms: number): Fact =>
  fact(`was killed, and is back within ${inMs(ms)}`, (client, world) => isBackFromKill(client, world, ms), [
    'processKilled',
    'processRestarted',
  ])
/** The user came back by itself, or after a kill that was a silence, with nothing else in between. */
export const subjectCameBack = about(
  'is told of a user who came back',
  (subject, _observer, world) =>
    world.now - subject.backAt <= world.promptMs + world.toleranceMs ||
    (isHealthy(subject) &&
      (subject.rejoined ||
        (ofKill(subject, world) && subject.channel === subject.killedIn && !maySayGoodBye(subject.kind)))),
  false,
)
function sharedWithTheKilled(subject: ClientFacts, observer: ClientFacts): boolean {
  return subject.killedIn !== '' && observer.channel === subject.killedIn && observer.connectedSince < subject.killedAt
}
export const killMayShow = (ms: number): Fact =>
  about(
    `is told of a user whose kill may show, after a leave or ${inMs(ms)} of silence`,
    (subject, observer, world) => {
      if (observerAway(observer, world) || mayHearOfKill(subject, world, ms)) return true
      const membership = world.channel < 0 ? PERHAPS : world.views.membership(world.channel, subject.index)
      if (membership === LEAVING || membership === PERHAPS) return true
      if (world.now - subject.leftBeforeKill <= world.promptMs + world.toleranceMs) return true
      return world.now - lastHeard(subject, observer, world) >= ms - world.toleranceMs
    },
  )
/** The observer was away meanwhile, and may be told of anything anew. */
export const observerWasAway = about('may have missed something', (subject, observer, world) => {
  if (observerAway(observer, world)) return true
  return Math.max(observer.connectedSince, observer.reachableSince) > subject.killedAt
})
/** One who left and joined at once may hear of the time before and after in any order. */
function mayMissSome(observer: ClientFacts, world: Observed): boolean {
  if (world.channel < 0 || world.views.membership(world.channel, observer.index) === PERHAPS) return true
  return world.now - observer.silenceEndedAt <= world.promptMs || observer.silenceMaybe !== NEVER
}
export const subjectNotToldGone = about(
  'was not told already that the user is gone',
  (subject, observer, world) =>
    mayMissSome(observer, world) ||
    // It may have joined and left again before anybody was told.
    world.views.mayHaveJoinedSince(world.channel, observer.index, subject.index, world.promptMs) ||
    world.views.seen(world.channel, observer.index, subject.index) !== GONE,
)
export const subjectMayHaveJoined = about(
  'is told of a user who joined, and is not gone',
  (subject, observer, world) =>
    world.channel < 0 ||
    (world.views.membership(world.channel, subject.index) !== OUTSIDE &&
      !isCutOffFromJoin(subject, observer, world) &&
      !isGone(subject, observer, world)) ||
    mayHaveJoinedUnseen(subject, world) ||
    mayMeetElsewhere(subject, observer, world),
)
/**
 * A join that it was told to make without a network cannot have reached the service. News of the join before are old to
 * those who were there when the client left.
 */
function isCutOffFromJoin(client: ClientFacts, observer: ClientFacts, world: Observed): boolean {
  const { alive, leftAt, leftWithinReach, enteringAt, connectedSince, lostSince } = client
  if (!alive || enteringAt === NEVER || connectedSince !== NEVER) return false
  if (lostSince >= enteringAt - world.toleranceMs) return false
  if (leftAt === LONG_AGO) return true
  const isKnownGone = leftWithinReach && Math.max(observer.connectedSince, observer.reachableSince) < leftAt
  return isKnownGone && leftAt + 2 * world.promptMs + world.toleranceMs < lostSince
}
/** Told that the user is gone, in this stay and since the user joined, even if something else makes the news doubtful. */
function wasToldGone(subject: ClientFacts, observer: ClientFacts, { views, channel }: Observed): boolean {
  const seen = views.seen(channel, observer.index, subject.index)
  if (seen !== STALE) return seen === GONE
  const since = Math.max(views.joinedAt(channel, subject.index), observer.connectedSince)
  return views.toldGoneSince(channel, observer.index, subject.index, since)
}
/**
 * RTC: whether the observer was told that the user, or what it publishes, is gone, and nothing has happened since that
 * it could be told of: no news of a coming can be on its way.
 */
export function isGone(subject: ClientFacts, observer: ClientFacts, world: Observed): boolean {
  const { channel, views, now, promptMs, toleranceMs, anyLossIsBoth } = world
  if (anyLossIsBoth || channel < 0 || (subject.alive && (subject.astray || subject.unacknowledged))) return false
  if (!wasToldGone(subject, observer, world) || observerAway(observer, world)) return false
  // What is published is told by way of the service, which has to be told first.
  const isOfStream = channel !== views.find(observer.channel)
  const underWayMs = (isOfStream ? 2 : 1) * promptMs + toleranceMs
  if (subject.state === CONNECTED || subject.state === RECONNECTING) {
    if (subject.unheardSure !== NEVER && now - subject.unheardSure > underWayMs) return true
    // Told to unpublish, and not to publish again; or in another channel since.
    const hasLeft = views.membership(channel, subject.index) === LEAVING
    return hasLeft && now - views.membershipSince(channel, subject.index) > underWayMs
  }
  if ((subject.state !== DISCONNECTED && subject.state !== ENDED) || subject.enteringAt !== NEVER || subject.mays !== 0)
    return false
  if (now - subject.leftAt > underWayMs) return true
  // One who was connected when it left had been announced before.
  const wasIn = subject.reportsStates && subject.from === CONNECTED
  return wasIn && now - Math.max(views.joinedAt(channel, subject.index), subject.backAt) > underWayMs
}
/** Where no callback reports a state, nobody sees whether a session has ended and another join has begun one. */
function mayHaveBegunAnew({ reportsStates, mays, nextChannel }: ClientFacts): boolean {
  return !reportsStates && mays !== 0 && nextChannel !== ''
}
/** The observer may be in the channel of its next session by now, which the subject may be in. */
function mayMeetElsewhere(subject: ClientFacts, observer: ClientFacts, { views }: Observed): boolean {
  if (!mayHaveBegunAnew(observer)) return false
  const next = views.find(observer.nextChannel)
  return observer.nextChannel === unknownChannel || (next >= 0 && views.membership(next, subject.index) !== OUTSIDE)
}
/** The same, of a session in the channel that the callback is about. */
export function mayHaveJoinedUnseen(client: ClientFacts, world: Observed): boolean {
  const { nextChannel } = client
  // One who is in a channel that nobody knows may be in this one.
  if (!client.reportsStates && client.state === CONNECTED && client.channel === '') return true
  return mayHaveBegunAnew(client) && (nextChannel === unknownChannel || nextChannel === world.views.name(world.channel))
}
export const subjectMayPublish = about(
  'is told of a user who publishes',
  (subject, observer, world) =>
    world.channel < 0 ||
    (world.views.membership(world.channel, subject.index) !== OUTSIDE &&
      (!isGone(subject, observer, world) || hasBegunAnew(subject, observer, world))),
)
/** The user publishes again since the end of which the observer was told; it is out of reach now, and was heard then. */
function hasBegunAnew(subject: ClientFacts, observer: ClientFacts, { views, channel, promptMs }: Observed): boolean {
  const membership = views.membership(channel, subject.index)
  if (membership !== MEMBER && membership !== PERHAPS) return false
  return views.mayHaveJoinedSince(channel, observer.index, subject.index, promptMs)
}
/** No news of what a user publishes come so long after the user fell silent that they must have been there before. */
export const subjectPublishedLately = about(
  'is told in time of what a user publishes',
  (subject, observer, world) =>
    world.channel < 0 || !isGone(subject, observer, world) || !hasBegunAnew(subject, observer, world),
)
export const publishes = fact('publishes', (client, world) => {
  const streams = world.views.find(streamsIn(client.channel))
  return streams < 0 || world.views.membership(streams, client.index) !== OUTSIDE
})
export const notUnpublished = fact('has not been told to unpublish', (client, world) => {
  const streams = world.views.find(streamsIn(client.channel))
  return streams < 0 || world.views.membership(streams, client.index) !== LEAVING
})
/** Nothing that it was told since has made it uncertain whether it publishes. */
export const notPublishedAgain = fact('has not been told to publish again', (client, world) => {
  const streams = world.views.find(streamsIn(client.channel))
  return streams < 0 || world.views.membership(streams, client.index) !== PERHAPS
})
/** One who was away for so long may have been told to be gone, or should have been. */
export const subjectNotToldPresent = (ms: number): Fact =>
  about('was not told already that the user is there', (subject, observer, world) => {
    if (subject.astray || observer.astray || mayHaveBegunAnew(observer)) return true
    if (mayMissSome(observer, world) || subject.removedSure || unheardLasted(subject, world, ms)) return true
    if (subject.goneUntil >= world.now && subject.goneForMs >= ms - world.toleranceMs) return true
    return world.views.seen(world.channel, observer.index, subject.index) !== PRESENT
  })
export const subjectWasSilent = (ms: number): Fact =>
  about('is told of a user who fell silent', (subject, observer, world) => {
    if (!subject.alive || subject.exitAt !== NEVER || observerAway(observer, world) || world.channel < 0) return false
    // Killed and started anew: then it may have left when it was killed.
    if (maySayGoodBye(subject.kind) && subject.killedAt >= subject.unheardMaybe && subject.killedAt !== NEVER)
      return false
    if (world.views.membership(world.channel, subject.index) !== MEMBER) return false
    return (
      unheardLasted(subject, world, ms) &&
      world.views.membershipSince(world.channel, subject.index) <= subject.unheardMaybe
    )
  })
export const subjectLeftInHealth = about(
  'is told of a user who left with a healthy network',
  (subject, observer, world) =>
    subject.alive &&
    // One who reports a leave that nobody asked for has not left, whatever became of it.
    subject.wasToldToLeave &&
    subject.killedAt === NEVER &&
    !subject.astray &&
    !subject.unacknowledged &&
    world.views.seen(world.channel, observer.index, subject.index) !== STALE &&
    world.views.membership(world.channel, subject.index) === LEAVING &&
    (subject.state === DISCONNECTING ||
      (subject.state === DISCONNECTED &&
        (subject.from === DISCONNECTING || (subject.from === CONNECTED && subject.reason === LEAVE_CHANNEL)))) &&
    subject.unheardMaybe === NEVER &&
    subject.channel === observer.channel &&
    observer.connectedSince <
      (subject.kind === kindBit('web') ? subject.exitedAt - world.promptMs : subject.stateSince) &&
    // Who could not hear of the leave learns of it by the silence.
    observer.reachableSince < subject.stateSince &&
    !observerAway(observer, world),
)
