/** The register of questions that the documents leave open or answer in more than one way, with every answer's source. */

import type { ProfileId } from '../vocabulary.ts'
import { callsQuestions } from './calls.ts'
import { errataQuestions } from './errata.ts'
import { processKillQuestions } from './process-kill.ts'
import type { Question } from './question.ts'
import { resendQuestions } from './resend.ts'
import { statesAndReasonsQuestions } from './states-and-reasons.ts'
import { timersQuestions } from './timers.ts'
import { webQuestions } from './web.ts'
import { web4Questions } from './web-4.ts'

export type { Question, Reading } from './question.ts'

const groups = [
  ...timersQuestions,
  ...statesAndReasonsQuestions,
  ...callsQuestions,
  ...resendQuestions,
  ...processKillQuestions,
  ...webQuestions,
  ...web4Questions,
  ...errataQuestions,
] as const

/** The id of a question of the register, for example `A-01`. */
export type QuestionId = (typeof groups)[number]['id']

/** Every question, in the order of the ids. */
export const questions: readonly Question[] = groups.toSorted((one, other) => (one.id < other.id ? -1 : 1))

/** The questions that concern a profile, in the order of the register, each with the default of that profile. */
export function questionsOf(profile: ProfileId): readonly Question[] {
  return questions
    .filter(({ profiles }) => profiles.includes(profile))
    .map((question) => ({ ...question, defaultReading: question.defaultIn?.[profile] ?? question.defaultReading }))
}
