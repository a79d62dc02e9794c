/** What a benchmark reports: a table that reads the same in a terminal and as Markdown. */

/** One line of a table: what it is about, then a cell for each further column. */
export type Row = readonly [label: string, ...cells: string[]]

/** What one benchmark has measured. */
export interface Table {
  readonly title: string
  readonly head: Row
  readonly rows: readonly Row[]
  /** Whole sentences: what has to be known to read the table. */
  readonly notes: readonly string[]
}

/** The table as Markdown, its columns aligned for those who read it as text. */
export function toMarkdown({ title, head, rows, notes }: Table): string {
  const lines = [head, ...rows]
  const widths = head.map((_, column) => Math.max(3, ...lines.map((cells) => (cells[column] ?? '').length)))
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => pad(cells[column] ?? '', width, column)).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [`### ${title}`, '', line(head), rule, ...rows.map(line), '', ...notes.map((note) => `- ${note}`), ''].join(
    '\n',
  )
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}

/** A goal, and whether the figure reaches it. */
export function atLeast(least: number, figure: number): string {
  return `at least ${plain(least)}: ${figure >= least ? 'met' : 'not met'}`
}

/** A limit, and whether the figure keeps it. */
export function atMost(most: number, figure: number): string {
  return `at most ${plain(most)}: ${figure <= most ? 'met' : 'not met'}`
}

function plain(figure: number): string {
  return Number.isInteger(figure) ? whole(figure) : String(figure)
}

/** A whole number with its thousands apart. */
export function whole(figure: number): string {
  return String(Math.round(figure)).replaceAll(/\B(?=(\d{3})+$)/g, ' ')
}

/** A ratio, or another small number. */
export function ratio(figure: number): string {
  return figure.toFixed(2)
}
