import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', 'dist/**', 'conformance-report/**'],
    watch: false,
    // The suites are bound by the processor, and cucumber keeps state in its module, so each file has its own process.
    pool: 'forks',
    maxWorkers: 2,
    // What waits by the clock on the wall waits together.
    maxConcurrency: 20,
    // The slowest tests play thousands of sequences on a machine with two cores that may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
