/** Examines an adapter from its first word to its end. Nothing is judged: whether it is right is not asked. */
import { type Check, ill, notChecked, ok } from './check.ts'
import { checkClock } from './clock.ts'
import { checkOutput, checkParting, checkReplies } from './conversation.ts'
import { checkDescription, checkDriven } from './description.ts'
import { checkIndependence } from './independence.ts'
import { complaintOf, type Described, describeAll, type Patient } from './patient.ts'
import { checkPlays } from './plays.ts'
import { checkRefusals } from './refusals.ts'
import { checkRepetition } from './repetition.ts'

type Examination = (patient: Patient, described: Described) => readonly Check[] | Promise<readonly Check[]>

/** What is looked at in each profile, in this order. */
const ofEachProfile: readonly (readonly [name: string, look: Examination])[] = [
  ['what it drives', checkDriven],
  ['plays what it drives', checkPlays],
  ['refuses the rest', checkRefusals],
  ['clock', checkClock],
  ['same steps, same trace', checkRepetition],
  ['independent sessions', checkIndependence],
]

/** Looks at everything that can be looked at; each check is handed over as soon as it is known. */
export async function examine(patient: Patient, tell: (check: Check) => void): Promise<readonly Check[]> {
  const checks: Check[] = []
  const add = (...found: readonly Check[]) => {
    for (const check of found) {
      checks.push(check)
      tell(check)
    }
  }
  const startedMs = performance.now()
  let all: readonly Described[] = []
  try {
    all = await describeAll(patient.adapter)
    add(ok('describe', `answers after ${Math.round(performance.now() - startedMs)} ms`))
  } catch (thrown) {
    const { found, hint } = complaintOf(thrown)
    add(ill('describe', found, hint))
  }
  add(...checkDescription(patient))
  for (const described of all) {
    for (const [name, look] of ofEachProfile)
      add(...(await lookAt(`${described.profile}: ${name}`, look, patient, described)))
  }
  add(...checkReplies(patient), ...checkOutput(patient))
  add(...checkParting(patient, await patient.end()))
  return checks
}

/** Whatever the adapter fails with is what was found. */
async function lookAt(
  name: string,
  look: Examination,
  patient: Patient,
  described: Described,
): Promise<readonly Check[]> {
  const failure = patient.failure()
  if (patient.isProcess && failure !== undefined) return [notChecked(name, 'the conversation with the adapter is over')]
  try {
    return await look(patient, described)
  } catch (thrown) {
    const { found, hint } = complaintOf(thrown)
    return [ill(name, found, hint)]
  }
}
