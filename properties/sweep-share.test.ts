/** A sweep can be split: what its shares play is what one sweep plays, and nothing twice. */
import { expect, test } from 'vitest'
import { createReference } from '../adapters/reference/index.ts'
import { profileIds, profiles, type Step } from '../spec/index.ts'
import { type Share, sweep } from './sweep.ts'
import { judgeFor, planFor } from './test-plans.ts'

test.each(profileIds)('every sequence of %s falls to exactly one share', async (id) => {
  const played = async (share?: Share): Promise<readonly string[]> => {
    const reference = createReference()
    const sequences: string[] = []
    const { ended } = await sweep({
      profile: profiles[id],
      adapter: {
        describe: () => reference.describe(),
        open(world) {
          const session = reference.open(world)
          return {
            play(steps: readonly Step[]) {
              sequences.push(JSON.stringify(steps))
              return session.play(steps)
            },
            close: () => session.close(),
          }
        },
      },
      judge: judgeFor(id),
      plan: planFor(id),
      seed: 7,
      sequences: 300,
      exhaustiveDepth: 1,
      ...(share === undefined ? {} : { share }),
    })
    expect(ended).toBe('complete')
    return sequences
  }
  const whole = await played()
  const parts = [
    await played({ index: 0, count: 3 }),
    await played({ index: 1, count: 3 }),
    await played({ index: 2, count: 3 }),
  ]
  expect(Math.min(...parts.map(({ length }) => length))).toBeGreaterThan(100)
  expect(parts.flat().sort()).toEqual([...whole].sort())
})
