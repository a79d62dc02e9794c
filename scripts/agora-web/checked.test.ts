import { expect, it } from 'vitest'
import { checks, countDefects } from './checked.ts'

it.each(Object.entries(checks))(
  'a defect of %s that breaks several clauses is counted under one of them',
  (_, ofSdk) => {
    const named = Object.values(ofSdk).flatMap(({ sameDefectAs }) => sameDefectAs ?? [])
    expect(named).not.toEqual([])
    for (const clause of named) {
      expect(ofSdk[clause]).toBeDefined()
      expect(ofSdk[clause]?.sameDefectAs).toBeUndefined()
    }
  },
)

it('a clause that two defects break counts for both, and one that shares its defect for none', () => {
  expect(countDefects([{}, { sameDefectAs: 'A' }, { anotherDefect: 'join' }])).toBe(3)
})
