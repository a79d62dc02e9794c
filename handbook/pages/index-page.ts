/** The way to every clause in two clicks: the section of the document, then the clause. */
import { type DocumentId, documents, type SourceDocument } from '../../spec/index.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { contradictionsPath, href, indexPath, processKillPath, type Section, type Site } from '../site.ts'

/** The page. */
export function indexPage(site: Site): Page {
  const sections = site.chapters.flatMap((chapter) => chapter.sections)
  const made = new Set<string>(site.chapters.map(({ profile }) => profile.document))
  const cited = [...new Set(sections.map(({ source }) => source.document))]
  const main = cited.filter((id) => made.has(id))
  const others = cited.filter((id) => !made.has(id))
  const of = (ids: readonly DocumentId[]) => ids.map((id) => documentPart(id, sections))
  const count = site.chapters.reduce((sum, { entries }) => sum + entries.length, 0)
  return {
    path: indexPath,
    title: 'Agora connection handbook',
    lead: html`${count} statements of public documents on connections, each with the rule that judges it, the scenarios that tell it and the faults that prove it, or with the reason why no trace can judge it.`,
    content: html`<h2 id="profiles">SDK families</h2>
<ul class="cards">
${site.chapters.map(
  ({ profile, path, entries }) =>
    html`<li><a href="${href(indexPath, path)}">${profile.title}</a> <small><code>${profile.id}</code> · ${entries.length} clauses</small></li>\n`,
)}</ul>
<p>Where the documents disagree: <a href="${href(indexPath, contradictionsPath)}">the contradictions</a>. Who learns what
when a process is killed: <a href="${href(indexPath, processKillPath)}">the process-kill matrix</a>.</p>
<h2 id="documents">The documents, section by section</h2>
${of(main)}
${others.length === 0 ? undefined : html`<h2 id="sources">Other public sources</h2>\n${of(others)}`}`,
  }
}

function documentPart(id: DocumentId, sections: readonly Section[]) {
  const { title, sdk, platform, where, date }: SourceDocument = documents[id]
  const own = sections.filter(({ source }) => source.document === id)
  const profiles = new Set(own.map(({ profile }) => profile.id))
  return html`<h3 id="${id}">${title}, ${sdk} ${platform}</h3>
<p class="place">${where}, ${date}</p>
<ol class="sections">
${own.map(
  ({ profile, path, source, entries }) =>
    html`<li><a href="${href(indexPath, path)}">${source.section}</a> <small>${profiles.size > 1 ? `${profile.id}, ` : ''}${entries.length} ${entries.length === 1 ? 'clause' : 'clauses'}</small></li>\n`,
)}</ol>`
}
