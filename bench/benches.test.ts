/** Every benchmark runs, in sizes that take no time, and reports every figure. No time is asserted. */
import { describe, expect, it } from 'vitest'
import { servedCommand } from '../runner/served.ts'
import { profileIds } from '../spec/index.ts'
import { benchCheck } from './check.ts'
import { benchFaults } from './faults.ts'
import { benchPipe } from './pipe.ts'
import { benchPipeline } from './pipeline.ts'
import type { Table } from './table.ts'

function labelsOf({ rows }: Table): readonly string[] {
  return rows.map(([label]) => label)
}

/** The cells of a table that hold no figure although their column should have one. */
function gapsOf({ head, rows }: Table): readonly string[] {
  return [
    ...rows.filter((row) => row.length !== head.length).map(([label]) => `${label} has another number of columns`),
    ...rows.flatMap(([label, ...cells]) =>
      cells.filter((cell) => /NaN|Infinity|undefined/.test(cell)).map(() => label),
    ),
  ]
}

describe('the benchmark of', () => {
  it('the pipeline reports the rate, both comparisons, and the split', async () => {
    const table = await benchPipeline({ rounds: 2, sequences: 20 })
    expect(labelsOf(table)).toEqual([
      'steps a second, end to end',
      'sweep / bare loop',
      'sweep / bare loop with the border',
      'sweep / fc.commands, steps',
      'sweep / fc.commands, events',
      'sweep, ns a step',
      '… to generate',
      '… to play',
      '… to judge',
      'bare loop, ns a step',
      'fc.commands, ns a step',
      'steps a sequence, sweep',
      'steps a sequence, fc.commands',
      'events a step, sweep',
      'events a step, fc.commands',
      'CPU time / wall time, lowest',
    ])
    expect(gapsOf(table)).toEqual([])
  })

  it('check reports both rates, their ratio, and the memory of a short and of a long trace', async () => {
    const table = await benchCheck({ rounds: 2, events: 3_000, looks: 1 })
    expect(labelsOf(table)).toEqual([
      'events a second, check',
      'events a second, JSON.parse',
      'check / JSON.parse',
      'peak memory of 300 events',
      'peak memory of 3 000 events',
      'long / short',
      'CPU time / wall time, lowest',
    ])
    expect(gapsOf(table)).toEqual([])
  })

  it('the pipe reports the rates, and both comparisons', async () => {
    const table = await benchPipe({ rounds: 2, sequences: 10, clock: 'wall', command: servedCommand('reference') })
    expect(labelsOf(table)).toEqual([
      'sequences a second, through a pipe',
      '… bare exchange of the same bytes',
      '… one sequence at a time',
      '… one message at a time',
      '… in this process',
      'pipe / bare exchange',
      'pipe / one message at a time',
      'pipe / one sequence at a time',
      'pipe / in this process',
    ])
    expect(gapsOf(table)).toEqual([])
  })

  it('the faults reports every way to draw sequences, and the exhaustive layer', () => {
    const table = benchFaults({ seeds: 2, cap: 20, exhaustiveDepth: 1, faultsOfProfile: 2 })
    expect(labelsOf(table)).toEqual([
      'our generator',
      'without the model',
      'fc.array',
      'our generator, all clauses',
      'exhaustive layer',
      'exhaustive layer, all clauses',
    ])
    const all = String(2 * profileIds.length)
    expect(table.rows[0]?.slice(1, 3)).toEqual([all, all])
    expect(gapsOf(table)).toEqual([])
  })
})
