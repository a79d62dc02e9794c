/** The stories that every fault of a profile is played, whatever else is drawn. */
import type { Client, ProfileId, Step } from '../../spec/vocabulary.ts'
import type { MeasuredSequence } from './measure-fault.ts'
import { targetedSessions } from './targeted-sessions.ts'
import { targetedSteps } from './targeted-steps.ts'

/**
 * The told sequences of the profile. Where the users all run on one platform, the caller says which clients stand in
 * the world of the steps.
 */
export function toldSequences(
  profile: ProfileId,
  clientsOf: (steps: readonly Step[]) => readonly Client[],
): readonly MeasuredSequence[] {
  if (profile !== 'rtm-1' && profile !== 'rtc-4') return targetedSessions[profile]
  return targetedSteps[profile].map((steps) => ({ steps, clients: clientsOf(steps) }))
}
