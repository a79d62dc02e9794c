/** Tells what an adapter's process did that none may do, and what to do about it. */
import { existsSync, statSync } from 'node:fs'
import { AdapterError } from '../errors.ts'
import { quote } from '../quote.ts'
import { type Method, protocolVersion } from './protocol.ts'

/** The command could not be started. */
export function cannotStart(command: string, error: NodeJS.ErrnoException): AdapterError {
  const isThere = existsSync(command)
  const [what, hint] =
    isThere && statSync(command).isDirectory()
      ? ['it is a directory', 'Name the program in it.']
      : error.code === 'ENOENT' && isThere
        ? ['what its first line names is not there', 'Mend its first line, "#!", or start its interpreter instead.']
        : error.code === 'ENOENT'
          ? [
              'there is no such command',
              'Give its path, as in ./my-adapter, or a command on the PATH. No shell is used: give each word by itself.',
            ]
          : error.code === 'EACCES'
            ? [
                'it is not executable',
                'Make it executable with chmod +x, or start its interpreter, as in python3 x.py.',
              ]
            : [error.message, 'Try the same command in a terminal.']
  return new AdapterError('cannot-start', `Cannot start ${quote(command)}: ${what}.`, hint, { cause: error })
}

/** What is known about the end of a process. */
export interface End {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** The oldest request that was not answered. */
  readonly asked: Method | undefined
  /** The beginning of a reply that did not end. */
  readonly begun: string | undefined
}

/** The process ended while it was still needed. */
export function processEnded({ code, signal, asked, begun }: End): AdapterError {
  const how = signal === null ? `ended with exit code ${code ?? 'unknown'}` : `was ended by ${signal}`
  const when = asked === undefined ? 'although the run goes on' : `before it had answered ${asked}`
  return new AdapterError(
    'process-ended',
    `The adapter's process ${how} ${when}${inMidReply(begun)}.`,
    'It has to run until its standard input ends. What it last wrote to standard error may tell why.',
  )
}

/** The process closed its standard output and runs on. */
export function outputClosed(begun: string | undefined): AdapterError {
  return new AdapterError(
    'output-closed',
    `The adapter closed its standard output and runs on${inMidReply(begun)}.`,
    'Keep standard output open for replies until standard input ends.',
  )
}

/** The process closed its standard input and runs on. */
export function inputClosed(): AdapterError {
  return new AdapterError(
    'input-closed',
    'The adapter closed its standard input and runs on: no request reaches it any more.',
    'Read requests from standard input, one a line, until it ends.',
  )
}

/** A request was not answered in time. */
export function neverAnswered(asked: Method, withinMs: number, begun: string | undefined): AdapterError {
  const line = begun === undefined ? '' : ` It has begun a line that has not ended: ${begun}.`
  return new AdapterError(
    'never-answered',
    `The adapter's ${asked} was not answered within ${withinMs / 1_000} s.${line}`,
    begun === undefined
      ? 'Answer each request, and flush standard output after each reply. --answer-within gives a slow adapter more time.'
      : 'End each reply with a line feed, and flush standard output after it.',
  )
}

/** A line that is no JSON, with what the parser says of it. */
export function notJson(line: string, { message }: SyntaxError): AdapterError {
  const hasMark = line.startsWith('\ufeff')
  return new AdapterError(
    'not-json',
    `Cannot read the reply ${quote(line)} as JSON: ${hasMark ? 'it begins with a byte order mark' : message}.`,
    hasMark
      ? 'Write UTF-8 without a byte order mark.'
      : 'Write only replies to standard output, each on a line of its own, and logs to standard error.',
  )
}

/** JSON that is no reply; `why` says what it is instead. */
export function notAReply(message: unknown, why: string, hint: string): AdapterError {
  return new AdapterError('not-a-reply', `${quote(message)} is no reply: ${why}.`, hint)
}

/** A reply to a request that waits for none. */
export function unknownReply(id: number, lastId: number, reply: unknown): AdapterError {
  if (Number.isInteger(id) && id >= 1 && id <= lastId) {
    const hint = 'Answer each request once, with a result or with an error.'
    return new AdapterError('answered-twice', `The request ${id} was answered a second time: ${quote(reply)}.`, hint)
  }
  return new AdapterError(
    'unknown-reply',
    `The reply ${quote(reply)} answers a request that was never made.`,
    'Give each reply the `id` of its request, as the same number.',
  )
}

/** The adapter could not make out what the kit has asked. */
export function requestRefused(message: string): AdapterError {
  return new AdapterError(
    'request-refused',
    `The adapter says that it cannot read a request: ${message}`,
    'Each line of standard input is one JSON-RPC 2.0 request in UTF-8; read it whole before you parse it.',
  )
}

/** A result in another shape than the protocol has. */
export function badResult(asked: Method, result: unknown, hint: string): AdapterError {
  return new AdapterError('bad-result', `${asked} was answered with ${quote(result)}.`, hint)
}

/** A time that the session cannot have reached. */
export function wrongTime(told: unknown, due: string): AdapterError {
  return new AdapterError(
    'wrong-time',
    told === undefined
      ? 'play does not say how far the session has come.'
      : `play says that the session has come to ${quote(told)} ms, and it must be ${due}.`,
    'Give in `nowMs` how far the session has come since its opening, in whole milliseconds; in virtual time, the sum of its waits.',
  )
}

/** Another version of the protocol, or none. */
export function wrongProtocol(told: unknown): AdapterError {
  return new AdapterError(
    'unsupported-protocol',
    told === undefined
      ? 'describe does not say which version of the protocol the adapter speaks.'
      : `The adapter speaks version ${quote(told)} of the protocol, and this kit speaks version ${protocolVersion}.`,
    `Answer describe with "protocol":${protocolVersion}, or use a kit that speaks the version of the adapter.`,
  )
}

function inMidReply(begun: string | undefined): string {
  return begun === undefined ? '' : `, in the middle of the line ${begun}`
}
