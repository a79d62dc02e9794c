import { closeSync, fstatSync, openSync, read } from 'node:fs'
import { promisify } from 'node:util'
import { messageOf, UsageError } from '../usage-error.ts'

/** What a processor cache holds beside the judge: more makes no difference, and less means more turns of the event loop. */
const chunkBytes = 256 * 1024

/**
 * The bytes of the file, or of standard input for `-`. A chunk of a file is good until the next one is asked for: they
 * share their memory, for a stream that makes new memory each time takes a tenth of the time of a check.
 * @throws {UsageError} if there is no such file
 */
export function openTrace(path: string): AsyncIterable<Uint8Array> {
  if (path === '-') return process.stdin as AsyncIterable<Uint8Array>
  try {
    const file = openSync(path, 'r')
    if (fstatSync(file).isDirectory()) {
      closeSync(file)
      throw new Error('it is a folder')
    }
    return chunksOf(file)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : messageOf(error)
    throw new UsageError(
      `Cannot read the trace ${path}: ${reason}.`,
      'Give the path of a trace file, or - for standard input.',
    )
  }
}

const readSome = promisify(read)

async function* chunksOf(file: number): AsyncGenerator<Uint8Array> {
  const memory = Buffer.allocUnsafeSlow(chunkBytes)
  try {
    for (;;) {
      // From where the last read ended, so that a pipe with a name can be read, too.
      const { bytesRead } = await readSome(file, memory, 0, chunkBytes, null)
      if (bytesRead === 0) return
      yield memory.subarray(0, bytesRead)
    }
  } finally {
    closeSync(file)
  }
}
