import { expect, test } from 'vitest'
import { UsageError } from '../usage-error.ts'
import { selectClauses } from './select-clauses.ts'

const known = ['RTM-LOGIN-01', 'RTM-LOGIN-02', 'RTM-RECONNECT-01']

test('no pattern selects every clause', () => {
  expect(known.filter(selectClauses([], known))).toEqual(known)
})

test('an id selects itself and a glob selects what it matches', () => {
  expect(known.filter(selectClauses(['RTM-LOGIN-0?'], known))).toEqual(['RTM-LOGIN-01', 'RTM-LOGIN-02'])
  expect(known.filter(selectClauses(['RTM-RECONNECT-01', '*-02'], known))).toEqual(['RTM-LOGIN-02', 'RTM-RECONNECT-01'])
})

test('a pattern that matches nothing is refused with the nearest ids', () => {
  const select = () => selectClauses(['RTM-LOGN-01'], known)
  expect(select).toThrow(UsageError)
  expect(select).toThrow(expect.objectContaining({ hint: expect.stringContaining('RTM-LOGIN-01') }))
})
