/** Plays sequences on a faulty implementation and notes which clauses noticed, and when first. */
import type { Judge } from '../../spec/judge.ts'
import type { Contradiction } from '../../spec/verdict.ts'
import type { Client, ProfileId, Step, TraceEvent } from '../../spec/vocabulary.ts'
import { createReference, createWatchedReference, type ReferenceAdapter } from '../reference/index.ts'
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
  const measurement = new RunningMeasurement(fault, judge)
  for (const sequence of sequences) {
    measurement.play(sequence)
    if (until?.every((clause) => measurement.firstDetections.has(clause)) === true) break
  }
  return measurement.conclude()
}

/**
 * Measures many faults of a profile, each with a judge of its own, and gives the measurements in their order. All are
 * played one sequence before the next: going through all sequences for each of them takes twice as long, as what the
 * reference makes of them does not fit into the processor's cache.
 */
export function measureFaults(
  faults: readonly Fault[],
  { sequences, createJudge }: Pick<MeasureOptions, 'sequences'> & { readonly createJudge: () => Judge },
): readonly Measurement[] {
  const measurements = faults.map((fault) => new RunningMeasurement(fault, createJudge()))
  for (const sequence of sequences) for (const measurement of measurements) measurement.play(sequence)
  return measurements.map((measurement) => measurement.conclude())
}

/** A fault that is being measured. */
class RunningMeasurement {
  readonly firstDetections = new Map<string, number>()
  readonly #fault: Fault
  readonly #judge: Judge
  readonly #adapter: ReferenceAdapter
  readonly #changed: readonly string[]
  readonly #contradictedByCorrect = new Set<string>()
  #played = 0

  constructor(fault: Fault, judge: Judge) {
    this.#fault = fault
    this.#judge = judge
    this.#adapter = createReference(fault.changes, `faulty:${fault.id}`)
    this.#changed = Object.keys(fault.changes)
  }

  play(sequence: MeasuredSequence): void {
    const { clients, correct } = sequence
    const events = this.#eventsOf(sequence)
    if (correct !== undefined && isSame(events, correct.events)) {
      for (const { question, reading } of correct.contradictions)
        this.#contradictedByCorrect.add(`${question}=${reading}`)
    } else {
      for (const { clauses } of this.#judge.judge(clients, events).violations) {
        for (const clause of clauses)
          if (!this.firstDetections.has(clause)) this.firstDetections.set(clause, this.#played)
      }
    }
    this.#played += 1
  }

  #eventsOf({ clients, steps, correct }: MeasuredSequence): readonly TraceEvent[] {
    if (correct !== undefined && !this.#changed.some((name) => correct.consulted.has(name))) return correct.events
    const session = this.#adapter.open({ profile: this.#fault.profile, clients })
    const events = session.play(steps)
    session.close()
    return events
  }

  conclude(): Measurement {
    const mixedReadings = this.#judge
      .tally()
      .readings.filter(({ question, possible, contradicted }) => {
        const left = possible.filter((reading) => !this.#contradictedByCorrect.has(`${question}=${reading}`))
        return left.length === 0 && possible.length + contradicted.length > 0
      })
      .map(({ question }) => question)
    return { sequences: this.#played, firstDetections: this.firstDetections, mixedReadings }
  }
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
