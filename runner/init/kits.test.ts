import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readDescription, startAdapter } from '../../adapters/index.ts'
import { createPlan, sweep } from '../../properties/index.ts'
import { createJudge, profiles } from '../../spec/index.ts'
import { examine } from '../doctor/examine.ts'
import { admit } from '../doctor/patient.ts'
import { buildKit, type ProcessLanguage } from './kit-project.ts'

const profile = profiles['rtm-1']

/** Plays generated sequences, and gives the clauses that they broke, and those that they put to the test. */
async function judge(command: readonly string[], sequences: number) {
  const adapter = startAdapter(command)
  try {
    const { drives, cannot, observes } = await readDescription(adapter, 'rtm-1')
    const plan = createPlan({ profile, drives, cannot })
    const judged = createJudge(profile, { observes })
    const layers = { seed: 1, sequences, exhaustiveDepth: 1, inFlight: 16 }
    const result = await sweep({ profile, adapter, judge: judged, plan, ...layers })
    expect(result.failure).toBeUndefined()
    return {
      broken: [...new Set(result.findings.map(({ clause }) => clause))].sort(),
      exercised: Object.keys(judged.tally().exercised),
    }
  } finally {
    await adapter.stop()
  }
}

/** Lines that say something: no comment, no import, no bracket alone. */
function linesOfCode(file: string): number {
  const said = (line: string): boolean => !/^\s*((\/\/|\/\*\*|\*|#|"""|import |from ).*|[\s{}()[\];,]*)$/.test(line)
  return readFileSync(file, 'utf8').split('\n').filter(said).length
}

/** Clauses that take a session of some length, and a service, to put to the test. */
const farClauses = [
  'RTM-RECONNECT-01',
  'RTM-RESEND-02',
  'RTM-RESEND-03',
  'RTM-PRESENCE-06',
  'RTM-PRESENCE-10',
  'RTM-TOKEN-01',
  'RTM-KICK-02',
  'RTM-BAN',
  'RTM-CODE-RENEW-102',
]

const kits: readonly (readonly [ProcessLanguage, readonly string[]])[] = [
  ['python', ['adapter.py', 'protocol.py']],
  ['cpp', ['adapter.cpp', 'protocol.h']],
  ['java', ['Adapter.java', 'Protocol.java']],
]

describe.each(kits)('the kit for %s', (language, files) => {
  let command: readonly string[] = []
  beforeAll(() => {
    command = buildKit(language)
  }, 120_000)

  it('has less than 150 lines of code beside its client', () => {
    const folder = join(import.meta.dirname, '../../examples', `${language}-rtm`)
    const lines = files.map((file) => linesOfCode(join(folder, file)))
    expect(lines.reduce((sum, each) => sum + each)).toBeLessThan(150)
  })

  it('is found healthy by doctor before anything in it is changed', async () => {
    const patient = await admit(command)
    try {
      const checks = await examine(patient, () => {})
      expect(checks.length).toBeGreaterThan(10)
      expect(checks.filter(({ finding }) => finding !== 'ok')).toEqual([])
    } finally {
      await patient.end()
    }
  })

  it('breaks no clause in 200 generated sequences', async () => {
    const { broken, exercised } = await judge(command, 200)
    expect(broken).toEqual([])
    expect(exercised).toEqual(expect.arrayContaining(farClauses))
  })

  it.each([
    ['interrupts-after-5-s', ['RTM-RECONNECT-01']],
    ['interruption-with-login-failure', ['RTM-CB-03', 'RTM-RECONNECT-03']],
  ])('with the fault "%s" breaks %j and nothing else', async (fault, clauses) => {
    expect((await judge([...command, '--fault', fault], 30)).broken).toEqual(clauses)
  })

  it('refuses a fault that it does not know, and says which there are', () => {
    const [program = '', ...args] = command
    const { status, stderr } = spawnSync(program, [...args, '--fault', 'interupts'], { encoding: 'utf8', input: '' })
    expect(status).toBe(2)
    expect(stderr).toContain('interrupts-after-5-s')
    expect(stderr).toContain('interruption-with-login-failure')
  })
})
