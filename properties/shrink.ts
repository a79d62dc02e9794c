/** Shrinking: the fewest and plainest steps that still show the same thing. */
import { setImmediate } from 'node:timers/promises'
import type { ClientId, Step } from '../spec/index.ts'
import { passesOver } from './simpler.ts'

/** How many sequences a shrinking may play unless told otherwise. */
export const defaultShrinkBudget = 2_000
/** How long shrinking may keep the event loop busy at a stretch, in milliseconds. */
const breathEveryMs = 50

/** Says whether the steps still show what the first ones showed. */
export type StillFails = (steps: readonly Step[]) => boolean | Promise<boolean>

/** What shrinking may know and use. */
export interface ShrinkOptions {
  /** Documented times in milliseconds; waits are rounded towards them. */
  readonly timers?: readonly number[]
  /** The ids of the session's clients, the preferred ones first. */
  readonly clients?: readonly ClientId[]
  /** How many sequences may be played. */
  readonly budget?: number
  readonly signal?: AbortSignal
}

/** What shrinking has come to. */
export interface Shrunk {
  readonly steps: readonly Step[]
  readonly executions: number
  /** Whether no single removal still fails; false when the budget or the user ended it early. */
  readonly minimal: boolean
}

/**
 * Makes a failing sequence smaller until no candidate fails any more. The same steps and answers give the same result.
 * The first steps are taken to fail and are not tried again.
 */
export async function shrink(
  steps: readonly Step[],
  stillFails: StillFails,
  options: ShrinkOptions = {},
): Promise<Shrunk> {
  const passes = passesOver(options.timers ?? [], options.clients ?? [])
  const budget = options.budget ?? defaultShrinkBudget
  const tried = new Set<string>()
  let current = steps
  let executions = 0
  let breathedAt = performance.now()
  for (let improved = true; improved; ) {
    improved = false
    for (const pass of passes) {
      const candidates = pass(current)
      let next = candidates.next()
      while (next.done !== true) {
        const key = JSON.stringify(next.value)
        let fails = false
        if (!tried.has(key)) {
          if (executions >= budget || options.signal?.aborted === true)
            return { steps: current, executions, minimal: false }
          tried.add(key)
          executions += 1
          const answer = stillFails(next.value)
          fails = typeof answer === 'boolean' ? answer : await answer
          if (performance.now() - breathedAt > breathEveryMs) {
            await setImmediate()
            breathedAt = performance.now()
          }
        }
        if (fails) {
          current = next.value
          improved = true
        }
        next = candidates.next(fails)
      }
    }
  }
  return { steps: current, executions, minimal: true }
}
