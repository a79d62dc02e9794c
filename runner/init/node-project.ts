/** What makes a folder of TypeScript files a project that installs, compiles and runs. */
/** The compiler that the kit was tried with. */
const compiler = '7.0.2'

/** The settings of a project that depends on the kit, in the words of package.json. */
export function nodeProject(folder: string, kit: string, wanted: string): Readonly<Record<string, string>> {
  const adapter = '--adapter module:adapter.ts'
  return {
    'package.json': inJson({
      name: packageName(folder),
      private: true,
      type: 'module',
      scripts: {
        build: 'tsc',
        doctor: `${kit} doctor ${adapter}`,
        conformance: `${kit} run --profile rtm-1 ${adapter}`,
      },
      devDependencies: { [kit]: wanted, typescript: compiler },
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
