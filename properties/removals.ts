/** Shorter sequences: the first half of shrinking. Each pass proposes candidates and hears whether they still fail. */

import type { Step, WaitStep } from '../spec/index.ts'
import { isWait } from '../spec/index.ts'

/** A pass of shrinking: yields a candidate, is told whether it still fails, returns the best that it has reached. */
export type Pass = Generator<readonly Step[], readonly Step[], boolean>

/** How far apart the two steps of a pair may stand; pairs such as a loss and its end stand close. */
const pairDistance = 8

/** Removes chunks from the back, halves first, single steps last. */
export function* removeChunks(steps: readonly Step[]): Pass {
  let current = steps
  for (let size = Math.max(1, current.length >> 1); ; size >>= 1) {
    for (let end = current.length; end > 0; ) {
      const start = Math.max(0, end - size)
      const candidate = without(current, start, end)
      if (yield candidate) current = candidate
      end = start
    }
    if (size === 1) return current
  }
}

/** Removes two steps at once that stand close: each alone is needed, both together are not. */
export function* removePairs(steps: readonly Step[]): Pass {
  let current = steps
  for (let second = current.length - 1; second > 0; second--) {
    for (let first = second - 1; first >= Math.max(0, second - pairDistance); first--) {
      const candidate = current.filter((_, index) => index !== first && index !== second)
      if (yield candidate) {
        current = candidate
        second -= 1
        break
      }
    }
  }
  return current
}

/** Removes all steps of one client. */
export function* removeClients(steps: readonly Step[]): Pass {
  let current = steps
  for (const client of actingClients(steps).reverse()) {
    const candidate = current.filter((step) => isWait(step) || step.client !== client)
    if (candidate.length < current.length && (yield candidate)) current = candidate
  }
  return current
}

/** Makes one wait of two, whether they are neighbours or have steps between them that may as well come before or after. */
export function* mergeWaits(steps: readonly Step[]): Pass {
  let current = steps
  for (let later = current.length - 1; later > 0; later--) {
    const step = current[later]
    if (step === undefined || !isWait(step)) continue
    const earlier = current.slice(0, later).findLastIndex(isWait)
    if (earlier < 0) return current
    // The cast is safe: the search above was for waits.
    const merged = { waitMs: (current[earlier] as WaitStep).waitMs + step.waitMs }
    for (const candidate of [
      [...without(current, earlier, earlier + 1).slice(0, later - 1), merged, ...current.slice(later + 1)],
      [...current.slice(0, earlier), merged, ...without(current, later, later + 1).slice(earlier + 1)],
    ]) {
      if (yield candidate) {
        current = candidate
        break
      }
    }
  }
  return current
}

/** The clients that act, in the order of their first steps. */
export function actingClients(steps: readonly Step[]): string[] {
  return [...new Set(steps.flatMap((step) => (isWait(step) ? [] : [step.client])))]
}

function without(steps: readonly Step[], start: number, end: number): readonly Step[] {
  return [...steps.slice(0, start), ...steps.slice(end)]
}
