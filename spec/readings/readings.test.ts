import { describe, expect, it } from 'vitest'
import type { Clause } from '../clause.ts'
import { clausesByProfile } from '../clauses/index.ts'
import type { ProfileId } from '../vocabulary.ts'
import { type Question, questions, questionsOf } from './index.ts'

const clauses = new Map<string, { readonly clause: Clause; readonly profile: string }>(
  Object.entries(clausesByProfile).flatMap(([profile, table]) =>
    Object.entries<Clause>(table).map(([id, clause]) => [id, { clause, profile }] as const),
  ),
)

/** `A-01`…`A-45`: the ids under one letter, without a gap. */
function idsUpTo(letter: 'A' | 'X', last: number): readonly string[] {
  return Array.from({ length: last }, (_, index) => `${letter}-${String(index + 1).padStart(2, '0')}`)
}

/** A pair for each question and each thing in it that a check finds wrong. */
function wrong(find: (question: Question) => readonly string[]): readonly string[] {
  return questions.flatMap((question) => find(question).map((what) => `${question.id}: ${what}`))
}

describe('the register of questions', () => {
  it('holds every contradiction and gap that is known, each once and in order', () => {
    const ids = questions.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining([...idsUpTo('A', 45), ...idsUpTo('X', 22)]))
    expect(ids).toEqual([...new Set(ids)].sort())
  })

  it('names for each reading a source, and says what an implementation does that follows it', () => {
    expect(
      wrong(({ readings }) =>
        Object.entries(readings).flatMap(([id, { text, sources }]) =>
          sources.length > 0 && /^\S.*\.$/.test(text) ? [] : [id],
        ),
      ),
    ).toEqual([])
  })

  it('names no source twice for one reading', () => {
    expect(
      wrong(({ readings }) =>
        Object.entries(readings).flatMap(([id, { sources }]) => {
          const places = sources.map(({ document, section }) => `${document}, ${section}`)
          return new Set(places).size === places.length ? [] : [id]
        }),
      ),
    ).toEqual([])
  })

  it('asks each question, and says how an implementation is classified', () => {
    expect(
      wrong(({ question, classified }) => [
        ...(question.endsWith('?') ? [] : [question]),
        ...(classified === 'by rule' || classified.endsWith('.') ? [] : [classified]),
      ]),
    ).toEqual([])
  })

  it('has among the readings of a question its default, and that of each profile', () => {
    expect(
      wrong(({ readings, defaultReading, defaultIn = {}, profiles }) => [
        ...(Object.keys(readings)[0] === defaultReading ? [] : [`the default ${defaultReading} is not the first`]),
        ...Object.entries(defaultIn).flatMap(([profile, reading]) =>
          reading in readings && profiles.some((one) => one === profile) ? [] : [`${profile}=${reading}`],
        ),
      ]),
    ).toEqual([])
  })

  it('touches only clauses that exist, and concerns just the profiles to which they belong', () => {
    expect(wrong((question) => question.clauses.filter((id) => !clauses.has(id)))).toEqual([])
    const order = Object.keys(clausesByProfile)
    expect(
      wrong((question) => {
        const touched = new Set(question.clauses.flatMap((id) => clauses.get(id)?.profile ?? []))
        const expected = order.filter((profile) => touched.has(profile)).join(', ')
        return expected === question.profiles.join(', ') ? [] : [`${question.profiles.join(', ')}, but ${expected}`]
      }),
    ).toEqual([])
  })

  it('and the clauses agree on which question leaves room in which clause', () => {
    const byClause = [...clauses].flatMap(([id, { clause }]) => (clause.ambiguity ?? []).map((one) => `${one} ${id}`))
    const byQuestion = questions.flatMap((question) => question.clauses.map((id) => `${question.id} ${id}`))
    expect(byClause.filter((pair) => !byQuestion.includes(pair))).toEqual([])
    expect(byQuestion.filter((pair) => !byClause.includes(pair))).toEqual([])
  })

  it.each<readonly [ProfileId, string, string]>([
    ['rtc-4', 'A-01', 'ten-seconds-after-interrupted'],
    ['rtc-ios-2.3.2', 'A-01', 'ten-seconds-after-loss'],
    ['rtc-native-2.3.1', 'A-01', 'ten-seconds-after-loss'],
    ['rtc-native-2.3.2', 'A-04', 'twenty-minutes-after-offline'],
    ['rtc-native-2.3.2', 'A-07', 'three-minutes'],
    ['rtc-web-3', 'A-07', 'ten-seconds'],
  ])('gives %s the default of its own document for %s: %s', (profile, id, reading) => {
    expect(questionsOf(profile).find((question) => question.id === id)?.defaultReading).toBe(reading)
  })

  it('gives a profile no question of another', () => {
    expect(questionsOf('rtm-1').map(({ id }) => id)).not.toContain('A-01')
    expect(questionsOf('rtc-native-2.3.1').map(({ id }) => id)).not.toContain('A-04')
  })
})
