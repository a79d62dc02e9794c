/** `explain`: everything that the kit knows about one clause. */
import { listScenarios } from '../../features/index.ts'
import { type Clause, cite, describeRule, isPinnable, type Profile, profiles } from '../../spec/index.ts'
import { faultsOf } from '../adapter/bundled.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { didYouMean } from '../nearest.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import { judgedByInWord } from './list.ts'

/** Prints the clause. @throws {UsageError} with the nearest ids if there is none of that name. */
export function explain(asked: string, terminal: Terminal): ExitCode {
  const wanted = asked.trim().toUpperCase()
  for (const profile of Object.values<Profile>(profiles)) {
    const found = Object.entries(profile.clauses).find(([id]) => id.toUpperCase() === wanted)
    if (found === undefined) continue
    terminal.out(`${explanation(found[0], found[1], profile).join('\n')}\n`)
    return exitCodes.conforms
  }
  const ids = Object.values<Profile>(profiles).flatMap(({ clauses }) => Object.keys(clauses))
  throw new UsageError(
    `There is no clause "${asked}".`,
    didYouMean(asked, ids, 'The command "list" prints every clause.'),
  )
}

function explanation(id: string, clause: Clause, profile: Profile): readonly string[] {
  const line = (label: string, text: string) => `  ${label.padEnd(9)} ${text}`
  const lines = [
    `${id} (${clause.level}, ${clause.kind}, ${profile.id}): ${clause.text}`,
    line('matters', clause.why),
    line('source', cite(clause.source)),
    line('judged by', judgedByInWord(clause.judgedBy)),
  ]
  if (clause.exempt !== undefined) lines.push(line('not judged', clause.exempt))
  if (typeof clause.judgedBy === 'object') lines.push(line('', Object.values(clause.judgedBy).join(' ')))
  const rules = profile.rules.filter(({ clauses }) => clauses.includes(id))
  for (const rule of rules) lines.push(line('rule', describeRule(rule, profile)))
  for (const { name, file, line: at } of listScenarios(profile.id).filter(({ clauses }) => clauses.includes(id))) {
    lines.push(line('scenario', `${name} (${file}:${at})`))
  }
  for (const fault of faultsOf(id)) lines.push(line('fault', `${fault.id}: ${fault.story}`))
  for (const question of profile.questions.filter(
    ({ id: asked, clauses }) => clauses.includes(id) || clause.ambiguity?.includes(asked as never),
  )) {
    lines.push(line('question', `${question.id}: ${question.question}`))
    // What `--reading` would refuse is not offered.
    const canBePinned = isPinnable(profile, question.id)
    for (const [name, reading] of Object.entries(question.readings)) {
      lines.push(line('', `${canBePinned ? `--reading ${question.id}=` : ''}${name}: ${reading.text}`))
    }
    if (!canBePinned) lines.push(line('', `cannot be pinned: ${question.classified}`))
  }
  return lines
}
