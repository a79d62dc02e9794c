/** The clauses of a profile, a line each: what came of it, and how much stands behind that. */
import Table from 'cli-table3'
import type { Outcome, ReportedClause, ReportedProfile } from './model.ts'
import { grouped } from './words.ts'

/** How an outcome is painted. */
export type Paint = (outcome: Outcome, text: string) => string

/** A table of all clauses of the profile that could be judged, in the order of the documents. */
export function clauseTable(profile: ReportedProfile, paint: Paint): string {
  const table = new Table({
    head: [profile.id, 'level', 'outcome', 'tested', 'scenarios', 'proven'],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'left'],
    style: { head: [], border: [], compact: true },
  })
  for (const clause of profile.clauses) table.push(row(clause, profile, paint))
  return table.toString()
}

function row(clause: ReportedClause, { unproven }: ReportedProfile, paint: Paint): string[] {
  const { id, level, outcome, exercised, scenarios } = clause
  const judged = outcome !== 'not observable'
  return [
    id,
    level,
    paint(outcome, outcome),
    exercised === 0 ? '·' : grouped(exercised),
    scenarios.length === 0 ? '·' : grouped(scenarios.length),
    // A clause that no bundled fault breaks is held, but nothing shows that the kit would notice.
    judged ? (unproven.includes(id) ? 'no' : 'by a fault') : '·',
  ]
}
