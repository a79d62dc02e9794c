import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const tests = '.test.ts'

/**
 * Tests of functions and tables, which share a process: each leaves what it loads as it was, so the next need not load it
 * again. What runs features, starts a program or changes a global is not among them.
 */
const pure = [
  `{spec,properties,adapters/reference,adapters/agora-web/service,features/steps,handbook/*}/**/*${tests}`,
  `adapters/{describe,record,faulty/faults-show}${tests}`,
  `features/{clauses,list-scenarios,read-scenarios}${tests}`,
  `handbook/{entry,timeline}${tests}`,
  `runner/{options,trace-file}/**/*${tests}`,
  `runner/report/{build-profile,judgement,junit,mermaid,terminal,violation-text,words}${tests}`,
  `runner/{exit-code,progress,schema,terminal,verdict,waiver-scope,waivers}${tests}`,
  `runner/{adapter/time-limit,run/share}${tests}`,
  `scripts/{count-tests,agora-web/checked,agora-web/comparison,agora-web/known-verdicts}${tests}`,
  `test/lock-file${tests}`,
]

/** Tests that start the program as its users do. */
const program = [`{runner,scripts,test}/**/*${tests}`]

/** What takes longest, longest first: begun last, the other processor would wait for it in the end. */
const longest = [
  'test/check-your-sdk-page',
  'runner/scale-out',
  'handbook/handbook',
  'adapters/faulty/faulty',
  'runner/bad-input',
  'runner/process-end',
  'runner/hostile/hostile',
  'runner/run',
  'test/ci-page',
  'runner/doctor',
  'adapters/networked/real-time',
  'runner/real-time',
  'runner/init/kits',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex((name) => moduleId.endsWith(`/${name}${tests}`))
      return found === -1 ? longest.length : found
    }
    return (await super.sort(files)).sort((one, other) => place(one) - place(other))
  }
}

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
  // Thousands of short traces are made and forgotten, which takes a tenth less time with more room for what is young.
  execArgv: ['--max-semi-space-size=64', '--import', 'tsx'],
  experimental: { viteModuleRunner: false, nodeLoader: false },
}
const exclude = ['**/node_modules/**', 'dist/**', 'conformance-report/**']

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...common, ...native, name: 'pure', include: pure, exclude, isolate: false } },
      {
        test: {
          ...common,
          ...native,
          name: 'kit',
          include: [`**/*${tests}`],
          exclude: [...exclude, ...pure, ...program],
        },
      },
      {
        test: {
          ...common,
          name: 'program',
          include: program,
          exclude: [...exclude, ...pure],
          // It comes before the tests of all projects, and those of `kit` find the browser, too.
          globalSetup: ['test/build-program.ts', 'test/find-browser.ts'],
        },
      },
    ],
  },
})
