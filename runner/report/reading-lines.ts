import type pc from 'picocolors'
import type { ReportedProfile, ReportedReading } from './model.ts'

/** Which readings of the open questions the implementation follows, and which questions were never put. */
export function reportedReadingLines(
  profile: ReportedProfile,
  colors: ReturnType<typeof pc.createColors>,
): readonly string[] {
  if (profile.readings.length === 0) return []
  const put = profile.readings.filter((reading) => reading.decided || reading.pinned)
  const never = profile.readings.filter((reading) => !reading.decided && !reading.pinned)
  const lines = put.map(
    (reading) => `  ${reading.question} ${colors.dim(reading.text)}\n    ${readingInWords(reading, colors)}`,
  )
  if (never.length > 0) lines.push(`  ${colors.dim('never put')}: ${never.map(({ question }) => question).join(' ')}`)
  return [`${colors.bold(`Readings followed by ${profile.id}`)}\n${lines.join('\n')}`]
}

function readingInWords(reading: ReportedReading, colors: ReturnType<typeof pc.createColors>): string {
  const { possible, contradicted, pinned } = reading
  if (possible.length === 0) return colors.red('none: the implementation mixes readings')
  if (pinned) return `${possible.join(' or ')} (pinned)`
  return contradicted.length === 0 && possible.length > 1
    ? colors.dim(`not told apart: ${possible.join(' or ')}`)
    : possible.join(' or ')
}
