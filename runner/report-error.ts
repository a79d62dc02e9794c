/** What the user sees when something cannot be done: a sentence and a hint, and a stack only on request. */
import { AdapterError } from '../adapters/index.ts'
import { type ExitCode, exitCodes } from './exit-code.ts'
import { debugVariable, failureOf } from './failure.ts'

/** Prints the error and gives the exit code that belongs to it. */
export function reportError(
  thrown: unknown,
  write: (text: string) => void,
  environment: Readonly<Record<string, string | undefined>>,
): ExitCode {
  const { message, hint } = failureOf(thrown)
  write(`${message}\n`)
  if (thrown instanceof AdapterError) write(`  code: ${thrown.code}\n`)
  if (hint !== undefined) write(`  hint: ${hint}\n`)
  if (thrown instanceof AdapterError && thrown.log !== undefined) {
    write(`  the adapter's standard error ended with:\n${thrown.log.replaceAll(/^/gm, '    ')}\n`)
  }
  if (environment[debugVariable] === '1' && thrown instanceof Error) write(`${stackOf(thrown)}\n`)
  return exitCodes.unusable
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : ''
  return `${error.stack ?? error.message}${cause}`
}
