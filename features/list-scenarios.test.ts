import { describe, expect, it } from 'vitest'

import { isSelected, listScenarios } from './index.ts'
import { writeFeature } from './test-features.ts'

const folder = writeFeature(`
  @rtm-1
  Feature: Doors
    Background:
      Given a door
    @RTM-LOGIN-01
    Scenario: It opens
      When it is pushed
      Then it is open
    @RTM-LOGIN-02 @RTM-LOGIN-05
    Scenario Outline: It is <colour>
      Then it is <colour>
      Examples:
        | colour |
        | green  |
        | red    |
`)

describe('listScenarios', () => {
  it('lists each scenario and each row of an outline, with its place and its clauses', () => {
    expect(listScenarios('rtm-1', folder)).toEqual([
      {
        name: 'It opens',
        file: 'rtm-1/a.feature',
        line: 7,
        clauses: ['RTM-LOGIN-01'],
        tags: ['@rtm-1', '@RTM-LOGIN-01'],
        text: ['Given a door', 'When it is pushed', 'Then it is open'],
      },
      ...['green', 'red'].map((colour, row) => ({
        name: `It is ${colour}`,
        file: 'rtm-1/a.feature',
        line: 15 + row,
        clauses: ['RTM-LOGIN-02', 'RTM-LOGIN-05'],
        tags: ['@rtm-1', '@RTM-LOGIN-02', '@RTM-LOGIN-05'],
        text: ['Given a door', `Then it is ${colour}`],
      })),
    ])
  })

  it('names the file and the line that is not Gherkin', () => {
    const broken = writeFeature('Feature: Doors\n  Scenario: One\n    Given a door\n    nonsense here\n')
    expect(() => listScenarios('rtm-1', broken)).toThrow(/rtm-1\/a\.feature[^]*\(4:5\)/)
  })

  it('says that a profile has no feature file', () => {
    expect(() => listScenarios('rtc-4', folder)).toThrow(/Cannot find a feature file in .*rtc-4/)
  })
})

describe('isSelected', () => {
  const select = (selection: Parameters<typeof isSelected>[1]): string[] =>
    listScenarios('rtm-1', folder)
      .filter((scenario) => isSelected(scenario, selection))
      .map(({ name }) => name)

  it('takes every scenario when nothing is selected', () => {
    expect(select({})).toHaveLength(3)
  })

  it('takes those that a tag expression names', () => {
    expect(select({ tags: '@RTM-LOGIN-05 and not @RTM-LOGIN-01' })).toEqual(['It is green', 'It is red'])
  })

  it('takes those of which the name matches one of the patterns', () => {
    expect(select({ names: ['^It opens$', 'red'] })).toEqual(['It opens', 'It is red'])
  })

  it('refuses a malformed tag expression', () => {
    expect(() => select({ tags: '@a and and' })).toThrow(/Tag expression/)
  })
})
