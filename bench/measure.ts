/** Times several cases in turns, so that whatever slows the machine down slows all of them alike. */

/** What one run of a case has done, and what it took. */
export interface Sample {
  /** Steps, events or lines: whatever the case counts. */
  readonly work: number
  readonly wallMs: number
  /** What all threads of the process have used. */
  readonly cpuMs: number
}

/** Something to time. */
export interface Case<Name extends string> {
  readonly name: Name
  /** Does the work once and tells how much it was, or also what it took where not all that it does is to be timed. */
  readonly run: () => number | Sample | Promise<number | Sample>
}

/** What one run of a case has done, and how long it took by the clock that counts. */
export interface Timed {
  readonly work: number
  readonly ms: number
}

/** One run of each case. */
export type Round<Name extends string> = Readonly<Record<Name, Timed>>

type RawRound<Name extends string> = Readonly<Record<Name, Sample>>

/** How often everything is timed. */
export interface MeasureOptions {
  readonly rounds: number
  /** Rounds before those, which do not count: the first ones also compile what they run. None unless told. */
  readonly warmUps?: number
  /** Which clock counts, where it is not to be chosen: of work that several processes share, CPU time says nothing. */
  readonly clock?: 'wall'
  /** Told after each round. */
  readonly onRound?: (round: number) => void
}

/** All rounds that count. */
export interface Measured<Name extends string> {
  readonly rounds: readonly Round<Name>[]
  /** Which clock counts: where the processor had to be shared, wall time says nothing. */
  readonly clock: 'wall' | 'CPU'
  /** How many rounds were timed again because something else used the processor. */
  readonly repeated: number
  /** The lowest share of the processor that any case had in a round that counts. */
  readonly lowestCpuPerWall: number
}

/** Below this share of a processor a round is timed again. */
export const guard = 0.95

/** How many rounds may be timed again in all; after that they count as they are, and the table shows it. */
const mostRepeats = 4

/** Adds up the time between each start and stop. */
export class Stopwatch {
  private wallMs = 0
  private cpuMs = 0

  start(): void {
    this.cpuMs -= cpuNowMs()
    this.wallMs -= performance.now()
  }

  stop(): void {
    this.wallMs += performance.now()
    this.cpuMs += cpuNowMs()
  }

  sample(work: number): Sample {
    return { work, wallMs: this.wallMs, cpuMs: this.cpuMs }
  }
}

function cpuNowMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Runs every case once in each round, each round beginning with another case. */
export async function measure<Name extends string>(
  cases: readonly Case<Name>[],
  { rounds, warmUps = 0, clock: given, onRound }: MeasureOptions,
): Promise<Measured<Name>> {
  const kept: RawRound<Name>[] = []
  let repeated = 0
  for (let round = 0; round < warmUps; round += 1) await runRound(cases, round)
  while (kept.length < rounds) {
    let best = await runRound(cases, kept.length)
    while (given === undefined && lowestShare([best]) < guard && repeated < mostRepeats) {
      repeated += 1
      const again = await runRound(cases, kept.length)
      if (lowestShare([again]) > lowestShare([best])) best = again
    }
    kept.push(best)
    onRound?.(kept.length)
  }
  const lowestCpuPerWall = lowestShare(kept)
  const clock = given ?? (lowestCpuPerWall < guard ? 'CPU' : 'wall')
  return { rounds: kept.map((round) => timed(round, clock)), clock, repeated, lowestCpuPerWall }
}

async function runRound<Name extends string>(cases: readonly Case<Name>[], turn: number): Promise<RawRound<Name>> {
  const samples: [Name, Sample][] = []
  for (let index = 0; index < cases.length; index += 1) {
    const next = cases[(index + turn) % cases.length]
    if (next !== undefined) samples.push([next.name, await runCase(next)])
  }
  // The cast is safe: every case has left its sample.
  return Object.fromEntries(samples) as RawRound<Name>
}

function timed<Name extends string>(round: RawRound<Name>, clock: 'wall' | 'CPU'): Round<Name> {
  const entries = Object.entries<Sample>(round).map(([name, { work, wallMs, cpuMs }]) => {
    const ms = clock === 'wall' ? wallMs : cpuMs
    return [name, { work, ms } satisfies Timed]
  })
  // The cast is safe: the names stay as they are.
  return Object.fromEntries(entries) as Round<Name>
}

async function runCase<Name extends string>({ run }: Case<Name>): Promise<Sample> {
  const stopwatch = new Stopwatch()
  stopwatch.start()
  const done = await run()
  stopwatch.stop()
  return typeof done === 'number' ? stopwatch.sample(done) : done
}

function lowestShare<Name extends string>(rounds: readonly RawRound<Name>[]): number {
  const samples = rounds.flatMap((round) => Object.values<Sample>(round))
  return Math.min(...samples.map(({ cpuMs, wallMs }) => cpuMs / wallMs))
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)] ?? Number.NaN
  return Number.isInteger(half) ? (upper + (sorted[half - 1] ?? Number.NaN)) / 2 : upper
}
