/** Tells the scenarios of a profile to an adapter, in this process and without a word on the console. */
import { Writable } from 'node:stream'

import type { Envelope, Pickle, TestCase, TestStepFinished } from '@cucumber/messages'
import type { Adapter } from '../adapters/index.ts'
import { readDescription } from '../adapters/index.ts'
import type { Client, Judge, ProfileId } from '../spec/index.ts'
import { defaultClients } from '../spec/index.ts'
import { findFeatureFolder } from './feature-folder.ts'
import type { ScenarioInfo, ScenarioSelection } from './list-scenarios.ts'
import { isSelected, listScenarios } from './list-scenarios.ts'
import type { RunContext } from './run-context.ts'
import { closeContext, openContext } from './run-context.ts'
import type { ScenarioResult } from './scenario-result.ts'
import { scenarioResult } from './scenario-result.ts'

/** What to run the scenarios of, against what, and how they are judged. */
export interface ScenarioRunOptions extends ScenarioSelection {
  readonly profile: ProfileId
  readonly adapter: Adapter
  /** Judges the whole trace of each scenario; its assumptions also tell the steps how long to wait. */
  readonly judge: Judge
  /** The clients of each session; the two users of the documents unless told. */
  readonly clients?: readonly Client[]
  /** Which of the selected scenarios are told here, by their position among them, counted from 0; all unless told. */
  readonly isHere?: (position: number) => boolean
  /** The scenarios to be told, where they are known already; no others are looked for. */
  readonly scenarios?: readonly ScenarioInfo[]
  /** Ends the run after the scenario that is being told; the others are skipped. */
  readonly signal?: AbortSignal
  /** Hears of each scenario as soon as it has ended. */
  readonly onProgress?: (result: ScenarioResult, done: number, total: number) => void
  /** Where the feature files are, in a folder for each profile; the kit's own unless told. */
  readonly folder?: string
}

/** What a run of scenarios came to. */
export interface ScenarioRun {
  /** One for each scenario that was selected, in the order of the files. */
  readonly results: readonly ScenarioResult[]
  /** How many scenarios Cucumber has really told to their end, by its messages. */
  readonly finished: number
}

/**
 * Runs the scenarios and reports how each ended. Several runs may be under way at once.
 *
 * @throws whatever the adapter itself throws, after the scenario in which it did
 * @throws {Error} if a feature file cannot be read, or a tag expression or name pattern is malformed
 */
export async function runScenarios(options: ScenarioRunOptions): Promise<ScenarioRun> {
  const { profile, adapter, judge, folder = findFeatureFolder(), isHere = () => true } = options
  const selected =
    options.scenarios ??
    listScenarios(profile, folder)
      .filter((scenario) => isSelected(scenario, options))
      .filter((_scenario, position) => isHere(position))
  const context: RunContext = {
    profile: judge.profile,
    adapter,
    description: await readDescription(adapter, profile),
    clients: options.clients ?? defaultClients(judge.profile),
    judge,
    stories: new Map(),
    ...(options.signal ? { signal: options.signal } : {}),
  }
  const results = new Map<string, ScenarioResult>()
  const places = new Map(selected.map((scenario) => [placeOf(scenario.file, scenario.line), scenario]))
  let finished = 0

  const listen = follow((pickle, testCase, steps) => {
    const place = placeOf(pickle.uri, pickle.location?.line ?? 0)
    const info = places.get(place)
    if (info === undefined) return
    finished += 1
    const result = scenarioResult(info, context, { pickle, testCase, finished: steps })
    results.set(place, result)
    context.stories.delete(pickle.id)
    options.onProgress?.(result, results.size, selected.length)
  })
  const run = openContext(context)
  try {
    if (selected.length > 0) await tell(folder, selected, run, listen)
  } finally {
    closeContext(run)
  }
  if (context.broken !== undefined) throw context.broken.error
  return {
    results: selected.map(
      (info) => results.get(placeOf(info.file, info.line)) ?? scenarioResult(info, context, undefined),
    ),
    finished,
  }
}

/** What identifies a scenario, or a row of an outline: names need not be unique. */
function placeOf(file: string, line: number): string {
  return `${file.replaceAll('\\', '/')}:${line}`
}

type Finished = (pickle: Pickle, testCase: TestCase, steps: readonly TestStepFinished[]) => void

/** Puts Cucumber's messages together, and calls back for each scenario that has ended. */
function follow(onFinished: Finished): (envelope: Envelope) => void {
  const pickles = new Map<string, Pickle>()
  const testCases = new Map<string, TestCase>()
  const running = new Map<string, { readonly testCase: TestCase; readonly steps: TestStepFinished[] }>()
  return ({ pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished }) => {
    if (pickle) pickles.set(pickle.id, pickle)
    if (testCase) testCases.set(testCase.id, testCase)
    if (testCaseStarted) {
      const started = testCases.get(testCaseStarted.testCaseId)
      if (started) running.set(testCaseStarted.id, { testCase: started, steps: [] })
    }
    if (testStepFinished) running.get(testStepFinished.testCaseStartedId)?.steps.push(testStepFinished)
    if (testCaseFinished) {
      const told = running.get(testCaseFinished.testCaseStartedId)
      const pickleTold = told && pickles.get(told.testCase.pickleId)
      running.delete(testCaseFinished.testCaseStartedId)
      if (told && pickleTold) onFinished(pickleTold, told.testCase, told.steps)
    }
  }
}

/**
 * Lets Cucumber tell the scenarios. Its exit code is not asked for: it would be a success if nothing ran. Paths are
 * given relative to the folder, so that a folder with a bracket in its name is no pattern. It is loaded here, as whoever
 * only lists scenarios need not wait for it.
 */
async function tell(
  folder: string,
  scenarios: readonly ScenarioInfo[],
  run: string,
  listen: (envelope: Envelope) => void,
): Promise<void> {
  const { loadConfiguration, runCucumber } = await import('@cucumber/cucumber/api')
  const { loadSteps } = await import('./load-steps.ts')
  const environment = { cwd: folder, stdout: silence(), stderr: silence(), env: {} }
  const provided = { paths: pathsOf(scenarios), format: ['rerun'], publish: false, worldParameters: { run } }
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, environment)
  await runCucumber({ ...runConfiguration, support: await loadSteps() }, environment, listen)
}

/** Each file with the lines of its scenarios, as Cucumber wants them: `rtm-1/login.feature:7:15`. */
function pathsOf(scenarios: readonly ScenarioInfo[]): string[] {
  const lines = new Map<string, number[]>()
  for (const { file, line } of scenarios) lines.set(file, [...(lines.get(file) ?? []), line])
  return [...lines].map(([file, own]) => [file, ...own].join(':'))
}

/** A stream that forgets what is written to it. */
function silence(): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done()
    },
  })
}
