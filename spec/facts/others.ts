/** Facts about a callback that tells one client of another: the subject, in a channel. */
import { type ClientFacts, CONNECTED, DISCONNECTED, ENDED, may, NEVER, RECONNECTING } from '../monitor/client-facts.ts'
import { isHealthy } from '../monitor/observe.ts'
import { ms as inMs } from '../monitor/tell.ts'
import { GONE, LEAVING, MEMBER, OUTSIDE, PERHAPS, PRESENT, UNKNOWN } from '../monitor/views.ts'
import type { Observed } from '../monitor/world.ts'
import type { Fact } from '../rule.ts'
import { about, fact, LEAVE_CHANNEL } from './fact.ts'
import { unheardLasted } from './presence.ts'

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
    if (observerAway(observer, world)) return true
    const membership = world.channel < 0 ? PERHAPS : world.views.membership(world.channel, subject.index)
    if (membership === LEAVING || membership === PERHAPS) return true
    if (membership === OUTSIDE) return false
    if (!subject.alive) return world.anyLossIsBoth || mayHearOfKill(subject, world, ms)
    if (subject.state === ENDED || subject.state === DISCONNECTED || subject.exitAt !== NEVER) return true
    if ((subject.mays & (may.kick | may.ban | may.expire)) !== 0 || subject.banned) return true
    if (subject.state === RECONNECTING && world.now - subject.stateSince >= ms - world.toleranceMs) return true
    if (subject.goneUntil >= world.now || world.now - subject.leftAt <= world.promptMs + world.toleranceMs) return true
    if (world.now - lastHeard(subject, observer, world) >= ms - world.toleranceMs) return true
    return unheardLasted(subject, world, ms)
  })
/** Since when the observer may have had no data of the subject: the silences of both count. */
function lastHeard(subject: ClientFacts, observer: ClientFacts, world: Observed): number {
  const healthy = isHealthy(subject) && isHealthy(observer)
  if (healthy && world.now - Math.max(subject.backAt, observer.backAt) > world.promptMs + world.toleranceMs)
    return NEVER
  return world.views.mutedSince(observer.index, subject.index)
}
/** Apple's systems let an app say good-bye before it dies; the others fall silent. */
function mayHearOfKill(subject: ClientFacts, world: Observed, ms: number): boolean {
  return (
    subject.platform === 'ios' ||
    subject.platform === 'macos' ||
    subject.platform === 'flutter' ||
    unheardLasted(subject, world, ms)
  )
}
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
  'is told of a user who joined',
  (subject, _observer, world) => world.channel < 0 || world.views.membership(world.channel, subject.index) !== OUTSIDE,
)
/** One who was away for so long may have been told to be gone, or should have been. */
export const subjectNotToldPresent = (ms: number): Fact =>
  about('was not told already that the user is there', (subject, observer, world) => {
    if (mayMissSome(observer, world) || subject.removedSure || unheardLasted(subject, world, ms)) return true
    return world.views.seen(world.channel, observer.index, subject.index) !== PRESENT
  })
export const subjectWasSilent = (ms: number): Fact =>
  about('is told of a user who fell silent', (subject, observer, world) => {
    if (!subject.alive || subject.exitAt !== NEVER || observerAway(observer, world) || world.channel < 0) return false
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
    subject.killedAt === NEVER &&
    subject.state === DISCONNECTED &&
    subject.from === CONNECTED &&
    subject.reason === LEAVE_CHANNEL &&
    subject.unheardMaybe === NEVER &&
    subject.channel === observer.channel &&
    observer.connectedSince < subject.stateSince &&
    // Who could not hear of the leave learns of it by the silence.
    observer.reachableSince < subject.stateSince &&
    !observerAway(observer, world),
)
