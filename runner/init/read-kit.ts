/** Reads the files of a kit from the examples, which lie beside the runner, in the sources as in the package. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInstalled, readSuite, suiteFolder } from '../suite.ts'
import { belongsToKit, kits, type Language } from './kits.ts'
import { nodeProject } from './node-project.ts'

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))

/** The files of the kit by their names, as they are written for a project in that folder. */
export function readKit(language: Language, folder: string): Readonly<Record<string, string>> {
  const from = join(examples, kits[language].folder)
  const names = readdirSync(from).filter(belongsToKit).sort()
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(from, name), 'utf8')]))
  if (language !== 'ts') return files
  return { ...mapValues(files, importThePackage), ...nodeProject(basename(folder), readSuite().name, wanted(folder)) }
}

/** Which package a project in that folder depends on: this version, or this very checkout where the kit runs from one. */
function wanted(folder: string): string {
  return isInstalled() ? readSuite().version : `file:${relative(folder, suiteFolder())}`
}

/** Inside the repository an example imports the sources; in a project of its own it imports the package. */
function importThePackage(text: string): string {
  return text
    .replaceAll("'../../adapters/index.ts'", "'agora-conformance/adapters'")
    .replace(/ In a project of your own the import reads [^*]*(?= \*\/)/, '')
}

function mapValues(files: Readonly<Record<string, string>>, change: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, change(text)]))
}
