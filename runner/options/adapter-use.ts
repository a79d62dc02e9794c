/** Which adapter the user means: one that `--adapter` names, or the command behind two dashes. */
import { UsageError } from '../usage-error.ts'

/** What `--adapter` takes, or the words of a command. */
export type AdapterUse = string | readonly string[]

const commandsWithAdapter: ReadonlySet<string> = new Set(['run', 'replay', 'doctor'])

/** The words of the command line, and those behind the first `--`, which are the adapter's. */
export interface SplitWords {
  readonly words: readonly string[]
  /** Undefined without a `--`. */
  readonly command: readonly string[] | undefined
}

/** Splits the command line. Where a command takes no adapter, `--` keeps its usual meaning. */
export function splitWords(argv: readonly string[]): SplitWords {
  const at = commandsWithAdapter.has(argv[0] ?? '') ? argv.indexOf('--') : -1
  return at === -1 ? { words: argv, command: undefined } : { words: argv.slice(0, at), command: argv.slice(at + 1) }
}

/** @throws {UsageError} if two adapters are named, or a command without words */
export function adapterUse(named: string | undefined, command: readonly string[] | undefined): AdapterUse {
  if (command === undefined) return named ?? 'reference'
  if (named !== undefined) {
    throw new UsageError(
      'There are two adapters: one after --adapter, and a command after --.',
      'Give one of them; the options of the kit stand before the --.',
    )
  }
  if (command.length === 0 || command[0] === '') {
    throw new UsageError(
      'There is no command after --.',
      'Give the command of the adapter, as in -- ./my-adapter --flag.',
    )
  }
  return command
}
