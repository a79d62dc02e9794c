/** How each event changes what the judge knows of a client: its network, its session, its token, its process. */
import type { HappeningName, LossDirection, LossManner, NamedArguments } from '../vocabulary.ts'
import type { ClientFacts } from './client-facts.ts'
import {
  CONNECTED,
  CONNECTING,
  DISCONNECTED,
  DISCONNECTING,
  ENDED,
  LONG_AGO,
  may,
  NEVER,
  RECONNECTING,
} from './client-facts.ts'
import type { Observed } from './world.ts'

/** A channel that is followed no further. */
export const unknownChannel = '?'
/** RTM: the reason of a logout. */
const LOGOUT = 6
/** RTC: the reason of an interruption, and what it lasts at least. */
const INTERRUPTED = 2
const interruptedAfterMs = 4_000
/** How many earlier silences and kills of a client are remembered: a timer may outlive several of them. */
const rememberedLimit = 8

function text(args: NamedArguments | undefined, name: string, otherwise: string): string {
  const value = args?.[name]
  return typeof value === 'string' ? value : otherwise
}

function disturb(client: ClientFacts, bit: number, now: number): void {
  if (client.mays === 0) client.maysFrom = now
  client.mays |= bit
  client.maysSince = now
  client.undisturbedSince = NEVER
}

/** Whether nothing speaks against the demand that this client be connected. */
function calm(client: ClientFacts): boolean {
  return (
    client.mays === 0 &&
    !client.astray &&
    !client.unacknowledged &&
    client.exitAt === NEVER &&
    !client.tokenExpired &&
    !client.tokenUnsure &&
    !client.banned &&
    client.alive
  )
}

/**
 * What was done to a client that is connected and healthy takes effect promptly, or never: after that it excuses
 * nothing and suspends no demand.
 */
export function wearOff(client: ClientFacts, world: Observed): boolean {
  // One who owes a report may still make it, late.
  if (client.mays === 0 || client.astray || !isHealthy(client)) return false
  // Where no callback tells of a state, nobody sees whether it has taken effect.
  if (!client.reportsStates) return false
  const since = Math.max(client.maysSince, client.reachableSince, client.connectedSince)
  if (world.now <= since + world.promptMs + world.toleranceMs) return false
  client.wornOff |= client.mays
  client.mays = 0
  settleCalm(client, world.now)
  return true
}

/**
 * The client is not where it should be, be it for a report that was due and did not come: until it reports a state,
 * nothing is demanded of it.
 */
export function loseTrack(client: ClientFacts, missedReportAt = LONG_AGO): void {
  if (!client.astray || missedReportAt === LONG_AGO) client.missedReportAt = missedReportAt
  client.astray = true
  client.joinWhileAstray = undefined
  client.undisturbedSince = NEVER
}

/** The client calls itself connected although the service cannot have agreed: nothing is demanded of this session. */
export function neverAcknowledged(client: ClientFacts): void {
  client.unacknowledged = true
  client.undisturbedSince = NEVER
}

/** Nothing that was done to the client may still change its state; an expired token or a ban may stand. */
export function isSteady(client: ClientFacts, mayBeAstray = false): boolean {
  const { mays, exitAt, alive, astray, unacknowledged } = client
  return mays === 0 && exitAt === NEVER && alive && (!astray || mayBeAstray) && !unacknowledged
}

function settleCalm(client: ClientFacts, now: number): void {
  if (!calm(client)) client.undisturbedSince = NEVER
  else if (client.undisturbedSince === NEVER) client.undisturbedSince = now
}

function updateReachable(client: ClientFacts, now: number): void {
  const reachable = client.alive && !client.upLost && !client.downLost && !client.serviceDown
  if (reachable) {
    if (client.reachableSince === NEVER) client.reachableSince = now
  } else if (client.reachableSince !== NEVER) {
    client.reachableUntil = now
    client.reachableSince = NEVER
  }
}

/** Connected, with nothing between it and the service. */
export function isHealthy(client: ClientFacts): boolean {
  return client.state === CONNECTED && client.reachableSince !== NEVER
}

/** The network or the service is back, and it has neither said that it is connected nor had the time for it. */
export function isJustBack({ restoredAt, connectedSince }: ClientFacts, world: Observed): boolean {
  if (restoredAt < 0 || connectedSince > restoredAt) return false
  return world.now - restoredAt <= world.promptMs + world.toleranceMs
}

/** Nothing speaks against the others' hearing the client until now. */
function isHeard(client: ClientFacts): boolean {
  return isHealthy(client) && (client.reportsStates || client.mays === 0)
}

