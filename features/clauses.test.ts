import { describe, expect, it } from 'vitest'

import { profileIds, profiles } from '../spec/index.ts'
import { listScenarios } from './index.ts'

describe.each(profileIds)('the scenarios of %s', (profile) => {
  const scenarios = listScenarios(profile)
  const { clauses } = profiles[profile]

  it('tell of every clause that a rule judges', () => {
    const told = new Set(scenarios.flatMap((scenario) => scenario.clauses))
    const judged = Object.keys(clauses).filter((id) => clauses[id]?.judgedBy === 'rule')
    expect(judged.length).toBeGreaterThan(20)
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
