/** Text that is safe to put into a page. */

/** Markup. Whatever was put into it as plain text has been escaped. */
export interface Html {
  readonly markup: string
}

/** What may stand in a template: markup as it is, text escaped, lists one after the other, `undefined` as nothing. */
export type Piece = Html | string | number | undefined | readonly Piece[]

/** html`<p>${text}</p>` */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { markup: parts.map((part, index) => part + render(pieces[index])).join('') }
}

/** The pieces with a separator between them. */
export function joined(pieces: readonly Piece[], separator: string): Html {
  return { markup: pieces.map(render).join(escape(separator)) }
}

/** The markup as a string. */
export function render(piece: Piece): string {
  if (piece === undefined) return ''
  if (typeof piece === 'object') return 'markup' in piece ? piece.markup : piece.map(render).join('')
  return escape(String(piece))
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
