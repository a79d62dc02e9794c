/** Draws a sequence of steps from two seeds, following the documented state as it goes. */
import type { Step } from '../spec/index.ts'
import type { Choice, StepName } from './choices.ts'
import type { ClientModel } from './client-model.ts'
import { drawAbsence } from './draw-absences.ts'
import { drawMessages, drawMissedMessages } from './draw-messages.ts'
import type { Draw } from './draw-state.ts'
import { push, pushWait, settle } from './draw-state.ts'
import type { Kind, Plan } from './plan.ts'
import { afterTailMs, bagSize, createModel } from './plan.ts'
import { Random } from './random.ts'
import { situationOf } from './situations.ts'
import { drawWait } from './waits.ts'

/** Half of a sequence's usual length; sequences are one, two or four times as long, and 50 steps on average. */
const unitLength = 17
const unitSpread = 9
/** How often, out of 256, a wait that would follow a wait is drawn again. */
const waitAfterWait = 150
/** How often, out of 256, a step that would end what has not begun is drawn again. */
const pointless = 220
/** How often a kind that the swarm has switched off is drawn again before a wait stands in for it. */
const redraws = 6
/** How many of 256 RTM sequences tell the whole story of missed messages once. */
const storiesOutOf256 = 128
/** How many of 256 RTC sequences tell a story of an absence, and how many of those with several platforms. */
const absencesOutOf256 = 144
const absencesOnSeveralPlatformsOutOf256 = 232
/** From one story to the next there are fewer other steps than this. */
const stepsBetweenStories = 12

/**
 * Draws one sequence; the two seeds determine it.
 * It ends in a wait that outlasts everything pending, so that a timer that was not stopped still shows itself.
 */
export function drawSequence(plan: Plan, seedA: number, seedB: number): Step[] {
  const random = new Random(seedA, seedB)
  const actors = drawActors(random, plan)
  const draw: Draw = {
    plan,
    random,
    model: createModel(plan),
    steps: [],
    actors,
    positions: drawPositions(random, plan, actors),
    disabled: random.chance(128) ? drawDisabled(random, plan) : 0,
    messages: 0,
    waited: false,
  }
  const length = drawLength(random)
  if (random.chance(plan.mixed ? 224 : 192)) drawPrelude(draw)
  const focus = draw.positions[random.below(draw.actors)] ?? 0
  const drawStory = draw.model.rtm ? drawMissedMessages : drawAbsence
  let storyAt = random.chance(storiesOf(plan)) ? firstStory(draw, length) : length
  while (draw.steps.length < length) {
    if (draw.steps.length >= storyAt && drawStory(draw)) storyAt = nextStory(draw, length)
    const position = random.chance(128) ? focus : (draw.positions[random.below(draw.actors)] ?? 0)
    drawStep(draw, position)
  }
  pushWait(draw, drawTail(draw))
  return draw.steps
}

/** What is told of one user to another depends on the platforms of both: the more there are, the more must be told. */
function storiesOf({ profile, mixed }: Plan): number {
  if (profile.id === 'rtm-1') return storiesOutOf256
  return mixed ? absencesOnSeveralPlatformsOutOf256 : absencesOutOf256
}

/** Where the platforms differ, there is no time to lose: one story follows another. */
function firstStory({ plan, random }: Draw, length: number): number {
  return random.below(plan.mixed ? stepsBetweenStories : length)
}

/** Where the platforms differ, one story follows the other; else there is one. */
function nextStory({ plan, random, steps }: Draw, length: number): number {
  return plan.mixed ? steps.length + random.below(stepsBetweenStories) : length
}

function drawLength(random: Random): number {
  const unit = unitLength + random.below(unitSpread)
  const sort = random.bits() & 3
  return sort === 0 ? unit : sort < 3 ? unit * 2 : unit * 4
}

/** Two clients in most sequences, sometimes three, seldom one; four where there are pairs of platforms to try. */
function drawActors(random: Random, { clients, mixed }: Plan): number {
  const sort = random.bits() & 15
  const others = mixed && sort > 12 ? 4 : 3
  return Math.min(clients.length, sort === 0 ? 1 : sort < (mixed ? 10 : 12) ? 2 : others)
}

