/** What the kit holds on each clause: its rules, scenarios and faults, and the questions that leave room in it. */
import { type Fault, faults } from '../adapters/faulty/index.ts'
import { readWrittenScenarios, type WrittenScenario } from '../features/index.ts'
import type { Clause, Profile, Question, Rule } from '../spec/index.ts'

/** One clause with everything that belongs to it. */
export interface ClauseEntry {
  readonly id: string
  readonly clause: Clause
  readonly rules: readonly Rule[]
  readonly scenarios: readonly WrittenScenario[]
  readonly faults: readonly Pick<Fault, 'id' | 'story'>[]
  readonly questions: readonly Question[]
}

/** What a judged clause must have. */
export type Gap = 'rule' | 'scenario' | 'fault'

/** The clauses of the profile in its order, which is that of the document. */
export function entriesOf(profile: Profile): readonly ClauseEntry[] {
  const scenarios = readWrittenScenarios(profile.id)
  return Object.entries(profile.clauses).map(([id, clause]) => ({
    id,
    clause,
    rules: profile.rules.filter(({ clauses }) => clauses.includes(id)),
    scenarios: scenarios.filter(({ clauses }) => clauses.includes(id)),
    faults: faults.filter((fault) => fault.profile === profile.id && fault.breaks.some((broken) => broken === id)),
    questions: questionsAbout(id, clause, profile),
  }))
}

/** The questions that name the clause, and those that the clause names. */
function questionsAbout(id: string, { ambiguity = [] }: Clause, { questions }: Profile): readonly Question[] {
  return questions.filter((question) => question.clauses.includes(id) || ambiguity.some((name) => name === question.id))
}

/** What the clause lacks; a clause that no trace can judge needs none of it, and has its reason instead. */
export function gapsOf({ clause, rules, scenarios, faults: breaking }: ClauseEntry): readonly Gap[] {
  if (clause.judgedBy !== 'rule') return []
  const held = { rule: rules.length, scenario: scenarios.length, fault: breaking.length } satisfies Record<Gap, number>
  return (Object.keys(held) as Gap[]).filter((gap) => held[gap] === 0)
}
