/** Plays the steps of a finding again, and says whether they show it again. */
import { type Adapter, record, resolveDescription } from '../../adapters/index.ts'
import { clientsOf, createPlan } from '../../properties/index.ts'
import { judgeOptions } from '../../runner/run/judging.ts'
import { createJudge, type ProfileId, profiles, type Step, type TraceEvent } from '../../spec/index.ts'

/** What came of playing it again. */
export interface Again {
  readonly isShown: boolean
  readonly events: readonly TraceEvent[]
}

/** Time enough for what is due after the last step to come, or not to come. */
const afterwards: Step = { waitMs: 2_500 }

/** Plays the steps against the adapter and judges them anew, for the one clause. */
export async function playAgain(
  adapter: Adapter,
  profileId: ProfileId,
  clause: string,
  steps: readonly Step[],
): Promise<Again> {
  const profile = profiles[profileId]
  const description = resolveDescription(await adapter.describe(), profileId)
  const { drives, cannot } = description
  const clients = clientsOf(createPlan({ profile, drives, cannot }), steps)
  const events = await record(adapter, { profile: profileId, clients }, [...steps, afterwards])
  const { violations } = createJudge(profile, judgeOptions(profile, description, {})).judge(clients, events)
  return { events, isShown: violations.some(({ clauses }) => clauses.includes(clause)) }
}
