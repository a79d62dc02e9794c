import { defineConfig } from 'vitest/config'

/** Tests that start the program as its users do. */
const program = ['runner/**/*.test.ts', 'scripts/**/*.test.ts', 'test/**/*.test.ts']

const common = {
  watch: false,
  // The suites are bound by the processor, and cucumber keeps state in its module, so each file has its own process.
  pool: 'forks' as const,
  // The slowest tests play thousands of sequences on a machine with two cores that may be busy.
  testTimeout: 60_000,
  hookTimeout: 60_000,
}
const exclude = ['**/node_modules/**', 'dist/**', 'conformance-report/**']

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...common, name: 'kit', include: ['**/*.test.ts'], exclude: [...exclude, ...program] } },
      { test: { ...common, name: 'program', include: program, exclude, globalSetup: 'test/build-program.ts' } },
    ],
  },
})
