/** The register of questions: where the documents contradict each other or leave a gap. */
import { cite, type ProfileId, type Question, questions, type Reading } from '../../spec/index.ts'
import { type Html, html, joined } from '../html.ts'
import type { Page } from '../page.ts'
import { type Chapter, clauseLink, contradictionsPath, href, linked, type Site } from '../site.ts'

/** The page. */
export function contradictionsPage(site: Site): Page {
  const register: readonly Question[] = questions
  return {
    path: contradictionsPath,
    title: 'Contradictions',
    lead: 'Where the documents contradict each other or leave a gap, an implementation may follow any one of the readings, consistently. What no reading allows is a violation.',
    content: html`<nav aria-label="Questions">
<ol class="clauses">
${register.map(({ id, question }) => html`<li><a href="#${id}"><code>${id}</code></a> ${question}</li>\n`)}</ol>
</nav>
${register.map((question) => article(site, question))}`,
  }
}

function article(
  site: Site,
  { id, question, readings, defaultReading, clauses, classified, profiles }: Question,
): Html {
  return html`<article class="clause" id="${id}">
<h2><a href="#${id}">${id}</a></h2>
<p class="statement">${question}</p>
<dl>
${Object.entries(readings).map(([name, reading]) => answer(name, reading, name === defaultReading))}
</dl>
<dl>
<dt>How an implementation is classified</dt>
<dd>${classified === 'by rule' ? 'By rules: what it does rules out the readings that do not fit.' : linked(site, contradictionsPath, classified)}</dd>
<dt>Clauses</dt>
<dd>${joined(
    clauses.map((clause) => clauseLink(site, contradictionsPath, clause)),
    ' ',
  )}</dd>
<dt>SDK families</dt>
<dd>${joined(
    profiles.map((profile) => profileLink(site, profile)),
    ', ',
  )}</dd>
</dl>
</article>
`
}

function answer(name: string, { text, sources }: Reading, isDefault: boolean): Html {
  return html`<dt><code>${name}</code>${isDefault ? html` <span class="mark">the profile’s own document</span>` : undefined}</dt>
<dd>${text}
<ul class="sources">${sources.map((source) => html`<li>${cite(source)}</li>`)}</ul></dd>
`
}

function profileLink({ chapters }: Site, id: ProfileId): Html {
  const chapter: Chapter | undefined = chapters.find(({ profile }) => profile.id === id)
  if (chapter === undefined) return html`<code>${id}</code>`
  return html`<a href="${href(contradictionsPath, chapter.path)}">${id}</a>`
}
