/** The named facts that rules speak of: what each one means for a client at the present instant. */
import {
  type ClientFacts,
  CONNECTED,
  CONNECTING,
  DISCONNECTED,
  ENDED,
  may,
  NEVER,
  RECONNECTING,
} from './monitor/client-facts.ts'
import { isHealthy } from './monitor/observe.ts'
import { ms as inMs } from './monitor/tell.ts'
import { GONE, LEAVING, MEMBER, OUTSIDE, PERHAPS, PRESENT } from './monitor/views.ts'
import type { Observed } from './monitor/world.ts'
import type { Fact, Lasting, LastingBetween } from './rule.ts'
import type { CallName, HappeningName } from './vocabulary.ts'

type Holds = (client: ClientFacts, world: Observed) => boolean
type Drives = readonly (CallName | HappeningName)[]
const fact = (text: string, holds: Holds, drives: Drives = []): Fact => ({ text, drives, holds })
type Since = (client: ClientFacts, world: Observed) => number
const lasting = (text: string, states: readonly number[], since: Since, drives: Drives = ['networkLost']): Lasting => ({
  text,
  states,
  drives,
  since,
})
const networkBack: Drives = ['networkLost', 'networkRestored']

/** The fact that does not hold. */
export const not = (of: Fact, text = negated(of.text)): Fact => fact(text, (client, world) => !of.holds(client, world))
/** `is out of reach` as `is not out of reach`. */
function negated(text: string): string {
  const replaced = text.replace(/^[a-z-]+/, (verb) => negations[verb] ?? verb)
  return replaced === text ? `not: ${text}` : replaced
}
const negations: Readonly<Record<string, string>> = {
  is: 'is not',
  was: 'was not',
  has: 'has not',
  can: 'cannot',
  may: 'does not perhaps',
  comes: 'does not come',
  came: 'did not come',
  're-joins': 'does not re-join',
  had: 'had not',
  gives: 'does not give',
}
/** Any of the facts. */
export const either = (...of: readonly Fact[]): Fact =>
  fact(of.map(({ text }) => text).join(', or '), (client, world) => {
    for (let index = 0; index < of.length; index += 1) if (of[index]?.holds(client, world) === true) return true
    return false
  })
/** All of the facts. */
export const both = (...of: readonly Fact[]): Fact =>
  fact(of.map(({ text }) => text).join(' and '), (client, world) => {
    for (let index = 0; index < of.length; index += 1) if (of[index]?.holds(client, world) === false) return false
    return true
  })

// The state that the client reported last.
const stateNumbers: Readonly<Record<string, number>> = {
  DISCONNECTED,
  CONNECTING,
  CONNECTED,
  RECONNECTING,
  ABORTED: ENDED,
  FAILED: ENDED,
}
export const inState = (...names: readonly string[]): Fact => {
  const wanted = names.map((name) => stateNumbers[name] ?? -1)
  const [only] = wanted
  const text = `is ${names.join(' or ')}`
  if (wanted.length === 1)
    return fact(text, (client) => client.state === only, only === RECONNECTING ? ['networkLost'] : [])
  return fact(text, (client) => wanted.includes(client.state))
}
export const cameFrom = (...names: readonly string[]): Fact => {
  const wanted = names.map((name) => stateNumbers[name] ?? -1)
  return fact(
    `was ${names.join(' or ')} before`,
    (client) => wanted.includes(client.from),
    wanted[0] === RECONNECTING ? networkBack : [],
  )
}
export const alive = fact('runs', (client) => client.alive)
export const settled = fact(
  'has no change of its state pending',
  (client, world) => client.openStates === 0 && world.now > client.unsettledUntil,
)
export const reported = (number: number, name: string): Fact =>
  fact(`gave the reason ${name}`, (client) => client.reason === number)

