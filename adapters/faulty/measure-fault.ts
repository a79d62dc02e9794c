/** Plays sequences on a faulty implementation and notes which clauses noticed, and when first. */
import type { Judge } from '../../spec/judge.ts'
import type { Contradiction } from '../../spec/verdict.ts'
import type { Client, ProfileId, Step, TraceEvent } from '../../spec/vocabulary.ts'
import { createReference, createWatchedReference } from '../reference/index.ts'
import type { Fault } from './fault.ts'

/** One sequence of steps, and the clients of the world in which it is played. */
export interface MeasuredSequence {
  readonly clients: readonly Client[]
  readonly steps: readonly Step[]
  /** What the reference makes of it, without a violation: a faulty trace that is the same need not be judged again. */
  readonly correct?: CorrectTrace
}

interface CorrectTrace {
  readonly events: readonly TraceEvent[]
  readonly contradictions: readonly Contradiction[]
  /** The names of the decisions that it asked: a fault in another one leaves the trace as it is, and need not be played. */
  readonly consulted: ReadonlySet<string>
}

/** The same sequences with what the reference makes of them; where that is accused of something, it is left out. */
export function withCorrect(
  profile: ProfileId,
  sequences: readonly MeasuredSequence[],
  judge: Judge,
): readonly MeasuredSequence[] {
  const asked = new Set<string>()
  const reference = createWatchedReference(asked)
  return sequences.map(({ clients, steps }) => {
    asked.clear()
    const session = reference.open({ profile, clients })
    const events = session.play(steps)
    session.close()
    const { violations, contradictions } = judge.judge(clients, events)
    return violations.length > 0
      ? { clients, steps }
      : { clients, steps, correct: { events, contradictions, consulted: new Set(asked) } }
  })
}

/** What a measurement needs. The caller brings the sequences and the judge, so that every generator can be measured. */
export interface MeasureOptions {
  /** In the order in which they are played. */
  readonly sequences: Iterable<MeasuredSequence>
  /** A judge that has seen nothing yet, of the profile of the fault. */
  readonly judge: Judge
  /** Stop as soon as each of these clauses has noticed; without it every sequence is played. */
  readonly until?: readonly string[]
}

/** What came of a measurement. */
export interface Measurement {
  /** How many sequences were played. */
  readonly sequences: number
  /** By clause, the position of the first sequence that violates it, counted from 0. */
  readonly firstDetections: ReadonlyMap<string, number>
  /** The questions whose readings were all contradicted, each by some sequence: the implementation mixes them. */
  readonly mixedReadings: readonly string[]
}

/** Measures which clauses catch the fault, and after how many sequences. */
export function measureFault(fault: Fault, { sequences, judge, until }: MeasureOptions): Measurement {
  const adapter = createReference(fault.changes, `faulty:${fault.id}`)
  const firstDetections = new Map<string, number>()
  const contradictedByCorrect = new Set<string>()
  let played = 0
  const changed = Object.keys(fault.changes)
  const play = ({ clients, steps, correct }: MeasuredSequence): readonly TraceEvent[] => {
    if (correct !== undefined && !changed.some((name) => correct.consulted.has(name))) return correct.events
    const session = adapter.open({ profile: fault.profile, clients })
    const events = session.play(steps)
    session.close()
    return events
  }
  for (const sequence of sequences) {
    const { clients, correct } = sequence
    const events = play(sequence)
    if (correct !== undefined && isSame(events, correct.events)) {
      for (const { question, reading } of correct.contradictions) contradictedByCorrect.add(`${question}=${reading}`)
    } else {
      for (const { clauses } of judge.judge(clients, events).violations) {
        for (const clause of clauses) if (!firstDetections.has(clause)) firstDetections.set(clause, played)
      }
    }
    played += 1
    if (until?.every((clause) => firstDetections.has(clause)) === true) break
  }
  const mixedReadings = judge
    .tally()
    .readings.filter(({ question, possible, contradicted }) => {
      const left = possible.filter((reading) => !contradictedByCorrect.has(`${question}=${reading}`))
      return left.length === 0 && possible.length + contradicted.length > 0
    })
    .map(({ question }) => question)
  return { sequences: played, firstDetections, mixedReadings }
}

/** Whether two values of JSON are the same. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const names = Object.keys(one)
  if (names.length !== Object.keys(other).length) return false
  // The casts are safe: both are objects.
  return names.every((name) => isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]))
}
