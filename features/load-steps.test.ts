import { describe, expect, it } from 'vitest'

import { profileIds } from '../spec/index.ts'
import { listScenarios } from './index.ts'
import { loadSteps } from './load-steps.ts'

const texts = new Set(
  profileIds.flatMap((profile) =>
    listScenarios(profile).flatMap(({ text }) => text.map((step) => step.replace(/^(?:Given|When|Then|And|But) /, ''))),
  ),
)

describe('the step definitions', () => {
  // Counterexamples have steps for which no scenario has words; runner/report/feature.test.ts plays them.
  it('are each used by a scenario, but for those of counterexamples', async () => {
    const { stepDefinitions } = await loadSteps()
    const told = stepDefinitions.filter(({ uri }) => !uri.endsWith('counterexample-steps.ts'))
    expect(stepDefinitions.length - told.length).toBe(2)
    const unused = told.filter((step) => ![...texts].some((text) => step.matchesStepName(text)))
    expect(unused.map(({ pattern }) => String(pattern))).toEqual([])
  })

  it('leave no step of a scenario undefined or ambiguous', async () => {
    const { stepDefinitions } = await loadSteps()
    const odd = [...texts]
      .map((text) => ({ text, matches: stepDefinitions.filter((step) => step.matchesStepName(text)).length }))
      .filter(({ matches }) => matches !== 1)
    expect(odd).toEqual([])
  })

  it('are loaded once', async () => {
    expect(await loadSteps()).toBe(await loadSteps())
  })
})
