import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { messageOf, UsageError } from '../usage-error.ts'

/** Writes the file whole or not at all: the text goes beside its place first, and is then renamed into it. */
export function writeWhole(path: string, text: string): void {
  const unfinished = `${path}.${process.pid}.unfinished`
  try {
    mkdirSync(dirname(path), { recursive: true })
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

/** Says before a run that its report cannot be written after it. Nothing is created. */
export function checkWritable(path: string): void {
  if (path === '-') return
  let nearest = resolve(path)
  while (!existsSync(nearest)) nearest = dirname(nearest)
  const isInside = nearest !== resolve(path)
  try {
    accessSync(nearest, constants.W_OK)
    if (isInside && !statSync(nearest).isDirectory()) throw new Error(`${nearest} is a file`)
  } catch (error) {
    throw new UsageError(
      `Cannot write to ${path}: ${messageOf(error)}.`,
      'Give --out or the path of --reporter a place that can be written.',
    )
  }
}
