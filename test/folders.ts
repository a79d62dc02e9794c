/** The folders of the project, and what each may import. */

/** What a folder may import. A path that ends in a slash stands for everything below it. */
export interface Folder {
  /** Paths in the repository. `types:` before a path allows its types alone. */
  readonly imports: readonly string[]
  /** Packages; `node:*` stands for what Node brings. */
  readonly packages: readonly string[]
}

const everything = [
  'spec/',
  'adapters/',
  'properties/',
  'features/',
  'handbook/',
  'runner/',
  'bench/',
  'index.ts',
  'package.json',
]
const anyPackage = ['*']

/** The longest path that fits is a file's folder. Files of a folder may always import each other. */
export const folders = {
  // What must hold. Pure: no file, no clock, no package.
  'spec/': { imports: [], packages: [] },
  // How to drive an implementation. It must not know what is right, only what things are called.
  'adapters/': { imports: ['spec/vocabulary.ts'], packages: ['@sinonjs/fake-timers', 'node:*'] },
  // Written from the documents' prose: had it the judge's tables, it would share the judge's mistakes.
  'adapters/reference/': { imports: ['spec/vocabulary.ts', 'adapters/contract.ts'], packages: [] },
  // The reference on real wires.
  'adapters/networked/': {
    imports: ['spec/vocabulary.ts', 'adapters/contract.ts', 'adapters/reference/'],
    packages: ['ws', 'node:*'],
  },
  // Faults name clauses, and so know their ids, as types.
  'adapters/faulty/': {
    imports: ['spec/vocabulary.ts', 'types:spec/', 'adapters/contract.ts', 'adapters/reference/'],
    packages: [],
  },
  // The Web SDKs in a browser. Its pages and its double of the service run in the browser as they stand here, and its
  // tests share a stage that opens and closes with each of them.
  'adapters/agora-web/': {
    imports: ['spec/vocabulary.ts', 'adapters/index.ts'],
    packages: ['@sparticuz/chromium', 'playwright-core', 'vite', 'vitest', 'ws', 'node:*'],
  },
  'properties/': { imports: ['spec/', 'adapters/'], packages: ['fast-check', 'node:*'] },
  'features/': {
    imports: ['spec/', 'adapters/'],
    packages: ['@cucumber/cucumber', '@cucumber/gherkin', '@cucumber/messages', '@cucumber/tag-expressions', 'node:*'],
  },
  // The pages of the documentation, made of the clauses, their scenarios and their faults.
  'handbook/': {
    imports: ['spec/', 'features/', 'adapters/faulty/'],
    packages: ['@dagrejs/dagre', 'node:*'],
  },
  'runner/': { imports: everything, packages: anyPackage },
  'bench/': { imports: everything, packages: anyPackage },
  'examples/browser-rtm/': { imports: ['adapters/index.ts'], packages: ['playwright-core', 'vite', 'node:*'] },
  'examples/': { imports: ['adapters/index.ts'], packages: [] },
  'scripts/': { imports: everything, packages: anyPackage },
  'test/': { imports: everything, packages: anyPackage },
  // The files beside the folders: what users import, and the settings of tools.
  './': { imports: everything, packages: anyPackage },
} as const satisfies Record<string, Folder>

/** The name of a folder of the table. */
export type FolderName = keyof typeof folders

/** The folder of the table in which a file lies. */
export function folderOf(path: string): FolderName {
  const [longest] = (Object.keys(folders) as FolderName[])
    .filter((folder) => path.startsWith(folder))
    .sort((one, other) => other.length - one.length)
  if (longest !== undefined) return longest
  if (!path.includes('/')) return './'
  throw new Error(`${path} lies in a folder that the table does not know.`)
}
