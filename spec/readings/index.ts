/** The register of questions that the documents leave open or answer in more than one way, with every answer's source. */
import type { ProfileId } from '../vocabulary.ts'
import { callsQuestions } from './calls.ts'
import type { Question } from './question.ts'
import { resendQuestions } from './resend.ts'
import { statesAndReasonsQuestions } from './states-and-reasons.ts'
import { timersQuestions } from './timers.ts'

export type { Question, Reading } from './question.ts'

const groups = [...timersQuestions, ...statesAndReasonsQuestions, ...callsQuestions, ...resendQuestions] as const

/** The id of a question of the register, for example `A-01`. */
export type QuestionId = (typeof groups)[number]['id']

/** Every question, in the order of the ids. */
export const questions: readonly Question[] = groups.toSorted((one, other) => (one.id < other.id ? -1 : 1))

/** The questions that concern a profile, in the order of the register. */
export function questionsOf(profile: ProfileId): readonly Question[] {
  return questions.filter((question) => question.profiles.includes(profile))
}

/** Questions that clauses of the newer tables name, and whose rows of the register follow. */
export type UnwrittenQuestionId =
  | 'A-07'
  | 'A-08'
  | 'A-09'
  | 'A-10'
  | 'A-11'
  | 'A-12'
  | 'A-13'
  | 'A-14'
  | 'A-15'
  | 'A-16'
  | 'A-17'
  | 'A-34'
  | 'A-35'
  | 'A-39'
  | 'A-40'
  | 'A-41'
  | 'A-42'
  | 'A-45'
  | 'X-01'
  | 'X-02'
  | 'X-10'
  | 'X-11'
  | 'X-13'
  | 'X-16'
  | 'X-21'
  | 'X-22'