/** Whether the client has met an interruption, which may have ended at this very instant, or broken a connection lately. */
export function isInterrupted(client: ClientFacts, world: Observed): boolean {
  if (client.silenceMaybe !== NEVER || client.upLost) return true
  const agoMs = world.now - client.silenceEndedAt
  return agoMs <= world.toleranceMs || (client.reset && agoMs <= world.promptMs + world.toleranceMs)
}

/** From now on the client and the others may not hear each other; an earlier silence goes on if it ended just now. */
function mute(client: ClientFacts, world: Observed): void {
  const { views, clients, now, promptMs } = world
  if (world.anyLossIsBoth) return
  for (const other of clients) {
    if (other === client) continue
    const heard = isHeard(client) && isHeard(other) && now - Math.max(client.backAt, other.backAt) > promptMs
    views.mute(client.index, other.index, now, heard)
    views.mute(other.index, client.index, now, heard)
  }
}

function silenceBegins(client: ClientFacts, world: Observed, sure: boolean): void {
  if (sure) {
    // What a timer counts from may be the loss before, too.
    if (client.silenceSure !== NEVER && client.silenceSure !== client.silenceMaybe)
      remember(client.silencesBefore, client.silenceSure)
    client.silenceSure = world.now
  }
  if (client.silenceMaybe !== NEVER) return
  // Data need not have come in a moment without a loss: then the silence before it goes on.
  const { silenceEndedAt, silenceBefore, connectedSince } = client
  const goesOn =
    silenceBefore !== NEVER &&
    silenceEndedAt >= connectedSince &&
    world.now - silenceEndedAt <= world.promptMs + world.toleranceMs
  client.silenceMaybe = goesOn ? silenceBefore : world.now
}

function remember<Remembered>(list: Remembered[], one: Remembered): void {
  list.push(one)
  if (list.length > rememberedLimit) list.shift()
}

function silenceEnds(client: ClientFacts, now: number): void {
  if (client.silenceMaybe !== NEVER) {
    if (client.silenceBefore !== NEVER) remember(client.silencesBefore, client.silenceBefore)
    // Where it may go on from one before it, it may have begun by itself as well.
    const { silenceSure } = client
    if (silenceSure !== NEVER && silenceSure !== client.silenceMaybe) remember(client.silencesBefore, silenceSure)
    client.longestSilence = Math.max(client.longestSilence, now - client.silenceMaybe)
    client.silenceBefore = client.silenceMaybe
    client.silenceEndedAt = now
  }
  client.silenceSure = NEVER
  client.silenceMaybe = NEVER
}

function unheardBegins(client: ClientFacts, world: Observed, sure: boolean): void {
  if (client.unheardUntil !== NEVER && world.now > client.unheardUntil + world.toleranceMs) {
    // What may have struck during the absence that is over may still be on its way to the others.
    if (client.unheardMaybe !== NEVER) {
      client.goneUntil = world.now + world.promptMs
      client.goneForMs = client.unheardUntil - client.unheardMaybe
    }
    client.unheardMaybe = NEVER
    client.removedSure = false
  }
  client.unheardUntil = NEVER
  // A session that may have ended unseen may have fallen silent then.
  if (!client.reportsStates && client.mays !== 0) client.unheardMaybe = Math.min(client.unheardMaybe, client.maysFrom)
  if (sure) client.unheardSure = world.now
  if (client.unheardMaybe === NEVER) client.unheardMaybe = world.now
}

function unheardMayEnd(client: ClientFacts, world: Observed, limitMs: number): void {
  // One who was away for long without saying so may have come and gone in the eyes of others.
  if (client.state === CONNECTED && world.now - client.unheardMaybe >= limitMs - world.toleranceMs) {
    world.views.loosen(client.index)
  }
  if (client.unheardSure !== NEVER && world.now > client.unheardSure + limitMs + world.toleranceMs)
    client.removedSure = true
  client.unheardSure = NEVER
  // A client that reports to be connected is heard again at once; another one when it has come back.
  if (client.state === CONNECTED && client.unheardMaybe !== NEVER) client.unheardUntil = world.now + world.promptMs
}

