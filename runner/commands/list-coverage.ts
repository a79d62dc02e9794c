/** `list --coverage`: what stands behind each clause, so that none is only claimed. */
import { type ClauseEntry, entriesOf, gapsOf } from '../../handbook/index.ts'
import { describeRule, type Profile, type ProfileId, profiles } from '../../spec/index.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { judgedByInWord } from './list.ts'

/** Prints the clauses of the profiles that are selected, each with its rules, scenarios, faults and readings. */
export function listCoverage(
  selected: readonly ProfileId[],
  selects: (clause: string) => boolean,
  json: boolean,
  terminal: Terminal,
): ExitCode {
  const groups = selected.map((id) => ({
    id,
    entries: entriesOf(profiles[id]).filter((entry) => selects(entry.id)),
  }))
  if (json) {
    const rows = groups.map(({ id, entries }) => ({
      profile: id,
      title: profiles[id].title,
      clauses: entries.map((entry) => asJson(entry, profiles[id])),
    }))
    terminal.out(`${JSON.stringify(rows, null, 2)}\n`)
    return exitCodes.conforms
  }
  for (const { id, entries } of groups.filter((group) => group.entries.length > 0)) {
    terminal.out(`${id}: ${profiles[id].title}, ${entries.length} clauses${missing(entries)}\n`)
    for (const entry of entries) terminal.out(`${asText(entry, profiles[id]).join('\n')}\n`)
  }
  return exitCodes.conforms
}

function asJson(entry: ClauseEntry, profile: Profile): object {
  const { id, clause, rules, scenarios, faults, questions } = entry
  return {
    id,
    level: clause.level,
    judgedBy: judgedByInWord(clause.judgedBy),
    rules: rules.map((rule) => describeRule(rule, profile)),
    scenarios: scenarios.map(({ name, file, line }) => ({ name, file, line })),
    faults: faults.map((fault) => fault.id),
    readings: questions.map((question) => ({ question: question.id, readings: Object.keys(question.readings) })),
    missing: gapsOf(entry),
  }
}

function asText(entry: ClauseEntry, profile: Profile): readonly string[] {
  const { id, clause, rules, scenarios, faults, questions } = entry
  const line = (label: string, text: string) => `    ${label.padEnd(8)}  ${text}`
  const gaps = gapsOf(entry)
  return [
    `  ${id} (${clause.level}${clause.judgedBy === 'rule' ? '' : `, ${judgedByInWord(clause.judgedBy)}`})`,
    ...rules.map((rule) => line('rule', describeRule(rule, profile))),
    ...scenarios.map(({ name, file, line: at }) => line('scenario', `${name} (${file}:${at})`)),
    ...faults.map((fault) => line('fault', fault.id)),
    ...questions.map((question) => line('reading', `${question.id}: ${Object.keys(question.readings).join(' | ')}`)),
    ...(typeof clause.judgedBy === 'object' ? [line('because', Object.values(clause.judgedBy).join(' '))] : []),
    ...(gaps.length === 0 ? [] : [line('missing', gaps.join(', '))]),
  ]
}

function missing(entries: readonly ClauseEntry[]): string {
  const lacking = entries.filter((entry) => gapsOf(entry).length > 0).length
  return lacking === 0
    ? ', none lacks a rule, a scenario or a fault'
    : `, ${lacking} lack a rule, a scenario or a fault`
}
