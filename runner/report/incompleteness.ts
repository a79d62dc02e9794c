/** Why a run does not show what it was to show: a green without these would be a guess. */
import type { PlayedProfile } from '../run/account.ts'
import type { ReportedProfile } from './model.ts'
import { count } from './words.ts'

/** What a run has done. */
export interface Done {
  readonly profiles: readonly ReportedProfile[]
  readonly played: readonly PlayedProfile[]
  /** What a full run must meet and this one did not. */
  readonly weak: readonly string[]
  /** Why it stopped before its end. */
  readonly stopped: string | undefined
  /** The adapter need not speak of every step, and rare situations need not come up. */
  readonly partial: boolean
}

/** One sentence for each reason; none if the run is complete. */
export function incompleteness({ profiles, played, weak, stopped, partial }: Done): readonly string[] {
  const reasons: string[] = []
  if (stopped !== undefined) reasons.push(stopped)
  const ran = profiles.some(
    ({ scenarios, sequences }) =>
      sequences.count > 0 || scenarios.some(({ outcome }) => outcome === 'passed' || outcome === 'failed'),
  )
  if (!ran) reasons.push('Nothing ran: no scenario was played to its end, and no sequence was played.')
  for (const { id, clauses, scenarios } of profiles) {
    const never = clauses.filter(({ outcome }) => outcome === 'not exercised').map((clause) => clause.id)
    if (never.length > 0)
      reasons.push(`${id}: ${count(never.length, 'clause was', 'clauses were')} never exercised: ${never.join(' ')}.`)
    const skipped = scenarios.filter(({ outcome }) => outcome === 'skipped').length
    if (skipped > 0 && stopped === undefined) reasons.push(`${id}: ${count(skipped, 'scenario')} did not run.`)
    if (clauses.length === 0) reasons.push(`${id}: no clause was judged.`)
  }
  if (partial) return reasons
  for (const { profile, description } of played) {
    const silent = [...profile.calls, ...profile.happenings].filter(
      (step) => !description.drives.includes(step) && description.cannot[step] === undefined,
    )
    if (silent.length > 0) {
      reasons.push(
        `${profile.id}: the adapter neither drives nor declares impossible: ${silent.join(', ')}. Add them to drives or cannot, or give --partial.`,
      )
    }
  }
  if (weak.length > 0)
    reasons.push(
      `The run was weak: ${count(weak.length, 'thing')} that a full run meets did not come up. More --runs may reach them.`,
    )
  return reasons
}
