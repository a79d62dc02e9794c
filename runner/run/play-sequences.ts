/** The second half of a run: sequences that nobody wrote. */
import { AdapterError } from '../../adapters/index.ts'
import {
  defaultExhaustiveDepth,
  type Plan,
  type SweepFailure,
  type SweepResult,
  sweep,
} from '../../properties/index.ts'
import type { Clock, Judge } from '../../spec/index.ts'
import { fullRuns } from '../options/run-options.ts'
import { count } from '../report/words.ts'
import { replayCommand } from '../shell.ts'
import type { RunContext } from './context.ts'

/** What the two layers of sequences came to together. */
export interface PlayedSequences extends Pick<SweepResult, 'steps' | 'events' | 'findings'> {
  /** How many were played. */
  readonly count: number
  /** How many of them were of the layer of all short sequences. */
  readonly short: number
}

/**
 * How far the layer of all short sequences goes. A full run looks at some 60,000 of them; a run that shall be short looks
 * at fewer; with a real clock each would take minutes.
 */
export function exhaustiveDepth(runs: number, clock: Clock): number {
  if (clock !== 'virtual' || runs === 0) return 0
  if (runs >= fullRuns) return defaultExhaustiveDepth
  return runs >= fullRuns / 10 ? defaultExhaustiveDepth - 1 : defaultExhaustiveDepth - 2
}

/** Plays all short sequences, and then as many drawn ones as the user wants. */
export async function playSequences(
  plan: Plan,
  clock: Clock,
  judge: Judge,
  context: RunContext,
): Promise<PlayedSequences> {
  const { runs } = context.options
  const depth = exhaustiveDepth(runs, clock)
  const short =
    depth === 0
      ? nothing
      : await playLayer('short sequences', { sequences: 0, exhaustiveDepth: depth }, plan, judge, context)
  const drawn =
    runs === 0
      ? nothing
      : await playLayer('drawn sequences', { sequences: runs, exhaustiveDepth: 0 }, plan, judge, context)
  const known = new Set(short.findings.map(({ clause }) => clause))
  return {
    count: short.sequences + drawn.sequences,
    short: short.sequences,
    steps: short.steps + drawn.steps,
    events: short.events + drawn.events,
    findings: [...short.findings, ...drawn.findings.filter(({ clause }) => !known.has(clause))],
  }
}

const nothing: SweepResult = { sequences: 0, steps: 0, events: 0, findings: [], ended: 'aborted' }

interface Layer {
  readonly sequences: number
  readonly exhaustiveDepth: number
}

async function playLayer(
  name: string,
  layer: Layer,
  plan: Plan,
  judge: Judge,
  context: RunContext,
): Promise<SweepResult> {
  const { loaded, options, progress, stop, violated } = context
  if (stop.signal.aborted) return nothing
  progress.begin(`${plan.profile.id} ${name}`)
  const total = layer.sequences === 0 ? {} : { total: layer.sequences }
  const result = await sweep({
    ...layer,
    profile: plan.profile,
    adapter: loaded.adapter,
    judge,
    plan,
    seed: options.seed,
    inFlight: loaded.inFlight,
    signal: stop.signal,
    onProgress: ({ sequences }) => progress.update({ done: sequences, ...total, violations: violated.size }),
  })
  if (result.failure !== undefined) throw failureOf(result.failure, context)
  const stopped = result.ended === 'complete' ? '' : `, stopped: ${stop.cause() ?? result.ended}`
  progress.end(`${count(result.sequences, 'sequence')} with ${count(result.steps, 'step')}${stopped}`)
  return result
}

/** Says in which sequence the adapter failed, so that its author can play it again. */
function failureOf({ error, token }: SweepFailure, { loaded }: RunContext): unknown {
  if (!(error instanceof AdapterError)) return error
  const hint = `${error.hint} See it again: ${replayCommand(loaded.use, token)}`
  return new AdapterError(error.code, error.message, hint, { cause: error })
}
