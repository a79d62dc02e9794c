/** All ways to make a sequence simpler, in the order in which they are worth trying. */
import type { ClientId, Step } from '../spec/index.ts'
import type { Pass } from './removals.ts'
import { mergeWaits, removeChunks, removeClients, removePairs } from './removals.ts'
import { renameClients, roundWaits, simplifyArguments } from './simplifications.ts'

/** The passes of shrinking: first shorter, then plainer. */
export function passesOver(
  timers: readonly number[],
  clients: readonly ClientId[],
): readonly ((steps: readonly Step[]) => Pass)[] {
  return [
    removeClients,
    removeChunks,
    mergeWaits,
    removePairs,
    (steps) => roundWaits(steps, timers),
    simplifyArguments,
    (steps) => renameClients(steps, clients),
  ]
}

/** Every simpler sequence that is one pass's step away, for fast-check's own shrinking. */
export function* simplerSteps(steps: readonly Step[], timers: readonly number[]): IterableIterator<readonly Step[]> {
  for (const pass of passesOver(timers, [])) {
    const candidates = pass(steps)
    // No candidate is accepted here: fast-check itself goes on from the one that fails.
    for (let next = candidates.next(); next.done !== true; next = candidates.next(false)) yield next.value
  }
}
