import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compiledReference, newFolder, runCli } from './cli-process.ts'
import type { Report } from './report/model.ts'
import { schemaErrors } from './report-schema.ts'

const quick = ['--profile', 'rtm-1', '--runs', '20', '--partial']

/** A module that interrupts a second too late, as its author would write it. */
const late = `import { createReference } from ${compiledReference}
export default createReference({ rtmInterruptedAfterMs: 5_000 }, 'late')\n`

const readReport = (folder: string, name = 'conformance-report'): Report =>
  JSON.parse(readFileSync(join(folder, name, 'report.json'), 'utf8')) as Report

test('the reference conforms, and the report says so byte for byte the same each time', async () => {
  const folder = newFolder()
  const first = await runCli(['run', ...quick, '--out', 'a'], { cwd: folder })
  const second = await runCli(['run', ...quick, '--out', 'b'], { cwd: folder })
  expect(first.stdout).toContain('conforms (exit code 0)')
  expect([first.code, second.code]).toEqual([0, 0])
  expect(readFileSync(join(folder, 'a/report.json'), 'utf8')).toBe(readFileSync(join(folder, 'b/report.json'), 'utf8'))
  expect(readFileSync(join(folder, 'a/junit.xml'), 'utf8')).toBe(readFileSync(join(folder, 'b/junit.xml'), 'utf8'))
  expect(readdirSync(join(folder, 'a')).sort()).toEqual(['junit.xml', 'report.json'])
  expect(schemaErrors(readReport(folder, 'a'))).toBe(null)
  const [profile] = readReport(folder, 'a').profiles
  expect(profile?.clauses.length).toBeGreaterThan(50)
  expect(Object.values(profile?.counts ?? {}).reduce((sum, one) => sum + one, 0)).toBe(profile?.clauses.length)
  expect(first.stderr).not.toContain('\u001b')
})

test('a TypeScript module with a late timer is told apart, with a story, files and commands that show it again', async () => {
  const folder = newFolder({ 'late.ts': late })
  const { code, stdout } = await runCli(['run', ...quick, '--adapter', 'module:./late.ts'], { cwd: folder })
  expect(code).toBe(1)
  expect(stdout).toContain('RTM-RECONNECT-01 violated (MUST)')
  const report = readReport(folder)
  expect(schemaErrors(report)).toBe(null)
  const clause = report.profiles[0]?.clauses.find(({ id }) => id === 'RTM-RECONNECT-01')
  const [violation] = clause?.violations ?? []
  expect(clause?.outcome).toBe('violated')
  expect(violation?.steps.length).toBeLessThanOrEqual(5)

  const command = new RegExp(`replay --adapter module:./late.ts ${violation?.token ?? 'no token'}`)
  expect(stdout).toMatch(command)
  const replayed = await runCli(['replay', '--adapter', 'module:./late.ts', violation?.token ?? ''], { cwd: folder })
  expect([replayed.code, replayed.stdout]).toEqual([1, expect.stringContaining('RTM-RECONNECT-01 violated (MUST)')])
  const kept = await runCli(['replay', violation?.token ?? ''], { cwd: folder })
  expect(kept.code).toBe(0)

  const trace = join('conformance-report', violation?.trace ?? '')
  const checked = await runCli(['check', trace], { cwd: folder })
  expect([checked.code, checked.stdout]).toEqual([1, expect.stringContaining('RTM-RECONNECT-01 violated (MUST)')])
  const played = await runCli(['replay', '--adapter', 'module:./late.ts', trace], { cwd: folder })
  expect(played.code).toBe(1)
  for (const ending of ['feature', 'mmd']) expect(existsSync(join(folder, trace.replace('jsonl', ending)))).toBe(true)
})

test('waivers cover what they name, and fail the run when they are stale or past their date', async () => {
  const waiver = (clause: string, expires: string) =>
    `- { clause: "${clause}", adapter: late, versions: "*", reason: ticket 12, owner: ana, expires: ${expires} }\n`
  const folder = newFolder({
    'late.mjs': late,
    'good.yaml': waiver('RTM-*', '2999-12-31'),
    'expired.yaml': waiver('RTM-*', '2020-01-31'),
    'stale.yaml': waiver('RTM-*', '2999-12-31') + waiver('RTM-LOGIN-01', '2999-12-31'),
  })
  const late1 = ['run', ...quick, '--adapter', 'module:./late.mjs', '--reporter', 'json', '--reporter', 'terminal']
  const run = async (file: string) =>
    runCli([...late1, '--waivers', file, '--out', file.replace('.yaml', '')], { cwd: folder })
  const [good, expired, stale] = [await run('good.yaml'), await run('expired.yaml'), await run('stale.yaml')]
  expect(good.stdout).toContain('RTM-RECONNECT-01 violated, waived until 2999-12-31: ticket 12 (ana)')
  expect([good.code, expired.code, stale.code]).toEqual([0, 1, 1])
  expect(expired.stdout).toContain('expired: RTM-*')
  expect(stale.stdout).toContain('stale: RTM-LOGIN-01')
  expect(readReport(folder, 'good').waivers[0]?.clauses).toContain('RTM-RECONNECT-01')
})

