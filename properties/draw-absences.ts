/**
 * RTC users who are away and come back, as whole stories: a timer that should have been stopped shows itself only if
 * nothing else happens until its time, and only to somebody who has been there all along. Single steps seldom say so.
 */
import type { Choice, StepName } from './choices.ts'
import type { ClientModel } from './client-model.ts'
import { connected, never } from './client-model.ts'
import type { Draw } from './draw-state.ts'
import { push, pushWait, settle } from './draw-state.ts'
import type { Plan } from './plan.ts'

/** How long after a limit a story still waits, so that what comes late has come. */
const afterLimitMs = 2_000
/** After this much nobody takes what is told for news of the return, and by how much more a story may wait. */
const settledMs = 1_300
const settledSpreadMs = 900
/** Absences end this close to their limit in one of four cases, for that is where limits are mistaken. */
const justBeforeMs = 50
/** The two channels that there are to join, as bits. */
const everyChannel = 3

/**
 * Tells one story of a user and a watcher who are both in the channel.
 * @returns whether there were two such users to tell it with.
 */
export function drawAbsence(draw: Draw): boolean {
  const { random } = draw
  const [user, watcher] = twoMembers(draw)
  if (user === never || watcher === never) return false
  if (random.chance(224)) publish(draw, user)
  const sort = random.below(16)
  if (sort < 8) returnsInTime(draw, user, watcher)
  else if (sort < 15) diesAndReturns(draw, user, watcher)
  else joinsInVain(draw, user)
  return true
}

/** The user is back before a limit; what was to come at the limit must not, whatever comes upon the user instead. */
function returnsInTime(draw: Draw, user: number, watcher: number): void {
  const { random, model } = draw
  const limitMs = drawLimit(draw, watcher)
  const beganMs = model.nowMs
  if (!take(draw, user, 'networkLost')) return
  pushWait(draw, drawAbsenceMs(draw, limitMs))
  take(draw, user, 'networkRestored')
  pushWait(draw, settledMs + random.below(settledSpreadMs))
  if (random.chance(160)) strikeAgain(draw, user, beganMs + limitMs - model.nowMs)
  waitBeyond(draw, beganMs, limitMs)
}

/** The user is gone again before the limit of the absence that is over: that limit must not show now. */
function strikeAgain(draw: Draw, user: number, leftMs: number): void {
  const { random } = draw
  if (leftMs <= 1) return
  if (random.chance(96)) pushWait(draw, 1 + random.below(leftMs - 1))
  take(draw, user, random.chance(192) ? 'processKilled' : 'networkLost')
}

/**
 * The user is killed, and is back before a limit, after it, or never; or in another channel than it was in, where the
 * watcher may be by then. Whoever is elsewhere counts as gone.
 */
function diesAndReturns(draw: Draw, user: number, watcher: number): void {
  const { random, model } = draw
  const { channels } = model.client(user)
  const limitMs = drawKillLimit(draw, watcher)
  const beganMs = model.nowMs
  if (!take(draw, user, 'processKilled')) return
  const returns = random.chance(160)
  const strays = returns && random.chance(96)
  if (returns) {
    pushWait(draw, random.chance(208) ? drawAbsenceMs(draw, limitMs) : limitMs + 1 + random.below(limitMs))
    const entered = strays ? channels ^ everyChannel : channels
    if (strays && random.chance(32)) move(draw, watcher, entered)
    take(draw, user, 'processRestarted')
    enter(draw, user, entered)
    settle(draw)
    if (random.chance(64)) publish(draw, user)
    if (!strays && random.chance(64)) strikeAgain(draw, user, beganMs + limitMs - model.nowMs)
  }
  waitBeyond(draw, beganMs, limitMs)
  // Users of different channels have nothing to tell the next story of.
  if (strays) for (const stray of [user, watcher]) move(draw, stray, channels)
}

/** The user leaves, and is told to join without a network, so that nobody can have heard of it. */
function joinsInVain(draw: Draw, user: number): void {
  const { random, model } = draw
  const { channels } = model.client(user)
  exit(draw, user)
  pushWait(draw, afterLimitMs + random.below(afterLimitMs))
  if (!take(draw, user, 'networkLost')) return
  if (random.chance(128)) pushWait(draw, 1 + random.below(afterLimitMs))
  enter(draw, user, channels)
  settle(draw)
  if (random.chance(128)) take(draw, user, 'networkRestored')
}

