/** Whether an event records a step. */

import type { NamedArguments } from '../spec/vocabulary.ts'
import type { EventReader } from './event-reader.ts'
import { isRecord } from './loose-event.ts'

/** Whether the event says that this step was played. It may name arguments that the step left to their defaults. */
export function isSameStep(step: LooseStep, { client, kind, name, args }: EventReader): boolean {
  if (step.client !== client || (kind === 'call' ? step.call : step.happens) !== name) return false
  return step.args === args || step.args === undefined || isWithin(step.args, args)
}

/** A step, whatever its kind: to ask for a field is cheap, to ask whether there is one is not. */
export interface LooseStep {
  readonly client?: string
  readonly call?: string
  readonly happens?: string
  readonly args?: NamedArguments
  readonly waitMs?: number
}

function isWithin(args: NamedArguments, recorded: unknown): boolean {
  for (const name in args) {
    const told = isRecord(recorded) ? recorded[name] : undefined
    if (told !== args[name] && JSON.stringify(told) !== JSON.stringify(args[name])) return false
  }
  return true
}
