/** How one scenario ended: what Cucumber's messages say of its steps, and what the judge says of its trace. */

import type { Pickle, TestCase, TestStepFinished } from '@cucumber/messages'
import { TestStepResultStatus } from '@cucumber/messages'
import type { Client, Step, TraceEvent, TraceVerdict } from '../spec/index.ts'
import { isWait } from '../spec/index.ts'
import type { ScenarioInfo } from './list-scenarios.ts'
import type { RunContext } from './run-context.ts'

/**
 * `passed`: every step ran and holds, and the judge found nothing. `not driven`: the adapter cannot play or observe
 * something that the story needs. `skipped`: the run ended before it.
 */
export type ScenarioOutcome = 'passed' | 'failed' | 'not driven' | 'skipped'

/** One scenario as it was told to one adapter. */
export interface ScenarioResult extends ScenarioInfo {
  readonly outcome: ScenarioOutcome
  /** What went wrong, or why it was not driven. */
  readonly message?: string
  /** The step that failed, as the file has it; absent if every step holds and only the judge objects. */
  readonly failedStep?: string
  /** The judgement of the whole trace. */
  readonly verdict?: TraceVerdict
  /** What was played; consecutive waits are one. */
  readonly steps: readonly Step[]
  /** The trace. */
  readonly events: readonly TraceEvent[]
  readonly clients: readonly Client[]
}

/** What Cucumber's messages tell of one scenario. */
export interface Telling {
  readonly pickle: Pickle
  readonly testCase: TestCase
  readonly finished: readonly TestStepFinished[]
}

/** The result of a scenario that has been told, or of one that never was. */
export function scenarioResult(info: ScenarioInfo, context: RunContext, telling: Telling | undefined): ScenarioResult {
  const story = telling && context.stories.get(telling.pickle.id)
  return {
    ...info,
    ...conclude(info, context, telling),
    ...(story?.verdict ? { verdict: story.verdict } : {}),
    steps: mergeWaits(story?.played ?? []),
    events: story?.events ?? [],
    clients: story?.clients ?? context.clients,
  }
}

type Conclusion = Pick<ScenarioResult, 'outcome' | 'message' | 'failedStep'>

function conclude(info: ScenarioInfo, context: RunContext, telling: Telling | undefined): Conclusion {
  if (telling === undefined) return { outcome: 'skipped', message: 'Cucumber did not run it.' }
  const { pickle, testCase, finished } = telling
  const story = context.stories.get(pickle.id)
  const broken = finished.find(({ testStepResult }) => isBroken(testStepResult.status))
  // A broken adapter says nothing about the implementation; no scenario begins after the one in which it broke.
  if (broken && context.broken !== undefined) return { outcome: 'skipped', message: 'The adapter broke in it.' }
  if (broken) return failure(info, telling, broken)
  const passed = finished.filter(({ testStepResult }) => testStepResult.status === TestStepResultStatus.PASSED)
  if (testCase.testSteps.length === passed.length && pickle.steps.length > 0) return { outcome: 'passed' }
  if (story?.notDriven !== undefined) return { outcome: 'not driven', message: story.notDriven }
  if (context.signal?.aborted === true) return { outcome: 'skipped', message: 'The run was interrupted.' }
  if (context.broken !== undefined) return { outcome: 'skipped', message: 'The adapter broke before it.' }
  return { outcome: 'failed', message: `${passed.length} of ${testCase.testSteps.length} steps ran and passed.` }
}

/** Anything that is neither passed nor skipped: failed, undefined, ambiguous, pending, unknown. */
function isBroken(status: TestStepResultStatus): boolean {
  return status !== TestStepResultStatus.PASSED && status !== TestStepResultStatus.SKIPPED
}

function failure(
  info: ScenarioInfo,
  { pickle, testCase }: Telling,
  { testStepId, testStepResult }: TestStepFinished,
): Conclusion {
  const { status, exception, message } = testStepResult
  const pickleStepId = testCase.testSteps.find(({ id }) => id === testStepId)?.pickleStepId
  const at = pickle.steps.findIndex(({ id }) => id === pickleStepId)
  const told = exception?.message ?? message
  const said =
    status === TestStepResultStatus.FAILED ? told : `The step is ${status.toLowerCase()}. ${told ?? ''}`.trimEnd()
  const failedStep = info.text[at]
  return {
    outcome: 'failed',
    ...(said === undefined ? {} : { message: said }),
    ...(failedStep === undefined ? {} : { failedStep }),
  }
}

/** Cutting a wait into slices changes nothing, so the reader is shown one wait. */
function mergeWaits(steps: readonly Step[]): Step[] {
  const merged: Step[] = []
  for (const step of steps) {
    const last = merged.at(-1)
    if (isWait(step) && last !== undefined && isWait(last))
      merged[merged.length - 1] = { waitMs: last.waitMs + step.waitMs }
    else merged.push(step)
  }
  return merged
}
