import { beforeAll, describe, expect, it } from 'vitest'
import {
  type MeasuredSequence,
  type Measurement,
  measureFaults,
  withCorrect,
} from '../adapters/faulty/measure-fault.ts'
import { readDescription } from '../adapters/index.ts'
import { createReference } from '../adapters/reference/index.ts'
import { otherReadings } from '../adapters/reference/other-readings.ts'
import { createJudge, type Judge, type ProfileId, profileIds, profiles } from '../spec/index.ts'
import { clientsOf, createPlan, drawSequence } from './index.ts'

const sequences = 250
/** Some ten thousand sequences, on a machine that may be busy. */
const patienceMs = 300_000

interface Subject {
  readonly sequences: readonly MeasuredSequence[]
  readonly createJudge: () => Judge
}

/** Sequences of the profile of which the reference breaks nothing, and judges for whoever plays them. */
async function subjectOf(id: ProfileId): Promise<Subject> {
  const profile = profiles[id]
  const { drives, observes } = await readDescription(createReference(), id)
  const plan = createPlan({ profile, drives })
  const drawn = Array.from({ length: sequences }, (_, index) => {
    const steps = drawSequence(plan, index, 20_260)
    return { steps, clients: clientsOf(plan, steps) }
  })
  const createJudgeOf = () => createJudge(profile, { observes })
  return { sequences: withCorrect(id, drawn, createJudgeOf()), createJudge: createJudgeOf }
}

describe.each(profileIds)('the judge accuses no implementation of %s that the documents allow', async (id) => {
  const subject = await subjectOf(id)

  it('accuses not the reference either', () => {
    expect(subject.sequences.filter(({ correct }) => correct === undefined)).toEqual([])
  })

  const others = otherReadings.filter(({ profile }) => profile === id)
  let measurements: readonly Measurement[] = []
  beforeAll(() => {
    measurements = measureFaults(
      others.map(({ what, decisions }) => ({ id: 'none', story: what, profile: id, breaks: [], changes: decisions })),
      subject,
    )
  }, patienceMs)

  it.each(others)('$what', (other) => {
    const measurement = measurements[others.indexOf(other)]
    expect(measurement).toEqual({ sequences, firstDetections: new Map(), mixedReadings: [] })
  })
})
