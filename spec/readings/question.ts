/** What a question of the register is: a contradiction or a gap of the documents, with every answer's source. */
import type { Source } from '../documents.ts'
import type { ProfileId } from '../vocabulary.ts'

/** One answer to a question. */
export interface Reading {
  /** What an implementation that follows it does. */
  readonly text: string
  readonly sources: readonly Source[]
}

/** A contradiction or a gap of the documents. An implementation may follow any one of its readings, consistently. */
export interface Question {
  readonly id: string
  readonly question: string
  /** By id, the default first. */
  readonly readings: Readonly<Record<string, Reading>>
  /** The reading of the profile's own document; where that is silent, of the newest source. */
  readonly defaultReading: string
  /** Where the document of a profile answers otherwise than the default: that profile's own default. */
  readonly defaultIn?: Readonly<Partial<Record<ProfileId, string>>>
  /** The clauses in which the question leaves room; none if it concerns no profile of the kit. */
  readonly clauses: readonly string[]
  /** `by rule`, or a sentence: how an implementation is classified, or why traces cannot tell the readings apart. */
  readonly classified: string
  readonly profiles: readonly ProfileId[]
}
