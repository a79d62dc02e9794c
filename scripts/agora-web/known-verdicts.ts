/** Whether a run whose violations are all waived has shown what it was known to show, and has left out what it was known to. */
import type { Report, ReportedViolation } from '../../runner/report/model.ts'
import { stepsOfViolation } from '../../runner/report/violation-text.ts'
import { deviationOf } from './checked.ts'
import type { PublishedFinding } from './summary.ts'

/**
 * What is not as it was known to be, one sentence each. A clause that is broken otherwise than was published is so, too,
 * for its waiver is about what was published. `notExercised` names the clauses that nothing is known to put to the test.
 */
export function surprisesIn(
  report: Report,
  notExercised: readonly string[],
  published: readonly PublishedFinding[],
): readonly string[] {
  const [profile] = report.profiles
  if (profile === undefined || report.interrupted || report.failure !== undefined) return ['The run did not end.']
  const never = profile.clauses.filter(({ outcome }) => outcome === 'not exercised').map(({ id }) => id)
  const open = profile.clauses.filter(({ outcome }) => outcome === 'could not judge').map(({ id }) => id)
  // The one sentence that is expected: that clauses were never exercised.
  const expected = notExercised.length > 0 ? 1 : 0
  return [
    ...never.filter((id) => !notExercised.includes(id)).map((id) => `${id} was never exercised.`),
    ...notExercised.filter((id) => !never.includes(id)).map((id) => `${id} is exercised now: take it off the list.`),
    ...profile.clauses.flatMap(({ id, violations }) => violations.flatMap((each) => unpublished(id, each, published))),
    ...open.map((id) => `${id} could not be judged.`),
    ...(report.incomplete.length > expected ? report.incomplete : []),
  ]
}

function unpublished(
  clause: string,
  violation: ReportedViolation,
  published: readonly PublishedFinding[],
): readonly string[] {
  const deviation = deviationOf(violation)
  const steps = stepsOfViolation(violation)
  const isKnown = published.some(
    (finding) => finding.clause === clause && finding.observed === deviation && finding.steps === steps,
  )
  return isKnown ? [] : [`${clause} is broken by ${deviation} after ${steps}, and that is not published.`]
}
