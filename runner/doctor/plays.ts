/** Whether each step that the adapter claims to drive can be played, with what comes of it. */
import { record } from '../../adapters/index.ts'
import { count } from '../report/words.ts'
import { type Check, ill, ok } from './check.ts'
import { complaintOf, type Described, type Patient } from './patient.ts'
import { sampleOf, stepsWith } from './sample-steps.ts'

/** Plays each step once in a session of its own; all at once where time is real, for they mostly wait. */
export async function checkPlays(
  { adapter, failure }: Patient,
  { profile, description }: Described,
): Promise<readonly Check[]> {
  const name = `${profile}: plays what it drives`
  const callbacks = new Set<string>()
  const complaints: Check[] = []
  const play = async (step: (typeof description.drives)[number]) => {
    if (failure() !== undefined) return
    const { world, steps } = sampleOf(description, stepsWith(description, step))
    try {
      for (const event of await record(adapter, world, steps)) if ('callback' in event) callbacks.add(event.callback)
    } catch (thrown) {
      const { found, hint } = complaintOf(thrown)
      complaints.push(ill(name, `${step}: ${found}`, hint))
    }
  }
  if (description.clock === 'virtual') for (const step of description.drives) await play(step)
  else await Promise.all(description.drives.map(play))
  if (complaints.length > 0) return complaints
  if (callbacks.size === 0) {
    const hint =
      'Report what the SDK says, as in {"atMs":0,"client":"uid1","callback":"onConnectionStateChanged","args":[2,1]}.'
    return [ill(name, 'it plays every step, and no callback ever comes', hint)]
  }
  return [
    ok(name, `${count(description.drives.length, 'step')}, and these callbacks came: ${[...callbacks].join(', ')}`),
  ]
}
