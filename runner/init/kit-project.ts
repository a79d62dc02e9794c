/** Makes projects out of kits, for tests: written as `init` writes them, and built with the tools of the machine. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { newFolder } from '../cli-process.ts'
import type { Language } from './kits.ts'
import { readKit } from './read-kit.ts'
import { writeKit } from './write-kit.ts'

/** Languages whose adapters are processes. */
export type ProcessLanguage = Exclude<Language, 'ts'>

interface Recipe {
  /** What has to be installed. A test that cannot find it fails with its name. */
  readonly tools: readonly string[]
  readonly build: readonly string[]
  /** The words that start the adapter in the folder of the project. */
  readonly start: (folder: string) => readonly string[]
}

const recipes = {
  python: {
    tools: ['python3'],
    build: ['python3', '-m', 'py_compile', 'adapter.py'],
    start: (folder) => ['python3', join(folder, 'adapter.py')],
  },
  cpp: {
    tools: ['make', 'g++'],
    // Without the optimizer: the tests play little, and wait for the compiler.
    build: ['make', '-j2', 'CXXFLAGS=-O0'],
    start: (folder) => [join(folder, 'adapter')],
  },
  java: {
    tools: ['javac', 'java'],
    build: ['sh', '-c', 'javac -Xlint:all -Werror -d build *.java'],
    start: (folder) => ['java', '-cp', join(folder, 'build'), 'Adapter'],
  },
} as const satisfies Record<ProcessLanguage, Recipe>

/** Writes and builds the project of a language, and gives the words that start its adapter. */
export function buildKit(language: ProcessLanguage): readonly string[] {
  const { tools, build, start } = recipes[language]
  for (const tool of tools) {
    if (spawnSync('which', [tool]).status !== 0) throw new Error(`The tests need ${tool}, which is not installed.`)
  }
  const folder = join(newFolder(), 'kit')
  writeKit(folder, readKit(language, folder))
  const [program, ...args] = build
  const { status, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} failed in the kit for ${language}: ${stderr}`)
  return start(folder)
}
