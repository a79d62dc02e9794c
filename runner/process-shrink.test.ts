import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createFaulty } from '../adapters/faulty/index.ts'
import { type Adapter, mostInFlight, type ProcessAdapter, resolveDescription, startAdapter } from '../adapters/index.ts'
import { createPlan, search, sweep } from '../properties/index.ts'
import { createJudge, type ProfileId, profiles } from '../spec/index.ts'
import { newFolder, runCli } from './cli-process.ts'
import type { Report } from './report/model.ts'
import { compiledCommand } from './served.ts'

/** Thousands of sequences go through a pipe, on a machine that may be busy. */
const patienceMs = 300_000

let started: ProcessAdapter | undefined
afterEach(() => started?.stop())

/** Sweeps and shrinks what was found, as a run does. */
async function shrunkFor(id: ProfileId, adapter: Adapter, inFlight: number) {
  const profile = profiles[id]
  const { drives, cannot, observes } = resolveDescription(await adapter.describe(), id)
  const plan = createPlan({ profile, drives, cannot })
  const judge = () => createJudge(profile, { observes })
  const swept = await sweep({
    profile,
    adapter,
    judge: judge(),
    plan,
    seed: 5,
    sequences: 60,
    exhaustiveDepth: 1,
    inFlight,
  })
  expect(swept.failure).toBeUndefined()
  const found = []
  // Two are enough: each takes hundreds of sequences, one after the other.
  for (const finding of swept.findings.slice(0, 2)) {
    const { clause, steps, trace, token, minimal } = await search(finding, { adapter, plan, createJudge: judge })
    found.push({ clause, steps, trace, token, minimal })
  }
  return found
}

test.each([
  ['rtm-1', 'interrupts-after-5-s'],
  ['rtc-4', 'rtc-interrupts-after-3-s'],
] as const)(
  'of %s, the fault %s shrinks to the same steps at the other end of a pipe',
  async (id, fault) => {
    started = startAdapter(compiledCommand(fault))
    const [near, far] = [await shrunkFor(id, createFaulty(fault), 1), await shrunkFor(id, started, mostInFlight)]
    expect(near.length).toBeGreaterThan(0)
    expect(far).toEqual(near)
  },
  patienceMs,
)

test(
  'a run against a command finds what a run in the process finds, and prints a command that shows it again',
  async () => {
    const folder = newFolder()
    const quick = ['--profile', 'rtm-1', '--clause', 'RTM-RECONNECT-*', '--runs', '30']
    const near = await runCli(['run', ...quick, '--adapter', 'faulty:interrupts-after-5-s', '--out', 'near'], {
      cwd: folder,
    })
    const command = compiledCommand('interrupts-after-5-s', `it's "here"; $(exit 9)`)
    const far = await runCli(['run', ...quick, '--out', 'far', '--', ...command], { cwd: folder })
    expect([near.code, far.code]).toEqual([1, 1])
    const profilesOf = (name: string) =>
      (JSON.parse(readFileSync(join(folder, name, 'report.json'), 'utf8')) as Report).profiles
    expect(profilesOf('far')).toEqual(profilesOf('near'))

    const printed = /replay {2,}(\S.* replay .*)$/m.exec(far.stdout)?.[1] ?? 'no command'
    const { status, stdout } = spawnSync('sh', ['-c', printed], { encoding: 'utf8', cwd: folder })
    expect([status, stdout]).toEqual([1, expect.stringContaining('RTM-RECONNECT-01 violated (MUST)')])
  },
  patienceMs,
)
