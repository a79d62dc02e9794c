/** Splits bytes into lines, in memory that does not grow with the file, and names the line that is not text. */
import { isAscii, isUtf8 } from 'node:buffer'
import { UsageError } from '../usage-error.ts'

/** A line of a trace is one event; one this long is not a trace. */
export const longestLineBytes = 16 * 1024 * 1024

const newline = 0x0a

/** Takes one line, without its end, and its number, counted from 1. */
export type LineHandler = (line: string, lineNumber: number) => void

/**
 * Calls the handler for each line in order; a last line without an end counts too.
 *
 * Bytes are cut at line ends before they become text, so that no character is ever cut.
 * @throws {UsageError} for a line that is not UTF-8 or too long; the lines before it have been handled.
 */
export async function eachLine(chunks: AsyncIterable<Uint8Array>, handle: LineHandler): Promise<void> {
  const cutOff: Uint8Array[] = []
  let cutOffBytes = 0
  let lineNumber = 1
  for await (const bytes of chunks) {
    const chunk = asBuffer(bytes)
    const first = chunk.indexOf(newline)
    const last = chunk.lastIndexOf(newline)
    if (first === -1) {
      cutOff.push(chunk)
      cutOffBytes += chunk.length
      if (cutOffBytes > longestLineBytes) throw tooLong(lineNumber)
      continue
    }
    cutOff.push(chunk.subarray(0, first))
    lineNumber = handleLines(Buffer.concat(cutOff), lineNumber, handle)
    cutOff.length = 0
    if (last > first) lineNumber = handleLines(chunk.subarray(first + 1, last), lineNumber, handle)
    cutOff.push(chunk.subarray(last + 1))
    cutOffBytes = chunk.length - last - 1
  }
  const rest = Buffer.concat(cutOff)
  if (rest.length > 0) handleLines(rest, lineNumber, handle)
}

/** Handles whole lines and gives the number of the next one. */
function handleLines(bytes: Buffer, firstNumber: number, handle: LineHandler): number {
  if (!isUtf8(bytes)) return handleLinesUntilBroken(bytes, firstNumber, handle)
  // Plain ASCII becomes a string of one byte a character, which JSON.parse reads faster.
  const text = isAscii(bytes) ? bytes.toString('latin1') : bytes.toString('utf8')
  let number = firstNumber
  let start = 0
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    handle(text.slice(start, end), number)
    number += 1
    start = end + 1
  }
  handle(text.slice(start), number)
  return number + 1
}

/** Hands over the good lines before the broken one, so that they are judged, and then says which is broken. */
function handleLinesUntilBroken(bytes: Buffer, firstNumber: number, handle: LineHandler): never {
  let number = firstNumber
  let start = 0
  for (;;) {
    const found = bytes.indexOf(newline, start)
    const line = bytes.subarray(start, found === -1 ? bytes.length : found)
    if (!isUtf8(line) || found === -1) {
      throw new UsageError(
        `Line ${number} is not valid UTF-8.`,
        'Write the trace as UTF-8; a log of bytes is not a trace.',
      )
    }
    handle(line.toString('utf8'), number)
    number += 1
    start = found + 1
  }
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
