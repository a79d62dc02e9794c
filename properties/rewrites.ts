/** Other sequences that must show the same behaviour: what the invariants compare a sequence with. */

import type { ClientId, Step } from '../spec/index.ts'
import { isWait } from '../spec/index.ts'

/** Every client asks for its state after every step. */
export function askEverywhere(steps: readonly Step[], clients: readonly ClientId[]): readonly Step[] {
  const asks = clients.map((client): Step => ({ client, call: 'getConnectionState' }))
  return steps.flatMap((step) => [step, ...asks])
}

/** Each wait becomes three: a millisecond, about half of the rest, and the remainder. */
export function splitWaits(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step): readonly Step[] => {
    if (!isWait(step) || step.waitMs < 3) return [step]
    const half = (step.waitMs - 1) >> 1
    return [{ waitMs: 1 }, { waitMs: half }, { waitMs: step.waitMs - 1 - half }]
  })
}

/** Nothing happens for a while, then everything as before. */
export function shiftBy(steps: readonly Step[], byMs: number): readonly Step[] {
  return [{ waitMs: byMs }, ...steps]
}

/** The other name of a client when two are exchanged. */
export function exchanged(client: ClientId, first: ClientId, second: ClientId): ClientId {
  return client === first ? second : client === second ? first : client
}

/** Two clients exchange their parts. */
export function exchangeClients(steps: readonly Step[], first: ClientId, second: ClientId): readonly Step[] {
  return steps.map((step): Step => {
    if (isWait(step)) return step
    const to = step.args?.['to']
    const args = typeof to === 'string' ? { args: { ...step.args, to: exchanged(to, first, second) } } : {}
    return { ...step, client: exchanged(step.client, first, second), ...args }
  })
}

/** Every client gets channels of its own and writes to nobody, so that none has anything to do with another. */
export function separateClients(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step): readonly Step[] => {
    if (isWait(step)) return [step]
    if ('call' in step && step.call === 'sendPeerMessage') return []
    const channel = step.args?.['channel']
    if (typeof channel !== 'string') return [step]
    return [{ ...step, args: { ...step.args, channel: `${step.client}-${channel}` } }]
  })
}

/** Neighbouring steps of different clients at the same instant change places. */
export function swapNeighbours(steps: readonly Step[]): readonly Step[] {
  const swapped = [...steps]
  for (let index = 1; index < swapped.length; index++) {
    const [first, second] = [swapped[index - 1], swapped[index]]
    if (first === undefined || second === undefined || isWait(first) || isWait(second)) continue
    if (first.client === second.client) continue
    swapped[index - 1] = second
    swapped[index] = first
    index += 1
  }
  return swapped
}
