/** The plans and judges that the property tests share: everything of a profile is driven and observed. */

import { readDescription } from '../adapters/describe.ts'
import { isPromise } from '../adapters/is-promise.ts'
import { createReference } from '../adapters/reference/index.ts'
import type { Judge, ProfileId } from '../spec/index.ts'
import { createJudge, profiles } from '../spec/index.ts'
import type { Plan } from './plan.ts'
import { createPlan } from './plan.ts'

export const plannedProfiles = profiles

/** A plan of an adapter that drives whatever the profile knows. */
export function planFor(id: ProfileId): Plan {
  const profile = profiles[id]
  return createPlan({ profile, drives: [...profile.calls, ...profile.happenings] })
}

/** A judge that hears all that the reference observes. */
export function judgeFor(id: ProfileId): Judge {
  const description = readDescription(createReference(), id)
  if (isPromise(description)) throw new Error('The reference answers at once.')
  return createJudge(profiles[id], { observes: description.observes })
}