/** The network is cut: wholly, or in one direction. */
function loseNetwork(client: ClientFacts, args: NamedArguments | undefined, world: Observed): void {
  const direction = text(args, 'direction', 'both') as LossDirection
  const manner = text(args, 'manner', 'silent') as LossManner
  const whole = manner === 'reset' || world.anyLossIsBoth || direction === 'both'
  const up = whole || direction === 'uplink'
  const down = whole || direction === 'downlink'
  const now = world.now
  mute(client, world)
  client.lostSince = now
  client.reset = manner === 'reset'
  if (down) silenceBegins(client, world, true)
  else if (client.downLost && !client.serviceDown) silenceEnds(client, now)
  if (up) unheardBegins(client, world, true)
  else if (client.upLost) {
    // The other direction is lost from now on: it is heard again.
    client.backAt = now
    unheardMayEnd(client, world, NEVER)
    if (client.serviceDown) client.unheardUntil = NEVER
  }
  client.upLost = up
  client.downLost = down
  updateReachable(client, now)
}

/** One who has not noticed an interruption to its end has nothing to do after it either: that it should is said once. */
function forgetUnnoticed(client: ClientFacts): void {
  if (client.astray && client.state === CONNECTED) client.attributesSure = false
}

function restoreNetwork(client: ClientFacts, world: Observed, removedAfterMs: number): void {
  if (client.lostSince === NEVER) return
  const wasUp = client.upLost
  client.upLost = false
  client.downLost = false
  client.lostSince = NEVER
  client.restoredAt = world.now
  client.backAt = world.now
  forgetUnnoticed(client)
  if (!client.serviceDown) silenceEnds(client, world.now)
  else client.silenceSure = NEVER
  if (wasUp && client.alive) unheardMayEnd(client, world, removedAfterMs)
  // A service that answers nothing may go on hearing nothing.
  if (client.serviceDown) client.unheardUntil = NEVER
  updateReachable(client, world.now)
}

function kill(client: ClientFacts, world: Observed): void {
  if (!client.alive) return
  mute(client, world)
  // One who could not be heard before is silent since then; one who was in no channel is not missed.
  client.killedUnheard = client.unheardSure !== NEVER && client.state !== DISCONNECTED && client.state !== ENDED
  unheardBegins(client, world, !client.killedUnheard)
  client.unacknowledged = false
  client.killedAt = world.now
  client.killedIn = client.state === DISCONNECTED || client.state === ENDED ? '' : client.channel
  if (client.killedIn !== '')
    remember(client.kills, { killedAt: client.killedAt, channel: client.killedIn, backAt: NEVER })
  client.killedInHealth = isSteady(client) && isHealthy(client)
  client.killIsLatest = true
  client.alive = false
  client.leftBeforeKill = client.leftAt
  client.leftAt = world.now
  client.wasToldToLeave = false
  client.leftWithinReach = false
  client.reentering = false
  client.entryRefused = false
  client.waitingJoins = []
  client.leftJoin = undefined
  client.from = client.state
  client.state = DISCONNECTED
  client.stateSince = world.now
  client.connectedSince = NEVER
  client.enteringAt = NEVER
  client.exitAt = NEVER
  client.mays = 0
  client.wornOff = 0
  client.tokenExpired = false
  client.tokenUnsure = false
  client.tokenToTell = false
  client.expiredReconnectingAt = NEVER
  client.echo = 0
  client.attributes = undefined
  client.attributesSure = false
  client.lostSignalAt = NEVER
  client.failuresToTell = 0
  client.failedEntry = false
  client.successTold = false
  updateReachable(client, world.now)
  settleCalm(client, world.now)
}

function restart(client: ClientFacts, world: Observed): void {
  if (client.alive) return
  client.alive = true
  client.everEntered = false
  // What the process before it reported, a new one does not repeat.
  client.from = DISCONNECTED
  updateReachable(client, world.now)
  settleCalm(client, world.now)
}

/** What the service takes a client out after, for silence: 30 s in RTM, 20 s in RTC. */
export function applyHappening(
  client: ClientFacts,
  happening: HappeningName,
  args: NamedArguments | undefined,
  world: Observed,
  removedAfterMs: number,
): void {
  const now = world.now
  // What befalls a client that is in no channel, nobody can be told of.
  const idle = client.state === DISCONNECTED && client.enteringAt === NEVER
  if (happening !== 'processRestarted' && client.alive && !idle) client.killIsLatest = false
  switch (happening) {
    case 'networkLost':
      return loseNetwork(client, args, world)
    case 'networkRestored':
      return restoreNetwork(client, world, removedAfterMs)
    case 'serviceUnresponsive':
      if (client.serviceDown) return
      if (client.lostSince === NEVER) client.reset = false
      mute(client, world)
      client.serviceDown = true
      silenceBegins(client, world, false)
      unheardBegins(client, world, client.unheardSure !== NEVER)
      return updateReachable(client, now)
    case 'serviceRestored':
      if (!client.serviceDown) return
      client.serviceDown = false
      client.restoredAt = now
      client.backAt = now
      forgetUnnoticed(client)
      if (!client.downLost) silenceEnds(client, now)
      if (!client.upLost && client.alive) unheardMayEnd(client, world, removedAfterMs)
      return updateReachable(client, now)
    case 'processKilled':
      return kill(client, world)
    case 'processRestarted':
      return restart(client, world)
    default:
      if (client.alive) applyStimulus(client, happening, world)
  }
}

