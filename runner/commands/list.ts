/** `list`: the clauses of each profile. */
import { type Clause, isBeyondTheFive, type ProfileId, profileIds, profiles } from '../../spec/index.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { selectClauses } from '../options/select-clauses.ts'
import { parseProfile } from '../options/select-profiles.ts'
import type { Terminal } from '../terminal.ts'

/** What may be asked of `list`. */
export interface ListOptions {
  readonly profile?: readonly string[]
  readonly clause?: readonly string[]
  readonly json?: true
  readonly coverage?: true
}

/** Prints one line for each clause, or what stands behind it, or all of that as JSON. */
export async function list(
  { profile = [], clause = [], json, coverage }: ListOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const selected: readonly ProfileId[] = profile.length === 0 ? profileIds : profile.map(parseProfile)
  const selects = selectClauses(
    clause,
    selected.flatMap((id) => Object.keys(profiles[id].clauses)),
  )
  if (coverage === true) {
    // Scenarios and faults are loaded only where they are asked for.
    const { listCoverage } = await import('./list-coverage.ts')
    return listCoverage(selected, selects, json === true, terminal)
  }
  const rows = selected.map((id) => ({
    profile: id,
    title: profiles[id].title,
    clauses: Object.entries(profiles[id].clauses)
      .filter(([name]) => selects(name))
      .map(([name, { level, kind, text, judgedBy }]) => ({
        id: name,
        level,
        kind,
        judgedBy: judgedByInWord(judgedBy),
        text,
      })),
  }))
  if (json === true) {
    terminal.out(`${JSON.stringify(rows, null, 2)}\n`)
    return exitCodes.conforms
  }
  for (const { profile: id, title, clauses } of rows.filter((row) => row.clauses.length > 0)) {
    const place = isBeyondTheFive(profiles[id].document) ? ', beside the five documents' : ''
    terminal.out(`${id}: ${title}, ${clauses.length} clauses${place}\n`)
    const width = Math.max(0, ...clauses.map((row) => row.id.length))
    for (const row of clauses) {
      const note = row.judgedBy === 'rule' ? '' : ` (${row.judgedBy})`
      terminal.out(`  ${row.id.padEnd(width)}  ${row.level.padEnd(6)}  ${row.text}${note}\n`)
    }
  }
  return exitCodes.conforms
}

/** How a clause is judged, in a word or two. */
export function judgedByInWord(judgedBy: Clause['judgedBy']): string {
  if (judgedBy === 'rule') return 'rule'
  return 'notObservable' in judgedBy ? 'not observable' : 'no property of an SDK'
}
