/**
 * What a run, or a part of one, has learnt about one profile: plain JSON, so that it can cross threads and lie in a file.
 * Everything stands with its place in the whole run, so that parts can be joined as if there had been one.
 */
import type { ProfileDescription } from '../../adapters/index.ts'
import type { Contradiction, ProfileId, Tally } from '../../spec/index.ts'
import type { ReportedInvariant, ReportedScenario } from '../report/model.ts'
import type { Found } from './found.ts'

/** Where in the whole run something was seen: the layer, and the position in it, counted from 0. */
export interface Place {
  /** `step` is a scenario whose own step failed without an objection of the judge. */
  readonly layer: 'scenario' | 'step' | 'short' | 'drawn'
  readonly position: number
}

/** The layers in the order in which they are played. */
const asPlayed = ['scenario', 'step', 'short', 'drawn'] as const satisfies readonly Place['layer'][]
/** The layers in the order in which what they show is told: a sequence is the better counterexample. */
const asTold = ['short', 'drawn', 'scenario', 'step'] as const satisfies readonly Place['layer'][]

/** Negative if the first place was played before the second. */
export function comparePlayed(a: Place, b: Place): number {
  return asPlayed.indexOf(a.layer) - asPlayed.indexOf(b.layer) || a.position - b.position
}

/** Negative if what was seen at the first place is told rather than what was seen at the second. */
export function compareTold(a: Place, b: Place): number {
  return asTold.indexOf(a.layer) - asTold.indexOf(b.layer) || a.position - b.position
}

/** One scenario that was told, with its position among the selected ones. */
export interface PlayedScenario extends ReportedScenario {
  readonly position: number
}

/** A violated clause with the place of what showed it. */
export interface PlacedFound extends Found {
  readonly place: Place
  /** The position of the first scenario that the judge objected to; present with `scenario`. */
  readonly scenarioAt?: number
}

/** The first contradiction of a reading. */
export interface PlacedContradiction extends Contradiction {
  readonly place: Place
}

/** A relation that does not hold, with the position of the first sequence that shows it. */
export interface PlacedInvariant extends ReportedInvariant {
  readonly position: number
}

/** What is known of one profile. */
export interface PlayedProfile {
  readonly id: ProfileId
  readonly description: ProfileDescription
  readonly scenarios: readonly PlayedScenario[]
  /** Of those that were played: how many belong to the layer of all short sequences, how many there are, and what they hold. */
  readonly sequences: {
    readonly short: number
    readonly count: number
    readonly steps: number
    readonly events: number
  }
  readonly exercised: Tally['exercised']
  readonly simulated: Tally['simulated']
  readonly hits: Tally['hits']
  readonly readings: readonly {
    readonly question: string
    readonly possible: readonly string[]
    readonly contradicted: readonly PlacedContradiction[]
    readonly decided: boolean
  }[]
  readonly found: readonly PlacedFound[]
  readonly invariants: readonly PlacedInvariant[]
}
