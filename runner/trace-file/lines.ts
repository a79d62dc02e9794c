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
 * Lines stay bytes, for most of them are known by their bytes alone and need never become text. A chunk need be good
 * only until the next one is asked for.
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
      cutOff.push(first === -1 ? Buffer.from(chunk) : chunk.subarray(0, first))
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
      const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      while (start <= last) {
        const end = nextNewline(view, start)
        handle(chunk, start, end, lineNumber)
        lineNumber += 1
        start = end + 1
      }
      if (start < chunk.length) cutOff.push(Buffer.from(chunk.subarray(start)))
    }
    cutOffBytes += chunk.length - start
    if (cutOffBytes > longestLineBytes) throw tooLong(lineNumber)
  }
  const rest = Buffer.concat(cutOff)
  if (rest.length > 0) handle(rest, 0, rest.length, lineNumber)
}

const newlines = 0x0a0a_0a0a

/** Where the next line feed is; there must be one. */
function nextNewline(bytes: DataView, start: number): number {
  let index = start
  // Four bytes at a time: where one of them is a line feed, the difference has a byte of zero, and only that borrows.
  for (; index + 3 < bytes.byteLength; index += 4) {
    const differs = bytes.getInt32(index) ^ newlines
    if (((differs - 0x0101_0101) & ~differs & 0x8080_8080) !== 0) break
  }
  while (bytes.getUint8(index) !== newline) index += 1
  return index
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
