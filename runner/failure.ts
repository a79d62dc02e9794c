/** What can go wrong, as a report tells it: a code for programs, a sentence, and a hint. */
import { CommanderError } from 'commander'
import { AdapterError } from '../adapters/index.ts'
import { messageOf, UsageError } from './usage-error.ts'

/** Set to 1, it prints the stack of an error. */
export const debugVariable = 'AGORA_CONFORMANCE_DEBUG'

/** Why something could not be done, or a run not be played to its end. */
export interface Failure {
  /** One of the adapter's error codes, `usage`, or `internal-error`. */
  readonly code: string
  readonly message: string
  readonly hint?: string
}

/** What the user is told of whatever was thrown. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof AdapterError) return { code: thrown.code, message: thrown.message, hint: thrown.hint }
  if (thrown instanceof UsageError) {
    return { code: 'usage', message: thrown.message, ...(thrown.hint === undefined ? {} : { hint: thrown.hint }) }
  }
  if (thrown instanceof CommanderError) {
    const [first = '', suggestion] = thrown.message.replace(/^error: /, '').split('\n')
    const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}`
    return {
      code: 'usage',
      message: /[.!?]$/.test(sentence) ? sentence : `${sentence}.`,
      hint: suggestion?.replace(/^\((.*)\)$/, '$1') ?? 'Use --help to see what there is.',
    }
  }
  return {
    code: 'internal-error',
    message: `The kit itself failed: ${messageOf(thrown).split('\n')[0] ?? ''}`,
    hint: `Please report this as a defect of the kit. ${debugVariable}=1 prints where it happened.`,
  }
}
