/** What surrounds every scenario: a fresh session before it, and the judgement of its whole trace after it. */

import type { ITestCaseHookParameter, ITestStepHookParameter } from '@cucumber/cucumber'
import {
  After,
  Before,
  BeforeStep,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  setWorldConstructor,
} from '@cucumber/cucumber'
import { PickleStepType } from '@cucumber/messages'

import type { TraceVerdict } from '../../spec/index.ts'
import { Story } from './story.ts'
import { Interrupted, NotDriven } from './story-end.ts'

/** Adapters have limits of their own for every answer; a scenario with a real clock may take twenty minutes. */
const noTimeout = -1

setWorldConstructor(Story)
setDefaultTimeout(noTimeout)

/** A step that the adapter cannot play, or may not any more, skips the rest of its scenario instead of failing it. */
setDefinitionFunctionWrapper(
  (step: (...args: unknown[]) => unknown) =>
    async function (this: Story, ...args: unknown[]): Promise<unknown> {
      try {
        return await step.apply(this, args)
      } catch (error) {
        if (error instanceof NotDriven) this.notDriven = error.message
        else if (!(error instanceof Interrupted)) throw error
        return 'skipped'
      }
    },
)

Before(function (this: Story, { pickle }: ITestCaseHookParameter) {
  const { context } = this
  context.stories.set(pickle.id, this)
  return context.broken !== undefined || context.signal?.aborted === true ? 'skipped' : undefined
})

/** Then steps read what has come since the latest block of Whens began. */
const lastType = new WeakMap<Story, PickleStepType | undefined>()
BeforeStep(function (this: Story, { pickleStep }: ITestStepHookParameter) {
  if (pickleStep.type === PickleStepType.ACTION && lastType.get(this) !== PickleStepType.ACTION) {
    this.mark = this.events.length
  }
  lastType.set(this, pickleStep.type)
})

After(async function (this: Story) {
  const { context } = this
  if (this.played.length > 0 && context.broken === undefined && context.signal?.aborted !== true) await this.settle()
  await this.close()
  if (context.broken !== undefined || this.played.length === 0) return
  try {
    // The judge goes on to other traces; the verdict on this one is kept as it is now.
    const { violations, contradictions, ...counts } = context.judge.judge(this.clients, this.events)
    this.verdict = { ...counts, violations: [...violations], contradictions: [...contradictions] }
  } catch (error) {
    context.broken = { error }
    throw error
  }
  if (this.verdict.violations.length > 0) throw new Error(tell(this.verdict))
})

function tell({ violations }: TraceVerdict): string {
  return violations
    .map(({ clauses, client, atMs, expected, observed }) =>
      [
        `${clauses.join(', ')} violated by ${client} at ${atMs} ms`,
        `expected ${expected}`,
        `observed ${observed}`,
      ].join(': '),
    )
    .join('\n')
}