test('a run whose time is up says what did not fit and ends in 3', async () => {
  const folder = newFolder()
  const args = ['run', '--profile', 'rtm-1', '--runs', '100000000', '--time-budget', '2s']
  const { code, stdout } = await runCli(args, { cwd: folder })
  expect(code).toBe(3)
  expect(stdout).toContain('The time budget was used up.')
  expect(readReport(folder)).toMatchObject({ complete: false, interrupted: false, exitCode: 3 })
})

test('Ctrl-C ends a run with what was found so far, in a whole report', async () => {
  const folder = newFolder()
  let isSent = false
  const { code, stdout, stderr } = await runCli(['run', '--profile', 'rtm-1', '--runs', '100000000'], {
    cwd: folder,
    onStderr(text, kill) {
      if (isSent || !text.includes('scenarios passed')) return
      isSent = true
      kill('SIGINT')
    },
  })
  expect(code).toBe(130)
  expect(stderr).toContain('Press Ctrl-C again')
  expect(stdout).toContain('The run was interrupted.')
  const report = readReport(folder)
  expect(report).toMatchObject({ complete: false, interrupted: true, exitCode: 130 })
  expect(report.profiles[0]?.scenarios.length).toBeGreaterThan(50)
  expect(schemaErrors(report)).toBe(null)
  expect(readdirSync(join(folder, 'conformance-report')).filter((name) => name.includes('unfinished'))).toEqual([])
})

test('a second Ctrl-C quits a run that cannot stop, and what is known is written', async () => {
  const stuck = `export default {
    describe: () => ({ name: 'stuck', version: '1', profiles: ['rtm-1'], clock: 'virtual', drives: ['login'], observes: [] }),
    open: () => ({ play: () => new Promise(() => setInterval(() => {}, 1_000)), close() {} }),
  }\n`
  const folder = newFolder({ 'stuck.mjs': stuck })
  let sent = 0
  const { code } = await runCli(['run', ...quick, '--adapter', 'module:./stuck.mjs'], {
    cwd: folder,
    onStderr(text, kill) {
      if (sent === 0 && text.includes('Playing')) {
        sent = 1
        setTimeout(() => kill('SIGINT'), 500)
      } else if (sent === 1 && text.includes('Press Ctrl-C again')) {
        sent = 2
        kill('SIGINT')
      }
    },
  })
  expect(code).toBe(130)
  expect(readReport(folder)).toMatchObject({ complete: false, interrupted: true, exitCode: 130 })
})

test('--bail stops at the first violated clause', async () => {
  const folder = newFolder({ 'late.mjs': late })
  const args = ['run', '--profile', 'rtm-1', '--runs', '100000000', '--adapter', 'module:./late.mjs', '--bail']
  const { code, stdout } = await runCli(args, { cwd: folder })
  expect(code).toBe(1)
  expect(stdout).toContain('--bail')
})

test('an adapter that drives little is told what it did not drive, and is incomplete unless that is meant', async () => {
  const little = `import { createReference } from ${compiledReference}
const reference = createReference({}, 'little')
export default {
  describe: () => ({ ...reference.describe(), drives: ['login', 'logout'], observes: [], cannot: { bannedByServer: 'needs the REST API' } }),
  open: (world) => reference.open(world),
}\n`
  const folder = newFolder({ 'little.mjs': little })
  const args = ['run', '--profile', 'rtm-1', '--runs', '20', '--adapter', 'module:./little.mjs']
  const whole = await runCli(args, { cwd: folder })
  expect(whole.code).toBe(3)
  expect(whole.stdout).toContain('the adapter neither drives nor declares impossible: joinChannel')
  const [profile] = readReport(folder).profiles
  expect(profile?.counts['not driven']).toBeGreaterThan(5)
  expect(profile?.clauses.find(({ id }) => id === 'RTM-BAN')).toMatchObject({
    outcome: 'not driven',
    reason: expect.stringContaining('needs the REST API'),
  })
  expect(profile?.clauses.find(({ id }) => id === 'RTM-PRESENCE-10')).toMatchObject({ outcome: 'not observable' })
  expect(profile?.clauses.find(({ id }) => id === 'RTM-LOGIN-01')).toMatchObject({ outcome: 'held' })
})
