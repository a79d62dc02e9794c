/** Every fault is caught by the clauses that it names and by nothing else, and every judged clause catches a fault. */
import { beforeAll, describe, expect, it } from 'vitest'
import { clientsOf, createPlan, exhaustive } from '../../properties/index.ts'
import { generatedChunk } from '../../properties/stream.ts'
import type { ProfileId } from '../../spec/index.ts'
import { createJudge, profileIds, profiles, questions } from '../../spec/index.ts'
import { correctFor, createReference } from '../reference/index.ts'
import { createFaulty, type Fault, faults, findFault } from './index.ts'
import { type MeasuredSequence, type Measurement, measureFault, measureFaults, withCorrect } from './measure-fault.ts'
import { toldSequences } from './told-sequences.ts'

const seed = 42
const drawnSequences = 300
const exhaustiveDepth = 1

const observes = ['connectionAttempt', 'userAttributesSet', 'userOffline', 'userOnline', 'channelDestroyed'] as const

const measured = new Map<ProfileId, readonly MeasuredSequence[]>()

/** The sequences that every fault of the profile is played; they are made once. */
function sequencesFor(id: ProfileId): readonly MeasuredSequence[] {
  const made = measured.get(id) ?? withCorrect(id, makeSequences(id), judgeOf(id))
  measured.set(id, made)
  return made
}

/** Told sequences, all short ones, and drawn ones. */
function makeSequences(id: ProfileId): readonly MeasuredSequence[] {
  const profile = profiles[id]
  const plan = createPlan({ profile, drives: [...profile.calls, ...profile.happenings] })
  const drawn = Array.from({ length: Math.ceil(drawnSequences / 64) }, (_, chunk) => generatedChunk(plan, seed, chunk))
  const generated = [...exhaustive(plan, exhaustiveDepth), ...drawn.flat()]
  return [
    ...toldSequences(id, (steps) => clientsOf(plan, steps)),
    ...generated.map((steps) => ({ steps, clients: clientsOf(plan, steps) })),
  ]
}

function judgeOf(id: ProfileId) {
  return createJudge(profiles[id], { observes })
}

/** The ids of the clauses of the profile that a rule judges. */
function judgedClauses(id: ProfileId): readonly string[] {
  return Object.entries(profiles[id].clauses).flatMap(([clause, { judgedBy }]) => (judgedBy === 'rule' ? [clause] : []))
}

/** Some hundred thousand sequences, on a machine that may be busy. */
const patienceMs = 300_000

describe.each(profileIds)('the faults of %s', (id) => {
  const own = faults.filter(({ profile }) => profile === id)
  const faultless: Fault = { id: 'none', story: 'Does nothing wrong.', profile: id, breaks: [], changes: {} }
  const all = [faultless, ...own]
  let measurements: readonly Measurement[] = []
  beforeAll(() => {
    measurements = measureFaults(all, { sequences: sequencesFor(id), createJudge: () => judgeOf(id) })
  }, patienceMs)

  /** What came of the fault, which has been played every sequence. */
  function measurementOf(fault: Fault): Measurement {
    const measurement = measurements[all.indexOf(fault)]
    if (measurement?.sequences !== sequencesFor(id).length) throw new Error(`${fault.id} was not played to the end.`)
    return measurement
  }

  it.each(own.map((fault) => [fault.id, fault.breaks.join(', '), fault] as const))(
    'the fault "%s" is caught by %s and by nothing else',
    (_, __, fault) => {
      const { firstDetections, mixedReadings } = measurementOf(fault)
      expect([...firstDetections.keys()].sort()).toEqual([...fault.breaks].sort())
      for (const mixed of mixedReadings) {
        const clauses: readonly string[] = questions.find((question) => question.id === mixed)?.clauses ?? []
        expect(fault.breaks.some((clause) => clauses.includes(clause))).toBe(true)
      }
    },
  )

  it('leave no judged clause unproven', () => {
    const proven = new Set<string>(own.flatMap(({ breaks }) => breaks))
    expect(judgedClauses(id).filter((clause) => !proven.has(clause))).toEqual([])
  })

  it('stand beside a reference that breaks nothing', () => {
    const { firstDetections, mixedReadings } = measurementOf(faultless)
    expect([...firstDetections.keys()]).toEqual([])
    expect(mixedReadings).toEqual([])
  })
})

describe('the catalogue of faults', () => {
  it('holds at least a hundred faults, each under an id of its own', () => {
    expect(faults.length).toBeGreaterThanOrEqual(100)
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length)
  })

  it('tells each fault in one sentence and under a plain id', () => {
    const untidy = faults.filter(
      ({ id, story }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || !/^[A-Z][^.]*\.$/.test(story),
    )
    expect(untidy).toEqual([])
  })

  it('changes one decision in each fault, to something else', () => {
    const decisions = new Map(profileIds.map((id) => [id, new Map<string, unknown>(Object.entries(correctFor(id)))]))
    const idle = faults.filter(({ profile, changes }) => {
      const [change, ...others] = Object.entries(changes)
      return change === undefined || others.length > 0 || decisions.get(profile)?.get(change[0]) === change[1]
    })
    expect(idle).toEqual([])
  })

  it('tells no story twice within a profile', () => {
    const stories = faults.map(({ profile, story }) => `${profile} ${story}`)
    expect(stories.filter((story, at) => stories.indexOf(story) !== at)).toEqual([])
  })

  it('finds a fault by its id', () => {
    expect(findFault('interrupts-after-5-s')?.breaks).toEqual(['RTM-RECONNECT-01'])
    expect(findFault('does-everything-right')).toBeUndefined()
  })

  it('makes an adapter that bears the name of its fault', () => {
    expect(createFaulty('interrupts-after-5-s').describe().name).toBe('faulty:interrupts-after-5-s')
    expect(createReference().describe().name).toBe('reference')
    expect(() => createFaulty('does-everything-right')).toThrow('There is no fault "does-everything-right".')
  })
})

describe('a measurement', () => {
  const fault = faults[0]

  it('counts up to the first sequence that each clause notices, and stops when it has seen what it waits for', () => {
    if (fault === undefined) throw new Error('There are no faults.')
    const [clause = ''] = fault.breaks
    const all = sequencesFor(fault.profile)
    const whole = measureFault(fault, { sequences: all, judge: judgeOf(fault.profile) })
    const short = measureFault(fault, { sequences: all, judge: judgeOf(fault.profile), until: [clause] })
    expect(whole.sequences).toBe(all.length)
    expect(short.sequences).toBe((whole.firstDetections.get(clause) ?? Number.NaN) + 1)
  })
})
