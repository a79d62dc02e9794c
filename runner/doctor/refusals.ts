/** Whether the adapter refuses what it cannot do, in the way that the protocol has for it. */
import { AdapterError, type AdapterErrorCode, callsOf } from '../../adapters/index.ts'
import { profiles, type Step } from '../../spec/index.ts'
import { type Check, note, ok } from './check.ts'
import type { Described, Patient } from './patient.ts'
import { sampleOf } from './sample-steps.ts'

/** Asks for a step that it does not drive, and, of a process, for a session that is closed. */
export async function checkRefusals(patient: Patient, { profile, description }: Described): Promise<readonly Check[]> {
  const name = `${profile}: refuses the rest`
  const session = await patient.adapter.open(sampleOf(description, []).world)
  const undriven = undrivenStep(profile, description.drives)
  const first = await codeOf(async () => session.play([undriven]))
  await session.close()
  const second = patient.isProcess ? await codeOf(async () => session.play([])) : 'unknown-session'
  const missing: string[] = []
  if (first !== 'not-driven') missing.push(`a step that it does not drive ${told(first)}`)
  if (second !== 'unknown-session') missing.push(`a closed session ${told(second)}`)
  if (missing.length === 0) return [ok(name, 'what it does not drive, and sessions that are not open')]
  const hint =
    'Answer such a step with error -32602 before anything of that play happens, and an unknown session with -32001.'
  return [note(name, missing.join('; '), hint)]
}

/** A step of the profile that is not driven; where all are, one that nobody has heard of. */
function undrivenStep(profile: Described['profile'], drives: readonly string[]): Step {
  const call = callsOf[profile].find((one) => !drives.includes(one))
  if (call !== undefined) return { client: 'uid1', call }
  const happens = profiles[profile].happenings.find((one) => !drives.includes(one))
  // The cast is safe: that it is no call is why it is asked for.
  return happens === undefined
    ? ({ client: 'uid1', call: 'callOfNobody' } as unknown as Step)
    : { client: 'uid1', happens }
}

async function codeOf(run: () => Promise<unknown>): Promise<AdapterErrorCode | 'nothing'> {
  try {
    await run()
    return 'nothing'
  } catch (thrown) {
    if (thrown instanceof AdapterError) return thrown.code
    throw thrown
  }
}

function told(code: AdapterErrorCode | 'nothing'): string {
  return code === 'nothing' ? 'is played without a word' : `is refused as ${code}`
}
