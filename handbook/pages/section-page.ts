/** One section of a source: its clauses in the document's order, first as a list, then in full. */
import { cite, documents } from '../../spec/index.ts'
import { clauseArticle } from '../clause-article.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { type Chapter, href, type Section, type Site } from '../site.ts'

/** The page. */
export function sectionPage(site: Site, chapter: Chapter, section: Section): Page {
  const { profile, path, source, entries } = section
  const at = chapter.sections.indexOf(section)
  const [before, after] = [chapter.sections[at - 1], chapter.sections[at + 1]]
  const step = (to: Section | undefined, word: string) =>
    to === undefined ? undefined : html`<li>${word}: <a href="${href(path, to.path)}">${cite(to.source)}</a></li>\n`
  return {
    path,
    title: `${profile.id}: ${source.section}`,
    lead: html`“${documents[source.document].title}”, ${documents[source.document].sdk} ${documents[source.document].platform}, section “${source.section}”, in <a href="${href(path, chapter.path)}">${profile.title}</a>.`,
    content: html`<nav aria-label="Clauses of this section">
<ol class="clauses">
${entries.map(({ id, clause }) => html`<li><a href="#${id}"><code>${id}</code></a> ${clause.text}</li>\n`)}</ol>
</nav>
${entries.map((entry) => clauseArticle(site, section, entry))}
<nav aria-label="Sections"><ul>
${step(before, 'Before')}${step(after, 'Next')}<li>All: <a href="${href(path, chapter.path)}">${profile.title}</a></li>
</ul></nav>`,
  }
}
