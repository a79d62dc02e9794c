/** A sweep judges every clause on every sequence, can be ended at any time, and can be repeated exactly. */
import { describe, expect, it } from 'vitest'
import type { Adapter, Session } from '../adapters/contract.ts'
import { createReference } from '../adapters/reference/index.ts'
import type { ProfileId, Step, World } from '../spec/index.ts'
import { profileIds, profiles, serviceObservations } from '../spec/index.ts'
import { unhit } from './coverage.ts'
import type { SweepOptions, SweepResult } from './sweep.ts'
import { sweep } from './sweep.ts'
import { judgeFor, planFor } from './test-plans.ts'
import { parseToken, stepsOfToken } from './token.ts'

const seed = 42

/** What a sweep of the adapter takes when nothing else is said. */
function optionsFor(id: ProfileId, adapter: Adapter): SweepOptions {
  const profile = profiles[id]
  return { profile, adapter, judge: judgeFor(id), plan: planFor(id), seed, sequences: 100, exhaustiveDepth: 1 }
}

/** The adapter as one that answers with promises. */
function asynchronous(adapter: Adapter): Adapter {
  return {
    describe: async () => adapter.describe(),
    async open(world: World): Promise<Session> {
      const session = await adapter.open(world)
      return { play: async (steps: readonly Step[]) => session.play(steps), close: async () => session.close() }
    },
  }
}

/** Adds up what two runs are compared by. */
function told({ sequences, steps, events, findings, ended }: SweepResult): string {
  return JSON.stringify({ sequences, steps, events, findings, ended })
}

describe.each(profileIds)('a sweep of %s', { timeout: 60_000 }, (id) => {
  const reference = createReference()
  const reach = { drives: [...profiles[id].calls, ...profiles[id].happenings], observes: serviceObservations }

  it('finds nothing in 3,000 sequences of the reference, and meets all that a full run must meet', async () => {
    const options = { ...optionsFor(id, reference), sequences: 3_000, exhaustiveDepth: 2 }
    const result = await sweep(options)
    expect(result.findings.map(({ clause, violation, steps }) => ({ clause, violation, steps }))).toEqual([])
    expect(result.ended).toBe('complete')
    expect(unhit(profiles[id], options.judge.tally().hits, reach)).toEqual([])
  })

  it('gives the same result for the same seed, byte for byte, and another for another', async () => {
    const [once, again] = [await sweep(optionsFor(id, reference)), await sweep(optionsFor(id, reference))]
    expect(told(again)).toBe(told(once))
    expect(told(await sweep({ ...optionsFor(id, reference), seed: seed + 1 }))).not.toBe(told(once))
  })

  it('gives the same result with an adapter that answers with promises', async () => {
    const now = await sweep(optionsFor(id, reference))
    expect(told(await sweep(optionsFor(id, asynchronous(reference))))).toBe(told(now))
  })

  it('stays synchronous between two breaths with a synchronous adapter', async () => {
    let turns = 0
    const turn = setInterval(() => (turns += 1), 0)
    const startedAt = performance.now()
    await sweep({ ...optionsFor(id, reference), exhaustiveDepth: 0 })
    clearInterval(turn)
    expect(turns).toBeLessThanOrEqual((performance.now() - startedAt) / 25 + 1)
  })

  it('can be interrupted and keeps what it has', async () => {
    const controller = new AbortController()
    const progress: number[] = []
    const result = await sweep({
      ...optionsFor(id, reference),
      sequences: 1e9,
      signal: controller.signal,
      onProgress: ({ sequences }) => {
        progress.push(sequences)
        if (progress.length === 2) controller.abort()
      },
    })
    expect(result.ended).toBe('aborted')
    expect(result.sequences).toBeGreaterThan(0)
    expect(progress).toHaveLength(3)
  })

  it.each([
    ['a synchronous', reference],
    ['an asynchronous', asynchronous(reference)],
  ])('ends when its time is up with %s adapter', async (_, adapter) => {
    const result = await sweep({ ...optionsFor(id, adapter), sequences: 1e9, timeBudgetMs: 100 })
    expect(result.ended).toBe('time')
    expect(result.sequences).toBeGreaterThan(0)
  })

  it('names the sequence in which the adapter itself fails', async () => {
    const failing: Adapter = {
      describe: () => reference.describe(),
      open: () => ({
        play() {
          throw new Error('the cable is out')
        },
        close: () => undefined,
      }),
    }
    const { ended, failure, sequences } = await sweep(optionsFor(id, failing))
    expect(ended).toBe('failed')
    expect(sequences).toBe(0)
    expect(String(failure?.error)).toContain('the cable is out')
    expect(stepsOfToken(parseToken(failure?.token ?? ''), planFor(id))).toEqual(failure?.steps)
  })
})
