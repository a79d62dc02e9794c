import { describe, expect, it } from 'vitest'
import { createJudge, isPinnable, type Profile, profileIds, profiles, questions } from './index.ts'

/** The readings of the question that no rule of the profile belongs to. */
function withoutRule(profile: Profile, id: string, readings: readonly string[]): readonly string[] {
  const rules = profile.rules.filter(({ reading }) => reading?.question === id)
  return readings.filter((name) => !rules.some(({ reading }) => reading?.reading === name))
}

const rows = profileIds.flatMap((id) =>
  profiles[id].questions.map((question) => [id, question.id, profiles[id], question] as const),
)

describe('the register of questions', () => {
  it.each(rows)('%s, %s has rules for each reading or says why there are none', (_, id, profile, question) => {
    const names = Object.keys(question.readings)
    const missing = withoutRule(profile, id, names)
    expect(missing).toEqual(isPinnable(profile, id) ? [] : names)
    expect(question.classified).toMatch(isPinnable(profile, id) ? /^by rule$/ : /^[A-Z].{30,}\.$/)
  })

  it.each(rows)('%s, %s names a default reading of its own', (_, __, ___, question) => {
    expect(Object.keys(question.readings)).toContain(question.defaultReading)
  })

  it('has each question under one id', () => {
    const ids = questions.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('a judge', () => {
  it('refuses to pin a question that no rule decides', () => {
    expect(() => createJudge(profiles['rtc-4'], { readings: { 'A-20': 'six-reasons' } })).toThrow(
      'A-20 cannot be pinned',
    )
  })

  it('refuses a reading that the question does not have', () => {
    expect(() => createJudge(profiles['rtc-4'], { readings: { 'A-01': 'never' } })).toThrow('no reading "never"')
  })

  it('takes no notice of a pin of another family', () => {
    expect(() => createJudge(profiles['rtc-4'], { readings: { 'X-07': 'six-seconds' } })).not.toThrow()
  })
})
