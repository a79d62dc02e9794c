import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { compiledReference, newFolder, runCli } from './cli-process.ts'
import { scriptedCommand } from './hostile/script.ts'
import type { Report } from './report/model.ts'
import { schemaErrors } from './report-schema.ts'

// Each test starts several processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 })

const read = (folder: string): string => readFileSync(join(folder, 'report.json'), 'utf8')
const parse = (folder: string): Report => JSON.parse(read(folder)) as Report
/** The report without the one line that says how it was run. */
const withoutHow = (folder: string): string => read(folder).replace(/^ {2}"how": ".*",\n/m, '')

/** Every file of the folder with its text; in the report, the line that says how it was run is left out. */
function contentsOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ name, parentPath }) => [
      join(parentPath, name).slice(folder.length),
      name === 'report.json' ? withoutHow(folder) : readFileSync(join(parentPath, name), 'utf8'),
    ]),
  )
}

/** An adapter that breaks timers of both families, mixes readings, and drifts where no clause looks. */
const wrong = `import { createReference } from ${compiledReference}
export default createReference({ rtmInterruptedAfterMs: 5_000, rtcLostAfterMs: 11_000 }, 'wrong')\n`
const json = ['--reporter', 'json']

test.each([
  ['the reference', 'reference', ['rtm-1', 'rtc-native-2.3.1', 'rtc-web-3'], 0],
  ['an implementation with a defect in each of two', 'module:./wrong.mjs', ['rtm-1', 'rtc-4'], 1],
] as const)('two shards merged, and two jobs, give the report of one run of %s', async (_what, use, ids, code) => {
  const folder = newFolder({ 'wrong.mjs': wrong })
  const of = ['--profile', ...ids, '--runs', '70', '--partial', '--adapter', use]
  const run = (out: string, ...args: readonly string[]) =>
    runCli(['run', ...of, ...json, '--out', out, ...args], { cwd: folder })
  const whole = await run('whole')
  const first = await run('shards/1', '--shard', '1/2')
  const second = await run('shards/2', '--shard', '2/2')
  const jobs = await run('jobs', '--jobs', '2')
  const merge = ['merge', 'shards/2', 'shards/1/report.json', ...json, '--out', 'merged']
  const merged = await runCli(merge, { cwd: folder })
  expect([whole.code, jobs.code, merged.code]).toEqual([code, code, code])
  expect([first.stderr, second.stderr, merged.stderr].join('')).not.toContain('hint: ')

  const at = (name: string) => join(folder, name)
  expect(parse(at('whole')).profiles.map(({ id }) => id)).toEqual([...ids])
  expect(contentsOf(at('merged'))).toEqual(contentsOf(at('whole')))
  expect(contentsOf(at('jobs'))).toEqual(contentsOf(at('whole')))
  const hows = ['whole', 'jobs', 'merged', 'shards/1'].map((name) => parse(at(name)).how)
  expect(hows).toEqual(['1 job', '2 jobs', 'merged from 2 shards', 'shard 1 of 2, 1 job'])
  for (const name of ['whole', 'merged', 'shards/1']) expect(schemaErrors(parse(at(name)))).toBe(null)
})

test('a shard does not judge what it has not met, and says who does', async () => {
  const folder = newFolder()
  const args = ['run', '--profile', 'rtm-1', '--runs', '0', '--shard', '3/40', '--out', 'third']
  const { code, stdout } = await runCli(args, { cwd: folder })
  expect(code).toBe(0)
  expect(stdout).toContain('This is shard 3 of 40.')
  expect(stdout).not.toContain('never met')
  const report = parse(join(folder, 'third'))
  expect(report).toMatchObject({ complete: true, weak: [], incomplete: [] })
  expect(report.profiles[0]?.counts['not exercised']).toBeGreaterThan(10)
  expect(readFileSync(join(folder, 'third', 'junit.xml'), 'utf8')).not.toContain('<error')
})

test('a merge judges what no shard has met', async () => {
  const folder = newFolder()
  const run = (shard: string) =>
    runCli(
      ['run', '--profile', 'rtm-1', '--runs', '0', ...json, '--shard', shard, '--out', shard.replace('/', '-of-')],
      { cwd: folder },
    )
  const codes = [await run('1/2'), await run('2/2')].map(({ code }) => code)
  const { code, stdout } = await runCli(['merge', '1-of-2', '2-of-2'], { cwd: folder })
  expect([...codes, code]).toEqual([0, 0, 3])
  expect(stdout).toContain('The run was weak')
})

test('a shard that has nothing to play is incomplete', async () => {
  const args = ['run', '--profile', 'rtm-1', '--runs', '0', '--clause', 'RTM-LOGIN-01', '--shard', '90/90']
  const { code, stdout } = await runCli(args)
  expect(code).toBe(3)
  expect(stdout).toContain('there is less to play than there are shards')
})

