/** The states of a profile as a graph, laid out by dagre. */
import { Graph, layout } from '@dagrejs/dagre'
import type { Profile, Transition } from '../../spec/index.ts'
import { letterWidth } from './svg.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** A state and where its box stands; `x` and `y` are its middle. */
export interface StateBox extends Point {
  readonly name: string
  readonly number: number
  readonly width: number
  readonly height: number
}

/** A change of state, with the reasons that the documents give for it. */
export interface StateArrow {
  readonly from: string
  readonly to: string
  /** Whether a document names the change; otherwise only a reading or its silence allows it. */
  readonly documented: boolean
  /** None for a family that gives no reasons, and for a change that no document names. */
  readonly reasons: readonly string[]
  readonly points: readonly Point[]
  /** The middle of the reasons. */
  readonly label: Point
}

/** The graph with every coordinate. */
export interface StateGraph {
  readonly width: number
  readonly height: number
  readonly boxes: readonly StateBox[]
  readonly arrows: readonly StateArrow[]
}

/** How high a line of a label is. */
export const labelLine = 15

/** The graph of the profile's states and transitions. */
export function layOutStates({ states, reasons: known, transitions, edges }: Profile): StateGraph {
  const graph = new Graph({ multigraph: false })
  graph.setGraph({ rankdir: 'TB', nodesep: 40, ranksep: 36, edgesep: 28 })
  for (const { name } of states) {
    graph.setNode(name, { width: name.length * letterWidth.name + 44, height: 44 })
  }
  const changes = changesOf(known.length === 0 ? transitions.map(withoutReason) : transitions, edges)
  for (const { from, to, documented, reasons } of changes) {
    const [width, height] = labelSize(reasons)
    graph.setEdge(from, to, {
      width,
      height,
      labelpos: 'c',
      // The documented way through the states stays straight; what is merely left open bends around it.
      weight: documented ? 3 : 1,
    })
  }
  layout(graph)
  const boxes = states.map(({ name, number }): StateBox => {
    const { x, y, width, height } = graph.node(name) as Omit<StateBox, 'name' | 'number'>
    return { name, number, x, y, width, height }
  })
  const arrows = changes.map((change): StateArrow => {
    const { points, x = 0, y = 0 } = graph.edge(change.from, change.to) as Partial<Point> & Pick<StateArrow, 'points'>
    return { ...change, points, label: { x, y } }
  })
  return framed(boxes, arrows)
}

/** Room around the graph. */
const margin = 12

/** Moves the graph so that all of it is inside: dagre leaves arrows without a label out of its width. */
function framed(boxes: readonly StateBox[], arrows: readonly StateArrow[]): StateGraph {
  const corners = [
    ...boxes.flatMap(({ x, y, width, height }) => around({ x, y }, width, height)),
    ...arrows.flatMap(({ points }) => points),
    // Without reasons an arrow has no label, and dagre gives it no place for one.
    ...arrows
      .filter(({ reasons }) => reasons.length > 0)
      .flatMap(({ label, reasons }) => around(label, ...labelSize(reasons))),
  ]
  const [left, top] = [Math.min(...corners.map(({ x }) => x)), Math.min(...corners.map(({ y }) => y))]
  const [right, bottom] = [Math.max(...corners.map(({ x }) => x)), Math.max(...corners.map(({ y }) => y))]
  const move = ({ x, y }: Point): Point => ({ x: x - left + margin, y: y - top + margin })
  return {
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
    boxes: boxes.map((box) => ({ ...box, ...move(box) })),
    arrows: arrows.map((arrow) => ({ ...arrow, points: arrow.points.map(move), label: move(arrow.label) })),
  }
}

function around({ x, y }: Point, width: number, height: number): readonly Point[] {
  return [
    { x: x - width / 2, y: y - height / 2 },
    { x: x + width / 2, y: y + height / 2 },
  ]
}

/** How wide and how high the reasons of an arrow are. */
export function labelSize(reasons: readonly string[]): readonly [width: number, height: number] {
  if (reasons.length === 0) return [0, 0]
  return [Math.max(...reasons.map(({ length }) => length)) * letterWidth.capital + 6, reasons.length * labelLine + 2]
}

type Change = Pick<StateArrow, 'from' | 'to' | 'documented' | 'reasons'>

/** The events of Web carry no reason, so there is none to draw. */
function withoutReason({ from, to }: Transition): Transition {
  return { from, to, reason: '' }
}

function changesOf(transitions: Profile['transitions'], edges: Profile['edges']): readonly Change[] {
  const documented = new Map<string, Change>()
  for (const { from, to, reason } of transitions) {
    const before = documented.get(`${from}>${to}`)?.reasons ?? []
    const name = reason === '*' ? 'any of its reasons' : reason
    documented.set(`${from}>${to}`, { from, to, documented: true, reasons: name === '' ? before : [...before, name] })
  }
  const open = Object.entries(edges).flatMap(([from, targets]) =>
    targets
      .filter((to) => !documented.has(`${from}>${to}`))
      .map((to): Change => ({ from, to, documented: false, reasons: [] })),
  )
  return [...documented.values(), ...open]
}
