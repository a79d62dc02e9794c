/** What makes a folder of TypeScript files a project that installs, compiles and runs. */
import type { Suite } from '../suite.ts'

/** The compiler that the kit was tried with. */
const compiler = '7.0.2'

/** The settings of a project that uses this version of the kit. */
export function nodeProject(folder: string, suite: Suite): Readonly<Record<string, string>> {
  const adapter = '--adapter module:adapter.ts'
  return {
    'package.json': inJson({
      name: packageName(folder),
      private: true,
      type: 'module',
      scripts: {
        build: 'tsc',
        doctor: `${suite.name} doctor ${adapter}`,
        conformance: `${suite.name} run --profile rtm-1 ${adapter}`,
      },
      devDependencies: { [suite.name]: suite.version, typescript: compiler },
    }),
    'tsconfig.json': inJson({
      compilerOptions: {
        target: 'ES2022',
        // The timers that the example lives by are declared there, without another package.
        lib: ['ES2023', 'DOM'],
        types: [],
        module: 'NodeNext',
        strict: true,
        skipLibCheck: true,
        allowImportingTsExtensions: true,
        noEmit: true,
      },
      include: ['*.ts'],
    }),
  }
}

/** A folder may be called what a package may not. */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return name === '' ? 'my-adapter' : name
}

function inJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
