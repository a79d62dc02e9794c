/** The state diagram of a profile, drawn from its transitions. */
import type { Profile } from '../../spec/index.ts'
import { type Html, html } from '../html.ts'
import { labelLine, labelSize, layOutStates, type StateArrow, type StateBox } from './state-graph.ts'
import { figure, round } from './svg.ts'

/** The diagram, or nothing for a profile without states. */
export function stateDiagram(profile: Profile): Html | undefined {
  if (profile.states.length === 0) return undefined
  const graph = layOutStates(profile)
  const told = graph.arrows
    .filter(({ documented }) => documented)
    .map(
      ({ from, to, reasons }) => `${from} to ${to}${reasons.length === 0 ? '' : ` because of ${reasons.join(', ')}`}`,
    )
  const open = graph.arrows.filter(({ documented }) => !documented).map(({ from, to }) => `${from} to ${to}`)
  return figure(
    {
      id: `states-${profile.id}`,
      title: `States of ${profile.title}`,
      description: `${told.join('; ')}.${open.length === 0 ? '' : ` Left open: ${open.join('; ')}.`}`,
      width: graph.width,
      height: graph.height,
      content: html`<defs>
<marker id="head-${profile.id}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">
<path class="head" d="M0 0L10 5L0 10z"/></marker>
</defs>
${[...graph.arrows].reverse().map((arrow) => line(arrow, profile.id))}
${graph.arrows.filter(({ reasons }) => reasons.length > 0).map(label)}
${graph.boxes.map((state, index) => box(state, index === 0))}`,
    },
    html`Each arrow is a documented change${profile.reasons.length === 0 ? '' : ' with its reasons'}.${
      open.length === 0
        ? undefined
        : ' A dashed arrow is a change that only one of the readings, or the silence of the documents, allows.'
    } A fresh client is in the state with the double border.`,
  )
}

function line({ points, documented }: StateArrow, id: string): Html {
  const [first, ...rest] = points
  if (first === undefined) return html``
  const path = rest.map((point, index) => {
    const next = rest[index + 1]
    if (next === undefined) return `L${round(point.x)} ${round(point.y)}`
    const [x, y] = [round((point.x + next.x) / 2), round((point.y + next.y) / 2)]
    return `Q${round(point.x)} ${round(point.y)} ${x} ${y}`
  })
  const d = `M${round(first.x)} ${round(first.y)}${path.join('')}`
  return html`<path class="${documented ? 'arrow' : 'arrow open'}" d="${d}" marker-end="url(#head-${id})"/>\n`
}

function label({ reasons, label: { x, y } }: StateArrow): Html {
  const [width, height] = labelSize(reasons)
  return html`<rect class="ground" x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${height}"/>
<text class="label" text-anchor="middle">${reasons.map(
    (reason, index) =>
      html`<tspan x="${round(x)}" y="${round(y - height / 2 + (index + 1) * labelLine - 3)}">${reason}</tspan>`,
  )}</text>\n`
}

function box({ name, number, x, y, width, height }: StateBox, isFirst: boolean): Html {
  const frame = (inset: number, kind: string) =>
    html`<rect class="${kind}" x="${round(x - width / 2 + inset)}" y="${round(y - height / 2 + inset)}" width="${round(width - 2 * inset)}" height="${round(height - 2 * inset)}" rx="${10 - inset}"/>`
  return html`${frame(0, 'state')}${isFirst ? frame(4, 'inner') : undefined}
<text class="name" x="${round(x)}" y="${round(y + 5)}" text-anchor="middle">${name} <tspan class="number">${number}</tspan></text>\n`
}