/** One of the documented times after which the watcher, or the user, is told of an absence. */
function drawLimit({ random, plan }: Draw, watcher: number): number {
  const { streamMs, goneMs, peerMs, interruptedMs, lostMs } = plan.timers
  const toldMs = isViewer(plan, watcher) ? [streamMs, streamMs, peerMs, peerMs] : [goneMs, goneMs, goneMs, goneMs]
  const limits = [...toldMs, interruptedMs, interruptedMs + lostMs]
  return pick(random.below(limits.length), limits)
}

/** The same, of a kill. */
function drawKillLimit({ random, plan }: Draw, watcher: number): number {
  const { streamMs, goneMs, peerMs } = plan.timers
  const limits = isViewer(plan, watcher) ? [streamMs, streamMs, streamMs, peerMs] : [goneMs, goneMs, goneMs, goneMs]
  return pick(random.below(limits.length), limits)
}

/** Whether the user is a viewer on the Web, who is told of streams and of users, each at a time of its own. */
function isViewer({ clients }: Plan, user: number): boolean {
  return clients[user]?.platform === 'web'
}

/** That limit, or the next one that the profile has. */
function pick(first: number, limits: readonly number[]): number {
  const rest = [...limits.slice(first), ...limits].filter((limitMs) => limitMs > 0)
  return rest[0] ?? 1
}

/** An absence that is shorter than the limit. */
function drawAbsenceMs({ random }: Draw, limitMs: number): number {
  if (random.chance(64)) return Math.max(1, limitMs - 1 - random.below(justBeforeMs))
  return 1 + random.below(limitMs)
}

function waitBeyond(draw: Draw, beganMs: number, limitMs: number): void {
  const { random, model } = draw
  const endMs = Math.max(beganMs + limitMs, model.nowMs)
  // Whatever came upon the user in between may have a limit of its own.
  const restMs = random.chance(160) ? 0 : limitMs
  pushWait(draw, endMs - model.nowMs + restMs + afterLimitMs)
}

function publish(draw: Draw, user: number): void {
  if (take(draw, user, 'publish')) settle(draw)
}

/** The user leaves for the first of those channels, unless it is in one of them. */
function move(draw: Draw, user: number, channels: number): void {
  if ((draw.model.client(user).channels & channels) !== 0) return
  exit(draw, user)
  enter(draw, user, channels)
  settle(draw)
}

function exit(draw: Draw, user: number): void {
  if (!take(draw, user, 'leaveChannel')) take(draw, user, 'leave')
}

/** The user joins the first of those channels, with what it takes. */
function enter(draw: Draw, user: number, channels: number): void {
  const channel = (channels & 1) === 0 ? 'c2' : 'c1'
  const enters = (choice: Choice): boolean => choice.credential === 'valid' && choice.channel === channel
  if (!take(draw, user, 'joinChannel', enters)) take(draw, user, 'join', enters)
}

/** Takes the step, as the first choice that fits; returns whether the user can take it at all. */
function take(draw: Draw, user: number, name: StepName, fits = isWhole): boolean {
  const choice = draw.plan.kinds.get(name)?.choices.find(fits)
  if (choice?.steps[user] === undefined) return false
  push(draw, user, choice)
  return true
}

function isWhole({ direction }: Choice): boolean {
  return direction === 'both'
}

/** Two users who are in one channel, with nothing in their way; `never` where there are none. */
function twoMembers({ model, positions, random }: Draw): readonly [number, number] {
  const first = random.below(positions.length)
  const members = [...positions.slice(first), ...positions.slice(0, first)].filter((position) =>
    isMember(model.client(position)),
  )
  for (const user of members) {
    const watcher = members.find(
      (other) => other !== user && (model.client(other).channels & model.client(user).channels) !== 0,
    )
    if (watcher !== undefined) return [user, watcher]
  }
  return [never, never]
}

function isMember({ state, reachable, channels, connectDue }: ClientModel): boolean {
  return state === connected && reachable && channels !== 0 && connectDue === never
}
