/** The process-kill matrix: what a user is told whose peer's process was killed. */
import {
  documents,
  type KillCell,
  type KillPlatform,
  killPlatforms,
  killPremises,
  killQuestions,
  killSource,
  processKill,
  questions,
} from '../../spec/index.ts'
import { inMs, inWords } from '../durations.ts'
import { type Html, html, joined } from '../html.ts'
import { type Page, wideTable } from '../page.ts'
import { clauseLink, processKillPath, questionLink, type Site } from '../site.ts'

const platformNames: Readonly<Record<KillPlatform, string>> = {
  ios: 'iOS',
  macos: 'macOS',
  android: 'Android',
  windows: 'Windows',
  linux: 'Linux',
  web: 'Web',
}

/** The page. */
export function processKillPage(site: Site): Page {
  const link = (id: string) => clauseLink(site, processKillPath, id)
  const known = new Map(site.chapters.flatMap(({ entries }) => entries.map(({ id, clause }) => [id, clause] as const)))
  const premises = killPremises.filter((id) => known.has(id))
  const open = new Set<string>(killQuestions)
  const asked = questions.filter(({ id }) => open.has(id))
  return {
    path: processKillPath,
    title: 'Process kill',
    lead: html`What the other user is told when a process is killed, by the platforms of both: section “${killSource.section}” of “${documents[killSource.document].title}” (${documents[killSource.document].where}). A cell that the document leaves empty is unspecified, and nothing is demanded there.`,
    content: html`${wideTable(
      'Platform of the killed user by platform of the one who watches',
      ['Killed', ...killPlatforms.map((watcher) => html`${platformNames[watcher]} watches`)],
      killPlatforms.map((killed) => [
        platformNames[killed],
        ...killPlatforms.map((watcher) => cell(processKill[killed][watcher], link)),
      ]),
    )}
${
  premises.length === 0
    ? undefined
    : html`<h2 id="premises">What holds for every cell</h2>
<ul class="clauses">${premises.map((id) => html`<li>${link(id)} ${known.get(id)?.text}</li>\n`)}</ul>`
}
${
  asked.length === 0
    ? undefined
    : html`<h2 id="questions">What the matrix leaves open</h2>
<ul class="clauses">${asked.map(({ id, question }) => html`<li>${questionLink(processKillPath, id)} ${question}</li>\n`)}</ul>`
}`,
  }
}

function cell(of: KillCell, link: (id: string) => Html): Html {
  if (of === 'unspecified') return html`<span class="none">unspecified</span>`
  const clauses = joined(of.clauses.map(link), ' ')
  switch (of.kind) {
    case 'leave':
      return html`<code>${of.callback}</code>, as after any leave<br>${clauses}`
    case 'silence':
      return html`<code>${of.callback}</code> after ${inWords(of.limitMs)} <small>(${inMs(of.limitMs)})</small>, unless the user is back by then<br>${clauses} ${link(of.unlessBack)}`
    case 'drop':
      return html`as after the loss of the network<br>${clauses}`
  }
}
