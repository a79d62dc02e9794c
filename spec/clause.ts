/** What a clause is: one documented statement, as data. */
import type { Source } from './documents.ts'
import type { QuestionId } from './readings/index.ts'

/** How a clause is judged, or why no trace can judge it. */
export type JudgedBy =
  | 'rule'
  /** It obliges or advises the app, or names an API whose behaviour other clauses judge. */
  | { readonly notAnSdkProperty: string }
  /** It is the SDK's, but nothing in the vocabulary of traces shows it. */
  | { readonly notObservable: string }

/** One documented behaviour. Its id is its key in the table, and is for ever. */
export interface Clause {
  /** `MUST`: a statement of the document that a profile makes executable. `SHOULD`: of another public source. */
  readonly level: 'MUST' | 'SHOULD'
  readonly kind: 'state' | 'transition' | 'reason' | 'timer' | 'callback' | 'recovery' | 'kill' | 'api' | 'scope'
  /** One behaviour, one sentence, present tense. */
  readonly text: string
  /** What goes wrong for a user of the SDK or of the app when it is broken. */
  readonly why: string
  readonly source: Source
  readonly judgedBy: JudgedBy
  /** Where the judge demands nothing although the sentence may seem to, and why. */
  readonly exempt?: string
  /** The questions of the register that leave room in this clause. */
  readonly ambiguity?: readonly QuestionId[]
}
