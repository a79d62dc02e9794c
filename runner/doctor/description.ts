/** What the adapter says of itself: whether it can be read, what it drives and what it cannot. */
import { callsOf } from '../../adapters/index.ts'
import { profiles } from '../../spec/index.ts'
import { count } from '../report/words.ts'
import { type Check, ill, notChecked, note, ok } from './check.ts'
import type { Described, Patient } from './patient.ts'
import { createSchemaCheck } from './schemas.ts'

/** Holds the answer to `describe` against its schema. */
export function checkDescription({ isProcess, overheard }: Patient): readonly Check[] {
  const name = 'description, schema'
  if (!isProcess) return []
  const told = overheard.find(({ method }) => method === 'describe')
  if (told === undefined) return [notChecked(name, 'there was no description')]
  const problem = createSchemaCheck()('describeResult', told.result)
  if (problem === undefined) return [ok(name, 'fits')]
  return [ill(name, problem, 'See describeResult in agora-conformance/schema/protocol-1.0.json.')]
}

/** Which steps of the profile it can cause, cannot, and says nothing of. */
export function checkDriven(_patient: Patient, { profile, description }: Described): readonly Check[] {
  const name = `${profile}: what it drives`
  const { drives, cannot } = description
  const all: readonly string[] = [...callsOf[profile], ...profiles[profile].happenings]
  const unknown = all.filter((step) => !drives.some((one) => one === step) && cannot[step] === undefined)
  const impossible = Object.entries(cannot).map(([what, reason]) => `${what} (${reason})`)
  const driven = `${drives.length} of ${all.length}: ${drives.join(', ')}`
  const told = impossible.length === 0 ? driven : `${driven}; cannot ${impossible.join(', ')}`
  if (drives.length === 0) return [ill(name, 'it drives nothing', 'List in `drives` what the adapter can cause.')]
  if (unknown.length === 0) return [ok(name, told)]
  return [
    note(
      name,
      `${told}; says nothing of ${unknown.join(', ')}`,
      `Drive ${count(unknown.length, 'step')} more, or give the reason in \`cannot\`: a run is incomplete without, unless it is --partial.`,
    ),
  ]
}
