/** The state of one drawing: the sequence so far and the model that follows it. */
import type { Step } from '../spec/index.ts'
import type { Choice } from './choices.ts'
import type { SessionModel } from './model.ts'
import type { Plan } from './plan.ts'
import type { Random } from './random.ts'

/** What is drawn once for a sequence and then kept. */
export interface Draw {
  readonly plan: Plan
  readonly random: Random
  readonly model: SessionModel
  readonly steps: Step[]
  /** How many of the plan's clients act, and which. */
  readonly actors: number
  readonly positions: readonly number[]
  /** The bits of the kinds that this sequence leaves out. */
  readonly disabled: number
  messages: number
  /** Whether the last step was a wait. */
  waited: boolean
}

/** Appends a step of the client at that position. */
export function push(draw: Draw, position: number, choice: Choice): void {
  draw.waited = false
  draw.model.apply(position, choice)
  draw.steps.push(choice.steps[position] as Step)
}

/** Appends a wait. */
export function pushWait(draw: Draw, waitMs: number): void {
  draw.waited = true
  draw.model.advance(waitMs)
  draw.steps.push({ waitMs })
}

/** Appends a wait after which everything prompt has come about. */
export function settle(draw: Draw): void {
  pushWait(draw, 300 + draw.random.below(1_201))
}
