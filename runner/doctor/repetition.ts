/** Whether the same steps give the same trace. */
import { record } from '../../adapters/index.ts'
import type { TraceEvent } from '../../spec/index.ts'
import { count, stepsInWords } from '../report/words.ts'
import { type Check, ill, note, ok } from './check.ts'
import { differenceOf } from './difference.ts'
import type { Described, Patient } from './patient.ts'
import { samplesFor } from './sample-steps.ts'

/** Plays samples twice; in real time, what came is compared and not when. */
export async function checkRepetition(
  { adapter }: Patient,
  { profile, description }: Described,
): Promise<readonly Check[]> {
  const name = `${profile}: same steps, same trace`
  const isVirtual = description.clock === 'virtual'
  const samples = samplesFor(description)
  for (const { world, steps } of samples) {
    const [first, second] = [await record(adapter, world, steps), await record(adapter, world, steps)]
    const difference = isVirtual ? differenceOf(first, second) : differenceOf(untimed(first), untimed(second))
    if (difference === undefined) continue
    const found = `${difference}, when ${stepsInWords(steps.slice(0, 12))}${steps.length > 12 ? ' …' : ''} is played twice`
    return isVirtual
      ? [ill(name, found, 'Open a fresh world for each session, with its own service and clock, and no chance in it.')]
      : [note(name, found, 'In real time the order may change; what happens at all should not.')]
  }
  return [ok(name, `${count(samples.length, 'sequence')} played twice${isVirtual ? '' : ', stamps left aside'}`)]
}

function untimed(events: readonly TraceEvent[]): readonly TraceEvent[] {
  return events.map((event) => ({ ...event, atMs: 0 }))
}
