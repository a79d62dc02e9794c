import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawSequence } from '../properties/index.ts'
import { profileIds } from '../spec/index.ts'
import { sequencesOf, ways } from './fault-sequences.ts'
import { writeLongTrace } from './long-trace.ts'
import { replaceSection } from './readme.ts'
import { createSubject, drawnSeeds, drawnSequences, mustHold } from './subject.ts'

describe.each(profileIds)('what %s is timed with', (id) => {
  const subject = createSubject(id)

  it('gives the bare loop the very sequences of the sweep', () => {
    const drawn = drawnSequences(subject.plan, 42, 100)
    expect(drawn).toHaveLength(100)
    expect(drawnSeeds(42, 100).map(([first, second]) => drawSequence(subject.plan, first, second))).toEqual(drawn)
  })

  it('is a trace of just as many events as wanted, the last of which ends it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'agora-conformance-'))
    try {
      const path = join(folder, 'trace.jsonl')
      writeLongTrace(path, subject, 1_234)
      const lines = readFileSync(path, 'utf8').split('\n')
      expect(lines).toHaveLength(1 + 1_234 + 1)
      expect(lines[0]).toContain('"trace":1')
      expect(lines[1_234]).toContain('"ends":true')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it.each(ways)('is drawn by "%s" in the same way each time, with sequences of about 50 steps', (way) => {
    const first = (seed: number) => {
      const drawing = sequencesOf[way](subject.plan, seed)
      return Array.from({ length: 400 }, () => drawing.next().value)
    }
    const drawn = first(1)
    expect(first(1)).toEqual(drawn)
    expect(first(2)).not.toEqual(drawn)
    const steps = drawn.reduce((sum, { length }) => sum + length, 0)
    expect(steps / drawn.length).toBeGreaterThan(40)
    expect(steps / drawn.length).toBeLessThan(60)
  })
})

describe('the benchmarks', () => {
  it('time nothing that the reference does wrong', () => {
    expect(() => mustHold([{ clauses: ['RTM-LOGIN-01'] }])).toThrow('the reference violates RTM-LOGIN-01')
    expect(() => mustHold([])).not.toThrow()
  })

  it('put results in the place of the last ones', () => {
    const text = 'a\n<!-- check -->\nold\n<!-- end of check -->\nb'
    expect(replaceSection(text, 'check', 'new\n')).toBe('a\n<!-- check -->\nnew\n<!-- end of check -->\nb')
    expect(() => replaceSection(text, 'faults', '')).toThrow('no place for the results of faults')
  })
})
