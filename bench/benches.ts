/** The benchmarks by name, with their usual sizes. */
import { benchCheck } from './check.ts'
import { benchFaults } from './faults.ts'
import { benchPipe } from './pipe.ts'
import { benchPipeline } from './pipeline.ts'
import type { Table } from './table.ts'

export const benchNames = ['pipeline', 'check', 'faults', 'pipe'] as const
/** The name of a benchmark, as the command line takes it. */
export type BenchName = (typeof benchNames)[number]

/** What runs when nobody says what: all that ends within a minute. */
export const usualBenches: readonly BenchName[] = ['pipeline', 'check']

type Bench = (progress: (done: string) => void) => Table | Promise<Table>

export const benches: Readonly<Record<BenchName, Bench>> = {
  pipeline: (progress) =>
    benchPipeline({
      rounds: 9,
      warmUps: 3,
      sequences: 500,
      onRound: (round) => progress(`pipeline, round ${round} of 9`),
    }),
  check: (progress) =>
    benchCheck({
      rounds: 5,
      events: 1_000_000,
      looks: 3,
      onRound: (round) => progress(`check, round ${round} of 5`),
    }),
  pipe: (progress) =>
    benchPipe({
      rounds: 9,
      warmUps: 2,
      sequences: 300,
      clock: 'wall',
      onRound: (round) => progress(`pipe, round ${round} of 9`),
    }),
  faults: (progress) => benchFaults({ seeds: 20, cap: 1_000, onProgress: progress }),
}
