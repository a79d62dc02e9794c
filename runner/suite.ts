import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The name and version of this package, which every report carries. */
export interface Suite {
  readonly name: string
  readonly version: string
}

/** The kit runs from its sources and from its compiled copy, one folder deeper: the nearest package.json is ours. */
export function readSuite(from?: string): Suite {
  const { name, version } = JSON.parse(readFileSync(join(suiteFolder(from), 'package.json'), 'utf8')) as Suite
  return { name, version }
}

/** The folder that this package lies in. */
export function suiteFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new Error('The package.json of the kit is missing.')
  }
}

/** Whether a package manager has put this package where it lies; else it is a checkout. */
export function isInstalled(): boolean {
  return basename(dirname(suiteFolder())) === 'node_modules'
}
