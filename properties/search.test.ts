/** A search ends with the few steps that a person would have written. */
import { describe, expect, it } from 'vitest'
import type { Decisions } from '../adapters/reference/index.ts'
import { createReference } from '../adapters/reference/index.ts'
import type { ProfileId } from '../spec/index.ts'
import { profiles } from '../spec/index.ts'
import type { Counterexample } from './search.ts'
import { search } from './search.ts'
import type { Finding, SweepResult } from './sweep.ts'
import { sweep } from './sweep.ts'
import { judgeFor, planFor } from './test-plans.ts'
import { parseToken, stepsOfToken } from './token.ts'

const seed = 42

/** Sweeps the reference with that fault. */
function sweepFault(id: ProfileId, fault: Partial<Decisions>, exhaustiveDepth: number): Promise<SweepResult> {
  const options = { profile: profiles[id], plan: planFor(id), seed, sequences: 200, exhaustiveDepth }
  return sweep({ ...options, adapter: createReference(fault), judge: judgeFor(id) })
}

function shrinkFinding(id: ProfileId, fault: Partial<Decisions>, finding: Finding): Promise<Counterexample> {
  return search(finding, { adapter: createReference(fault), plan: planFor(id), createJudge: () => judgeFor(id) })
}

describe.each([
  ['rtc-4', { rtcInterruptedAfterMs: 5_000 }, 'RTC-T4a', 'joinChannel, wait, networkLost, wait'],
  ['rtm-1', { rtmInterruptedAfterMs: 3_999 }, 'RTM-RECONNECT-02', 'login, wait, networkLost, wait'],
  ['rtm-1', { rtmRemovedAfterMs: 31_000 }, 'RTM-PRESENCE-06', undefined],
] as const)('of %s, the fault %j', { timeout: 60_000 }, (id, fault, clause, story) => {
  it.each([
    ['the exhaustive layer', 2],
    ['drawn sequences', 0],
  ])('is found by %s and shrunk to its story', async (_, depth) => {
    const { findings } = await sweepFault(id, fault, depth)
    const finding = findings.find((each) => each.clause === clause)
    if (finding === undefined) throw new Error(`Found only ${findings.map((each) => each.clause).join(', ')}.`)
    const counterexample = await shrinkFinding(id, fault, finding)
    expect(counterexample).toMatchObject({ clause, minimal: true, reproduced: true })
    expect(counterexample.violation.clauses).toContain(clause)
    const told = counterexample.steps.map((step) =>
      'waitMs' in step ? 'wait' : 'call' in step ? step.call : step.happens,
    )
    expect(told.length).toBeLessThanOrEqual(9)
    expect(story ?? told.join(', ')).toBe(told.join(', '))
    expect(stepsOfToken(parseToken(counterexample.token), planFor(id))).toEqual(counterexample.steps)
    expect(counterexample.trace.header).toMatchObject({ trace: 1, profile: id, clock: 'virtual' })
    expect(counterexample.trace.events.at(-1)).toHaveProperty('ends', true)
  })

  it('gives the same counterexample again', async () => {
    const { findings } = await sweepFault(id, fault, 1)
    const again = await sweepFault(id, fault, 1)
    expect(again.findings).toEqual(findings)
    const [finding] = findings
    if (finding === undefined) throw new Error('Nothing was found.')
    expect(await shrinkFinding(id, fault, finding)).toEqual(await shrinkFinding(id, fault, finding))
  })
})

describe('a search', () => {
  it('says when the violation does not come again', async () => {
    const fault = { rtcInterruptedAfterMs: 5_000 }
    const { findings } = await sweepFault('rtc-4', fault, 1)
    const [finding] = findings
    if (finding === undefined) throw new Error('Nothing was found.')
    const mended = await shrinkFinding('rtc-4', {}, finding)
    expect(mended).toMatchObject({ reproduced: false, minimal: false, steps: finding.steps, token: finding.token })
  })
})
