/** The kits that `init` writes: the examples of this repository, so that what users start from is what the tests run. */

export const languages = ['ts', 'python', 'cpp', 'java'] as const
/** The languages that there is a kit for. */
export type Language = (typeof languages)[number]

/** What a kit is made of, and how it is used. */
export interface Kit {
  /** Its folder among the examples. */
  readonly folder: string
  /** What makes it ready to run, in its own folder; none where there is nothing to build. */
  readonly build: readonly string[]
  /** How the kit is told of the adapter. */
  readonly adapter: string
  /** How a documented behaviour is broken on purpose, where the adapter has such a switch. */
  readonly fault?: string
}

const fault = ' --fault interrupts-after-5-s'

/** One for each language. */
export const kits = {
  ts: { folder: 'tiny-rtm', build: ['npm install', 'npm run build'], adapter: '--adapter module:adapter.ts' },
  python: { folder: 'python-rtm', build: [], adapter: '-- python3 adapter.py', fault },
  cpp: { folder: 'cpp-rtm', build: ['make'], adapter: '-- ./adapter', fault },
  java: { folder: 'java-rtm', build: ['javac -d build *.java'], adapter: '-- java -cp build Adapter', fault },
} as const satisfies Record<Language, Kit>

/** Whether a file of an example belongs to the kit: sources do, and neither tests nor what was built. */
export function belongsToKit(file: string): boolean {
  return /^Makefile$|\.(md|ts|py|h|cpp|java)$/.test(file) && !file.endsWith('.test.ts')
}
