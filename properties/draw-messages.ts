/** Messages of a drawn sequence: single ones, and many while somebody who has them all sent again is away. */
import type { Choice } from './choices.ts'
import { connected, never } from './client-model.ts'
import type { Draw } from './draw-state.ts'
import { push, pushWait, settle } from './draw-state.ts'
import type { SessionModel } from './model.ts'
import type { Kind } from './plan.ts'

/** The service sends at most 32 channel messages again; bursts have one less, or up to so many more. */
const resendLimit = 32
const nearLimit = 3
/** How far from the edge of the window messages are sent, in milliseconds; close to it either side is right. */
const aroundWindowMs = 6_000
/** A burst that is far beyond the limit. */
const largeBurst = 40

/** Sends one message, sometimes a few; each has a text of its own, so that doubles and losses can be told apart. */
export function drawMessages(draw: Draw, position: number, kind: Kind): void {
  const { random } = draw
  const count = random.chance(224) ? 1 : 2 + random.below(4)
  if (kind.name === 'sendPeerMessage') {
    const others = Math.max(1, draw.actors - 1)
    sendToPeer(draw, position, (position + 1 + random.below(others)) % draw.actors, count)
  } else sendToChannel(draw, position, random.chance(208) ? 'c1' : 'c2', count)
}

/**
 * Lets a member miss messages and come back: the whole story of the resending, which single steps seldom tell.
 * @returns whether there were two members to tell it with.
 */
export function drawMissedMessages(draw: Draw): boolean {
  const { plan, random, model } = draw
  const lost = plan.kinds.get('networkLost')?.choices
  const restored = plan.kinds.get('networkRestored')?.choices[0]
  const [member, sender] = twoMembers(model, draw.actors, random.below(draw.actors))
  if (lost === undefined || restored === undefined || member === never || sender === never) return false
  push(draw, member, lost[random.below(lost.length)] as Choice)
  if (random.chance(200)) pushWait(draw, drawAbsence(draw))
  const both = model.client(member).channels & model.client(sender).channels
  const count = drawCount(draw)
  const inSecond = (both & 2) === 0 || random.chance(128) ? 0 : random.chance(96) ? count >> 1 : random.below(4)
  sendToChannel(draw, sender, 'c1', count - (count > resendLimit ? inSecond : 0))
  if (inSecond > 0) sendToChannel(draw, sender, 'c2', inSecond)
  if (random.chance(96)) sendToPeer(draw, sender, member, 1 + random.below(3))
  if (random.chance(176)) pushWait(draw, drawAbsence(draw))
  push(draw, member, restored)
  settle(draw)
  return true
}

/** How long the member is away, or the messages are on their way: around the interruption, the window and the removal. */
function drawAbsence({ random, plan: { timers } }: Draw): number {
  const { interruptedMs, resendMs, goneMs } = timers
  const sort = random.below(8)
  if (sort === 0) return 1 + random.below(interruptedMs)
  if (sort < 3) return interruptedMs + 1 + random.below(interruptedMs)
  if (sort === 3) return goneMs + 1 + random.below(interruptedMs)
  if (sort < 7) return resendMs - aroundWindowMs + random.below(2 * aroundWindowMs)
  return 1 + random.below(resendMs)
}

function drawCount({ random }: Draw): number {
  const sort = random.below(8)
  if (sort < 3) return 1 + random.below(4)
  return sort < 6 ? resendLimit - 1 + random.below(nearLimit + 1) : largeBurst
}

/** Two clients that are heard and both in c1, beginning the search at that position; `never` where there is none. */
function twoMembers(model: SessionModel, actors: number, first: number): readonly [number, number] {
  let member = never
  for (let offset = 0; offset < actors; offset++) {
    const position = (first + offset) % actors
    const client = model.client(position)
    if (client.state !== connected || !client.reachable || (client.channels & 1) === 0) continue
    if (member !== never) return [member, position]
    member = position
  }
  return [never, never]
}

function sendToChannel(draw: Draw, position: number, channel: string, count: number): void {
  const choice = draw.plan.kinds.get('sendChannelMessage')?.choices[0]
  if (choice === undefined) return
  const client = idOf(draw, position)
  for (let sent = 0; sent < count; sent++) {
    draw.steps.push({ client, call: 'sendChannelMessage', args: { channel, text: nextText(draw) } })
  }
  draw.waited = false
  draw.model.apply(position, { ...choice, channel })
}

function sendToPeer(draw: Draw, position: number, to: number, count: number): void {
  if (!draw.plan.kinds.has('sendPeerMessage')) return
  const [client, peer] = [idOf(draw, position), idOf(draw, to)]
  for (let sent = 0; sent < count; sent++) {
    draw.steps.push({ client, call: 'sendPeerMessage', args: { to: peer, text: nextText(draw) } })
  }
  draw.waited = false
}

function nextText(draw: Draw): string {
  draw.messages += 1
  return `m${draw.messages}`
}

function idOf({ plan }: Draw, position: number): string {
  // The cast is safe: positions are drawn below the number of clients.
  return (plan.clients[position] as { readonly id: string }).id
}