/** Where no callback reports a state: the client asks for another token, so that an expiry may end its session now. */
export function asksForToken(client: ClientFacts, world: Observed): void {
  if (client.reportsStates || !client.tokenToTell) return
  mute(client, world)
  disturb(client, may.expire, world.now)
}

const stimulusBits: Partial<Record<HappeningName, number>> = {
  loggedInElsewhere: may.kick,
  bannedByServer: may.ban,
  tokenExpired: may.expire,
  proxySet: may.proxy,
  ipAddressChanged: may.ipChange,
  keepAliveTimedOut: may.keepAlive,
}

/** Something that acts upon a session: a kick, a ban, an expiry, a change of address… */
function applyStimulus(client: ClientFacts, happening: HappeningName, world: Observed): void {
  const { now } = world
  const idle = client.state === DISCONNECTED && client.enteringAt === NEVER
  if (happening === 'bannedByServer') {
    client.banned = true
    client.bannedAt = now
  }
  if (happening === 'tokenExpired' && !idle) {
    // A token that has expired already does not expire anew.
    if (client.state === RECONNECTING && !client.tokenExpired && !client.expiryTold) client.expiredReconnectingAt = now
    if (!client.tokenExpired) client.expiredAt = now
    client.tokenExpired = true
    client.tokenToTell = true
  }
  const bit = stimulusBits[happening]
  if (bit !== undefined && !idle) {
    // It may have ended the session, and nobody sees whether it did.
    if (!client.reportsStates) mute(client, world)
    disturb(client, bit, now)
  }
  for (const waiting of client.waitingJoins) waiting.mays |= bit ?? 0
  settleCalm(client, now)
}

/** The leave is through that a join has waited for: from now on it may be under way. */
export function beginWaitingJoin(client: ClientFacts, world: Observed): void {
  const [first, ...others] = client.waitingJoins
  if (first === undefined) return
  const isLeft = first.exitAt !== NEVER
  // What comes after a further leave waits for that one.
  client.waitingJoins = isLeft ? others : []
  applyEntry(client, first.credential, first.channel, world)
  client.exitAt = first.exitAt
  client.mays = first.mays
  client.tokenExpired = (first.mays & may.expire) !== 0
  if (others.length > 0 && !isLeft) disturb(client, may.secondJoin, world.now)
  settleCalm(client, world.now)
}

/** A login or a joinChannel that the client may act upon. */
export function applyEntry(client: ClientFacts, credential: string, channel: string, world: Observed): void {
  const now = world.now
  client.everEntered = true
  if (client.state !== DISCONNECTED || (client.enteringAt !== NEVER && !client.entryRefused)) {
    if (client.state === ENDED) disturb(client, may.joinAfterFailure, now)
    else disturb(client, may.secondJoin, now)
    client.secondJoinAt = now
    client.enteredTwiceAt = now
    client.failuresToTell += 1
    if (client.astray) client.joinWhileAstray = { credential, channel }
    if (client.state === ENDED || !client.reportsStates) {
      client.nextCredential = credential
      client.nextChannelBefore = client.nextChannel
      // Where no callback reports a state, nobody sees which one of several joins is taken.
      const unsure = !client.reportsStates && client.nextChannel !== '' && client.nextChannel !== channel
      client.nextChannel = unsure ? unknownChannel : channel
    }
    return
  }
  client.entryRefused = false
  client.enteredTwiceAt = LONG_AGO
  client.nextChannel = ''
  client.nextChannelBefore = ''
  client.unacknowledged = false
  if (client.lostSince === NEVER) client.reset = false
  client.enteringAt = now
  client.credential = credential
  client.renewed = false
  client.channel = channel
  client.successTold = false
  client.failedBefore = client.failedEntry
  client.failedEntry = false
  if (client.unheardSure !== NEVER && client.reachableSince !== NEVER) client.unheardSure = NEVER
  client.removedSure = false
  client.exitAt = NEVER
  client.mays = client.echo > 0 ? may.echoJoin : 0
  if (client.echo > 0) client.secondJoinAt = now
  client.tokenExpired = false
  client.tokenUnsure = false
  client.tokenToTell = credential === 'expiredToken'
  client.expiryTold = false
  settleCalm(client, now)
}

