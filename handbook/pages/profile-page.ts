/** The overview of a profile: its figures, its tables, and the way to its clauses. */
import { cite, describeRule, documents, isBeyondTheFive, type Profile } from '../../spec/index.ts'
import { inWords } from '../durations.ts'
import { stateDiagram } from '../figures/state-diagram.ts'
import { timelineFigure } from '../figures/timeline-figure.ts'
import { type Html, html, joined } from '../html.ts'
import { type Page, wideTable } from '../page.ts'
import { type Chapter, clauseLink, href, linked, type Site } from '../site.ts'
import { stateTable } from '../state-table.ts'
import { type TimedRule, type TimelinePoint, timelineOf } from '../timeline.ts'

/** The page. What a profile has not, such as states before 2.3.2, its page leaves out. */
export function profilePage(site: Site, chapter: Chapter): Page {
  const { profile, path, entries } = chapter
  const document = documents[profile.document]
  const diagram = stateDiagram(profile)
  const table = stateTable(profile)
  const points = timelineOf(profile, entries)
  const judged = entries.filter(({ clause }) => clause.judgedBy === 'rule').length
  return {
    path,
    title: profile.title,
    lead: html`${entries.length} clauses, ${judged} of them judged by rules. The document is “${document.title}” for ${document.sdk} ${document.platform} (${document.where}, ${document.date}).${isBeyondTheFive(profile.document) ? ' It stands beside the five documents from which the kit began, and is counted apart from them.' : ''}`,
    content: html`${diagram === undefined ? undefined : html`<h2 id="states">States</h2>\n${diagram}`}
${points.length === 0 ? undefined : html`<h2 id="timeline">Timeline</h2>\n${timeline(site, chapter, points)}`}
${table === undefined ? undefined : html`<h2 id="reasons">States and reasons</h2>\n${table}`}
<h2 id="callbacks">Callbacks</h2>
${callbacks(profile)}
<h2 id="clauses">Clauses</h2>
${chapter.sections.map(
  (section) => html`<h3><a href="${href(path, section.path)}">${cite(section.source)}</a></h3>
<ol class="clauses">
${section.entries.map(({ id, clause }) => html`<li>${clauseLink(site, path, id, profile.id)} ${clause.text}</li>\n`)}</ol>
`,
)}`,
  }
}

function timeline(site: Site, { profile, path }: Chapter, points: readonly TimelinePoint[]): Html {
  const timed = points.filter(({ moments }) => moments.length > 0)
  const rows = timed.flatMap(({ name, entries, moments }) =>
    moments.map(({ atMs, afterMs, condition, reading, rule }) => [
      html`${name}: ${inWords(atMs)}`,
      reading === undefined ? 'all' : linked(site, path, `${reading.question}: ${reading.reading}`),
      html`${inWords(afterMs)} in which the client ${condition}`,
      describeRule(withoutReading(rule), profile),
      joined(
        entries.map(({ id }) => clauseLink(site, path, id, profile.id)),
        ' ',
      ),
    ]),
  )
  const title = `Timeline of ${profile.title}`
  return html`${timelineFigure(profile.id, title, points)}
${rows.length === 0 ? undefined : wideTable(`${title}, as a table`, ['Instant', 'Reading', 'Counted from', 'Rule', 'Clauses'], rows)}`
}

/** The rule alone: the reading stands in a column of its own. */
function withoutReading(timed: TimedRule): TimedRule {
  const { reading, ...rule } = timed
  return reading === undefined ? timed : rule
}

function callbacks({ callbacks: named, title }: Profile): Html {
  return wideTable(
    `Callbacks of ${title} and their spellings`,
    ['Callback', 'Spellings'],
    Object.entries(named).map(([name, spellings]) => [
      html`<code>${name}</code>`,
      joined(
        spellings.map((spelling) => html`<code>${spelling}</code>`),
        ' · ',
      ),
    ]),
  )
}
