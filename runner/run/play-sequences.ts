/** The second half of a run: sequences that nobody wrote. */
import { AdapterError } from '../../adapters/index.ts'
import { defaultExhaustiveDepth, type SweepFailure, type SweepResult, sweep } from '../../properties/index.ts'
import type { Clock } from '../../spec/index.ts'
import { fullRuns } from '../options/run-options.ts'
import { ownCommand } from '../own-command.ts'
import { count } from '../report/words.ts'
import { replayCommand } from '../shell.ts'
import type { Account } from './account.ts'
import { overheard, type RunContext } from './context.ts'

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
export async function playSequences(account: Account, context: RunContext): Promise<void> {
  const { runs } = context.options
  const depth = exhaustiveDepth(runs, account.description.clock)
  if (depth > 0) await playLayer('short', { sequences: 0, exhaustiveDepth: depth }, account, context)
  if (runs > 0) await playLayer('drawn', { sequences: runs, exhaustiveDepth: 0 }, account, context)
}

const nothing: SweepResult = {
  sequences: 0,
  steps: 0,
  events: 0,
  findings: [],
  contradictions: [],
  ended: 'aborted',
}

/** What both layers have come to so far. */
export function together({ short: readShort, drawn: readDrawn }: Account['layers']): PlayedSequences {
  const short = readShort?.() ?? nothing
  const drawn = readDrawn?.() ?? nothing
  const known = new Set(short.findings.map(({ clause }) => clause))
  return {
    count: short.sequences + drawn.sequences,
    short: short.sequences,
    steps: short.steps + drawn.steps,
    events: short.events + drawn.events,
    findings: [...short.findings, ...drawn.findings.filter(({ clause }) => !known.has(clause))],
  }
}

interface Layer {
  readonly sequences: number
  readonly exhaustiveDepth: number
}

async function playLayer(name: 'short' | 'drawn', layer: Layer, account: Account, context: RunContext): Promise<void> {
  const { loaded, options, progress, stop, violated, share } = context
  const { plan, profile, judge, layers } = account
  if (stop.signal.aborted) return
  progress.begin(`${profile.id} ${name} sequences`)
  const total = layer.sequences === 0 ? {} : { total: Math.ceil(layer.sequences / share.count) }
  const result = await sweep({
    ...layer,
    profile,
    adapter: loaded.adapter,
    judge: overheard(judge, context),
    plan,
    seed: options.seed,
    inFlight: loaded.inFlight,
    share,
    signal: stop.signal,
    onBegin(soFar) {
      layers[name] = soFar
    },
    onProgress: ({ sequences }) => progress.update({ done: sequences, ...total, violations: violated.size }),
  })
  if (result.failure !== undefined) throw failedIn(result.failure, context)
  const stopped = result.ended === 'complete' ? '' : `, stopped: ${stop.cause() ?? result.ended}`
  progress.end(`${count(result.sequences, 'sequence')} with ${count(result.steps, 'step')}${stopped}`)
}

/** Says in which sequence the adapter failed, so that its author can play it again. */
export function failedIn({ error, token }: SweepFailure, { loaded }: RunContext): unknown {
  if (!(error instanceof AdapterError)) return error
  const again = `See it again: ${replayCommand(ownCommand(), loaded.use, token)}`
  return new AdapterError(error.code, error.message, `${error.hint} ${again}`, { cause: error })
}
