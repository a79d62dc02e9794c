/** What the user sees when something cannot be done: a sentence and a hint, and a stack only on request. */
import { CommanderError } from 'commander'
import { AdapterError } from '../adapters/index.ts'
import { type ExitCode, exitCodes } from './exit-code.ts'
import { messageOf, UsageError } from './usage-error.ts'

/** Set to 1, it prints the stack of an error. */
export const debugVariable = 'AGORA_CONFORMANCE_DEBUG'

/** Prints the error and gives the exit code that belongs to it. */
export function reportError(
  thrown: unknown,
  write: (text: string) => void,
  environment: Readonly<Record<string, string | undefined>>,
): ExitCode {
  const { message, hint } = tell(thrown)
  write(`${message}\n`)
  if (thrown instanceof AdapterError) write(`  code: ${thrown.code}\n`)
  if (hint !== undefined) write(`  hint: ${hint}\n`)
  if (thrown instanceof AdapterError && thrown.log !== undefined) {
    write(`  the adapter's standard error ended with:\n${thrown.log.replaceAll(/^/gm, '    ')}\n`)
  }
  if (environment[debugVariable] === '1' && thrown instanceof Error) write(`${stackOf(thrown)}\n`)
  return exitCodes.unusable
}

function tell(thrown: unknown): { readonly message: string; readonly hint: string | undefined } {
  if (thrown instanceof UsageError || thrown instanceof AdapterError)
    return { message: thrown.message, hint: thrown.hint }
  if (thrown instanceof CommanderError) {
    const [first = '', suggestion] = thrown.message.replace(/^error: /, '').split('\n')
    const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}`
    return {
      message: /[.!?]$/.test(sentence) ? sentence : `${sentence}.`,
      hint: suggestion?.replace(/^\((.*)\)$/, '$1') ?? 'Use --help to see what there is.',
    }
  }
  return {
    message: `The kit itself failed: ${messageOf(thrown).split('\n')[0] ?? ''}`,
    hint: `Please report this as a defect of the kit. ${debugVariable}=1 prints where it happened.`,
  }
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : ''
  return `${error.stack ?? error.message}${cause}`
}
