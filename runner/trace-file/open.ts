import { createReadStream, statSync } from 'node:fs'
import { messageOf, UsageError } from '../usage-error.ts'

/** What a processor cache holds: larger chunks are slower to split. */
const chunkBytes = 64 * 1024

/** The bytes of the file, or of standard input for `-`. @throws {UsageError} if there is no such file. */
export function openTrace(path: string): AsyncIterable<Uint8Array> {
  if (path === '-') return process.stdin as AsyncIterable<Uint8Array>
  try {
    if (statSync(path).isDirectory()) throw new Error('it is a folder')
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : messageOf(error)
    throw new UsageError(
      `Cannot read the trace ${path}: ${reason}.`,
      'Give the path of a trace file, or - for standard input.',
    )
  }
  return createReadStream(path, { highWaterMark: chunkBytes })
}
