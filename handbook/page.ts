/** What every page has around its content. */
import { type Html, html, type Piece, render } from './html.ts'
import { contradictionsPath, href, indexPath, processKillPath, type Site, stylePath } from './site.ts'

/** One page: where it goes, what it is called, and what it says below its title. */
export interface Page {
  readonly path: string
  readonly title: string
  /** A sentence or two below the title. */
  readonly lead?: Piece
  readonly content: Piece
}

/** The page as the text of a file. */
export function pageText(site: Site, { path, title, lead, content }: Page): string {
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${path === indexPath ? title : `${title} · Agora connection handbook`}</title>
<link rel="stylesheet" href="${href(path, stylePath)}">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="site">
${navigation(site, path)}
</header>
<main id="content">
<h1>${title}</h1>
${lead === undefined ? undefined : html`<p class="lead">${lead}</p>`}
${content}
</main>
<footer class="site">
<p>Generated from the clauses, rules, scenarios and faults of agora-conformance. Nothing here is written by hand.</p>
</footer>
</body>
</html>
`
  return render(body)
}

function navigation(site: Site, path: string): Html {
  const links = [
    { to: indexPath, name: 'Handbook' },
    ...site.chapters.map(({ path: to, profile }) => ({ to, name: profile.id })),
    { to: contradictionsPath, name: 'Contradictions' },
    { to: processKillPath, name: 'Process kill' },
  ]
  return html`<nav aria-label="Handbook"><ul>
${links.map(
  ({ to, name }) =>
    html`<li><a href="${href(path, to)}"${to === path ? html` aria-current="page"` : undefined}>${name}</a></li>\n`,
)}</ul></nav>`
}

/** A table that scrolls inside a box of its own, so that the page never does. */
export function wideTable(caption: string, head: readonly Piece[], rows: readonly (readonly Piece[])[]): Html {
  return html`<div class="wide" role="group" aria-label="${caption}" tabindex="0">
<table>
<caption>${caption}</caption>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`,
)}</tbody>
</table>
</div>`
}