// Network and service.
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
export const interruptedAtAll = fact(
  'has met an interruption',
  (client, world) =>
    client.silenceMaybe !== NEVER ||
    client.upLost ||
    world.now - client.silenceEndedAt <= world.toleranceMs ||
    resetLately(client, world),
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

// Entering and leaving.
export const entering = fact('has a login or join under way', (client) => client.enteringAt !== NEVER)
export const notEntering = not(entering, 'has no login or join under way')
export const exiting = fact('has been told to log out or to leave', (client) => client.exitAt !== NEVER)
export const notExiting = not(exiting)
export const presented = (...names: readonly string[]): Fact =>
  fact(`presented a credential that is ${names.join(' or ')}`, (client) => names.includes(client.credential))
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

// Stimuli that are pending.
export const pending = (what: keyof typeof may, text: string): Fact =>
  fact(text, (client) => (client.mays & may[what]) !== 0)
export const kicked = pending('kick', 'was logged in elsewhere')
export const bannedLately = pending('ban', 'was banned')
export const notBanned = fact('was not banned', (client) => !client.banned)
export const banned = fact('was banned', (client) => client.banned)
export const expired = fact(
  'has an expired token',
  (client) => client.tokenExpired || client.tokenUnsure || client.credential === 'expiredToken',
)
export const tokenToTell = fact('has an expiry to tell', (client) => client.tokenToTell)
/** Nothing speaks against the demand to be connected. */
export const undisturbed = fact(
  'is not disturbed by a kick, a ban, an expired token, a leave or another stimulus',
  (client) => client.undisturbedSince !== NEVER,
)
export const echoRunning = fact('is running an echo test', (client) => client.echo === 2, ['startEchoTest'])
export const echoPerhaps = fact('has started an echo test, perhaps', (client) => client.echo !== 0)
export const noEcho = not(echoPerhaps)
export const inPresentInstant = fact(
  'entered this state at this very instant',
  (client, world) => client.stateSince === world.now,
)

// Conditions that last.
export const connectedInSilence = lasting('is CONNECTED and without server data', [CONNECTED], (client) =>
  client.state === CONNECTED && client.silenceSure !== NEVER && client.undisturbedSince !== NEVER
    ? client.silenceSure
    : NEVER,
)
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
/** A reconnecting client that does nothing: since the last attempt, or since it began. */
export const reconnectingSinceAttempt = lasting(
  'is RECONNECTING and has not tried to connect',
  [RECONNECTING],
  (client, world) =>
    client.state === RECONNECTING && client.undisturbedSince !== NEVER && world.observesAttempts
      ? Math.max(client.stateSince, client.lastAttemptAt)
      : NEVER,
)
export const afterLostSinceAttempt = lasting(
  'has said that the connection is lost, and has not tried to connect',
  [RECONNECTING],
  (client, world) =>
    client.state === RECONNECTING &&
    client.lostSignalAt !== NEVER &&
    client.undisturbedSince !== NEVER &&
    world.observesAttempts
      ? Math.max(client.lostSignalAt, client.lastAttemptAt)
      : NEVER,
)
export const lostSinceAttempt = lasting(
  'has lost the network and has not tried to connect',
  [CONNECTED, RECONNECTING],
  (client, world) =>
    (client.state === RECONNECTING || client.state === CONNECTED) &&
    client.silenceSure !== NEVER &&
    client.undisturbedSince !== NEVER &&
    world.observesAttempts
      ? Math.max(client.silenceSure, client.lastAttemptAt)
      : NEVER,
)
const INTERRUPTED = 2
const LEAVE_CHANNEL = 5
/** RTC: without data since the loss that made the client RECONNECTING. */
export const silentSinceInterrupted = lasting(
  'is RECONNECTING since the Interrupted report, without server data',
  [RECONNECTING],
  (client) =>
    client.state === RECONNECTING &&
    client.reconnectingReason === INTERRUPTED &&
    client.silenceSure !== NEVER &&
    client.undisturbedSince !== NEVER
      ? Math.max(client.stateSince, client.silenceSure)
      : NEVER,
)
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

export const noSecondJoin = fact(
  'was not told to join again, and was not banned',
  (client) => client.mays === 0 && !client.banned,
)
export const onlyInterrupted = fact(
  'has no other reason to re-join than an interruption',
  (client) => (client.mays & (may.proxy | may.ipChange | may.keepAlive | may.renew)) === 0,
)
export const reconnectingOrConnecting = fact(
  'is CONNECTING or RECONNECTING',
  (client) => client.state === CONNECTING || client.state === RECONNECTING,
)
export const reconnectableAfterLost = lasting(
  'is RECONNECTING after it was lost, with the network back and nothing in its way',
  [RECONNECTING],
  (client, world) => (client.lostSignalAt === NEVER ? NEVER : reconnectable.since(client, world)),
)
export const lostCallbackUntold = fact(
  'has not told onConnectionLost in this state',
  (client) => !client.lostCallbackTold,
)
export const lostStateUntold = fact('has not reported LOST in this state', (client) => !client.lostStateTold)
export const silentStill = fact('is still without server data', (client) => client.silenceSure !== NEVER)
export const untoldLost = (of: Lasting): Lasting =>
  lasting(of.text, of.states, (client, world) => (client.lostSignalAt === NEVER ? of.since(client, world) : NEVER))
export const joiningOfflineUntold = lasting(joiningOffline.text, joiningOffline.states, (client, world) =>
  client.lostCallbackTold ? NEVER : joiningOffline.since(client, world),
)
export const settledButForEntry = fact('has no leave pending', (client, world) => world.now > client.unsettledUntil)

export const reconnectsForAnotherReason = fact(
  'is RECONNECTING for another reason than an interruption',
  (client) => client.state === RECONNECTING && client.reconnectingReason !== INTERRUPTED,
)

// Being heard by others.
export const unheardFor = (ms: number): Fact =>
  fact(`has not been heard for ${inMs(ms)}`, (client, world) => unheardLasted(client, world, ms))
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
/** RTM: the observer shares a channel with a subject that has been out of reach. Decided for each channel. */
export const inNoChannel = fact('is in no channel', (client, world) => {
  for (let channel = 0; channel < world.views.channelCount; channel += 1) {
    if (world.views.membership(channel, client.index) !== OUTSIDE) return false
  }
  return true
})

// The event that is being judged.
export const reasonIs = (number: number, name: string): Fact =>
  fact(`gives the reason ${name}`, (_client, world) => world.incomingReason === number)
export const changesTo = (...names: readonly string[]): Fact => {
  const wanted = names.map((name) => stateNumbers[name] ?? -1)
  return fact(`changes to ${names.join(' or ')}`, (_client, world) => wanted.includes(world.incomingState))
}
export const attributesAreItsOwn = fact(
  'set these attributes',
  (client, world) => client.attributes === undefined || world.incomingText === client.attributes,
)

export const failedBefore = fact('had failed to log in', (client) => client.failedBefore)
export const notPresentInstant = fact(
  'was in this state before this instant',
  (client, world) => world.now - client.stateSince > world.toleranceMs,
)
export const notAboutToEnd = fact(
  'is not being kicked, banned or out of a token',
  (client) => (client.mays & (may.kick | may.ban | may.expire)) === 0,
)
export const undisturbedBut = (
  what: 'kick' | 'ban' | 'expire' | 'proxy' | 'ipChange' | 'keepAlive' | 'renew' | 'secondJoin' | 'echoJoin',
): Fact =>
  fact('is not disturbed by anything else', (client) => {
    if ((client.mays & ~may[what]) !== 0 || client.exitAt !== NEVER || client.tokenUnsure || !client.alive) return false
    return (what === 'ban' || !client.banned) && (what === 'expire' || !client.tokenExpired)
  })
export const abortedBy = (reason: number): Fact =>
  fact('ended for that reason', (client) => client.state === ENDED && client.reason === reason)
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

// A callback about somebody else: the subject, in a channel, told to the client.
type AboutHolds = (subject: ClientFacts, observer: ClientFacts, world: Observed) => boolean
const about = (text: string, holds: AboutHolds): Fact =>
  fact(text, (client, world) => world.subject === undefined || holds(world.subject, client, world))

function observerAway(observer: ClientFacts, world: Observed): boolean {
  if (observer.state !== CONNECTED || observer.reachableSince === NEVER) return true
  return world.now - Math.max(observer.reachableSince, observer.connectedSince) <= world.promptMs + world.toleranceMs
}
export const subjectInterrupted = about(
  'is told of a user who is out of reach',
  (subject) =>
    subject.alive &&
    subject.unheardMaybe !== NEVER &&
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
export const saysDropped = fact('gives the reason dropped', (_client, world) => world.incomingReason === 1)
export const saysQuit = fact('gives the reason quit', (_client, world) => world.incomingReason === 0)
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
    !observerAway(observer, world),
)

export const renewedLately = fact(
  'was given a new token after its old one had expired',
  (client) => client.renewedReconnecting,
)
export const expiredJustNow = fact(
  'has a token that expired just now',
  (client, world) => client.tokenExpired && world.now - client.expiredAt <= world.toleranceMs,
  ['tokenExpired'],
)
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

// Which direction of the network counts.
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
export const connectedWithoutUplink = lasting('is CONNECTED and has lost its uplink alone', [CONNECTED], (client) =>
  client.state === CONNECTED && client.upLost && !client.downLost && client.undisturbedSince !== NEVER
    ? Math.max(client.lostSince, client.connectedSince)
    : NEVER,
)
export const withoutUplinkFor = (ms: number): Fact =>
  fact(
    `has been without its uplink for ${inMs(ms)}`,
    (client, world) => world.now - Math.min(client.lostSince, client.unheardMaybe) >= ms - world.toleranceMs,
    ['networkLost'],
  )
/** It was told to join a second time just now, and nothing else happened to it. */
export const joinsAgainNow = (what: 'secondJoin' | 'echoJoin'): Fact =>
  fact(
    'was just told to join although it must not',
    (client, world) =>
      world.now - client.secondJoinAt <= world.promptMs &&
      (client.mays & ~may[what]) === 0 &&
      (client.mays & may[what]) !== 0 &&
      client.exitAt === NEVER &&
      client.reachableSince !== NEVER &&
      client.reachableSince < client.secondJoinAt,
  )
