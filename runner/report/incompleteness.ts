/** Why a run does not show what it was to show: a green without these would be a guess. */
import { profiles as allProfiles } from '../../spec/index.ts'
import type { PlayedProfile } from '../run/played.ts'
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
  /** Only a shard is known: whether what it has not met was met at all is for the merge to judge. */
  readonly isShard: boolean
}

/** One sentence for each reason; none if the run is complete. */
export function incompleteness({ profiles, played, weak, stopped, partial, isShard }: Done): readonly string[] {
  const reasons: string[] = []
  if (stopped !== undefined) reasons.push(stopped)
  const ran = profiles.some(
    ({ scenarios, sequences }) =>
      sequences.count > 0 || scenarios.some(({ outcome }) => outcome === 'passed' || outcome === 'failed'),
  )
  if (!ran) {
    reasons.push(
      isShard
        ? 'Nothing ran: there is less to play than there are shards. Use fewer of them.'
        : 'Nothing ran: no scenario was played to its end, and no sequence was played.',
    )
  }
  for (const { id, clauses, scenarios } of profiles) {
    const never = clauses.filter(({ outcome }) => outcome === 'not exercised').map((clause) => clause.id)
    if (never.length > 0 && !isShard)
      reasons.push(`${id}: ${count(never.length, 'clause was', 'clauses were')} never exercised: ${never.join(' ')}.`)
    const skipped = scenarios.filter(({ outcome }) => outcome === 'skipped')
    if (skipped.length > 0 && stopped === undefined)
      reasons.push(`${id}: ${count(skipped.length, 'scenario')} did not run: ${skipped.map(inShort).join('; ')}.`)
    if (clauses.length === 0) reasons.push(`${id}: no clause was judged.`)
  }
  if (partial) return reasons
  for (const { id, description } of played) {
    const profile = allProfiles[id]
    const silent = [...profile.calls, ...profile.happenings].filter(
      (step) => !description.drives.includes(step) && description.cannot[step] === undefined,
    )
    if (silent.length > 0) {
      reasons.push(
        `${id}: the adapter neither drives nor declares impossible: ${silent.join(', ')}. Add them to drives or cannot, or give --partial.`,
      )
    }
  }
  if (weak.length > 0)
    reasons.push(
      `The run was weak: ${count(weak.length, 'thing')} that a full run meets did not come up. More --runs may reach them.`,
    )
  return reasons
}

/** A scenario that did not run, and why. */
function inShort({ name, message }: ReportedProfile['scenarios'][number]): string {
  return message === undefined ? `"${name}"` : `"${name}" (${message.replace(/\.$/, '')})`
}
