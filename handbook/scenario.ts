/** A scenario as its author wrote it. */
import type { ExampleTable, StepLine, WrittenScenario } from '../features/index.ts'
import { type Html, html } from './html.ts'
import { wideTable } from './page.ts'

/** The scenario with all its steps, and with its examples if it is an outline. */
export function writtenScenario({ name, feature, file, line, description, steps, examples }: WrittenScenario): Html {
  return html`<section class="scenario">
<h4>${name}</h4>
<p class="place">${feature} · <code>${file}:${line}</code></p>
${description === '' ? undefined : html`<p>${description}</p>`}
<ol class="steps">
${steps.map(step)}</ol>
${examples.map((table) => exampleTable(table, name))}
</section>
`
}

function step({ keyword, text, table, docString }: StepLine): Html {
  return html`<li><b>${keyword}</b> ${text}${table === undefined ? undefined : plainTable(table)}${
    docString === undefined ? undefined : html`<pre>${docString}</pre>`
  }</li>\n`
}

function exampleTable({ name, header, rows }: ExampleTable, scenario: string): Html {
  return wideTable(`Examples${name === '' ? '' : `, ${name}`}: ${scenario}`, header, rows)
}

function plainTable(rows: readonly (readonly string[])[]): Html {
  return html`<table>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</table>`
}
