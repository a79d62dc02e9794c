import { defineConfig } from 'vitest/config'

/** Tests that start the program as its users do. */
const program = ['runner/**/*.test.ts', 'scripts/**/*.test.ts', 'test/**/*.test.ts']

const common = {
  watch: false,
  // The suites are bound by the processor, and cucumber keeps state in its module, so each file has its own process.
  pool: 'forks' as const,
  // What waits by the clock on the wall waits together.
  maxConcurrency: 20,
  // The slowest tests play thousands of sequences on a machine with two cores that may be busy.
  testTimeout: 60_000,
  hookTimeout: 60_000,
}
/** Node.js loads the files itself: what Vite makes of them asks a getter for every imported name, and is a fifth slower. */
const native = {
  execArgv: ['--import', 'tsx'],
  experimental: { viteModuleRunner: false, nodeLoader: false },
}
const exclude = ['**/node_modules/**', 'dist/**', 'conformance-report/**']

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...common, ...native, name: 'kit', include: ['**/*.test.ts'], exclude: [...exclude, ...program] } },
      { test: { ...common, name: 'program', include: program, exclude, globalSetup: 'test/build-program.ts' } },
    ],
  },
})
