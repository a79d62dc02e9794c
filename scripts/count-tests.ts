/** Prints how many tests passed and failed, from the JSON report of Vitest, and fails if any did. */
import { existsSync, readFileSync } from 'node:fs'
import { argv } from 'node:process'
import { pathToFileURL } from 'node:url'

/** What is read of Vitest's JSON report. */
export interface TestReport {
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

/** How the tests of a run ended. */
export interface TestCount {
  readonly passed: number
  readonly failed: number
  /** What the machine lacks something for; the linter lets no test be switched off in any other way. */
  readonly skipped: number
}

/**
 * Counts the tests. A file that failed outside of any test counts as a failed test, and so does anything that was
 * neither passed nor failed nor skipped. Where no test failed, the failed stages of the run count instead, one each.
 */
export function countTests(report: TestReport | undefined, failedStages: number): TestCount {
  const files = report?.testResults ?? []
  const statuses = files.flatMap(({ status, assertionResults }) => {
    const own = assertionResults.map((result) => result.status)
    return status === 'passed' || own.some((each) => each !== 'passed' && each !== 'skipped') ? own : [...own, status]
  })
  const passed = statuses.filter((status) => status === 'passed').length
  const skipped = statuses.filter((status) => status === 'skipped').length
  const failed = statuses.length - passed - skipped
  return { passed, failed: failed > 0 ? failed : failedStages, skipped }
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const [, , file = '', stages = '0'] = argv
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TestReport) : undefined
  const { passed, failed, skipped } = countTests(report, Number(stages))
  if (skipped > 0) process.stdout.write(`!! ${skipped} TESTS WERE SKIPPED: see above for what the machine lacks.\n`)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  if (failed > 0 || passed === 0) process.exitCode = 1
}
