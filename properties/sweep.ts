/** Many sequences, all clauses judged on each: what a run spends its time in. */
import { setImmediate } from 'node:timers/promises'
import type { Adapter } from '../adapters/contract.ts'
import { isPromise } from '../adapters/is-promise.ts'
import { record } from '../adapters/record.ts'
import type { Client, Contradiction, Judge, Step, TraceEvent, Violation } from '../spec/index.ts'
import { defaultExhaustiveDepth, exhaustive } from './exhaustive.ts'
import type { Plan, PlannedProfile } from './plan.ts'
import { clientsOf } from './plan.ts'
import { chunkSize, generatedChunk } from './stream.ts'
import type { Origin } from './token.ts'
import { formatToken } from './token.ts'

/** How long the event loop may be kept busy at a stretch, so that Ctrl-C and progress come through. */
const breathEveryMs = 50

/** What a sweep needs. */
export interface SweepOptions {
  readonly profile: PlannedProfile
  readonly adapter: Adapter
  /** Judges every trace and keeps count; its tally is read by the caller afterwards. */
  readonly judge: Judge
  readonly plan: Plan
  /** The same seed gives the same sequences; a 32-bit integer. */
  readonly seed: number
  /** How many sequences are drawn after the exhaustive layer. */
  readonly sequences: number
  /** The depth of the exhaustive layer; 0 leaves it out. */
  readonly exhaustiveDepth?: number
  /**
   * How many sequences of an asynchronous adapter may be under way at once; one unless told. They are judged in their
   * order all the same, so that the same seed gives the same findings.
   */
  readonly inFlight?: number
  /** Which chunks of sequences are played here: each is in exactly one share of so many. All of them unless told. */
  readonly share?: Share
  /** The sweep ends early after so many milliseconds. */
  readonly timeBudgetMs?: number
  readonly signal?: AbortSignal
  /**
   * Called once before the first sequence, with a function that tells at any time what the sweep has come to: for whoever
   * has to say so although the adapter is ending the process.
   */
  readonly onBegin?: (soFar: () => SweepResult) => void
  /** Called about twenty times a second, and once in the end. */
  readonly onProgress?: (progress: SweepProgress) => void
}

/** One of `count` parts of the work, by its number from 0. */
export interface Share {
  readonly index: number
  readonly count: number
}

/** How far a sweep has come. */
export interface SweepProgress {
  readonly layer: Origin['kind']
  readonly sequences: number
  readonly steps: number
  readonly events: number
  /** How many clauses have been violated so far. */
  readonly violated: number
}

/** The first sequence of a sweep that violates a clause. */
export interface Finding {
  readonly clause: string
  readonly violation: Violation
  readonly clients: readonly Client[]
  readonly steps: readonly Step[]
  readonly origin: Origin
  /** The position of the sequence among those of its origin, counted from 0. */
  readonly index: number
  /** Gives the same steps again. */
  readonly token: string
}

/** The first trace of a sweep that contradicts a reading. */
export interface FirstContradiction {
  readonly contradiction: Contradiction
  /** The position of the sequence among those of its origin, counted from 0. */
  readonly index: number
}

/** A sequence on which the adapter failed, or the judge; its trace has no verdict. */
export interface SweepFailure {
  readonly error: unknown
  readonly steps: readonly Step[]
  readonly token: string
}

/** What a sweep has come to, whole or not. */
export interface SweepResult {
  readonly sequences: number
  readonly steps: number
  readonly events: number
  /** One for each violated clause, in the order in which they were found. */
  readonly findings: readonly Finding[]
  /** For each reading that a trace contradicts, the first that does, in the order in which they were found. */
  readonly contradictions: readonly FirstContradiction[]
  /** `complete`, or why the sweep ended before all sequences were played. */
  readonly ended: 'complete' | 'time' | 'aborted' | 'failed'
  /** Present when the adapter or the judge failed. */
  readonly failure?: SweepFailure
}

/** What every sequence of a sweep is played and judged with. */
export type SweptWith = Pick<SweepOptions, 'adapter' | 'judge' | 'plan' | 'seed'>

/** One sequence, and its place among those of its origin. */
export interface Sequence {
  readonly steps: readonly Step[]
  readonly origin: Origin
  readonly index: number
}

/** A sequence that an asynchronous adapter is playing. */
export interface UnderWay {
  readonly sequence: Sequence
  readonly clients: readonly Client[]
  readonly events: PromiseLike<readonly TraceEvent[]>
}

/**
 * Plays the exhaustive layer, then drawn sequences, and judges every clause on each; it does not stop at a violation.
 * A synchronous adapter is never awaited between two breaths. Of an asynchronous one, sequences are judged while later
 * ones are under way. The time budget and the signal are looked at after each breath and after each sequence of an
 * asynchronous adapter; what is still under way then is given up.
 */
