/** The timeline of a profile as a figure: its points from top to bottom, the instants of all readings from left to right. */
import { inWords } from '../durations.ts'
import { type Html, html } from '../html.ts'
import type { Moment, TimelinePoint } from '../timeline.ts'
import { figure, letterWidth, round, wrap } from './svg.ts'

const axisX = 16
const textX = 40
const lineHeight = 18
const trackHeight = 46
const columnWidth = 92
const leastWidth = 720

interface Row {
  readonly point: TimelinePoint
  readonly y: number
  readonly lines: readonly string[]
}

/** The figure. */
export function timelineFigure(id: string, title: string, points: readonly TimelinePoint[]): Html {
  const instants = [...new Set(points.flatMap(({ moments }) => moments.map(({ atMs }) => atMs)))].sort((a, b) => a - b)
  const width = Math.max(leastWidth, textX + (instants.length + 1) * columnWidth)
  const rows = placeRows(points, width)
  const last = rows.at(-1)
  const height = (last === undefined ? 0 : last.y + heightOf(last)) + 12
  const xOf = (ms: number) => textX + (instants.indexOf(ms) + 0.6) * ((width - textX) / Math.max(1, instants.length))
  return figure(
    {
      id: `timeline-${id}`,
      title,
      description: points.map(describe).join(' '),
      width,
      height,
      content: html`<line class="axis" x1="${axisX}" y1="14" x2="${axisX}" y2="${height - 14}"/>
${rows.map((row) => pointRow(row, width, xOf))}`,
    },
    html`Not to scale: equal instants stand below each other. A full mark is the instant of this document, a hollow one
that of another reading. A bar means at any time until then, an arrow that the news has to travel.`,
  )
}

function placeRows(points: readonly TimelinePoint[], width: number): readonly Row[] {
  const letters = Math.floor((width - textX - 12) / letterWidth.prose)
  let y = 8
  return points.map((point) => {
    const indent = Math.ceil((point.name.length * letterWidth.name + 12) / letterWidth.prose)
    const row = { point, y, lines: wrap(textOf(point), letters, letters - indent) }
    y += heightOf(row)
    return row
  })
}

function heightOf({ lines, point }: Pick<Row, 'lines' | 'point'>): number {
  return lines.length * lineHeight + (point.moments.length === 0 ? 0 : trackHeight) + 14
}

/** What is seen at the point; where no clause speaks of something seen, what its first clause says. */
function textOf({ entries }: TimelinePoint): string {
  const seen = entries.filter(({ clause: { kind } }) => kind === 'callback' || kind === 'transition')
  return (seen.length === 0 ? entries.slice(0, 1) : seen).map(({ clause }) => clause.text).join(' ')
}

function describe(point: TimelinePoint): string {
  const times = point.moments.map(({ atMs, reading }) =>
    reading === undefined ? inWords(atMs) : `${inWords(atMs)} (${reading.question}: ${reading.reading})`,
  )
  return `${point.name}: ${textOf(point)}${times.length === 0 ? '' : ` After ${times.join(', ')}.`}`
}

function pointRow({ point, y, lines }: Row, width: number, xOf: (ms: number) => number): Html {
  const track = y + lines.length * lineHeight + 26
  return html`<circle class="dot" cx="${axisX}" cy="${y + 10}" r="5"/>
<text class="prose" x="${textX}" y="${y + 15}"><tspan class="name">${point.name}</tspan>${lines.map((line, index) =>
    index === 0
      ? html`<tspan dx="8">${line}</tspan>`
      : html`<tspan x="${textX}" y="${y + 15 + index * lineHeight}">${line}</tspan>`,
  )}</text>
${
  point.moments.length === 0
    ? undefined
    : html`<line class="track" x1="${textX}" y1="${track}" x2="${width - 8}" y2="${track}"/>
${uniqueMoments(point.moments).map((moment) => mark(moment, xOf(moment.atMs), track))}`
}`
}

/** Several rules may be due at the same instant; the mark of this document's own reading wins. */
function uniqueMoments(moments: readonly Moment[]): readonly Moment[] {
  const byInstant = new Map<number, Moment>()
  for (const moment of moments) if (moment.isDefault || !byInstant.has(moment.atMs)) byInstant.set(moment.atMs, moment)
  return [...byInstant.values()]
}

function mark({ atMs, isDefault, rule }: Moment, x: number, y: number): Html {
  const at = round(x)
  const mode = rule.kind === 'timer' ? rule.mode : 'soon'
  return html`${mode === 'by' ? html`<line class="window" x1="${textX}" y1="${y}" x2="${at}" y2="${y}"/>` : undefined}
${mode === 'soon' ? html`<path class="travels" d="M${at} ${y}h26m-6 -4l6 4l-6 4"/>` : undefined}
<path class="${isDefault ? 'mark' : 'mark other'}" d="M${at} ${y - 7}l7 7l-7 7l-7 -7z"/>
<text class="label" x="${at}" y="${y - 12}" text-anchor="middle">${inWords(atMs)}</text>\n`
}
