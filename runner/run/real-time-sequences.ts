/** Drawn sequences of one profile as sessions of a real clock. */
import { record } from '../../adapters/index.ts'
import { clientsOf, generatedSequence, type Share, SweepCount } from '../../properties/index.ts'
import { isWait, type Step } from '../../spec/index.ts'
import type { Account } from './account.ts'
import { overheard, type RunContext } from './context.ts'
import { type HoldUps, isInDoubt, mostTries } from './hold-ups.ts'
import type { RealSession } from './play-in-real-time.ts'
import { failedIn } from './play-sequences.ts'
import { isInShare } from './share.ts'

/** How many sequences are looked at for each that is played, to find one that is short enough. */
const lookedAtForEach = 20

/**
 * The first sequences of the seed that last no longer than `mostMs` by the clock on the wall. They have the numbers that
 * they have in every run with this seed, so that a token names them.
 */
export function sequencesInRealTime(
  account: Account,
  context: RunContext,
  { mostMs, holdUps }: { readonly mostMs: number; readonly holdUps: HoldUps },
): readonly RealSession[] {
  const { loaded, options, share, stop } = context
  const { plan, description } = account
  if (options.runs === 0) return []
  const swept = new SweepCount({
    adapter: loaded.adapter,
    judge: overheard(account.judge, context),
    plan,
    seed: options.seed,
  })
  account.layers.drawn = () => swept.result('complete')
  const sessions: RealSession[] = []
  const wanted = ownPart(options.runs, share)
  for (let index = 0; index < options.runs * lookedAtForEach && sessions.length < wanted; index += 1) {
    if (!isInShare(share, index)) continue
    const steps = generatedSequence(plan, options.seed, index)
    const needsMs = lengthOf(steps) / loaded.timeScale
    if (needsMs > mostMs) continue
    const sequence = { steps, origin: { kind: 'generated' } as const, index }
    sessions.push({
      needsMs,
      leaveOut: () => {},
      async play(fits) {
        try {
          const clients = clientsOf(plan, steps)
          for (let tries = 1; ; tries += 1) {
            const startMs = performance.now()
            const events = await record(loaded.adapter, { profile: plan.profile.id, clients }, steps)
            const isDoubtful = isInDoubt(holdUps.worstSince(startMs), description.toleranceMs, loaded.timeScale)
            const isSound = !isDoubtful || account.createJudge().judge(clients, events).violations.length === 0
            if (isSound) swept.take(sequence, clients, events)
            // One that cannot be judged here is not counted: it is one of very many.
            if (isSound || tries === mostTries || !fits() || stop.signal.aborted) return
          }
        } catch (error) {
          throw failedIn({ error, steps, token: swept.tokenOf(sequence) }, context)
        }
      },
    })
  }
  return sessions
}

function ownPart(runs: number, { index, count }: Share): number {
  return Math.ceil(Math.max(0, runs - index) / count)
}

function lengthOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + (isWait(step) ? step.waitMs : 0), 0)
}
