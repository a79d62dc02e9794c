import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readDescription, startAdapter } from '../../adapters/index.ts'
import { createPlan, sweep } from '../../properties/index.ts'
import { createJudge, profiles } from '../../spec/index.ts'
import { runCli } from '../cli-process.ts'
import { buildKit, type ProcessLanguage } from './kit-project.ts'

const profile = profiles['rtm-1']

/** Plays generated sequences, and gives the clauses that they broke, and those that they put to the test. */
async function judge(command: readonly string[], sequences: number) {
  const adapter = startAdapter(command)
  try {
    const { drives, cannot, observes } = await readDescription(adapter, 'rtm-1')
    const plan = createPlan({ profile, drives, cannot })
    const judged = createJudge(profile, { observes })
    const result = await sweep({ profile, adapter, judge: judged, plan, seed: 1, sequences, exhaustiveDepth: 1 })
    expect(result.failure).toBeUndefined()
    return {
      broken: [...new Set(result.findings.map(({ clause }) => clause))].sort(),
      exercised: Object.keys(judged.tally().exercised),
    }
  } finally {
    await adapter.stop()
  }
}

/** The clauses that the kits drive beyond those that any client meets. */
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

describe.each([
  ['python', ['adapter.py', 'protocol.py']],
  ['cpp', ['adapter.cpp', 'protocol.h']],
  ['java', ['Adapter.java', 'Protocol.java']],
] as const satisfies readonly (readonly [ProcessLanguage, readonly string[]])[])(
  'the kit for %s',
  (language, files) => {
    let command: readonly string[] = []
    beforeAll(async () => {
      command = await buildKit(language)
    })

    it('has less than 150 lines beside its client', () => {
      const folder = join(import.meta.dirname, '../../examples', `${language}-rtm`)
      const lines = files.map((file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').length)
      expect(lines.reduce((sum, each) => sum + each)).toBeLessThan(150)
    })

    it('is found healthy by doctor before anything in it is changed', async () => {
      const { code, stdout } = await runCli(['doctor', '--', ...command])
      expect(stdout).toContain('is healthy (exit code 0)')
      expect(code).toBe(0)
    })

    it('breaks no clause in 300 generated sequences', async () => {
      const { broken, exercised } = await judge(command, 300)
      expect(broken).toEqual([])
      expect(exercised).toEqual(expect.arrayContaining(farClauses))
    })

    it.each([
      ['interrupts-after-5-s', ['RTM-RECONNECT-01']],
      ['interruption-with-login-failure', ['RTM-CB-03', 'RTM-RECONNECT-03']],
    ])(
      'with the fault "%s" is caught by the clauses that the reference with the same fault is',
      async (fault, clauses) => {
        expect((await judge([...command, '--fault', fault], 100)).broken).toEqual(clauses)
      },
    )

    it('refuses a fault that it does not know', async () => {
      const { code, stderr } = await runCli(['doctor', '--', ...command, '--fault', 'interupts'])
      expect(code).toBe(2)
      expect(stderr).toContain('interrupts-after-5-s')
    })
  },
)
