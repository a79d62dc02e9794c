/** The timeline as a picture: what is documented on the left, what was observed on the right. */
import type { Point } from './timeline.ts'

const rowHeight = 34
const width = 980
const middle = 470

/** An SVG of its own. */
export function timelineFigure(title: string, points: readonly Point[]): string {
  const height = points.length * rowHeight + 70
  const rows = points.map((point, index) => row(point, 66 + index * rowHeight))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title" font-family="sans-serif" font-size="13">`,
    `<title id="title">${escape(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="70" y="28" font-weight="bold" fill="#1a1a1a">documented</text>`,
    `<text x="${middle + 30}" y="28" font-weight="bold" fill="#1a1a1a">observed</text>`,
    `<line x1="${middle}" y1="40" x2="${middle}" y2="${height - 16}" stroke="#888888"/>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n')
}

function row({ name, documented, observed, observedMs, isAsDocumented }: Point, y: number): string {
  const color = isAsDocumented ? '#1a1a1a' : '#b00020'
  const at = observedMs === undefined ? '' : `+${(observedMs / 1_000).toFixed(3)} s  `
  return [
    `<text x="16" y="${y}" font-weight="bold" fill="#1a1a1a">${name}</text>`,
    `<text x="70" y="${y}" fill="#1a1a1a">${escape(documented)}</text>`,
    `<circle cx="${middle}" cy="${y - 4}" r="4" fill="${color}"/>`,
    `<text x="${middle + 30}" y="${y}" fill="${color}">${escape(`${at}${observed}`)}</text>`,
  ].join('\n')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
