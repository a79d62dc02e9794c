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
  /** The clauses in which the question leaves room. */
  readonly clauses: readonly string[]
  /** `by rule`, or a sentence: how an implementation is classified, or why traces cannot tell the readings apart. */
  readonly classified: string
  readonly profiles: readonly ProfileId[]
}