export async function sweep(options: SweepOptions): Promise<SweepResult> {
  const count = new SweepCount(options)
  options.onBegin?.(() => count.result('aborted'))
  const startedAt = performance.now()
  let breathedAt = startedAt
  let ended: SweepResult['ended'] = 'complete'
  const underWay: UnderWay[] = []
  const sequences = sequencesOf(options)
  for (let next = sequences.next(); next.done !== true || underWay.length > 0; ) {
    // The sequence that the adapter, or the judge, is at.
    let current = next.value ?? underWay[0]?.sequence
    let waited = false
    try {
      if (next.done !== true) {
        const played = count.play(next.value)
        if (played !== undefined) underWay.push(played)
      }
      if (underWay.length >= (options.inFlight ?? 1) || next.done === true) {
        const [oldest] = underWay.splice(0, 1)
        if (oldest !== undefined) {
          waited = true
          current = oldest.sequence
          count.take(oldest.sequence, oldest.clients, await oldest.events)
        }
      }
    } catch (error) {
      if (current === undefined) throw error
      const failure = { error, steps: current.steps, token: count.tokenOf(current) }
      return { ...count.result('failed'), failure }
    }
    if (next.done !== true) next = sequences.next()
    const nowMs = performance.now()
    if (!waited && nowMs - breathedAt < breathEveryMs) continue
    if (nowMs - breathedAt >= breathEveryMs) {
      options.onProgress?.(count.progress())
      await setImmediate()
      breathedAt = performance.now()
    }
    if (options.signal?.aborted === true) ended = 'aborted'
    else if (nowMs - startedAt >= (options.timeBudgetMs ?? Infinity)) ended = 'time'
    if (ended !== 'complete') break
  }
  options.onProgress?.(count.progress())
  return count.result(ended)
}

/** All sequences of the share, in the order in which they are played. */
function* sequencesOf({
  plan,
  seed,
  sequences,
  exhaustiveDepth = defaultExhaustiveDepth,
  share = { index: 0, count: 1 },
}: SweepOptions): Generator<Sequence> {
  const isHere = (position: number): boolean => Math.floor(position / chunkSize) % share.count === share.index
  let index = -1
  const layer: Origin = { kind: 'exhaustive', depth: exhaustiveDepth }
  if (exhaustiveDepth > 0) {
    for (const steps of exhaustive(plan, exhaustiveDepth)) {
      index += 1
      if (isHere(index)) yield { steps, origin: layer, index }
    }
  }
  const origin: Origin = { kind: 'generated' }
  for (let first = 0; first < sequences; first += chunkSize) {
    if (!isHere(first)) continue
    index = first
    for (const steps of generatedChunk(plan, seed, first / chunkSize, sequences - first))
      yield { steps, origin, index: index++ }
  }
}

/** Plays, judges and counts; sequences that are under way at the same time may share one. */
export class SweepCount {
  private readonly options: SweptWith
  private readonly findings = new Map<string, Finding>()
  private readonly contradictions = new Map<Contradiction, FirstContradiction>()
  private layer: Origin['kind'] = 'exhaustive'
  private sequences = 0
  private steps = 0
  private events = 0

  constructor(options: SweptWith) {
    this.options = options
  }

  /** Plays a sequence and judges its trace; where the adapter gives a promise, the trace is still to be taken. */
  play(sequence: Sequence): UnderWay | undefined {
    const { adapter, plan } = this.options
    this.layer = sequence.origin.kind
    const clients = clientsOf(plan, sequence.steps)
    const events = record(adapter, { profile: plan.profile.id, clients }, sequence.steps)
    if (isPromise(events)) {
      // It may fail before its turn, or after everything was given up; it is told when it is awaited.
      void events.then(undefined, () => {})
      return { sequence, clients, events }
    }
    this.take(sequence, clients, events)
    return undefined
  }

  tokenOf({ origin, index }: Sequence): string {
    return formatToken({ profile: this.options.plan.profile.id, seed: this.options.seed, origin, index })
  }

  progress(): SweepProgress {
    const { layer, sequences, steps, events } = this
    return { layer, sequences, steps, events, violated: this.findings.size }
  }

  result(ended: SweepResult['ended']): SweepResult {
    const { sequences, steps, events } = this
    const contradictions = [...this.contradictions.values()]
    return { sequences, steps, events, findings: [...this.findings.values()], contradictions, ended }
  }

  /** Judges a trace. */
  take(sequence: Sequence, clients: readonly Client[], events: readonly TraceEvent[]): void {
    this.sequences += 1
    this.steps += sequence.steps.length
    this.events += events.length
    const { violations, contradictions } = this.options.judge.judge(clients, events)
    // The judge gives the first contradiction of a reading again for every further one.
    for (const contradiction of contradictions) {
      if (!this.contradictions.has(contradiction))
        this.contradictions.set(contradiction, { contradiction, index: sequence.index })
    }
    for (const violation of violations) {
      for (const clause of violation.clauses) {
        if (this.findings.has(clause)) continue
        this.findings.set(clause, { clause, violation, clients, ...sequence, token: this.tokenOf(sequence) })
      }
    }
  }
}
