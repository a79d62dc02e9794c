import type { TestContext } from 'vitest'

/** Skips the test for what the machine lacks, which has to be named: anything else that went wrong fails it. */
export function skipWithout({ skip }: TestContext, missing: string | undefined): void {
  if (missing === undefined) return
  if (!/CHROMIUM_PATH|is not installed/.test(missing)) throw new Error(`It is not said what is missing: ${missing}`)
  if (!told.has(missing)) process.stderr.write(`Tests are skipped. ${missing}\n`)
  told.add(missing)
  skip(missing)
}

/** What is missing is told once in a file, not for each of its tests. */
const told = new Set<string>()
