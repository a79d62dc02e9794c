import { expect, it } from 'vitest'
import type { Outcome, Report } from '../../runner/report/model.ts'
import { surprisesIn } from './known-verdicts.ts'

const neverSaid = 'rtc-web-4: 1 clause was never exercised: A.'

/** Every violation is a leave that came at 10 s. */
const broken = (id: string, outcome: Outcome) =>
  outcome === 'violated' ? [{ observed: `peer-leave(${id}) at 10 000 ms`, steps: [{ waitMs: 1_000 }] }] : []

function reportOf(outcomes: Readonly<Record<string, Outcome>>, incomplete: readonly string[]): Report {
  const clauses = Object.entries(outcomes).map(([id, outcome]) => ({ id, outcome, violations: broken(id, outcome) }))
  // The cast is safe: nothing else is read of it.
  return { profiles: [{ clauses }], interrupted: false, incomplete } as unknown as Report
}

it('a run that leaves out what it is known to leave out is no surprise', () => {
  expect(surprisesIn(reportOf({ A: 'not exercised', B: 'held' }, [neverSaid]), ['A'], [])).toEqual([])
  const published = { clause: 'B', level: 'MUST', isInScenario: false, observed: 'peer-leave(B)', steps: 'wait 1 s' }
  expect(surprisesIn(reportOf({ A: 'held', B: 'violated' }, []), [], [published])).toEqual([])
})

it('a clause that is exercised now, or no longer, is told, and so is any other gap', () => {
  expect(surprisesIn(reportOf({ A: 'held' }, []), ['A'], [])).toEqual(['A is exercised now: take it off the list.'])
  expect(surprisesIn(reportOf({ A: 'not exercised' }, [neverSaid]), [], [])).toContain('A was never exercised.')
  const late = 'The time was up.'
  expect(surprisesIn(reportOf({ A: 'not exercised' }, [neverSaid, late]), ['A'], [])).toContain(late)
  expect(surprisesIn(reportOf({ B: 'could not judge' }, []), [], [])).toEqual(['B could not be judged.'])
})

it('a clause that is broken otherwise than was published is told', () => {
  const report = reportOf({ A: 'violated' }, [])
  const published = { clause: 'A', level: 'MUST', isInScenario: false, observed: 'peer-leave(A)', steps: 'wait 1 s' }
  expect(surprisesIn(report, [], [published])).toEqual([])
  const other = 'A is broken by peer-leave(A) after wait 1 s, and that is not published.'
  expect(surprisesIn(report, [], [{ ...published, observed: 'peer-leave(B)' }])).toEqual([other])
  expect(surprisesIn(report, [], [{ ...published, clause: 'B' }])).toEqual([other])
  expect(surprisesIn(report, [], [{ ...published, steps: 'leave' }])).toEqual([other])
})
