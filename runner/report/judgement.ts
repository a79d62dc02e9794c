/** What a judge says of one trace, in lines for a person. */
import pc from 'picocolors'
import {
  explainViolation,
  type Judge,
  type ReadingsFollowed,
  type TraceVerdict,
  type Unjudged,
  unreachable,
  type Violation,
} from '../../spec/index.ts'
import { count, grouped } from './words.ts'

/** A trace may break one clause a thousand times; the first few tell the story. */
const shownForEachClause = 3

/** How the lines are written. */
export interface JudgementOptions {
  readonly color: boolean
  readonly strict: boolean
  /** The line of the trace file that an event stands on, where it is known. */
  readonly lineOf?: ((eventIndex: number) => number) | undefined
}

/** The lines, and how many violated clauses count. */
export interface Judgement {
  readonly lines: readonly string[]
  readonly violations: number
}

/** Each violated clause with its first violations, then the questions that the trace answers, then the sum. */
export function judgementLines(judge: Judge, verdict: TraceVerdict, options: JudgementOptions): Judgement {
  const colors = pc.createColors(options.color)
  const { exercised, readings, events } = judge.tally()
  const byClause = new Map<string, Violation[]>()
  for (const violation of verdict.violations) {
    for (const clause of violation.clauses) byClause.set(clause, [...(byClause.get(clause) ?? []), violation])
  }
  const lines: string[] = []
  for (const [clause, violations] of byClause) {
    for (const violation of violations.slice(0, shownForEachClause))
      lines.push(...violationLines(clause, violation, judge, options), '')
    const more = violations.length - shownForEachClause
    if (more > 0) lines.push(`  ${clause} is violated ${count(more, 'more time')}.`, '')
  }
  for (const reading of readings) {
    if (reading.contradicted.length > 0) lines.push(followedLine(reading, colors))
  }
  const levels = [...byClause.keys()].map((clause) => judge.profile.clauses[clause]?.level)
  const counted = levels.filter((level) => level !== 'SHOULD' || options.strict).length
  const held = Object.entries(exercised).filter(([clause, times]) => times > 0 && !byClause.has(clause)).length
  const open = verdict.undecided === 0 ? '' : `, ${count(verdict.undecided, 'expectation')} open at the end`
  lines.push(
    `${count(events, 'event')} of ${judge.profile.id} judged: ${count(byClause.size, 'clause')} violated, ${grouped(held)} held${open}.`,
  )
  lines.push(...unjudgedLines(judge.tally().unjudged))
  if (held === 0 && byClause.size === 0) lines.push('Nothing in the trace puts any clause to the test.')
  return { lines, violations: counted }
}

/** Which of three it is: it follows a reading, it mixes several, or it follows none. */
function followedLine(
  { question, possible, contradicted, follows }: ReadingsFollowed,
  colors: ReturnType<typeof pc.createColors>,
): string {
  const names = contradicted.map(({ reading }) => reading).join(', ')
  switch (follows) {
    case 'one':
      return `${question} follows ${possible.join(' or ')}${possible.length > 1 ? ', not told apart yet' : ''}`
    case 'several':
      return colors.red(`${question} mixes readings, and an implementation may follow only one of ${names}`)
    case 'none':
      if (contradicted.length === 1) return colors.red(`${question} does not follow ${names}, to which it is pinned`)
      return colors.red(`${question} follows none of its readings: something in the trace fits none of ${names}`)
    default:
      return unreachable(follows)
  }
}

/** What the trace held and no rule speaks of: nothing is left out silently. */
function unjudgedLines({ callbacks, messages }: Unjudged): readonly string[] {
  const names = Object.entries(callbacks).map(([name, times]) => `${name} (${grouped(times)})`)
  return [
    ...(names.length === 0 ? [] : [`Not judged, since no document of the profile knows them: ${names.join(', ')}.`]),
    ...(messages === 0 ? [] : [`Not judged, since too many were under way: ${count(messages, 'message')}.`]),
  ]
}

function violationLines(
  id: string,
  violation: Violation,
  judge: Judge,
  { color, lineOf }: JudgementOptions,
): readonly string[] {
  const colors = pc.createColors(color)
  const [title = id, ...lines] = explainViolation(judge.profile, id, violation)
  const line = lineOf === undefined ? '' : `, line ${lineOf(violation.eventIndex)}`
  return [
    colors.bold(colors.red(title)),
    ...lines,
    `  seen      ${violation.client} at ${grouped(violation.atMs)} ms${line}`,
  ]
}
