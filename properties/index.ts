/** The generated half of the suite: sequences that nobody wrote, played, judged, shrunk and replayed. */

export type { InvariantOptions, InvariantOutcome } from './check-invariants.ts'
export { checkInvariants } from './check-invariants.ts'
export type { Choice, StepName } from './choices.ts'
export type { Coverage } from './coverage.ts'
export { coverageOf, unhit } from './coverage.ts'
export { defaultExhaustiveDepth, exhaustive } from './exhaustive.ts'
export type { Difference, Invariant, Subject } from './invariants.ts'
export { checkInvariant, invariants } from './invariants.ts'
export type { Plan, PlannedProfile, PlanOptions } from './plan.ts'
export { clientsOf, createPlan, plannedClients } from './plan.ts'
export type { Counterexample, SearchOptions } from './search.ts'
export { search } from './search.ts'
export { drawSequence, SequenceArbitrary, sequences } from './sequence.ts'
export type { ShrinkOptions, Shrunk, StillFails } from './shrink.ts'
export { defaultShrinkBudget, shrink } from './shrink.ts'
export { chunkSize, generatedChunk, generatedSequence, placeOf } from './stream.ts'
export type {
  Finding,
  FirstContradiction,
  Share,
  SweepFailure,
  SweepOptions,
  SweepProgress,
  SweepResult,
  SweptWith,
} from './sweep.ts'
export { SweepCount, sweep } from './sweep.ts'
export type { Origin, Token } from './token.ts'
export { formatToken, parseToken, stepsOfToken } from './token.ts'
