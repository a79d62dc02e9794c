import { describe, expect, it } from 'vitest'
import { measure, median } from './measure.ts'

describe('measuring', () => {
  it('runs every case once in each round, each round beginning with another case, after the rounds that warm up', async () => {
    const ran: string[] = []
    // Samples of their own, so that the guard is content whatever the machine does.
    const sample = { work: 1, wallMs: 1, cpuMs: 1 }
    const cases = (['a', 'b'] as const).map((name) => ({ name, run: () => (ran.push(name), sample) }))
    const { rounds, repeated } = await measure(cases, { rounds: 3, warmUps: 1 })
    expect(ran.join('')).toBe('ababbaab')
    expect(rounds).toHaveLength(3)
    expect(repeated).toBe(0)
  })

  it('repeats a round that was not alone on the processor, and keeps the better one', async () => {
    const shares = [0.5, 1]
    const run = () => ({ work: 1, wallMs: 1, cpuMs: shares.shift() ?? 1 })
    const measured = await measure([{ name: 'a', run }], { rounds: 1 })
    expect(measured).toMatchObject({ repeated: 1, lowestCpuPerWall: 1, clock: 'wall' })
  })

  it('gives up repeating after a few times, tells how little of the processor there was, and counts CPU time', async () => {
    const measured = await measure([{ name: 'a', run: () => ({ work: 1, wallMs: 1, cpuMs: 0.25 }) }], { rounds: 2 })
    expect(measured).toMatchObject({ repeated: 4, lowestCpuPerWall: 0.25, clock: 'CPU' })
    expect(measured.rounds).toEqual([{ a: { work: 1, ms: 0.25 } }, { a: { work: 1, ms: 0.25 } }])
  })

  it('takes the middle of the figures', () => {
    expect(median([9, 1, 2])).toBe(2)
    expect(median([4, 1, 2, 9])).toBe(3)
    expect(median([])).toBeNaN()
  })
})
