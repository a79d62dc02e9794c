import { describe, expect, it } from 'vitest'
import { type Profile, profileIds, profiles } from '../spec/index.ts'
import { entriesOf, gapsOf } from './entry.ts'

describe.each(profileIds)('each judged clause of %s', (id) => {
  it('has a rule, a scenario and a fault', () => {
    const entries = entriesOf(profiles[id])
    expect(entries.filter(({ clause }) => clause.judgedBy === 'rule').length).toBeGreaterThan(0)
    const gaps = entries.flatMap((entry) => gapsOf(entry).map((gap) => `${entry.id} has no ${gap}`))
    expect(gaps).toEqual([])
  })
})

describe('a clause', () => {
  const [entry] = entriesOf(profiles['rtm-1'])
  if (entry === undefined) throw new Error('The profile has no clause.')

  it('that is judged lacks whatever it does not have', () => {
    expect(gapsOf({ ...entry, rules: [], scenarios: [], faults: [] })).toEqual(['rule', 'scenario', 'fault'])
    expect(gapsOf({ ...entry, faults: [] })).toEqual(['fault'])
  })

  it('that no trace can judge lacks nothing', () => {
    const clause = { ...entry.clause, judgedBy: { notObservable: 'Nothing shows it.' } }
    expect(gapsOf({ ...entry, clause, rules: [] })).toEqual([])
  })

  it('has the questions that name it and those that it names', () => {
    const all: readonly Profile[] = Object.values(profiles)
    for (const profile of all) {
      const held = new Map(
        entriesOf(profile).map(({ id, questions }) => [id, questions.map((question) => question.id)]),
      )
      for (const { id, clauses } of profile.questions) {
        for (const clause of clauses.filter((name) => held.has(name))) expect(held.get(clause)).toContain(id)
      }
    }
  })
})
