/** Everything that a run does with one profile. */
import type { Account } from './account.ts'
import { checkInvariants } from './check-invariants.ts'
import type { RunContext } from './context.ts'
import { findViolated } from './find.ts'
import { playScenarios } from './play-scenarios.ts'
import { playSequences } from './play-sequences.ts'

/** Plays scenarios, then sequences, then makes what was found small. What came of it stands in the account. */
export async function playProfile(account: Account, context: RunContext): Promise<void> {
  await playScenarios(account, context)
  await playSequences(account, context)
  await checkInvariants(account, context)
  await findViolated(account, context)
}
