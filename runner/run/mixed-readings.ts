import { type Contradiction, mixesReadings, type Question } from '../../spec/index.ts'
import type { Found } from './found.ts'
import type { PlayedProfile } from './played.ts'

/**
 * An implementation may follow any one reading of a question, but the same one throughout. Where nothing is left, what
 * the contradicted readings have broken in common is broken.
 */
export function mixedReadings(
  readings: PlayedProfile['readings'],
  questions: readonly Question[],
  selects: (clause: string) => boolean,
): readonly Found[] {
  const found = new Map<string, Found>()
  for (const { question: id, possible, contradicted } of readings) {
    if (possible.length > 0 || contradicted.length === 0) continue
    const question = questions.find((candidate) => candidate.id === id)
    const evidence = contradicted.map(
      ({ reading, violation }) =>
        `${reading} is contradicted: expected ${violation.expected}, observed ${violation.observed}`,
    )
    for (const clause of brokenClauses(contradicted)) {
      if (!selects(clause) || found.has(clause)) continue
      found.set(clause, {
        clause,
        foundBy: 'readings',
        violation: {
          expected: `one reading of ${id} throughout the run`,
          because: question?.question ?? id,
          observed: `${mixesReadings}: ${evidence.join('; ')}`,
        },
        steps: [],
      })
    }
  }
  return [...found.values()]
}

/** What every reading would break is broken; where they have nothing in common, what any of them breaks. */
function brokenClauses(contradicted: readonly Contradiction[]): ReadonlySet<string> {
  const all = contradicted.map(({ violation }) => violation.clauses)
  const common = all[0]?.filter((clause) => all.every((clauses) => clauses.includes(clause))) ?? []
  return new Set(common.length > 0 ? common : all.flat())
}
