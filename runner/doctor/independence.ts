/** Whether sessions are worlds of their own. */
import { isPromise, openRecorder, record } from '../../adapters/index.ts'
import type { TraceEvent } from '../../spec/index.ts'
import { count } from '../report/words.ts'
import { type Check, ill, ok } from './check.ts'
import { differenceOf } from './difference.ts'
import type { Described, Patient } from './patient.ts'
import { entranceOf, type Sample, sampleOf, samplesFor } from './sample-steps.ts'

/** Plays sessions side by side and compares each with itself alone. */
export async function checkIndependence(
  { adapter }: Patient,
  { profile, description }: Described,
): Promise<readonly Check[]> {
  const name = `${profile}: independent sessions`
  const hint = 'Give each session a service, clients and a clock of its own, and keep them under the id that open gave.'
  if (description.clock !== 'virtual') {
    const seen = await besideABusyOne(adapter, sampleOf(description, entranceOf(description)))
    if (seen.length === 0) return [ok(name, 'one in which nothing is done stays silent beside another')]
    return [ill(name, `a session in which nothing was done reports ${JSON.stringify(seen[0])}`, hint)]
  }
  const samples = samplesFor(description)
  for (const [index, sample] of samples.entries()) {
    const other = samples[(index + 1) % samples.length] ?? sample
    const alone = await record(adapter, sample.world, sample.steps)
    const inParts = await stepByStep(adapter, sample)
    const split = differenceOf(alone, inParts)
    if (split !== undefined) {
      const mend =
        'A session goes on where the last play ended: nothing may depend on how steps are divided among plays.'
      return [ill(name, `${split}, when the steps come one by one`, mend)]
    }
    const together = await stepByStep(adapter, sample, other)
    const difference = differenceOf(alone, together)
    if (difference !== undefined) return [ill(name, `${difference}, when another session is open`, hint)]
  }
  return [ok(name, `${count(samples.length, 'session')} alone, step by step, and beside another: the same traces`)]
}

/** The trace of the first sample, played one step at a time, each in turn with a step of the second. */
async function stepByStep(adapter: Patient['adapter'], sample: Sample, other?: Sample): Promise<readonly TraceEvent[]> {
  const recorder = await openRecorder(adapter, sample.world)
  const beside = other === undefined ? undefined : await openRecorder(adapter, other.world)
  for (const [index, step] of sample.steps.entries()) {
    const besideStep = other?.steps[index]
    // Both are asked before either is awaited.
    const played = [recorder.play([step]), besideStep === undefined ? [] : beside?.play([besideStep])]
    for (const each of played) if (each !== undefined && isPromise(each)) await each
  }
  await beside?.close()
  return recorder.close()
}

async function besideABusyOne(adapter: Patient['adapter'], busy: Sample): Promise<readonly TraceEvent[]> {
  const idle = await openRecorder(adapter, busy.world)
  await record(adapter, busy.world, busy.steps)
  const seen = await idle.play([{ waitMs: 0 }])
  await idle.close()
  return seen
}
