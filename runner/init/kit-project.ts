/** Makes projects out of kits, for tests: written by `init`, built with the tools of the machine, and driven. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { newFolder, runCli } from '../cli-process.ts'
import type { Language } from './kits.ts'

/** Languages whose adapters are processes. */
export type ProcessLanguage = Exclude<Language, 'ts'>

interface Recipe {
  readonly build: readonly (readonly string[])[]
  /** The words that start the adapter in the folder of the project. */
  readonly start: (folder: string) => readonly string[]
}

const recipes = {
  python: { build: [], start: (folder) => ['python3', join(folder, 'adapter.py')] },
  // Without the optimizer: the tests play little, and wait for the compiler.
  cpp: { build: [['make', '-j2', 'CXXFLAGS=-O0']], start: (folder) => [join(folder, 'adapter')] },
  java: {
    build: [['sh', '-c', 'javac -Xlint:all -Werror -d build *.java']],
    start: (folder) => ['java', '-cp', join(folder, 'build'), 'Adapter'],
  },
} as const satisfies Record<ProcessLanguage, Recipe>

/** The tools that the kits need. A test that cannot find one fails with its name. */
const tools = { python: ['python3'], cpp: ['make', 'g++'], java: ['javac', 'java'] } as const satisfies Record<
  ProcessLanguage,
  readonly string[]
>

/** Writes and builds the project of a language, and gives the words that start its adapter. */
export async function buildKit(language: ProcessLanguage): Promise<readonly string[]> {
  for (const tool of tools[language]) {
    if (spawnSync('which', [tool]).status !== 0) throw new Error(`The tests need ${tool}, which is not installed.`)
  }
  const cwd = newFolder()
  const written = await runCli(['init', 'kit', '--language', language], { cwd })
  if (written.code !== 0) throw new Error(`init failed: ${written.stderr}`)
  const folder = join(cwd, 'kit')
  for (const [program = '', ...args] of recipes[language].build) {
    const { status, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${program} failed in the kit for ${language}: ${stderr}`)
  }
  return recipes[language].start(folder)
}
