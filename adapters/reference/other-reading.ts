/** What an other correct implementation is: the reference with a decision that some document asks for or leaves open. */
import type { ProfileId } from '../../spec/vocabulary.ts'
import type { Decisions } from './decisions.ts'
import { callback, type Moment, stateChanged } from './moment.ts'

/** One other correct implementation. */
export interface OtherReading {
  readonly profile: ProfileId
  /** The question of the register and the reading, or the liberty that is taken. */
  readonly what: string
  readonly decisions: Partial<Decisions>
}

/** A moment at which the callback comes before the report of the state. */
export function callbackFirst(state: number, reason: number, name: string): Moment {
  return { state, reports: [callback(name), stateChanged(state, reason)] }
}
