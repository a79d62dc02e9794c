/** What every drawing has, and how wide its text is. */
import { type Html, html, type Piece } from '../html.ts'

/** A drawing with its name and a description for those who do not see it. */
export interface Drawing {
  /** Unique on its page. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly width: number
  readonly height: number
  readonly content: Piece
}

/** The drawing as a figure that shrinks with the page as far as its text can be read, and scrolls from there on. */
export function figure({ id, title, description, width, height, content }: Drawing, caption: Piece): Html {
  const [wide, high] = [Math.ceil(width), Math.ceil(height)]
  return html`<figure>
<div class="wide" role="group" aria-label="${title}" tabindex="0">
<svg viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
${content}
</svg>
</div>
<figcaption>${caption}</figcaption>
</figure>`
}

/** Without a font at hand, the width is that of a usual sans serif; a little too wide is better than cut off. */
export const letterWidth = { prose: 6.7, capital: 7.9, name: 8.6 } as const

/** The text as lines of at most that many letters; the first may be shorter. */
export function wrap(text: string, letters: number, first: number = letters): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const limit = lines.length === 0 ? first : letters
    if (line !== '' && line.length + 1 + word.length > limit) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}

/** A coordinate without noise, so that the same drawing is the same file everywhere. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}
