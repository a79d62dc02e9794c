/** The table of the real SDKs side by side, as it stands in the README. */
import { countDefects } from './checked.ts'
import { fileNameOf, findingsFolder } from './sdks.ts'
import type { Summary } from './summary.ts'
import type { Point } from './timeline.ts'

const begins = '<!-- Made by npm run conformance:agora-web. -->'
const ends = '<!-- As far as it goes. -->'

/** The text with the table of today between its marks, and nothing where nothing was found. @throws {Error} if it has no marks. */
export function withComparison(text: string, summaries: readonly Summary[]): string {
  const from = text.indexOf(begins)
  const to = text.indexOf(ends)
  if (from < 0 || to < from) throw new Error(`The text has no "${begins}" before a "${ends}".`)
  const table = summaries.length === 0 ? '' : `${comparison(summaries)}\n`
  return `${text.slice(0, from)}${begins}\n${table}${text.slice(to)}`
}

function comparison(summaries: readonly Summary[]): string {
  const row = (name: string, cell: (summary: Summary) => string): string =>
    `| ${[name, ...summaries.map(cell)].join(' | ')} |`
  return [
    row(
      '',
      ({ sdk, version }) => `[${sdk} ${version}](${findingsFolder}/${fileNameOf({ packageName: sdk, version })}.md)`,
    ),
    `| --- |${summaries.map(() => ' --- |').join('')}`,
    row('profile', ({ profile }) => `\`${profile}\``),
    row('scenarios and sequences', ({ scenarios, sequences }) => `${scenarios} and ${sequences}`),
    row('clauses held', ({ counts }) => String(counts['held'] ?? 0)),
    row(
      'clauses violated, and seen again over TLS',
      ({ counts, findings }) => `${counts['violated'] ?? 0}, ${findings.length}`,
    ),
    row('defects behind them', ({ findings }) => String(countDefects(findings))),
    row("not driven: the service's doing, or beyond a browser", ({ counts }) => String(counts['not driven'] ?? 0)),
    row('violated in a scenario', (summary) => clauses(summary, true)),
    row('violated in generated sequences alone', (summary) => clauses(summary, false)),
    row('joined after', (summary) => timeOf(summary, 'CONNECTED when it has joined')),
    row('an interruption is told after', (summary) => timeOf(summary, 'first to')),
    row('and told by', ({ timeline }) => pointIn(timeline, 'first to')?.observed ?? ''),
    row('connected again after the return', (summary) => timeOf(summary, 'when it is back')),
  ].join('\n')
}

function clauses({ findings }: Summary, isInScenario: boolean): string {
  const ids = findings.filter((finding) => finding.isInScenario === isInScenario).map(({ clause }) => clause)
  return ids.length === 0 ? 'none' : ids.join(', ')
}

function pointIn(timeline: readonly Point[], words: string): Point | undefined {
  return timeline.find(({ documented }) => documented.includes(words))
}

function timeOf({ timeline }: Summary, words: string): string {
  const observedMs = pointIn(timeline, words)?.observedMs
  return observedMs === undefined ? 'not seen' : `${(observedMs / 1_000).toFixed(3)} s`
}
