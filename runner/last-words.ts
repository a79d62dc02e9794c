/** Nothing ends the process without a word: not an adapter that exits, nor one that leaves nothing to wait for. */
import { writeSync } from 'node:fs'
import { exitCodes } from './exit-code.ts'
import { reportError } from './report-error.ts'
import { messageOf, UsageError } from './usage-error.ts'

let isFinished = false
let drivesForeignCode = false
let isIdle = false
/** Calls of an adapter that are not answered yet; each function gives its call up. */
const unanswered = new Set<() => void>()

/** Ends the process with a code that the kit has chosen. */
export function endProcess(code: number): never {
  isFinished = true
  process.exit(code)
}

/** From here on, code that is not the kit's runs in this process, and what nobody has caught is put down to it. */
export function blameAdapter(): void {
  drivesForeignCode = true
}

/** Has the call given up when nothing is left that could answer it. Call what it returns once it is answered. */
export function giveUpWhenIdle(giveUp: () => void): () => void {
  unanswered.add(giveUp)
  return () => unanswered.delete(giveUp)
}

/** Listens for every way in which the process could end before its command has. */
export function guardProcess(environment: NodeJS.ProcessEnv): void {
  const report = (thrown: unknown) => reportError(thrown, writeNow, environment)
  process.on('unhandledRejection', (reason) => {
    report(drivesForeignCode ? uncaught('left a rejected promise that nobody handles', reason) : reason)
    endProcess(exitCodes.unusable)
  })
  process.on('uncaughtException', (error) => {
    report(drivesForeignCode ? uncaught('threw an error that nobody catches', error) : error)
    endProcess(exitCodes.unusable)
  })
  process.on('beforeExit', () => {
    if (isFinished) return
    isIdle = unanswered.size === 0
    // An immediate keeps the process alive until the error has arrived.
    for (const giveUp of unanswered) setImmediate(giveUp)
  })
  process.on('exit', () => {
    if (isFinished) return
    process.exitCode = report(isIdle ? neverAnswered() : ended())
  })
}

function uncaught(what: string, reason: unknown): Error {
  const error = new UsageError(
    `The adapter ${what}: ${messageOf(reason).split('\n')[0] ?? ''}`,
    'Await every promise in the adapter and catch what its callbacks throw, or report it as an event.',
  )
  error.cause = reason
  return error
}

function ended(): Error {
  return new UsageError(
    'The adapter ended the process before the command was done.',
    'Neither the adapter nor what it drives may call process.exit; nothing was reported.',
  )
}

function neverAnswered(): Error {
  return new UsageError(
    'The adapter never answered: nothing is left that the process could wait for.',
    'Look for a promise in the adapter, or in its module, that nothing settles.',
  )
}

/** Writes at once, for the process may be ending. */
function writeNow(text: string): void {
  try {
    writeSync(2, text)
  } catch {
    // Nobody reads any more.
  }
}
