/** Nothing ends the process without a word: not an adapter that exits, nor one that leaves nothing to wait for. */
import { writeSync } from 'node:fs'
import { AdapterError, type AdapterErrorCode } from '../adapters/index.ts'
import { exitCodes } from './exit-code.ts'
import { reportError } from './report-error.ts'
import { messageOf } from './usage-error.ts'

let isFinished = false
let drivesForeignCode = false
let isIdle = false
let save: ((thrown: unknown) => void) | undefined
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

/**
 * Has what is known so far saved if the process ends before its command does. The function may not wait for anything,
 * for then nothing comes any more. Call what `saveBeforeEnd` returns once there is nothing left to save.
 */
export function saveBeforeEnd(whatIsKnown: (thrown: unknown) => void): () => void {
  save = whatIsKnown
  return () => {
    save = undefined
  }
}

/** Has the call given up when nothing is left that could answer it. Call what it returns once it is answered. */
export function giveUpWhenIdle(giveUp: () => void): () => void {
  unanswered.add(giveUp)
  return () => unanswered.delete(giveUp)
}

/** Listens for every way in which the process could end before its command has. */
export function guardProcess(environment: NodeJS.ProcessEnv): void {
  const report = (thrown: unknown) => {
    saveOnce(thrown, environment)
    return reportError(thrown, writeNow, environment)
  }
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

/** What cannot be saved is told beside the error that ends the process, and hides it no more than it hides what was saved. */
function saveOnce(thrown: unknown, environment: NodeJS.ProcessEnv): void {
  const known = save
  save = undefined
  try {
    known?.(thrown)
  } catch (error) {
    reportError(error, writeNow, environment)
  }
}

function fault(code: AdapterErrorCode, message: string, hint: string, cause?: unknown): AdapterError {
  return new AdapterError(code, message, hint, { cause })
}

function uncaught(what: string, reason: unknown): AdapterError {
  return fault(
    'uncaught-error',
    `The adapter ${what}: ${messageOf(reason).split('\n')[0] ?? ''}`,
    'Await every promise in the adapter and catch what its callbacks throw, or report it as an event.',
    reason,
  )
}

function ended(): AdapterError {
  return fault(
    'ended-the-process',
    'The adapter ended the process before the command was done.',
    'Neither the adapter nor what it drives may call process.exit.',
  )
}

function neverAnswered(): AdapterError {
  return fault(
    'never-answered',
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
