/** The states of a profile as a graph, laid out by dagre. */
import { Graph, layout } from '@dagrejs/dagre'
import type { Profile } from '../../spec/index.ts'
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
  /** None where no document gives the change a reason, but its silence leaves the change open. */
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
export function layOutStates({ states, transitions, edges }: Profile): StateGraph {
  const graph = new Graph({ multigraph: false })
  graph.setGraph({ rankdir: 'TB', nodesep: 40, ranksep: 36, edgesep: 28, marginx: 12, marginy: 12 })
  for (const { name } of states) {
    graph.setNode(name, { width: name.length * letterWidth.name + 44, height: 44 })
  }
  const changes = changesOf(transitions, edges)
  for (const { from, to, reasons } of changes) {
    graph.setEdge(from, to, {
      width: Math.max(0, ...reasons.map(({ length }) => length)) * letterWidth.capital + 10,
      height: reasons.length * labelLine + 4,
      labelpos: 'c',
      // The documented way through the states stays straight; what is merely left open bends around it.
      weight: reasons.length === 0 ? 1 : 3,
    })
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { readonly width?: number; readonly height?: number }
  return {
    width,
    height,
    boxes: states.map(({ name, number }) => {
      const at = graph.node(name) as Omit<StateBox, 'name' | 'number'>
      return { name, number, x: at.x, y: at.y, width: at.width, height: at.height }
    }),
    arrows: changes.map((change) => {
      const { points, x, y } = graph.edge(change.from, change.to) as Point & { readonly points: readonly Point[] }
      return { ...change, points, label: { x, y } }
    }),
  }
}

type Change = Pick<StateArrow, 'from' | 'to' | 'reasons'>

function changesOf(transitions: Profile['transitions'], edges: Profile['edges']): readonly Change[] {
  const documented = new Map<string, Change>()
  for (const { from, to, reason } of transitions) {
    const reasons = [
      ...(documented.get(`${from}>${to}`)?.reasons ?? []),
      reason === '*' ? 'any of its reasons' : reason,
    ]
    documented.set(`${from}>${to}`, { from, to, reasons })
  }
  const open = Object.entries(edges).flatMap(([from, targets]) =>
    targets.filter((to) => !documented.has(`${from}>${to}`)).map((to): Change => ({ from, to, reasons: [] })),
  )
  return [...documented.values(), ...open]
}