/** A logout or a leaveChannel. */
export function applyExit(client: ClientFacts, world: Observed): void {
  if (client.state === DISCONNECTED && client.enteringAt === NEVER) {
    client.failuresToTell += 1
    return
  }
  if (client.enteringAt !== NEVER && client.credential === 'valid') client.leftJoin = { seq: client.enteringSeq }
  client.exitAt = world.now
  client.exitedAt = world.now
  for (const waiting of client.waitingJoins) waiting.exitAt = world.now
  client.killIsLatest = false
  client.undisturbedSince = NEVER
  // What becomes of a login that is logged out before it is through, no document says.
  if (world.anyLossIsBoth && client.enteringAt !== NEVER) client.unsettledUntil = world.now + world.promptMs
}

/** A renewToken: a valid one lifts an expiry. */
export function applyRenewal(client: ClientFacts, credential: string, world: Observed): void {
  const idle = client.state === DISCONNECTED && client.enteringAt === NEVER
  if (idle) {
    client.failuresToTell += 1
    return
  }
  if (credential === 'valid') {
    if (client.state === RECONNECTING && client.tokenExpired) client.renewedReconnecting = true
    client.tokenExpired = false
    client.tokenUnsure = false
    client.expiryTold = false
    client.expiredReconnectingAt = NEVER
    // Where nobody sees whether the expiry has ended the session, renewing does not undo it.
    if (client.reportsStates) client.mays &= ~may.expire
    if (client.enteringAt !== NEVER || client.state === ENDED) client.renewed = true
    if (!world.anyLossIsBoth) disturb(client, may.renew, world.now)
  } else {
    client.tokenUnsure = true
    client.tokenToTell = true
  }
  settleCalm(client, world.now)
}

/** A renewToken was refused: which token the client has now, and whether it is good, no document says. */
export function refuseRenewal(client: ClientFacts, world: Observed): void {
  if (client.state === DISCONNECTED && client.enteringAt === NEVER) return
  client.renewedReconnecting = false
  client.tokenUnsure = true
  client.tokenToTell = true
  settleCalm(client, world.now)
}

/** The client reports a change of its state; everything that rests on its own word follows it. */
export function applyState(client: ClientFacts, state: number, reason: number, world: Observed): void {
  const now = world.now
  const from = client.state
  if (from === CONNECTED && state !== CONNECTED) mute(client, world)
  client.from = from
  client.astray = false
  client.idle = false
  client.state = state
  client.reason = reason
  if (from === state) return
  client.stateSince = now
  client.rejoined = false
  if ((state === DISCONNECTED || state === DISCONNECTING || state === ENDED) && from !== DISCONNECTING) {
    client.wasToldToLeave = client.exitAt !== NEVER
    client.leftWithinReach = client.wasToldToLeave && client.reachableSince <= client.exitAt
  }
  if (from === RECONNECTING) {
    client.renewedReconnecting = false
    client.reconnectingReason = -1
    client.expiredReconnectingAt = NEVER
    client.lostSignalAt = NEVER
  }
  switch (state) {
    case CONNECTED:
      arrive(client, from, world)
      break
    case RECONNECTING:
      client.reconnectingReason = reason
      client.episodeSince = episodeOf(client, reason, world)
      client.rejoinsAfterFailure = from === ENDED
      client.rejoinTold = false
      if (from === ENDED) client.successTold = false
      client.lostCallbackTold = false
      client.lostStateTold = false
      client.lostSignalAt = NEVER
      client.connectedSince = NEVER
      client.lastAttemptAt = -1
      consumeReconnectStimuli(client)
      break
    case DISCONNECTED:
      client.leftAt = now
      // What ends the connection may have been under way when the loss was over.
      client.leftInterrupted =
        isInterrupted(client, world) || now - client.silenceEndedAt <= world.promptMs + world.toleranceMs
      client.leftKicked = ((client.mays | client.wornOff) & may.kick) !== 0
      client.failedEntry = from === CONNECTING && reason !== LOGOUT
      leaveSession(client)
      break
    case ENDED:
      client.leftAt = now
      client.attributes = undefined
      client.attributesSure = false
      client.reentering = false
      client.enteringAt = NEVER
      client.connectedSince = NEVER
      client.mays = 0
      client.wornOff = 0
      break
    case DISCONNECTING:
      client.connectedSince = NEVER
      break
    case CONNECTING:
      client.connectedSince = NEVER
      if (client.enteringAt === NEVER && from === DISCONNECTED) {
        client.enteringAt = now
        client.successTold = false
      }
      client.lostCallbackTold = false
      client.reentering = from === CONNECTED
      if (from === ENDED) {
        client.enteringAt = now
        client.credential = client.nextCredential
        client.channel = client.nextChannel
        client.renewed = false
        client.successTold = false
      }
      client.mays &= ~(may.joinAfterFailure | may.proxy | may.renew)
      break
    default:
      break
  }
  settleCalm(client, now)
}