test('a shard that was stopped makes the merge incomplete, and one that failed makes it an error', async () => {
  const failing = `import { createReference } from ${compiledReference}
const reference = createReference({}, 'mine')
let opened = 0
export default { describe: () => reference.describe(), open(world) { if (process.env.BREAK === '1' && ++opened > 20) throw new Error('port taken'); return reference.open(world) } }\n`
  const folder = newFolder({ 'mine.mjs': failing })
  const some = ['--profile', 'rtm-1', '--clause', 'RTM-RECONNECT-0?', '--runs', '20']
  const one = ['run', ...some, '--adapter', 'module:./mine.mjs', ...json]
  const run = (out: string, shard: string, environment: Record<string, string>, ...args: readonly string[]) =>
    runCli([...one, '--shard', shard, '--out', out, ...args], { cwd: folder, environment })
  const [first, broken] = [await run('1', '1/2', {}), await run('broken', '2/2', { BREAK: '1' })]
  expect([first.code, broken.code]).toEqual([0, 2])
  const failed = await runCli(['merge', '1', 'broken', ...json, '--out', 'failed'], { cwd: folder })
  expect(failed.code).toBe(2)
  expect(parse(join(folder, 'failed'))).toMatchObject({ complete: false, failure: { code: 'open-failed' } })
  expect(schemaErrors(parse(join(folder, 'failed')))).toBe(null)

  const budget = ['--time-budget', '1ms']
  const stopped = await run('stopped', '2/2', {}, ...budget)
  const whole = await run('first', '1/2', {}, ...budget)
  expect([stopped.code, whole.code]).toEqual([3, 3])
  const merged = await runCli(['merge', 'first', 'stopped', '--out', 'incomplete'], { cwd: folder })
  expect(merged.code).toBe(3)
  expect(merged.stdout).toContain('The time budget was used up.')
})

test('an adapter that breaks in one job ends the run with what every job had judged', async () => {
  const breaking = `import { createReference } from ${compiledReference}
import { isMainThread, threadId } from 'node:worker_threads'
const late = createReference({ rtmInterruptedAfterMs: 5_000 }, 'mine')
let opened = 0
export default {
  describe: () => late.describe(),
  open(world) {
    if (!isMainThread && threadId % 2 === 0 && ++opened > 60) process.exit(0)
    return late.open(world)
  },
}\n`
  const folder = newFolder({ 'mine.mjs': breaking })
  const args = ['run', '--profile', 'rtm-1', '--runs', '100', '--jobs', '2', '--adapter', 'module:./mine.mjs', ...json]
  const { code, stderr } = await runCli(args, { cwd: folder })
  expect(code).toBe(2)
  expect(stderr).toContain('The adapter ended the process')
  expect(stderr).not.toContain('is lost')
  const report = parse(join(folder, 'conformance-report'))
  expect(report).toMatchObject({ complete: false, failure: { code: 'ended-the-process' } })
  const [profile] = report.profiles
  expect(profile?.scenarios.every(({ outcome }) => outcome === 'passed' || outcome === 'failed')).toBe(true)
  expect(profile?.clauses.find(({ id }) => id === 'RTM-RECONNECT-01')).toMatchObject({ outcome: 'violated' })
})

test('an adapter that is another one in each job ends the run in 2, and the error says what differs', async () => {
  const folder = newFolder()
  const command = scriptedCommand('description.version = String(process.pid)')
  const args = ['run', '--profile', 'rtm-1', '--runs', '0', '--jobs', '2', ...json, '--', ...command]
  const { code, stderr } = await runCli(args, { cwd: folder })
  expect(stderr).toMatch(/A job has another adapter than the run: its `version` is "\d+", and not "\d+"\./)
  expect(stderr).toContain('hint: Have describe say the same each time that the adapter is started')
  expect(code).toBe(2)
  expect(parse(join(folder, 'conformance-report'))).toMatchObject({
    complete: false,
    failure: { code: 'bad-description' },
    exitCode: 2,
  })
})

test('Ctrl-C stops every job, and what they have found is one whole report', async () => {
  const folder = newFolder()
  let isSent = false
  const args = ['run', '--profile', 'rtm-1', '--runs', '100000000', '--jobs', '2', ...json]
  const { code } = await runCli(args, {
    cwd: folder,
    onStderr(text, kill) {
      if (isSent || text.split('scenarios passed').length < 3) return
      isSent = true
      kill('SIGINT')
    },
  })
  expect(code).toBe(130)
  const report = parse(join(folder, 'conformance-report'))
  expect(report).toMatchObject({ complete: false, interrupted: true, exitCode: 130 })
  expect(report.profiles[0]?.scenarios.every(({ outcome }) => outcome === 'passed')).toBe(true)
})

test('reports that do not belong together end a merge in 2, and nothing is written', async () => {
  const quick = ['run', '--profile', 'rtm-1', '--runs', '0', '--clause', 'RTM-LOGIN-01', ...json]
  const folder = newFolder()
  for (const shard of [
    ['1', '--shard', '1/2'],
    ['2', '--shard', '2/2', '--seed', '7'],
  ]) {
    await runCli([...quick, '--out', ...shard], { cwd: folder })
  }
  const { code, stderr } = await runCli(['merge', '1', '2'], { cwd: folder })
  expect([code, stderr]).toEqual([2, expect.stringContaining('they differ in the seed: 1 and 7.')])
  expect(stderr).toContain('hint: ')
  expect(existsSync(join(folder, 'conformance-report'))).toBe(false)
})
