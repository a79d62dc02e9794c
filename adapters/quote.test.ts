import { expect, it } from 'vitest'
import { quote } from './quote.ts'

it.each([
  [Number.POSITIVE_INFINITY, 'Infinity'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
  [Number.NaN, 'NaN'],
  [{ waitMs: JSON.parse('1e999') as unknown }, '{"waitMs":Infinity}'],
  [[null, Number.NaN, 'Infinity', 1.5], '[null,NaN,"Infinity",1.5]'],
  [{ told: '"Infinity"', after: Number.NEGATIVE_INFINITY }, String.raw`{"told":"\"Infinity\"","after":-Infinity}`],
  [undefined, 'undefined'],
  [10n, '10'],
  [{ toJSON: () => 'mine' }, '"mine"'],
] as const)('a quote shows what the value is: case %#', (value, shown) => {
  expect(quote(value)).toBe(shown)
})
