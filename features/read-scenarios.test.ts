import { describe, expect, it } from 'vitest'

import { profileIds } from '../spec/index.ts'
import { listScenarios, readWrittenScenarios } from './index.ts'
import { writeFeature } from './test-features.ts'

const folder = writeFeature(`
  @rtm-1
  Feature: Doors
    Background:
      Given a door
        | wood | red |
    @RTM-LOGIN-02
    Scenario Outline: It is <colour>
      Why it matters.

      Then it is <colour>
        """
        as told
        """
      @RTM-LOGIN-05
      Examples: Paints
        | colour |
        | green  |
        | red    |
    @RTM-LOGIN-01
    Rule: Inside
      Background:
        Given a room
      Scenario: It opens
        When it is pushed
`)

describe('readWrittenScenarios', () => {
  it('reads an outline with its background, its tables and its clauses', () => {
    expect(readWrittenScenarios('rtm-1', folder)[0]).toEqual({
      feature: 'Doors',
      name: 'It is <colour>',
      description: 'Why it matters.',
      file: 'rtm-1/a.feature',
      line: 8,
      clauses: ['RTM-LOGIN-02', 'RTM-LOGIN-05'],
      steps: [
        { keyword: 'Given', text: 'a door', table: [['wood', 'red']] },
        { keyword: 'Then', text: 'it is <colour>', docString: 'as told' },
      ],
      examples: [{ name: 'Paints', header: ['colour'], rows: [['green'], ['red']] }],
    })
  })

  it('reads a scenario of a rule with both backgrounds and the tags of the rule', () => {
    const [, inside] = readWrittenScenarios('rtm-1', folder)
    expect(inside?.steps.map(({ text }) => text)).toEqual(['a door', 'a room', 'it is pushed'])
    expect(inside?.clauses).toEqual(['RTM-LOGIN-01'])
  })

  it.each(profileIds)('gives each clause of %s the files whose scenarios are run for it', (profile) => {
    const places = (scenarios: readonly { readonly clauses: readonly string[]; readonly file: string }[]) =>
      [...new Set(scenarios.flatMap(({ clauses, file }) => clauses.map((id) => `${id} ${file}`)))].sort()
    expect(places(readWrittenScenarios(profile))).toEqual(places(listScenarios(profile)))
  })
})
