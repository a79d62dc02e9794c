/** The outcome of one clause, from everything that a run has learnt about it. */
import type { ProfileDescription } from '../adapters/index.ts'
import type { Clause, Needs } from '../spec/index.ts'
import type { Outcome } from './report/model.ts'

/** What an adapter says of one profile, as far as outcomes depend on it. */
export type Abilities = Pick<ProfileDescription, 'drives' | 'observes' | 'cannot'>

/** What a run has learnt about one clause. */
export interface Evidence {
  readonly judgedBy: Clause['judgedBy']
  /** What its rules cannot do without. */
  readonly needs: Needs
  readonly abilities: Abilities
  readonly exercised: number
  /** How often the clause was kept by what the adapter's double of the service did by itself. */
  readonly simulated?: number
  readonly violations: number
  /** Why each scenario of the clause could not be told, if there are any and none of them could. */
  readonly undrivenStories?: readonly string[]
  /** Why the run stopped before its end, if it did. */
  readonly stopped?: string
  /** Whether only a shard of the run is known. */
  readonly isShard?: boolean
}

/** An outcome, with the reason unless it speaks for itself. */
export interface Concluded {
  readonly outcome: Outcome
  readonly reason?: string
}

/** A violation always shows; then what the adapter cannot do; `held` is only said of what was put to the test. */
export function conclude(evidence: Evidence): Concluded {
  const { judgedBy, needs, abilities } = evidence
  if (evidence.violations > 0) return { outcome: 'violated' }
  if (typeof judgedBy === 'object' && 'notObservable' in judgedBy) {
    return { outcome: 'not observable', reason: judgedBy.notObservable }
  }
  const unseen = needs.observes.filter((observation) => !abilities.observes.includes(observation))
  if (unseen.length > 0) {
    return { outcome: 'not observable', reason: `The adapter does not observe ${unseen.join(', ')}.` }
  }
  if (evidence.exercised > 0) return { outcome: 'held' }
  if ((evidence.simulated ?? 0) > 0) {
    return {
      outcome: 'not driven',
      reason: `It is the service's doing, and the adapter has a double in its place: only the real service could break it.`,
    }
  }
  const undriven = needs.drives.filter((step) => !abilities.drives.includes(step))
  if (undriven.length > 0) return { outcome: 'not driven', reason: whyUndriven(undriven, abilities) }
  if (evidence.stopped !== undefined) {
    return { outcome: 'could not judge', reason: `${evidence.stopped} Nothing had put the clause to the test by then.` }
  }
  if (evidence.undrivenStories !== undefined && evidence.undrivenStories.length > 0) {
    return {
      outcome: 'not driven',
      reason: `No scenario of it can be told: ${sentence(evidence.undrivenStories[0] ?? '')}`,
    }
  }
  if (evidence.isShard === true) {
    return { outcome: 'not exercised', reason: 'Nothing in this shard put the clause to the test; the merge judges.' }
  }
  return { outcome: 'not exercised', reason: 'Nothing in this run put the clause to the test.' }
}

/** Why the adapter does not drive the steps, in its own words where it has any. */
function whyUndriven(steps: readonly string[], { cannot }: Abilities): string {
  const silent = steps.filter((step) => cannot[step] === undefined)
  const said = steps.flatMap((step) => (cannot[step] === undefined ? [] : [`${step}: ${sentence(cannot[step])}`]))
  return [...said, ...(silent.length === 0 ? [] : [`The adapter does not drive ${silent.join(', ')}.`])].join(' ')
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