/** Whether a silence that is over began at that time. */
export function beganEarlier(client: ClientFacts, time: number, toleranceMs: number): boolean {
  const near = (began: number): boolean => Math.abs(began - time) <= toleranceMs
  return near(client.silenceBefore) || client.silencesBefore.some(near)
}

/** Since when the loss may last that the client reports; of one that nobody saw, since who knows when. */
function episodeOf(client: ClientFacts, reason: number, world: Observed): number {
  const { now, promptMs, toleranceMs } = world
  const lately = now - client.silenceEndedAt <= promptMs + toleranceMs
  // Whoever takes a failing uplink for the interruption counts from there.
  const isUnheard = client.unheardUntil === NEVER || now <= client.unheardUntil
  const since = Math.min(client.silenceMaybe, isUnheard ? client.unheardMaybe : NEVER)
  const isSeen = lately || client.reset || now - since >= interruptedAfterMs - toleranceMs
  // The timer of an earlier silence, which should have been stopped, says nothing of this one.
  const isStale = !lately && beganEarlier(client, now - interruptedAfterMs, toleranceMs)
  if (reason === INTERRUPTED && (isStale || !isSeen)) return LONG_AGO
  return Math.min(now, since, lately ? client.silenceBefore : NEVER)
}

function consumeReconnectStimuli(client: ClientFacts): void {
  if (!client.reportsStates) return
  client.mays &= ~(may.proxy | may.ipChange | may.keepAlive | may.renew)
}

function arrive(client: ClientFacts, from: number, world: Observed): void {
  const now = world.now
  // Whom the service takes in is banned no longer, unless the ban came after the call.
  if (from === CONNECTING && client.bannedAt < client.enteringAt) client.banned = false
  client.connectedSince = now
  client.backAt = now
  client.longestSilence = 0
  if (from === CONNECTING)
    for (const one of client.kills) if (one.channel === client.channel) one.backAt = Math.min(one.backAt, now)
  client.rejoined = from === RECONNECTING || client.reentering
  client.reentering = false
  client.rejoinTold = false
  client.lostCallbackTold = false
  client.enteringAt = NEVER
  client.mays &= ~(may.secondJoin | may.echoJoin | may.joinAfterFailure)
  consumeReconnectStimuli(client)
  // Only a success tells for certain that nothing has ended the session; of what it may have crossed it tells nothing.
  const hasCrossed = client.reachableSince === NEVER || now - client.maysSince <= world.promptMs + world.toleranceMs
  if (!client.reportsStates && !hasCrossed) client.mays = 0
  if (client.exitAt !== NEVER) client.unsettledUntil = now + world.promptMs
  // An answer that was under way when the network broke: the silence begins with the arrival at the latest.
  if (client.downLost) client.silenceSure = now
  else if (!client.serviceDown) {
    client.silenceMaybe = NEVER
    client.silenceSure = NEVER
  }
  if (client.upLost) client.unheardSure = now
  else {
    client.unheardSure = NEVER
    client.unheardUntil = client.serviceDown ? NEVER : now
  }
}

/** A session that began unreported has ended, too. */
export function endUnreported(client: ClientFacts, world: Observed): void {
  client.leftAt = world.now
  leaveSession(client)
  settleCalm(client, world.now)
}

function leaveSession(client: ClientFacts): void {
  client.reentering = false
  client.enteringAt = NEVER
  client.exitAt = NEVER
  client.connectedSince = NEVER
  client.mays = 0
  client.wornOff = 0
  client.tokenExpired = false
  client.tokenUnsure = false
  client.expiredReconnectingAt = NEVER
  client.attributes = undefined
  client.attributesSure = false
}
