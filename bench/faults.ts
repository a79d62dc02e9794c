/** (c) How many sequences it takes to find each fault, drawn in three ways, and by the exhaustive layer alone. */
import { type Fault, faults } from '../adapters/faulty/index.ts'
import { defaultExhaustiveDepth, exhaustive } from '../properties/index.ts'
import { profileIds } from '../spec/index.ts'
import { sequencesOf, type Way, ways } from './fault-sequences.ts'
import { hunt, Remembered } from './hunt.ts'
import { median } from './measure.ts'
import { createSubject } from './subject.ts'
import { type Row, type Table, whole } from './table.ts'

/** How much is tried. */
export interface FaultsOptions {
  readonly seeds: number
  /** A fault that so many sequences do not show counts as not found. */
  readonly cap: number
  readonly exhaustiveDepth?: number
  /** Of each profile only the first so many faults. */
  readonly faultsOfProfile?: number
  /** Told what has been tried. */
  readonly onProgress?: (done: string) => void
}

/** All hunts for one fault, one for each seed: the number of sequences, or nothing. */
interface Hunts {
  readonly fault: Fault
  readonly first: readonly (number | undefined)[]
  readonly all: readonly (number | undefined)[]
}

const ours: Way = 'our generator'
/** How many faults a note names. */
const named = 8

/** Hunts every fault in every way. */
export function benchFaults(options: FaultsOptions): Table {
  const { seeds, cap, exhaustiveDepth = defaultExhaustiveDepth } = options
  const drawn = new Map(ways.map((way) => [way, huntDrawn(way, options)]))
  const listed = huntListed(exhaustiveDepth, options)
  const own = drawn.get(ours) ?? []
  const total = `of ${own.length}`
  return {
    title: 'Sequences until a fault is found',
    head: ['sequences', `found with every seed, ${total}`, `found with any seed, ${total}`, 'median', 'mean', 'worst'],
    rows: [
      ...[...drawn].map(([way, hunts]) =>
        rowOf(
          way,
          hunts.map(({ first }) => first),
          cap,
        ),
      ),
      rowOf(
        `${ours}, all clauses`,
        own.map(({ all }) => all),
        cap,
      ),
      rowOf(
        'exhaustive layer',
        listed.map(({ first }) => first),
        undefined,
      ),
      rowOf(
        'exhaustive layer, all clauses',
        listed.map(({ all }) => all),
        undefined,
      ),
    ],
    notes: [
      `A fault is found by the first of the clauses that it names, or by all of them. ${seeds} seeds, and at most ${whole(cap)} sequences of about 50 steps for each; a hunt in vain counts as so many.`,
      'Median and mean are those over the faults, each with its mean over the seeds; worst is the longest single hunt.',
      'Without the model, each kind of step is as likely as any other whatever the state is, and waits are the documented times −1, 0 and +1 ms and some short ones. `fc.array` has waits of any length.',
      `The exhaustive layer knows no seed: it plays all short sequences to depth ${exhaustiveDepth} in their order, and its numbers are those of the faults that it finds.`,
      ...noteOn(`Hardest for ${ours}`, hardest(own, cap)),
      ...noteOn(
        'Not found by the exhaustive layer',
        idsWhere(listed, ({ first }) => first.includes(undefined)),
      ),
    ],
  }
}

function chosen({ faultsOfProfile = Infinity }: FaultsOptions) {
  return profileIds
    .map((id) => createSubject(id))
    .map((subject) => ({
      subject,
      judge: subject.createJudge(),
      own: faults.filter(({ profile }) => profile === subject.id).slice(0, faultsOfProfile),
    }))
}

function huntDrawn(way: Way, options: FaultsOptions): readonly Hunts[] {
  return chosen(options).flatMap(({ subject, judge, own }) => {
    const found = Array.from({ length: options.seeds }, (_, seed) => {
      const sequences = new Remembered(subject, sequencesOf[way](subject.plan, seed))
      const ofSeed = own.map((fault) => hunt(fault, sequences.take(options.cap), judge, way === ours ? 'all' : 'first'))
      options.onProgress?.(`${way}, ${subject.id}, seed ${seed}`)
      return ofSeed
    })
    return own.map((fault, index) => ({
      fault,
      first: found.map((ofSeed) => ofSeed[index]?.first),
      all: found.map((ofSeed) => ofSeed[index]?.all),
    }))
  })
}

function huntListed(depth: number, options: FaultsOptions): readonly Hunts[] {
  return chosen(options).flatMap(({ subject, judge, own }) => {
    const sequences = new Remembered(subject, exhaustive(subject.plan, depth))
    const hunts = own.map((fault) => {
      const { first, all } = hunt(fault, sequences.take(Infinity), judge, 'all')
      return { fault, first: [first], all: [all] }
    })
    options.onProgress?.(`exhaustive layer, ${subject.id}`)
    return hunts
  })
}

/** Without a cap, hunts in vain are left out, for there is no number for them. */
function rowOf(label: string, hunts: readonly (readonly (number | undefined)[])[], cap: number | undefined): Row {
  const every = hunts.filter((ofFault) => !ofFault.includes(undefined)).length
  const any = hunts.filter((ofFault) => ofFault.some((found) => found !== undefined)).length
  const counted = hunts
    .map((ofFault) => ofFault.flatMap((found) => found ?? cap ?? []))
    .filter(({ length }) => length > 0)
  const means = counted.map(mean)
  if (means.length === 0) return [label, '0', '0', '–', '–', '–']
  const figures = [round(median(means)), round(mean(means)), whole(Math.max(...counted.flat()))]
  return [label, String(every), String(any), ...figures]
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function round(value: number): string {
  return value < 100 ? value.toFixed(1) : whole(value)
}

function hardest(hunts: readonly Hunts[], cap: number): readonly string[] {
  return hunts
    .map(({ fault, first }) => ({ id: fault.id, mean: mean(first.map((found) => found ?? cap)) }))
    .sort((one, other) => other.mean - one.mean)
    .slice(0, named)
    .map((one) => `${one.id} (${round(one.mean)})`)
}

function idsWhere(hunts: readonly Hunts[], keep: (hunts: Hunts) => boolean): readonly string[] {
  return hunts.filter(keep).map(({ fault }) => fault.id)
}

function noteOn(what: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${what}: ${names.join(', ')}.`]
}
