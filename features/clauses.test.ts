import { describe, expect, it } from 'vitest'

import { type ProfileId, profileIds, profiles } from '../spec/index.ts'
import { listScenarios } from './index.ts'

/** How many clauses of the profile a rule judges: with fewer, the test below would hold of less than it seems. */
const judgedByRule: Readonly<Record<ProfileId, number>> = {
  'rtm-1': 56,
  'rtc-4': 67,
  'rtc-ios-2.3.2': 42,
  'rtc-native-2.3.1': 22,
  'rtc-native-2.3.2': 48,
  'rtc-web-3': 42,
  'rtc-web-4': 45,
}

describe.each(profileIds)('the scenarios of %s', (profile) => {
  const scenarios = listScenarios(profile)
  const { clauses } = profiles[profile]

  it('tell of every clause that a rule judges', () => {
    const told = new Set(scenarios.flatMap((scenario) => scenario.clauses))
    const judged = Object.keys(clauses).filter((id) => clauses[id]?.judgedBy === 'rule')
    expect(judged).toHaveLength(judgedByRule[profile])
    expect(judged.filter((id) => !told.has(id))).toEqual([])
  })

  it('have no tag but clauses of the profile and the profile itself', () => {
    const known = new Set([`@${profile}`, ...Object.keys(clauses).map((id) => `@${id}`)])
    const odd = scenarios.flatMap(({ tags, name }) =>
      tags.filter((tag) => !known.has(tag)).map((tag) => ({ name, tag })),
    )
    expect(odd).toEqual([])
  })

  it('each tell of a clause, and belong to the profile', () => {
    expect(scenarios.filter((scenario) => scenario.clauses.length === 0)).toEqual([])
    expect(scenarios.filter(({ tags }) => !tags.includes(`@${profile}`))).toEqual([])
  })

  it('have names of their own', () => {
    const names = scenarios.map(({ file, name }) => `${file}: ${name}`)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})
