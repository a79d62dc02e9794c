import { describe, expect, it } from 'vitest'
import { profiles } from '../spec/index.ts'
import { entriesOf } from './entry.ts'
import { timelineFigure } from './figures/timeline-figure.ts'
import { render } from './html.ts'
import { timelineOf } from './timeline.ts'

const rtc = timelineOf(profiles['rtc-4'], entriesOf(profiles['rtc-4']))
const rtm = timelineOf(profiles['rtm-1'], entriesOf(profiles['rtm-1']))
const told = (name: string) =>
  [...rtc, ...rtm]
    .find((point) => point.name === name)
    ?.moments.map(({ atMs, isDefault }) => (isDefault ? atMs : `or ${atMs}`))

describe('the timeline', () => {
  it('has the points of the document in its order', () => {
    expect(rtc.map(({ name }) => name)).toEqual(['T0', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'])
  })

  it('counts every instant from the loss, also of a reading that counts from the report of the interruption', () => {
    expect(told('T4')).toEqual([4_000])
    expect(told('T5')).toEqual(['or 10000', 14_000, 'or 15000'])
    expect(told('T6')).toEqual([20_000])
    expect(told('T7')).toEqual(['or 1200000', 1_204_000, 'or 1220000'])
  })

  it('has no instant where no document gives a bound that is judged', () => {
    expect(told('T1')).toEqual([])
  })

  it('of a document without such points has its timed clauses', () => {
    expect(told('RTM-RECONNECT-01')).toEqual([4_000])
    expect(told('RTM-LOGIN-06')).toEqual([6_000, 'or 10000', 'or 12000'])
    expect(rtm.filter(({ moments }) => moments.length === 0)).toEqual([])
  })

  it('is drawn with a full mark for the reading of its document and hollow ones for the others', () => {
    const drawing = render(timelineFigure('rtc-4', 'Timeline', rtc))
    expect(drawing.match(/class="mark"/g)).toHaveLength(4)
    expect(drawing.match(/class="mark other"/g)).toHaveLength(4)
    expect(drawing).toContain(
      'T5: At T5 the client receives onConnectionLost. After 10\u00a0s (A-01: ten-seconds-after',
    )
  })
})
