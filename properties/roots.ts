/** Where the exhaustive layer begins: a fresh session, everybody connected, and a user who is away. */
import type { Step } from '../spec/index.ts'
import { kindOf } from '../spec/index.ts'
import type { Choice, StepName } from './choices.ts'
import type { SessionModel } from './model.ts'
import type { Plan } from './plan.ts'
import { createModel } from './plan.ts'

/** What lets every prompt answer arrive. */
export const settleMs = 1_000

/** A point of the enumeration: the steps so far and the documented state after them. */
export interface Node {
  readonly steps: readonly Step[]
  readonly model: SessionModel
  /** Whether another wait here would be one with the wait before it. */
  readonly waited: boolean
  /** The position of the client whose steps go on from here. */
  readonly actor: number
}

/** The beginnings, the shortest first; those that the adapter cannot reach are left out. */
export function roots(plan: Plan): readonly Node[] {
  return actorsOf(plan).flatMap((actor) => {
    const fresh: Node = { steps: [], model: createModel(plan), waited: true, actor }
    const settled: Node = { ...connectAll(plan), actor }
    const away = loseActor(plan, settled)
    return [fresh, ...(settled.steps.length === 0 ? [] : [settled]), ...(away === undefined ? [] : [away])]
  })
}

/** The first client, and the first one with calls of another kind: the Web's are not those of native clients. */
function actorsOf({ clients }: Plan): readonly number[] {
  const isWeb = clients.map(({ platform }) => kindOf(platform) === 'web')
  const other = isWeb.findIndex((each) => each !== isWeb[0])
  return other === -1 ? [0] : [0, other]
}

/** The first two clients are connected and in the same channels, and all is quiet. */
function connectAll(plan: Plan): Omit<Node, 'actor'> {
  const model = createModel(plan)
  const steps: Step[] = []
  const groups: readonly (readonly [StepName, string])[][] = model.rtm
    ? [
        [['login', 'c1']],
        [
          ['joinChannel', 'c1'],
          ['joinChannel', 'c2'],
          ['setLocalUserAttributes', 'c1'],
        ],
      ]
    : [
        [
          ['joinChannel', 'c1'],
          ['join', 'c1'],
        ],
        [['publish', 'c1']],
      ]
  for (const group of groups) {
    for (const [name, channel] of group) {
      const choice = plain(plan, name, channel)
      if (choice === undefined) continue
      for (let position = 0; position < Math.min(2, plan.clients.length); position++) {
        if (choice.steps[position] === undefined) continue
        model.apply(position, choice)
        steps.push(stepOf(choice, position))
      }
    }
    if (steps.length === 0 || isWaitStep(steps.at(-1))) continue
    model.advance(settleMs)
    steps.push({ waitMs: settleMs })
  }
  return { steps, model, waited: true }
}

/** The client that goes on has lost its network and says so. */
function loseActor(plan: Plan, settled: Node): Node | undefined {
  const lost = plain(plan, 'networkLost', 'c1')
  if (lost === undefined || settled.steps.length === 0) return undefined
  const { actor } = settled
  const model = settled.model.clone()
  const waitMs = plan.timers.interruptedMs + settleMs
  model.apply(actor, lost)
  model.advance(waitMs)
  return { steps: [...settled.steps, stepOf(lost, actor), { waitMs }], model, waited: true, actor }
}

/** The usual way to take the named step, in that channel. */
function plain(plan: Plan, name: StepName, channel: string): Choice | undefined {
  return plan.kinds
    .get(name)
    ?.choices.find(
      (choice) => choice.credential === 'valid' && choice.channel === channel && choice.direction === 'both',
    )
}

function isWaitStep(step: Step | undefined): boolean {
  return step !== undefined && 'waitMs' in step
}

/** The step of the client at that position. */
export function stepOf(choice: Choice, position: number): Step {
  // The cast is safe: a choice has a step for each client of its plan.
  return choice.steps[position] as Step
}
