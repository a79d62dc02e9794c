/**
 * The bounded-exhaustive layer: all short sequences of steps that mean something, before anything is drawn at random.
 * It knows no chance, so that the same plan always gives the same sequences in the same order, the shortest first.
 */
import type { Step } from '../spec/index.ts'
import type { Move } from './moves.ts'
import { meaningfulMoves, messageMoves, peerMoves, probeMoves, waitMoves } from './moves.ts'
import type { Plan } from './plan.ts'
import { afterTailMs } from './plan.ts'
import type { Node } from './roots.ts'
import { roots } from './roots.ts'

/** How deep the layer goes unless told: a few seconds of judged sequences for each profile. */
export const defaultExhaustiveDepth = 3

/** How much deeper the few steps go that the documents' timelines are made of. */
const coreDepth = 2

/** Which moves a walk takes. */
interface Walk {
  readonly plan: Plan
  /** Only the steps of the documents' timelines. */
  readonly coreOnly: boolean
  /** At the end also steps that should change nothing. */
  readonly probes: boolean
}

/**
 * All sequences of meaningful steps up to the depth, from a fresh session, from one in which everybody is connected, and
 * from one in which a user is away; where native clients meet the Web, for one of each. The steps of the documents'
 * timelines go two deeper. In sequences that are shorter than the depth the last step may be one that should change
 * nothing. Each ends in a wait that outlasts everything pending.
 */
export function* exhaustive(plan: Plan, depth: number = defaultExhaustiveDepth): Generator<readonly Step[]> {
  const starts = roots(plan)
  for (let length = 1; length <= depth + coreDepth; length++) {
    const walk: Walk = { plan, coreOnly: length > depth, probes: length < depth || length === 1 }
    for (const root of starts) yield* grow(walk, root, length)
  }
}

/** All continuations of exactly that length; a last wait would be one with the tail, so there is none. */
function* grow(walk: Walk, node: Node, length: number): Generator<readonly Step[]> {
  for (const move of movesFrom(walk, node, length === 1)) {
    const model = node.model.clone()
    move.take(model)
    const next: Node = { ...node, steps: [...node.steps, ...move.steps], model, waited: move.name === 'wait' }
    if (length === 1) yield closed(walk.plan, next)
    else yield* grow(walk, next, length - 1)
  }
}

function movesFrom({ plan, coreOnly, probes }: Walk, node: Node, isLast: boolean): readonly Move[] {
  const own = meaningfulMoves(plan, node, coreOnly)
  const others = coreOnly ? [] : [...messageMoves(plan, node), ...peerMoves(plan, node)]
  const waits = isLast || node.waited ? [] : waitMoves(node.model)
  const nonsense = isLast && probes && !coreOnly ? probeMoves(plan, node) : []
  return [...own, ...others, ...waits, ...nonsense]
}

/** Asks for the state where the adapter can, then outlasts what is pending. */
function closed(plan: Plan, { steps, model, actor }: Node): readonly Step[] {
  const ask = plan.kinds.get('getConnectionState')?.choices[0]?.steps[actor]
  const tail = { waitMs: model.lastDue() - model.nowMs + afterTailMs }
  return ask === undefined ? [...steps, tail] : [...steps, ask, tail]
}
