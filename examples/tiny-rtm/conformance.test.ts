import { describe, expect, it } from 'vitest'
import { readDescription } from '../../adapters/index.ts'
import { createPlan, sweep } from '../../properties/index.ts'
import { createJudge, profiles } from '../../spec/index.ts'
import adapter from './adapter.ts'

const profile = profiles['rtm-1']

describe('tiny-rtm', () => {
  it('breaks no clause in 300 generated sequences', async () => {
    const { drives, cannot, observes } = await readDescription(adapter, 'rtm-1')
    const plan = createPlan({ profile, drives, cannot })
    const judge = createJudge(profile, { observes })
    const result = await sweep({ profile, adapter, judge, plan, seed: 1, sequences: 300, exhaustiveDepth: 1 })
    expect(result.failure).toBeUndefined()
    expect(result.findings.map(({ clause, violation, token }) => ({ clause, violation, token }))).toEqual([])
    expect(Object.keys(judge.tally().exercised)).toEqual(
      expect.arrayContaining(['RTM-LOGIN-01', 'RTM-RECONNECT-01', 'RTM-PRESENCE-06', 'RTM-KICK-02', 'RTM-LOGOUT-01']),
    )
  })
})
