/** The summary at the end of a run, written from the report alone. */
import Table from 'cli-table3'
import pc from 'picocolors'
import { exitCodeMeanings } from '../exit-code.ts'
import { clauseTable } from './clause-table.ts'
import { type Outcome, outcomes, type Report, type ReportedClause, type ReportedProfile } from './model.ts'
import { reportedReadingLines } from './reading-lines.ts'
import { type Marks, type Place, replayCommand, violationBody, violationTitle } from './violation-text.ts'
import { count, durationInWords, grouped } from './words.ts'

type Colors = ReturnType<typeof pc.createColors>

/** How the summary is written. */
export interface SummaryOptions {
  readonly color: boolean
  /** The folder of the report, for the commands that play counterexamples again. */
  readonly place: Place
  /** The files that were written. */
  readonly files: readonly string[]
}

/** The whole summary: the table first, the verdict last, because the end is what stays on the screen. */
export function toSummary(report: Report, { color, place, files }: SummaryOptions): string {
  const colors = pc.createColors(color)
  const marks: Marks = { title: (text) => colors.bold(colors.red(text)), label: colors.dim }
  const parts = [
    heading(report, colors),
    ...report.profiles.map((profile) => clauseTable(profile, (outcome, text) => paints[outcome](colors)(text))),
    table(report, colors),
    ...report.profiles.flatMap((profile) => violations(profile, report, place, marks, colors)),
    ...report.profiles.flatMap((profile) => brokenInvariants(profile, report, place, colors)),
    ...report.profiles.flatMap((profile) => gaps(profile, colors)),
    ...report.profiles.flatMap((profile) => reportedReadingLines(profile, colors)),
    assumed(report, colors),
    counters(report, colors),
    waivers(report, colors),
    ...(files.length === 0 ? [] : [`${colors.bold('Reports')}\n${files.map((file) => `  ${file}`).join('\n')}`]),
    failed(report, colors),
    result(report, colors),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function heading({ suite, adapter, seed }: Report, colors: Colors): string {
  const clock =
    adapter.clock === 'virtual'
      ? 'virtual clock'
      : `real clock${adapter.timeScale === undefined ? '' : `, ${adapter.timeScale} times as fast`}, stamps within ${grouped(adapter.clock.realToleranceMs)} ms`
  return `${colors.bold(`${adapter.name} ${adapter.version}`)} judged by ${suite.name} ${suite.version} · ${clock} · seed ${seed}`
}

const paints: Readonly<Record<Outcome, (colors: Colors) => (text: string) => string>> = {
  held: (colors) => colors.green,
  violated: (colors) => colors.red,
  'not exercised': (colors) => colors.yellow,
  'not driven': (colors) => colors.dim,
  'not observable': (colors) => colors.dim,
  'could not judge': (colors) => colors.yellow,
}

function table(report: Report, colors: Colors): string {
  const rows = new Table({
    // Two lines a heading keep the table within a hundred columns.
    head: [
      'profile',
      ...outcomes.map((outcome) => outcome.replace(/ (?=\S+$)/, '\n')),
      'clauses',
      'scenarios',
      'sequences',
    ],
    colAligns: ['left', ...outcomes.map(() => 'right' as const), 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const profile of report.profiles) {
    const passed = profile.scenarios.filter(({ outcome }) => outcome === 'passed').length
    rows.push([
      profile.id,
      ...outcomes.map((outcome) =>
        profile.counts[outcome] === 0 ? '·' : paints[outcome](colors)(grouped(profile.counts[outcome])),
      ),
      grouped(profile.clauses.length),
      `${grouped(passed)}/${grouped(profile.scenarios.length)}`,
      grouped(profile.sequences.count),
    ])
  }
  return rows.toString()
}

/** Clauses that one behaviour breaks stand together, so that a reader sees one defect and not five. */
function violations(
  profile: ReportedProfile,
  report: Report,
  place: Place,
  marks: Marks,
  colors: Colors,
): readonly string[] {
  const stories = new Map<string, { readonly titles: string[]; readonly body: string }>()
  const waived: string[] = []
  for (const clause of profile.clauses) {
    if (clause.waived !== undefined) {
      const { expires, reason, owner } = clause.waived
      waived.push(`${colors.yellow(`${clause.id} violated, waived until ${expires}`)}: ${reason} (${owner})`)
      continue
    }
    for (const violation of clause.violations) {
      const key = JSON.stringify([violation.expected, violation.because, violation.observed, violation.steps])
      const story = stories.get(key) ?? { titles: [], body: violationBody(clause, violation, report, place, marks) }
      stories.set(key, story)
      story.titles.push(violationTitle(clause, marks))
    }
  }
  return [...[...stories.values()].map(({ titles, body }) => [...titles, body].join('\n')), ...waived]
}

/** Relations that no document states: told as a finding, and counted only where the user is strict. */
function brokenInvariants(profile: ReportedProfile, report: Report, place: Place, colors: Colors): readonly string[] {
  return profile.invariants.map(({ id, text, details, token }) =>
    [
      `${colors.yellow(`${id} does not hold for ${profile.id}`)}: ${text}`,
      `  observed  ${details}`,
      `  replay    ${replayCommand({ token }, report, place) ?? ''}`,
    ].join('\n'),
  )
}

/** The clauses about which nothing green can be said, by outcome and reason. */
function gaps(profile: ReportedProfile, colors: Colors): readonly string[] {
  const lines: string[] = []
  for (const outcome of outcomes) {
    if (outcome === 'held' || outcome === 'violated') continue
    const clauses = profile.clauses.filter((clause) => clause.outcome === outcome)
    for (const [reason, ids] of byReason(clauses))
      lines.push(`  ${paints[outcome](colors)(outcome)}: ${ids.join(' ')}\n    ${reason}`)
  }
  if (profile.notAnSdkProperty.length > 0) {
    const ids = profile.notAnSdkProperty.map(({ id }) => id).join(' ')
    lines.push(
      `  ${colors.dim('no property of an SDK')}: ${ids}\n    They oblige or advise the app; "explain <clause>" gives the reason of each.`,
    )
  }
  if (profile.unproven.length > 0) {
    lines.push(
      `  ${colors.dim('unproven')}: ${profile.unproven.join(' ')}\n    No bundled fault breaks these, so nothing shows that the kit would notice.`,
    )
  }
  return lines.length === 0 ? [] : [`${colors.bold(`Not shown for ${profile.id}`)}\n${lines.join('\n')}`]
}

function byReason(clauses: readonly ReportedClause[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>()
  for (const { id, reason = '' } of clauses) ids.set(reason, [...(ids.get(reason) ?? []), id])
  return ids
}

function assumed(report: Report, colors: Colors): string {
  const said = Object.entries(report.assumptions).map(
    ([name, ms]) => `${name.replace(/Ms$/, '')} ${durationInWords(ms as number)}`,
  )
  return `${colors.bold('Assumed where the documents are silent')}\n  ${said.join(' · ')}`
}

function counters(report: Report, colors: Colors): string {
  const lines = report.profiles.map(({ id, hits, sequences }) => {
    const met = [
      count(Object.keys(hits.steps).length, 'pair of state and step', 'pairs of state and step'),
      count(Object.keys(hits.transitions).length, 'transition'),
      count(Object.values(hits.edges).filter((times) => times > 0).length, 'timer edge'),
    ]
    const played = `${count(sequences.steps, 'step')} and ${count(sequences.events, 'event')} in ${count(sequences.count, 'sequence')}`
    // What a shard has not met, another one may have.
    const missed =
      hits.unhit.length === 0 || report.shard !== undefined
        ? ''
        : `\n  ${colors.yellow('never met')}: ${hits.unhit.join(', ')}`
    return `  ${id}: ${met.join(', ')}; ${played}${missed}`
  })
  return `${colors.bold('Met')}\n${lines.join('\n')}`
}

function waivers(report: Report, colors: Colors): string {
  if (report.waivers.length === 0) return ''
  const lines = report.waivers.map(({ clause, status, reason, owner, expires }) => {
    const bad = status === 'stale' || status === 'expired'
    return `  ${bad ? colors.red(status) : status}: ${clause} until ${expires}, ${owner}: ${reason}`
  })
  return `${colors.bold('Waivers')}\n${lines.join('\n')}`
}

/** What ended the run early; what stands above it was judged until then. */
function failed({ failure }: Report, colors: Colors): string {
  if (failure === undefined) return ''
  const hint = failure.hint === undefined ? [] : [`  hint: ${failure.hint}`]
  return [colors.bold(colors.red(`Ended early by an error (${failure.code})`)), `  ${failure.message}`, ...hint].join(
    '\n',
  )
}

function result(report: Report, colors: Colors): string {
  const paint = report.exitCode === 0 ? colors.green : report.exitCode === 1 ? colors.red : colors.yellow
  const { shard } = report
  const part =
    shard === undefined
      ? []
      : [
          `${colors.bold(`This is shard ${shard.index} of ${shard.count}.`)} What it has not met or put to the test is for "merge" to judge.`,
          '',
        ]
  const why = report.incomplete.map((sentence) => `  ${sentence}`)
  const verdict = `${paint(colors.bold(verdictInWords(report)))} (exit code ${report.exitCode})`
  return [...part, ...(why.length === 0 ? [] : [colors.bold('Incomplete'), ...why, '']), verdict].join('\n')
}

/** The verdict in a few words; the exit code alone would not say which of its meanings is meant. */
function verdictInWords(report: Report): string {
  if (report.failure !== undefined) return 'not played to its end: an error came between'
  if (report.exitCode === 0 && report.shard !== undefined) return 'nothing in this shard is against it'
  if (report.exitCode !== 1) return exitCodeMeanings[report.exitCode]
  const violated = report.profiles.flatMap(({ clauses }) => clauses.filter(({ outcome }) => outcome === 'violated'))
  const must = violated.filter(({ level, waived }) => level === 'MUST' && waived === undefined).length
  const should = violated.filter(({ level, waived }) => level === 'SHOULD' && waived === undefined).length
  const bad = report.waivers.filter(({ status }) => status === 'stale' || status === 'expired').length
  const parts = [
    ...(must === 0 ? [] : [`violates ${count(must, 'MUST clause')}`]),
    ...(should === 0 ? [] : [`violates ${count(should, 'SHOULD clause')}`]),
    ...(bad === 0 ? [] : [`has ${count(bad, 'waiver')} that match nothing or are past their date`]),
  ]
  return parts.length === 0 ? exitCodeMeanings[1] : parts.join(', ')
}
