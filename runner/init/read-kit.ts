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

/**
 * Which package a project in that folder depends on, in the words of package.json: this version, as a registry has it;
 * the file or the URL that the kit was installed from, if it was; or this very checkout where the kit runs from one.
 */
function wanted(folder: string): string {
  const home = suiteFolder()
  if (!isInstalled()) return `file:${relative(folder, home)}`
  const user = join(home, '..', '..')
  const asked = dependencyOf(user)
  if (asked?.startsWith('file:') === true) return `file:${relative(folder, join(user, asked.slice('file:'.length)))}`
  return asked?.includes(':') === true ? asked : readSuite().version
}

/** How the project that the kit is installed in asks for it. */
function dependencyOf(user: string): string | undefined {
  try {
    const asked = JSON.parse(readFileSync(join(user, 'package.json'), 'utf8')) as Asked
    return asked.devDependencies?.[readSuite().name] ?? asked.dependencies?.[readSuite().name]
  } catch {
    return undefined
  }
}

interface Asked {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
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
