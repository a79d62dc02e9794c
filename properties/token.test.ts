/** A token gives back exactly the steps that it was made of. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Step } from '../spec/index.ts'
import { profileIds } from '../spec/index.ts'
import { exhaustive } from './exhaustive.ts'
import { sequences } from './sequence.ts'
import { generatedChunk, placeOf } from './stream.ts'
import { planFor } from './test-plans.ts'
import type { Token } from './token.ts'
import { formatToken, parseToken, stepsOfToken } from './token.ts'

const short: readonly Step[] = [
  { client: 'uid1', call: 'joinChannel', args: { channel: 'c1', credential: 'valid' } },
  { waitMs: 1_000 },
  { client: 'uid1', happens: 'networkLost' },
  { waitMs: 4_000 },
]

describe.each(profileIds)('a token of %s', (profile) => {
  const plan = planFor(profile)

  it('round-trips whatever it says', () => {
    const tokens = fc.record<Token>(
      {
        profile: fc.constant(profile),
        seed: fc.integer(),
        origin: fc.oneof(
          fc.constant({ kind: 'generated' as const }),
          fc.record({ kind: fc.constant('exhaustive' as const), depth: fc.nat(9) }),
        ),
        index: fc.nat(10_000_000),
        steps: sequences(plan),
      },
      { requiredKeys: ['profile', 'seed', 'origin', 'index'] },
    )
    fc.assert(
      fc.property(tokens, (token) => {
        const read = parseToken(formatToken(token))
        expect(read).toEqual(token)
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it('gives back the exact steps that it carries', () => {
    fc.assert(
      fc.property(sequences(plan), (steps) => {
        const text = formatToken({ profile, seed: 1, origin: { kind: 'generated' }, index: 0, steps })
        expect(stepsOfToken(parseToken(text), plan)).toEqual(steps)
      }),
      { seed: 6, numRuns: 100 },
    )
  })

  it('of a drawn sequence gives the steps that the sweep plays, and the place at which fast-check starts with them', () => {
    for (const index of [0, 1, 63, 64, 200]) {
      const text = formatToken({ profile, seed: 42, origin: { kind: 'generated' }, index })
      const steps = stepsOfToken(parseToken(text), plan)
      expect(steps).toEqual(generatedChunk(plan, 42, Math.floor(index / 64))[index % 64])
      const run = fc.check(
        fc.property(sequences(plan), () => false),
        { ...placeOf(42, index), numRuns: 1, endOnFailure: true },
      )
      expect(run.counterexample?.[0]).toEqual(steps)
    }
  })

  it('of the exhaustive layer gives the sequence at its index', () => {
    const all = [...exhaustive(plan, 1)]
    for (const index of [0, 17, all.length - 1]) {
      const token = parseToken(`${profile}:0:x1.${index}`)
      expect(stepsOfToken(token, plan)).toEqual(all[index])
    }
    expect(() => stepsOfToken(parseToken(`${profile}:0:x1.${all.length}`), plan)).toThrow(
      `only ${all.length} sequences`,
    )
  })
})

describe('a token', () => {
  it('stays the same for the same steps, and short', () => {
    const text = formatToken({ profile: 'rtc-4', seed: 42, origin: { kind: 'generated' }, index: 17, steps: short })
    expect(text.length).toBeLessThan(80)
    expect(stepsOfToken(parseToken(text), planFor('rtc-4'))).toEqual(short)
  })

  it('that was written by the first version can still be read', () => {
    const text = 'rtc-4:42:g17:i6YkKnCHJaojyfEeOGBiAQ'
    expect(parseToken(text).steps).toEqual(short)
  })

  it.each([
    ['', 'as a replay token such as'],
    ['rtm-1:42', 'as a replay token such as'],
    ['rtm-9:42:g1', 'the profile "rtm-9"'],
    ['rtm-1:42:g1:AAAA', 'damaged'],
    ['rtm-1:42:g1:!', 'as a replay token such as'],
  ])('that cannot be read (%j) is refused with a reason', (text, reason) => {
    expect(() => parseToken(text)).toThrow(reason)
  })

  it('of one profile is refused with the plan of another', () => {
    expect(() => stepsOfToken(parseToken('rtm-1:42:g1'), planFor('rtc-4'))).toThrow('The token is of rtm-1')
  })
})
