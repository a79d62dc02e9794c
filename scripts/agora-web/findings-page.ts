/** The page of findings about one SDK, made of its report alone and of what came of playing each finding again. */

import { eventLine } from '../../runner/report/event-words.ts'
import type { Report, ReportedProfile, ReportedReading } from '../../runner/report/model.ts'
import { readingFollowed } from '../../runner/report/reading-lines.ts'
import { stepsOfViolation } from '../../runner/report/violation-text.ts'
import { count } from '../../runner/report/words.ts'
import { type Question, questions } from '../../spec/index.ts'
import { authorOf } from './author.ts'
import { countDefects } from './checked.ts'
import { type Finding, isPublished } from './finding.ts'

/** The page, as Markdown. */
export function findingsPage(report: Report, findings: readonly Finding[], figure: string): string {
  const [profile] = report.profiles
  if (profile === undefined) throw new Error('The report has no profile.')
  const { adapter, suite, seed } = report
  const published = findings.filter(isPublished)
  const others = findings.filter((finding) => !isPublished(finding))
  const { held, violated } = profile.counts
  const short = profile.sequences.short
  const defects = countDefects(published.flatMap(({ check }) => check ?? []))
  return [
    `# ${adapter.name} ${adapter.version}`,
    '',
    `Judged by ${suite.name} ${suite.version}, profile \`${profile.id}\`, in headless Chromium and in virtual time, against a`,
    'double of the service. Made by `npm run conformance:agora-web` from the report; what stands after *checked by',
    'hand* was written by the person who did it.',
    '',
    `- ${profile.scenarios.length} scenarios, ${short} short sequences and ${profile.sequences.count - short} drawn ones (seed ${seed}).`,
    `- ${held} clauses held, ${violated} violated, of ${profile.clauses.length}. What is published comes to ${count(defects, 'defect')}, for one may break several clauses.`,
    "- A clause that is *not driven* because it is the service's doing was shown by the double alone, and says nothing of the SDK.",
    '',
    '## The timeline',
    '',
    `![T0 to T10, documented and observed](${figure})`,
    '',
    '## Violations',
    '',
    'Each was played again twice in virtual time, and was seen each time; and in real time over TLS on the loopback, where',
    'it was seen in one of at most three sessions, for steps are not exact there. Where it took a slower network, the',
    'finding says so. A trace goes on for 2.5 s after the last step. What breaks several clauses is told under each of them.',
    '',
    ...(published.length === 0 ? ['None.', ''] : published.flatMap(section)),
    ...(others.length === 0
      ? []
      : [
          '## Seen, and not published',
          '',
          'These were not seen again each time, or nobody has checked them by hand yet.',
          '',
          ...others.map(
            ({ clause, check, again, overTls }) =>
              `- ${clause.id}: ${again.filter(Boolean).length} of ${again.length} times in virtual time, over TLS ${overTls ?? 'not played'}. ${check?.found ?? 'Not checked by hand yet.'}`,
          ),
          '',
        ]),
    '## Verdicts',
    '',
    '| clause | level | verdict | tested | |',
    '| --- | --- | --- | --- | --- |',
    ...profile.clauses.map(
      ({ id, level, outcome, exercised, reason = '', text }) =>
        `| ${id} | ${level} | ${outcome} | ${exercised} | ${(outcome === 'held' || outcome === 'violated' ? text : reason).replaceAll('|', '\\|')} |`,
    ),
    '',
    '## Readings',
    '',
    'Where the documents allow more than one reading:',
    '',
    ...readingLines(report),
    '',
  ].join('\n')
}

/** The questions of the register that touch the clause. */
function questionsOf(clause: string): readonly Question[] {
  return questions.filter(({ clauses }) => clauses.includes(clause))
}

function readingLines({ profiles: [profile] }: Report): readonly string[] {
  const put = profile?.readings.filter(({ decided }) => decided) ?? []
  if (put.length === 0) return ['- No question was decided by what the SDK did.']
  return put.map((reading) => `- ${reading.question}: ${reading.text} It ${followed(reading, profile)}.`)
}

function followed(reading: ReportedReading, profile: ReportedProfile | undefined): string {
  const { possible } = reading
  if (possible.length > 1) return `does not show which: ${possible.join(' or ')}`
  if (possible.length > 0) return `follows ${possible.join()}`
  const isMixed = profile !== undefined && readingFollowed(reading, profile) === 'several'
  return isMixed ? 'mixes them' : 'follows none of them throughout'
}

function section({ clause, violation, overTls, events, check }: Finding): readonly string[] {
  return [
    `### ${clause.id} (${clause.level})`,
    '',
    clause.text,
    '',
    `- **Source:** ${violation.source}`,
    ...questionsOf(clause.id).map(({ id, question }) => `- **Where the documents leave room, ${id}:** ${question}`),
    `- **Expected:** ${violation.expected} (${violation.because})`,
    `- **Observed:** ${violation.observed}`,
    `- **Steps:** ${stepsOfViolation(violation)}`,
    `- **What it means for an app:** ${clause.why}`,
    `- **Who does it:** ${authorOf(violation.observed, events)}`,
    `- **Over TLS in real time:** ${overTls ?? 'not played'}`,
    `- **Checked by hand:** ${check?.found ?? 'not yet'}`,
    ...(check?.sameDefectAs === undefined ? [] : [`- **The same defect as:** ${check.sameDefectAs}`]),
    ...(check?.anotherDefect === undefined ? [] : [`- **Another defect that breaks it:** ${check.anotherDefect}`]),
    `- **Found by:** ${violation.foundBy}${violation.scenario === undefined ? ', and by no scenario' : ` (${violation.scenario})`}`,
    ...(violation.token === undefined ? [] : [`- **Again:** \`replay ${violation.token}\``]),
    '',
    '```text',
    ...events.map(eventLine),
    '```',
    '',
  ]
}
