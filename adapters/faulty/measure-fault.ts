/** Plays sequences on a faulty implementation and notes which clauses noticed, and when first. */
import type { Judge } from '../../spec/judge.ts'
import type { Client, Step } from '../../spec/vocabulary.ts'
import { createReference } from '../reference/index.ts'
import type { Fault } from './fault.ts'

/** One sequence of steps, and the clients of the world in which it is played. */
export interface MeasuredSequence {
  readonly clients: readonly Client[]
  readonly steps: readonly Step[]
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
  let played = 0
  for (const { clients, steps } of sequences) {
    const session = adapter.open({ profile: fault.profile, clients })
    const { violations } = judge.judge(clients, session.play(steps))
    session.close()
    for (const { clauses } of violations) {
      for (const clause of clauses) if (!firstDetections.has(clause)) firstDetections.set(clause, played)
    }
    played += 1
    if (until?.every((clause) => firstDetections.has(clause)) === true) break
  }
  const mixedReadings = judge
    .tally()
    .readings.filter(({ possible, contradicted }) => possible.length === 0 && contradicted.length > 0)
    .map(({ question }) => question)
  return { sequences: played, firstDetections, mixedReadings }
}
