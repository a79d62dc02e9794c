/** A clause in full. */
import { type Clause, cite, describeRule, documents } from '../spec/index.ts'
import { type ClauseEntry } from './entry.ts'
import { type Html, html } from './html.ts'
import { writtenScenario } from './scenario.ts'
import { linked, questionLink, type Section, type Site } from './site.ts'

/** The clause with its source, rules, scenarios, faults and questions; its anchor is its id. */
export function clauseArticle(site: Site, { profile, path }: Section, entry: ClauseEntry): Html {
  const { id, clause, rules, scenarios, faults, questions } = entry
  const link = (text: string) => linked(site, path, text, profile.id)
  return html`<article class="clause" id="${id}">
<h2><a href="#${id}">${id}</a></h2>
<p class="marks"><span>${clause.level}</span> <span>${clause.kind}</span> <span>${judged(clause)}</span></p>
<p class="statement">${link(clause.text)}</p>
<dl>
<dt>Why it matters</dt><dd>${link(clause.why)}</dd>
<dt>Source</dt><dd>${cite(clause.source)} (${documents[clause.source.document].where})</dd>
${typeof clause.judgedBy === 'object' ? html`<dt>Why no trace can judge it</dt><dd>${link(Object.values(clause.judgedBy).join(' '))}</dd>` : undefined}
${clause.exempt === undefined ? undefined : html`<dt>Not judged</dt><dd>${link(clause.exempt)}</dd>`}
</dl>
${list('Rule', rules, (rule) => link(describeRule(rule, profile)))}
${scenarios.length === 0 ? undefined : html`<h3>${count(scenarios.length, 'Scenario')}</h3>\n${scenarios.map(writtenScenario)}`}
${list('Fault', faults, (fault) => html`<code>${fault.id}</code>: ${fault.story}`)}
${list('Question', questions, (question) => html`${questionLink(path, question.id)}: ${question.question}`)}
</article>
`
}

function judged({ judgedBy }: Clause): string {
  if (judgedBy === 'rule') return 'judged by a rule'
  return 'notObservable' in judgedBy ? 'not observable' : 'no property of an SDK'
}

function list<Item>(title: string, items: readonly Item[], write: (item: Item) => Html): Html | undefined {
  if (items.length === 0) return undefined
  return html`<h3>${count(items.length, title)}</h3>
<ul>${items.map((item) => html`<li>${write(item)}</li>\n`)}</ul>`
}

function count(length: number, word: string): string {
  return length === 1 ? word : `${word}s (${length})`
}
