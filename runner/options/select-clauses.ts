import picomatch from 'picomatch'
import { didYouMean } from '../nearest.ts'
import { UsageError } from '../usage-error.ts'

/** Whether a pattern names a set of clauses and not one. */
export function isGlob(pattern: string): boolean {
  return /[*?[\]{}!()]/.test(pattern)
}

/** Whether the clause has one of the patterns. No pattern at all selects every clause. */
export function clauseFilter(patterns: readonly string[]): (clause: string) => boolean {
  if (patterns.length === 0) return () => true
  const matchers = patterns.map((pattern) => picomatch(pattern))
  return (clause) => matchers.some((matches) => matches(clause))
}

/** The filter for `--clause`. @throws {UsageError} if a pattern names no clause of the profiles that run. */
export function selectClauses(patterns: readonly string[], known: readonly string[]): (clause: string) => boolean {
  for (const pattern of patterns) {
    const matches = clauseFilter([pattern])
    if (known.some(matches)) continue
    throw new UsageError(
      isGlob(pattern) ? `No clause matches "${pattern}".` : `There is no clause "${pattern}" in the selected profiles.`,
      didYouMean(pattern, known, 'The command "list" prints every clause.'),
    )
  }
  return clauseFilter(patterns)
}
