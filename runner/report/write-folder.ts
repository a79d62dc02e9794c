/** A folder that is written whole or not at all, and never over the work of somebody else. */
import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { messageOf, UsageError } from '../usage-error.ts'
import { makeFolder } from './make-folder.ts'

/** Lists the files of the folder, one a line: whatever else lies there is not ours to remove. */
const listName = 'files.txt'
const listHead = 'These files are replaced when the folder is written again:'

/** A link to a folder stands for that folder. */
function placeOf(out: string): string {
  return existsSync(out) ? realpathSync(out) : resolve(out)
}

/**
 * Whether the folder may be written: it is not there, it is empty, or it holds what was written before and nothing else.
 * @throws {UsageError} with the first thing that would be lost.
 */
export function checkReplaceable(out: string): void {
  const folder = placeOf(out)
  const way = relative(folder, realpathSync('.'))
  if (!isAbsolute(way) && way.split(sep)[0] !== '..') {
    throw new UsageError(
      `Cannot write to ${out}: it is the folder in which the command runs, or one above it.`,
      'Give --out a folder that is not there yet.',
    )
  }
  if (!existsSync(folder)) return
  const foreign = statSync(folder).isDirectory() ? foreignIn(folder) : 'a file of that name'
  if (foreign === undefined) return
  throw new UsageError(
    `Cannot write to ${out}: it holds ${foreign}, which would be lost.`,
    'Give --out a folder that is empty, is not there yet, or holds only what this command wrote.',
  )
}

function foreignIn(folder: string): string | undefined {
  const own = ownFiles(folder)
  // Without our list nothing in the folder is ours, and it may be vast.
  if (own.size === 0) return readdirSync(folder).sort()[0]
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
    .find((path) => !own.has(path))
}

function ownFiles(folder: string): ReadonlySet<string> {
  const list = join(folder, listName)
  if (!existsSync(list)) return new Set()
  const [head, ...paths] = readFileSync(list, 'utf8').split('\n')
  return new Set(head === listHead ? [listName, ...paths] : [])
}

/** Writes the files beside their place first, and then puts the new folder where the old one was. */
export function writeFolder(out: string, files: ReadonlyMap<string, string>): void {
  const folder = placeOf(out)
  const [unfinished, old] = [`${folder}.${process.pid}.unfinished`, `${folder}.${process.pid}.old`]
  try {
    makeFolder(dirname(folder))
    for (const [path, text] of [...files, [listName, `${[listHead, ...files.keys()].join('\n')}\n`] as const]) {
      const place = join(unfinished, path)
      makeFolder(dirname(place))
      writeFileSync(place, text)
    }
    if (existsSync(folder)) renameSync(folder, old)
    renameSync(unfinished, folder)
    rmSync(old, { recursive: true, force: true })
  } catch (error) {
    if (existsSync(old) && !existsSync(folder)) renameSync(old, folder)
    if (existsSync(unfinished)) rmSync(unfinished, { recursive: true, force: true })
    throw new UsageError(`Cannot write ${out}: ${messageOf(error)}.`, 'Give --out a place that can be written.')
  }
}
