/**
 * What can go wrong in the same way on iOS from 2.3.2 on and on the other native platforms from 2.3.2 on: two
 * documents tell the same timeline, each in clauses of its own.
 */
import type { FaultRow } from '../fault.ts'
import { joinFaults } from './join.ts'
import { leaveFaults } from './leave.ts'
import { interruptionFaults, lossFaults } from './loss.ts'
import { othersFaults, returnFaults } from './return.ts'
import type { ClausesBehind, SharedFault, SharedProfile } from './shared-fault.ts'

export type { ClausesBehind } from './shared-fault.ts'

const shared: readonly SharedFault[] = [
  ...joinFaults,
  ...interruptionFaults,
  ...lossFaults,
  ...returnFaults,
  ...othersFaults,
  ...leaveFaults,
]

/** These faults as faults of one of the profiles, with ids that begin with its own word. */
export function statesFaults<Profile extends SharedProfile>(
  word: string,
  clausesBehind: ClausesBehind<Profile>,
): readonly FaultRow<Profile>[] {
  return shared.map(({ id, story, breaks, changes }) => ({
    id: `${word}-${id}`,
    story,
    breaks: [...new Set(breaks.flatMap((clause) => clausesBehind[clause]))],
    // The cast is safe: both profiles have the decisions of the native client.
    changes: changes as FaultRow<Profile>['changes'],
  }))
}
