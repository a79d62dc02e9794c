/** Cuts what a process writes into lines, in memory that is bounded. */
import { isAscii, isUtf8 } from 'node:buffer'
import { AdapterError } from '../errors.ts'
import { quote } from '../quote.ts'
import { longestReplyBytes } from './limits.ts'

const newline = 0x0a
const bytesInMb = 1024 * 1024

/** Bytes are cut at line ends before they become text, so that no character is ever cut. */
export class LineReader {
  readonly #handle: (line: string) => void
  #begun: Buffer[] = []
  #begunBytes = 0

  constructor(handle: (line: string) => void) {
    this.#handle = handle
  }

  /**
   * Takes the next bytes, and hands over each line that they complete.
   *
   * @throws {AdapterError} `line-too-long` or `not-utf-8`, after the lines before it were handed over
   */
  push(chunk: Buffer): void {
    const last = chunk.lastIndexOf(newline)
    if (last === -1) {
      this.#keep(chunk)
      return
    }
    const whole = chunk.subarray(0, last)
    const lines = this.#begunBytes === 0 ? whole : Buffer.concat([...this.#begun, whole])
    this.#begun = []
    this.#begunBytes = 0
    this.#split(lines)
    if (last + 1 < chunk.length) this.#keep(chunk.subarray(last + 1))
  }

  /** The beginning of the line that has not ended, if there is one. */
  get begun(): string | undefined {
    return this.#begunBytes === 0 ? undefined : excerpt(Buffer.concat(this.#begun.slice(0, 2)))
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

  #split(bytes: Buffer): void {
    if (isUtf8(bytes)) {
      // Plain ASCII becomes a string of one byte a character, which JSON.parse reads faster.
      const text = isAscii(bytes) ? bytes.toString('latin1') : bytes.toString('utf8')
      let start = 0
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
        this.#handle(text.slice(start, end))
        start = end + 1
      }
      this.#handle(text.slice(start))
      return
    }
    for (let start = 0; start <= bytes.length; ) {
      const found = bytes.indexOf(newline, start)
      const line = bytes.subarray(start, found === -1 ? bytes.length : found)
      if (!isUtf8(line)) throw notText(line)
      this.#handle(line.toString('utf8'))
      start += line.length + 1
    }
  }
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
