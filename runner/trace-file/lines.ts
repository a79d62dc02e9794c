/** Splits bytes into lines, in memory that does not grow with the file, and names the line that is not text. */
import { isUtf8 } from 'node:buffer'
import { UsageError } from '../usage-error.ts'

/** A line of a trace is one event; one this long is not a trace. */
export const longestLineBytes = 16 * 1024 * 1024

const newline = 0x0a

/** Takes one line, without its end, as the bytes from `start` to before `end`, and its number, counted from 1. */
export type LineHandler = (bytes: Buffer, start: number, end: number, lineNumber: number) => void

/**
 * Calls the handler for each line in order; a last line without an end counts too.
 *
 * Lines stay bytes, for most of them are known by their bytes alone and need never become text.
 * @throws {UsageError} for a line that is too long; the lines before it have been handled
 */
export async function eachLine(chunks: AsyncIterable<Uint8Array>, handle: LineHandler): Promise<void> {
  const cutOff: Uint8Array[] = []
  let cutOffBytes = 0
  let lineNumber = 1
  for await (const bytes of chunks) {
    const chunk = asBuffer(bytes)
    let start = 0
    if (cutOffBytes > 0) {
      const first = chunk.indexOf(newline)
      start = first + 1
      cutOff.push(first === -1 ? chunk : chunk.subarray(0, first))
      if (first !== -1) {
        const line = Buffer.concat(cutOff)
        cutOff.length = 0
        cutOffBytes = 0
        handle(line, 0, line.length, lineNumber)
        lineNumber += 1
      }
    }
    if (cutOffBytes === 0) {
      const last = chunk.lastIndexOf(newline)
      while (start <= last) {
        let end = start
        while (chunk[end] !== newline) end += 1
        handle(chunk, start, end, lineNumber)
        lineNumber += 1
        start = end + 1
      }
      if (start < chunk.length) cutOff.push(chunk.subarray(start))
    }
    cutOffBytes += chunk.length - start
    if (cutOffBytes > longestLineBytes) throw tooLong(lineNumber)
  }
  const rest = Buffer.concat(cutOff)
  if (rest.length > 0) handle(rest, 0, rest.length, lineNumber)
}

/** The line as text. @throws {UsageError} if it is not UTF-8. */
export function textOf(bytes: Buffer, start: number, end: number, lineNumber: number): string {
  if (isUtf8(bytes.subarray(start, end))) return bytes.toString('utf8', start, end)
  throw new UsageError(
    `Line ${lineNumber} is not valid UTF-8.`,
    'Write the trace as UTF-8; a log of bytes is not a trace.',
  )
}

function tooLong(lineNumber: number): UsageError {
  return new UsageError(
    `Line ${lineNumber} is longer than ${longestLineBytes / 1024 / 1024} MB.`,
    'A trace holds one event a line, and each line ends with a line feed.',
  )
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
