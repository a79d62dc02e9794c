import { accessSync, constants, existsSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { messageOf, UsageError } from '../usage-error.ts'
import { makeFolder } from './make-folder.ts'

/** Writes the file whole or not at all: the text goes beside its place first, and is then renamed into it. */
export function writeWhole(path: string, text: string): void {
  const unfinished = `${path}.${process.pid}.unfinished`
  try {
    makeFolder(dirname(resolve(path)))
    writeFileSync(unfinished, text)
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw new UsageError(
      `Cannot write ${path}: ${messageOf(error)}.`,
      'Give --out or the path of --reporter a place that can be written.',
    )
  }
}

/** Says before a run that its report cannot be written after it. Nothing is left behind. */
export function checkWritable(path: string, kind: 'file' | 'folder'): void {
  if (path === '-') return
  const place = resolve(path)
  let made: readonly string[] = []
  try {
    const isFolder = existsSync(place) ? statSync(place).isDirectory() : undefined
    if (kind === 'file' && isFolder === true) throw new Error(`${place} is a folder`)
    if (isFolder === false) accessSync(place, constants.W_OK)
    const folder = kind === 'file' ? dirname(place) : place
    made = makeFolder(folder)
    const probe = join(folder, `.${process.pid}.probe`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw new UsageError(
      `Cannot write to ${path}: ${messageOf(error)}.`,
      'Give --out or the path of --reporter a place that can be written.',
    )
  } finally {
    for (const folder of [...made].reverse()) rmdirSync(folder)
  }
}
