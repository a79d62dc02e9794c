/** Everything that a run does with one profile. */
import { withLog } from '../adapter/with-adapter.ts'
import type { Account } from './account.ts'
import { checkInvariants } from './check-invariants.ts'
import type { RunContext } from './context.ts'
import { findViolated } from './find.ts'
import { playScenarios } from './play-scenarios.ts'
import { playSequences } from './play-sequences.ts'

/**
 * Plays scenarios, then sequences, then makes what was found small. What came of it stands in the account.
 *
 * @throws {AdapterError} if the adapter fails, with what its process has last said
 */
export async function playProfile(account: Account, context: RunContext): Promise<void> {
  try {
    await playScenarios(account, context)
    await playSequences(account, context)
    await checkInvariants(account, context)
    await findViolated(account, context)
  } catch (error) {
    throw await withLog(error, context.loaded)
  }
}
