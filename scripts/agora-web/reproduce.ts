/** Plays the steps of a finding again, and says whether they show it again. */
import { type Adapter, record, resolveDescription } from '../../adapters/index.ts'
import { clientsOf, createPlan } from '../../properties/index.ts'
import { judgeOptions } from '../../runner/run/judging.ts'
import { createJudge, type ProfileId, profiles, type Step, type TraceEvent } from '../../spec/index.ts'
import { deviationOf } from './checked.ts'

/** What came of playing it again. */
export interface Again {
  readonly isShown: boolean
  readonly events: readonly TraceEvent[]
}

/** Time enough for what is due after the last step to come, or not to come. */
const afterwards: Step = { waitMs: 2_500 }

/** What is to be seen again: the clause, and what was observed, whenever it was. */
export interface Sought {
  readonly clause: string
  readonly deviation: string
}

/** Plays the steps against the adapter and judges them anew, for the one deviation. */
export async function playAgain(
  adapter: Adapter,
  profileId: ProfileId,
  { clause, deviation }: Sought,
  steps: readonly Step[],
): Promise<Again> {
  const profile = profiles[profileId]
  const description = resolveDescription(await adapter.describe(), profileId)
  const { drives, cannot } = description
  const clients = clientsOf(createPlan({ profile, drives, cannot }), steps)
  const events = await record(adapter, { profile: profileId, clients }, [...steps, afterwards])
  const { violations } = createJudge(profile, judgeOptions(profile, description, {})).judge(clients, events)
  const isShown = violations.some((each) => each.clauses.includes(clause) && deviationOf(each) === deviation)
  return { events, isShown }
}
