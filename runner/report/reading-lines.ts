import type pc from 'picocolors'
import { mixesReadings } from '../../spec/index.ts'
import type { ReportedProfile, ReportedReading } from './model.ts'

/** Whether it follows one of the possible readings, several of them in turn, or none; `unknown` if it is not told which. */
export function readingFollowed(
  { question, possible }: ReportedReading,
  { clauses }: ReportedProfile,
): 'one' | 'several' | 'none' | 'unknown' {
  if (possible.length > 0) return 'one'
  const told = clauses
    .flatMap(({ violations }) => violations)
    .filter(
      ({ foundBy, expected, readings = [] }) =>
        readings.some((reading) => reading.startsWith(`${question}=`)) ||
        (foundBy === 'readings' && expected.includes(`reading of ${question} `)),
    )
  if (told.some(({ observed }) => !observed.startsWith(mixesReadings))) return 'none'
  return told.length > 0 ? 'several' : 'unknown'
}

/** Which readings of the open questions the implementation follows, and which questions were never put. */
export function reportedReadingLines(
  profile: ReportedProfile,
  colors: ReturnType<typeof pc.createColors>,
): readonly string[] {
  if (profile.readings.length === 0) return []
  const put = profile.readings.filter((reading) => reading.decided || reading.pinned)
  const never = profile.readings.filter((reading) => !reading.decided && !reading.pinned)
  const lines = put.map(
    (reading) => `  ${reading.question} ${colors.dim(reading.text)}\n    ${readingInWords(reading, profile, colors)}`,
  )
  if (never.length > 0) lines.push(`  ${colors.dim('never put')}: ${never.map(({ question }) => question).join(' ')}`)
  return [`${colors.bold(`Readings followed by ${profile.id}`)}\n${lines.join('\n')}`]
}

function readingInWords(
  reading: ReportedReading,
  profile: ReportedProfile,
  colors: ReturnType<typeof pc.createColors>,
): string {
  const { possible, contradicted, pinned } = reading
  const names = contradicted.join(', ')
  switch (readingFollowed(reading, profile)) {
    case 'one':
      if (pinned) return `${possible.join(' or ')} (pinned)`
      return possible.length > 1 ? colors.dim(`not told apart: ${possible.join(' or ')}`) : possible.join(' or ')
    case 'several':
      return colors.red(`mixes readings: each of ${names} is contradicted somewhere`)
    case 'none':
      return colors.red(pinned ? `not ${names}, to which it is pinned` : `none: something fits none of ${names}`)
    case 'unknown':
      return colors.red(`none fits throughout the run: ${names}`)
  }
}
