import { describe, expect, it } from 'vitest'
import { readDescription } from '../adapters/index.ts'
import { record } from '../adapters/record.ts'
import { createReference } from '../adapters/reference/index.ts'
import { otherReadings } from '../adapters/reference/other-readings.ts'
import { createJudge, profiles, type TraceEvent } from '../spec/index.ts'
import { clientsOf, createPlan, drawSequence } from './index.ts'

const sequences = 250

describe('the judge accuses no implementation that the documents allow', () => {
  it.each(otherReadings.map((other) => [other.profile, other.what, other] as const))(
    '%s, %s',
    async (id, _what, { decisions }) => {
      const profile = profiles[id]
      const adapter = createReference(decisions)
      const { drives, observes } = await readDescription(adapter, id)
      const plan = createPlan({ profile, drives })
      const judge = createJudge(profile, { observes })
      const accused: string[] = []
      for (let index = 0; index < sequences; index += 1) {
        const steps = drawSequence(plan, index, 20_260)
        const clients = clientsOf(plan, steps)
        // The cast is safe: the reference answers at once.
        const events = record(adapter, { profile: id, clients }, steps) as readonly TraceEvent[]
        for (const { clauses, expected, observed } of judge.judge(clients, events).violations) {
          accused.push(`${clauses.join(' ')}: expected ${expected}, observed ${observed}`)
        }
      }
      expect(accused).toEqual([])
      const mixed = judge.tally().readings.filter(({ possible }) => possible.length === 0)
      expect(mixed).toEqual([])
    },
  )
})
