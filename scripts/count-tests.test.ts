import { describe, expect, it } from 'vitest'
import { countTests } from './count-tests.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
})

describe('countTests', () => {
  it.each([
    ['counts tests over all files', [file('passed', 'passed', 'passed'), file('passed', 'passed')], 0, 3, 0, 0],
    ['counts failed tests', [file('failed', 'passed', 'failed', 'failed'), file('passed', 'passed')], 1, 2, 2, 0],
    ['counts a file that could not be loaded', [file('failed'), file('passed', 'passed')], 1, 1, 1, 0],
    ['counts a test that was left out as failed', [file('passed', 'passed', 'pending')], 0, 1, 1, 0],
    ['counts skipped tests apart', [file('passed', 'passed', 'skipped', 'skipped')], 0, 1, 0, 2],
    ['counts a stage that failed although every test passed', [file('passed', 'passed')], 1, 1, 1, 0],
    ['counts the stage alone if no test ran', undefined, 1, 0, 1, 0],
  ])('%s', (_, testResults, stages, passed, failed, skipped) => {
    const report = testResults === undefined ? undefined : { testResults }
    expect(countTests(report, stages)).toEqual({ passed, failed, skipped })
  })
})
