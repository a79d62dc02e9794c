/** The judge: one pass over a trace, in memory that does not grow with it. */
import { Engine } from './monitor/engine.ts'
import { isPinnable, type Profile } from './profile.ts'
import type { Tally, TraceVerdict } from './verdict.ts'
import type { Client, ServiceObservation, TraceEvent } from './vocabulary.ts'

/** What the judge has to assume where the documents are silent. All times in milliseconds. */
export interface Assumptions {
  /** How long an immediate reaction or anything that travels may take. */
  readonly promptWithinMs: number
  /** How soon a client with a healthy network must be connected again. */
  readonly reconnectWithinMs: number
  /** How far apart two connection attempts of a reconnecting client may be. */
  readonly retryWithinMs: number
  /** How far stamps may be off; 0 with a virtual clock. */
  readonly toleranceMs: number
}

export const defaultAssumptions: Assumptions = {
  promptWithinMs: 1_000,
  reconnectWithinMs: 60_000,
  retryWithinMs: 60_000,
  toleranceMs: 0,
}

/** How a judge is made. */
export interface JudgeOptions {
  readonly assumptions?: Partial<Assumptions>
  /** The observations of the service that the traces hold. */
  readonly observes?: readonly ServiceObservation[]
  /** Whether a double of the adapter stands in for what the service does about the presence of users. */
  readonly hasDoubledPresence?: boolean
  /** Readings that are pinned, by question: `{"A-01": "ten-seconds-after-loss"}`. */
  readonly readings?: Readonly<Record<string, string>>
}

/** Judges traces one after the other and keeps count over all of them. */
export interface Judge {
  readonly profile: Profile
  readonly assumptions: Assumptions
  begin(clients: readonly Client[]): void
  /** @throws {Error} if the event cannot belong to the trace (time runs backwards, unknown client). */
  next(event: TraceEvent): void
  end(): TraceVerdict
  /** `begin`, `next` for each event, `end`. */
  judge(clients: readonly Client[], events: readonly TraceEvent[]): TraceVerdict
  tally(): Tally
}

/**
 * Makes a judge for the profile. Pins of questions that do not concern the profile are ignored.
 *
 * @throws {Error} if a question is pinned to a reading that it does not have, or that no rule belongs to.
 */
export function createJudge(profile: Profile, options: JudgeOptions = {}): Judge {
  for (const [id, reading] of Object.entries(options.readings ?? {})) {
    const question = profile.questions.find((candidate) => candidate.id === id)
    if (question === undefined) continue
    if (!(reading in question.readings)) throw new Error(`The question ${id} has no reading "${reading}".`)
    if (!isPinnable(profile, id)) throw new Error(`The question ${id} cannot be pinned. ${question.classified}`)
  }
  return new Engine(profile, { ...defaultAssumptions, ...options.assumptions }, options)
}
