import { type ProfileId, profileIds } from '../../spec/index.ts'
import { didYouMean } from '../nearest.ts'
import { UsageError } from '../usage-error.ts'

/** The profile of that name. */
export function parseProfile(name: string): ProfileId {
  const id = profileIds.find((candidate) => candidate === name)
  if (id !== undefined) return id
  throw new UsageError(
    `There is no profile "${name}".`,
    didYouMean(name, profileIds, `The profiles are ${profileIds.join(', ')}.`),
  )
}

/** The profiles to run: those that were asked for, else all that the adapter has, always in the kit's own order. */
export function selectProfiles(asked: readonly string[], adapter: readonly ProfileId[]): readonly ProfileId[] {
  const wanted = asked.map(parseProfile)
  const missing = wanted.find((id) => !adapter.includes(id))
  if (missing !== undefined) {
    throw new UsageError(
      `The adapter does not have the profile ${missing}.`,
      `It declares ${adapter.join(', ') || 'none'}; add the profile to what describe() returns, or leave it out of --profile.`,
    )
  }
  return profileIds.filter((id) => (wanted.length === 0 ? adapter : wanted).includes(id))
}
