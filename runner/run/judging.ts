import type { ProfileDescription } from '../../adapters/index.ts'
import { type Assumptions, defaultAssumptions, type JudgeOptions, type Profile } from '../../spec/index.ts'

/** What has to be assumed of this adapter where the documents are silent. */
export function assumptionsOf(description: ProfileDescription): Assumptions {
  const { promptWithinMs, reconnectWithinMs, retryWithinMs, toleranceMs } = description
  return { ...defaultAssumptions, promptWithinMs, reconnectWithinMs, retryWithinMs, toleranceMs }
}

/** How the traces of this adapter are judged. Pins for questions of other profiles are left out. */
export function judgeOptions(
  profile: Profile,
  description: ProfileDescription,
  pins: Readonly<Record<string, string>>,
): JudgeOptions {
  const own = new Set(profile.questions.map(({ id }) => id))
  return {
    assumptions: assumptionsOf(description),
    observes: description.observes,
    hasDoubledPresence: description.simulates.includes('presence'),
    readings: Object.fromEntries(Object.entries(pins).filter(([question]) => own.has(question))),
  }
}
