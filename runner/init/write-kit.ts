/** Writes a kit into a folder of its own, and never over anything. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeFolder } from '../report/make-folder.ts'
import { messageOf, UsageError } from '../usage-error.ts'

/**
 * Writes the files into the folder, which is made if it is missing.
 *
 * @throws {UsageError} if the folder holds something already, or cannot be written
 */
export function writeKit(folder: string, files: Readonly<Record<string, string>>): void {
  const held = heldBy(folder)
  if (held.length > 0) {
    throw new UsageError(
      `Cannot write a project into ${folder}: it is not empty, it holds ${held[0]}.`,
      'Give a folder that does not exist yet, or an empty one.',
    )
  }
  try {
    makeFolder(resolve(folder))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { flag: 'wx' })
  } catch (error) {
    throw new UsageError(
      `Cannot write a project into ${folder}: ${messageOf(error)}`,
      'Give a folder that may be written.',
    )
  }
}

function heldBy(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new UsageError(
      `Cannot write a project into ${folder}: ${messageOf(error)}`,
      'Give a folder that does not exist yet, or an empty one.',
    )
  }
}
