/** Cuts what a process writes into lines, in memory that is bounded. */
import { isAscii, isUtf8 } from 'node:buffer'
import { AdapterError } from '../errors.ts'
import { quote } from '../quote.ts'
import { longestReplyBytes } from './limits.ts'

const newline = 0x0a
const bytesInMb = 1024 * 1024

/** Bytes are cut at line ends before they become text, so that no character is ever cut. */
export class LineReader {
  readonly #handle: (line: Buffer) => void
  #begun: Buffer[] = []
  #begunBytes = 0

  constructor(handle: (line: Buffer) => void) {
    this.#handle = handle
  }

  /**
   * Takes the next bytes, and hands over each line that they complete, without its end.
   *
   * @throws {AdapterError} `line-too-long`, after the lines before it were handed over
   */
  push(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      const rest = chunk.subarray(start, end)
      start = end + 1
      this.#handle(this.#begunBytes === 0 ? rest : this.#complete(rest))
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start))
  }

  /** The beginning of the line that has not ended, if there is one. */
  get begun(): string | undefined {
    return this.#begunBytes === 0 ? undefined : excerpt(Buffer.concat(this.#begun.slice(0, 2)))
  }

  #complete(rest: Buffer): Buffer {
    const line = Buffer.concat([...this.#begun, rest])
    this.#begun = []
    this.#begunBytes = 0
    return line
  }

  #keep(bytes: Buffer): void {
    this.#begun.push(bytes)
    this.#begunBytes += bytes.length
    if (this.#begunBytes <= longestReplyBytes) return
    throw new AdapterError(
      'line-too-long',
      `The adapter wrote a line of more than ${longestReplyBytes / bytesInMb} MB, which begins with ${this.begun ?? ''}.`,
      'End each reply with a line feed, and look for a callback that the adapter reports in a loop.',
    )
  }
}

/** The line as text. @throws {AdapterError} `not-utf-8` */
export function textOf(line: Buffer): string {
  // Plain ASCII becomes a string of one byte a character, which JSON.parse reads faster.
  if (isAscii(line)) return line.toString('latin1')
  if (isUtf8(line)) return line.toString('utf8')
  throw notText(line)
}

function notText(line: Buffer): AdapterError {
  return new AdapterError(
    'not-utf-8',
    `The adapter wrote a line that is not UTF-8: ${excerpt(line)}.`,
    'Write replies in UTF-8, whatever the locale of the machine is, and nothing else to standard output.',
  )
}

function excerpt(bytes: Buffer): string {
  return quote(bytes.subarray(0, 200).toString('utf8'))
}
