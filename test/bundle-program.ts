/** Writes the compiled program into a few files, for the tests that start it: most of what a start takes is finding files. */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'

const root = join(import.meta.dirname, '..')
const compiled = join(root, 'dist')
/** Not in `dist`, which is what is shipped. `runner/cli-process.ts` starts it there. */
const bundled = join(root, 'node_modules', '.cache', 'agora-conformance')

/** What a test starts or imports. What two of them share is written once, so that it is one module as it is in `dist`. */
const entries = ['runner/cli', 'runner/run/job', 'runner/adapter/bundled', 'adapters/index', 'adapters/reference/index']

/** What a module says of its own place stays as it is; only the job that is started is the bundled one, too. */
const places: Plugin = {
  name: 'places',
  transform(code, id) {
    if (!/import\.meta\.url|__(?:dir|file)name/.test(code)) return undefined
    const place = id === join(compiled, starter) ? join(bundled, starter) : id
    const placed = code
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(place).href))
      .replaceAll('__dirname', JSON.stringify(dirname(place)))
      .replaceAll('__filename', JSON.stringify(place))
    return { code: placed, map: null }
  },
}
const starter = join('runner', 'run', 'start-job.js')

/** Bundles what `npm run build` has compiled, with all packages but the compiler of TypeScript. */
export async function bundleProgram(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [places],
    ssr: { noExternal: true, external: ['tsx'] },
    build: {
      ssr: true,
      outDir: bundled,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      rollupOptions: {
        input: Object.fromEntries(entries.map((entry) => [entry, join(compiled, `${entry}.js`)])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
  writeFileSync(join(bundled, 'package.json'), '{ "type": "module" }')
}
