import { describe, expect, it } from 'vitest'
import { type Profile, profiles } from '../../spec/index.ts'
import { render } from '../html.ts'
import { stateDiagram } from './state-diagram.ts'
import { layOutStates } from './state-graph.ts'

const rtc: Profile = profiles['rtc-4']
const all: readonly Profile[] = Object.values(profiles)

describe('the state diagram', () => {
  it.each(all.filter(({ states }) => states.length > 0))(
    'of $id has an arrow for each change, with its reasons',
    (profile) => {
      const { arrows, boxes, width, height } = layOutStates(profile)
      const drawn = arrows.filter(({ documented }) => documented).map(({ from, to }) => `${from} ${to}`)
      expect([...drawn].sort()).toEqual([...new Set(profile.transitions.map(({ from, to }) => `${from} ${to}`))].sort())
      for (const { x, y } of [...boxes, ...arrows.flatMap(({ points }) => points)]) {
        expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true)
      }
    },
  )

  it('draws what is merely left open as a dashed arrow', () => {
    const open = layOutStates(rtc).arrows.filter(({ documented }) => !documented)
    expect(open.map(({ from, to }) => `${from} ${to}`)).toContain('FAILED CONNECTING')
    expect(render(stateDiagram(rtc)).match(/class="arrow open"/g)).toHaveLength(open.length)
  })

  it('has no boxes on top of each other', () => {
    for (const { boxes } of all.filter(({ states }) => states.length > 0).map(layOutStates)) {
      for (const [index, one] of boxes.entries()) {
        for (const other of boxes.slice(index + 1)) {
          const apart =
            Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
            Math.abs(one.y - other.y) >= (one.height + other.height) / 2
          expect(apart, `${one.name} and ${other.name}`).toBe(true)
        }
      }
    }
  })

  it('of a family that gives no reasons has arrows without any', () => {
    const { arrows } = layOutStates({ ...rtc, reasons: [] })
    expect(arrows.filter(({ documented }) => documented).length).toBeGreaterThan(5)
    expect(arrows.flatMap(({ reasons }) => reasons)).toEqual([])
  })

  it('of a family without states is none', () => {
    expect(stateDiagram({ ...rtc, states: [], transitions: [], edges: {} })).toBeUndefined()
  })
})
