import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { TraceEvent } from '../../spec/index.ts'
import { authorOf } from './author.ts'
import { withComparison } from './comparison.ts'
import { readSummaries } from './summary.ts'

it('the README has the table of the findings that were published last', () => {
  const readme = readFileSync('README.md', 'utf8')
  expect(withComparison(readme, readSummaries())).toBe(readme)
})

it('a text without the marks gets no table', () => {
  expect(() => withComparison('# A text', [])).toThrow('The text has no "<!-- Made by')
})

it.each([
  [{ by: 'service' }, 'The SDK repeats what the service has pushed.'],
  [{ by: 'double' }, "It follows the double's own rule."],
  [{}, 'The SDK does it by itself.'],
] as const)('an event with the mark %j has its author', (mark, author) => {
  const event: TraceEvent = { atMs: 11_025, client: 'uid2', callback: 'peer-leave', args: ['uid1'], ...mark }
  expect(authorOf('peer-leave(uid1) at 11 025 ms', [event])).toBe(author)
})

it.each([
  ['peer-leave(uid1) at 12 000 ms', 'The trace does not show it.'],
  ['the service saw connectionAttempt at 1 000 ms', 'The SDK does it by itself.'],
  ['nothing until 20 000 ms', 'It is left out.'],
])('what is not a callback of the trace has no author there: %s', (observed, author) => {
  expect(authorOf(observed, [])).toBe(author)
})