/** The first ones, or, where the platforms differ, any. */
function drawPositions(random: Random, { clients, mixed }: Plan, actors: number): readonly number[] {
  const positions = Array.from({ length: clients.length }, (_, position) => position)
  if (mixed) {
    for (let taken = 0; taken < actors; taken++) {
      const other = taken + random.below(clients.length - taken)
      const [one = 0, two = 0] = [positions[taken], positions[other]]
      positions[taken] = two
      positions[other] = one
    }
  }
  return positions.slice(0, actors)
}

/** A swarm: each kind is left out with a probability that is itself drawn. */
function drawDisabled(random: Random, plan: Plan): number {
  const outOf256 = 32 * (1 + random.below(6))
  let disabled = 0
  for (const kind of plan.kinds.values()) if (random.chance(outOf256)) disabled |= kind.bit
  // Without these nobody would ever be connected, and the sequence would be about nothing.
  for (const name of ['login', 'joinChannel', 'join'] as const) disabled &= ~(plan.kinds.get(name)?.bit ?? 0)
  return disabled
}

/** Connects the actors and puts them into the same channel, as most documented behaviour presumes; RTM users sometimes into two. */
function drawPrelude(draw: Draw): void {
  const { plan, random, model } = draw
  const find = (name: StepName, channel: string): Choice | undefined =>
    plan.kinds.get(name)?.choices.find((choice) => choice.credential === 'valid' && choice.channel === channel)
  const second = model.rtm && random.chance(128) ? [find('joinChannel', 'c2')] : []
  const attributes = model.rtm && random.chance(64) ? attributesOf(draw) : []
  const login = model.rtm ? [find('login', 'c1')] : []
  const streams = random.chance(160) ? [find('publish', 'c1')] : []
  for (const choice of [
    ...login,
    find('joinChannel', 'c1'),
    find('join', 'c1'),
    ...second,
    ...attributes,
    ...streams,
  ]) {
    if (choice === undefined) continue
    for (const position of draw.positions) {
      if (choice.steps[position] === undefined) continue
      push(draw, position, choice)
      if (random.chance(64)) settle(draw)
    }
    const acted = draw.positions.some((position) => choice.steps[position] !== undefined)
    if (acted && choice.name !== 'setLocalUserAttributes' && choice.channel === 'c1') settle(draw)
  }
}

/** Sets attributes, or one after the other, for it is the latest that count. */
function attributesOf({ plan, random }: Draw): readonly (Choice | undefined)[] {
  const choices = plan.kinds.get('setLocalUserAttributes')?.choices ?? []
  const [first] = choices
  return random.chance(160) ? [first, choices.find((choice) => choice !== first)] : [first]
}

function drawStep(draw: Draw, position: number): void {
  const { plan, random, model } = draw
  // The cast is safe: there is a bag for each situation.
  const bag = plan.bags[position]?.[situationOf(model.client(position))] as readonly Kind[]
  for (let attempt = 0; attempt < redraws; attempt++) {
    const kind = bag[random.bits() & (bagSize - 1)] as Kind
    if ((kind.bit & draw.disabled) !== 0) continue
    if (kind.name === 'wait') {
      if (draw.waited && random.chance(waitAfterWait)) continue
      break
    }
    if (isPointless(kind, model.client(position)) && random.chance(pointless)) continue
    if (kind.name === 'sendChannelMessage' || kind.name === 'sendPeerMessage') drawMessages(draw, position, kind)
    else push(draw, position, kind.choices[random.below(kind.choices.length)] as Choice)
    return
  }
  pushWait(draw, drawWait(random, model, plan.waits))
}

/** Whether the step ends something that has not begun. */
function isPointless(kind: Kind, client: ClientModel): boolean {
  if (kind.name === 'networkRestored') return client.uplink && client.downlink
  if (kind.name === 'serviceRestored') return client.service
  return false
}

/** Half of the tails outlast every timer there is; the others at least all that the model knows to be pending. */
function drawTail(draw: Draw): number {
  const { model, plan, random } = draw
  const long = random.chance(128)
  return long ? plan.longTailMs + random.below(1_000) : model.lastDue() - model.nowMs + afterTailMs
}
