import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { compiledReference, newFolder, runCli } from './cli-process.ts'
import type { Report } from './report/model.ts'
import { schemaErrors } from './report-schema.ts'

// Each test starts several processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 })

/** The reference with some decisions changed, that does something worse in the session with that number. */
const failing = (
  session: number,
  inPlay: string,
  changes: string,
) => `import { createReference } from ${compiledReference}
const mine = createReference(${changes}, 'mine')
let opened = 0
export default {
  describe: () => mine.describe(),
  open(world) {
    opened += 1
    const session = mine.open(world)
    if (opened !== ${session}) return session
    ${inPlay}
  },
}\n`
const play = (body: string) =>
  `return { play(steps) { const events = session.play(steps); ${body} }, close: () => session.close() }`

/** Beyond the scenarios, so that those of the sequences that came before are in the report, too. */
const inSequences = 60
const table: readonly (readonly [what: string, body: string, code: string, says: string])[] = [
  ['throws in open', `throw new Error('port taken')`, 'open-failed', 'port taken'],
  ['throws in play', play(`throw new Error('SDK crashed')`), 'play-failed', 'SDK crashed'],
  ['rejects in play', play(`return Promise.reject(new Error('gone'))`), 'play-failed', 'gone'],
  ['never answers', play('return new Promise(() => {})'), 'play-failed', 'never answered'],
  [
    'lets time run backwards',
    play(`return [...events, { atMs: 0, client: 'uid1', callback: 'onLogout', args: [0] }]`),
    'time-runs-backwards',
    'had been reached',
  ],
  [
    'speaks of a stranger',
    play(`return [...events, { atMs: events.at(-1)?.atMs ?? 0, client: 'uid9', callback: 'onLogout', args: [0] }]`),
    'unknown-client',
    'uid9',
  ],
  ['ends the process', play('process.exit(0)'), 'ended-the-process', 'ended the process'],
  [
    'leaves a rejection that nobody handles',
    play(`void Promise.reject(new Error('nobody')); return new Promise(() => {})`),
    'uncaught-error',
    'nobody',
  ],
  [
    'throws in a timer of its own',
    play(`setTimeout(() => { throw new Error('too late') }); return new Promise(() => {})`),
    'uncaught-error',
    'too late',
  ],
]
const rows = table.map(([what, body, code, says]) => ({ what, body, code, says }))

function readReport(folder: string): Report {
  return JSON.parse(readFileSync(join(folder, 'conformance-report', 'report.json'), 'utf8')) as Report
}

test.concurrent.each(rows)(
  'an adapter that $what in the middle of a run ends it in 2, with what was judged until then',
  async ({ body, code, says }) => {
    const folder = newFolder({ 'mine.mjs': failing(inSequences, body, '{ rtmInterruptedAfterMs: 5_000 }') })
    const args = [
      'run',
      '--profile',
      'rtm-1',
      '--clause',
      'RTM-RECONNECT-0?',
      '--runs',
      '20',
      '--adapter',
      'module:./mine.mjs',
    ]
    const ended = await runCli(args, { cwd: folder })
    expect(ended.code).toBe(2)
    expect(ended.stderr).toContain(says)
    expect(ended.stderr).toContain('hint: ')
    expect(ended.stderr).not.toMatch(/^\s+at /m)

    const report = readReport(folder)
    expect(schemaErrors(report)).toBe(null)
    expect(report).toMatchObject({ complete: false, interrupted: false, exitCode: 2 })
    expect(report.failure).toMatchObject({ code, message: expect.stringContaining(says), hint: expect.any(String) })
    expect(report.incomplete[0]).toContain(says)
    const [profile] = report.profiles
    expect(profile?.scenarios.every(({ outcome }) => outcome === 'passed' || outcome === 'failed')).toBe(true)
    expect(profile?.sequences.count).toBe(inSequences - 1 - (profile?.scenarios.length ?? 0))
    expect(profile?.clauses.find(({ id }) => id === 'RTM-RECONNECT-01')).toMatchObject({ outcome: 'violated' })

    const files = readdirSync(join(folder, 'conformance-report'))
    expect(files.sort()).toEqual(['counterexamples', 'junit.xml', 'report.json'])
    expect(readFileSync(join(folder, 'conformance-report', 'junit.xml'), 'utf8')).toContain('</testsuites>')
    expect(ended.stdout).toContain('RTM-RECONNECT-01 violated (MUST)')
    expect(ended.stdout).toMatch(/\(exit code 2\)\n$/)
  },
)

test('an adapter that fails in a scenario is no violation of that scenario, and later ones are not said to have run', async () => {
  const folder = newFolder({ 'mine.mjs': failing(5, `throw new Error('port taken')`, '{}') })
  const args = ['run', '--runs', '0', '--adapter', 'module:./mine.mjs']
  const { code, stderr } = await runCli(args, { cwd: folder })
  expect(code).toBe(2)
  expect(stderr).toMatch(/It happened in the scenario "[^"]+" \(features\/rtm-1\/.*\.feature:\d+\)/)
  const [rtm, rtc] = readReport(folder).profiles
  const outcomes = rtm?.scenarios.map(({ outcome }) => outcome) ?? []
  expect(outcomes.filter((outcome) => outcome !== 'skipped').length).toBe(4)
  expect(rtm?.counts.violated).toBe(0)
  expect(rtm?.counts['could not judge']).toBeGreaterThan(10)
  expect(rtc?.scenarios.length).toBeGreaterThan(50)
  expect(rtc?.scenarios.every(({ outcome }) => outcome === 'skipped')).toBe(true)
})

test('an adapter that fails before the run begins leaves no report', async () => {
  const folder = newFolder({ 'mine.mjs': `throw new Error('no licence key')\n` })
  const { code } = await runCli(['run', '--adapter', 'module:./mine.mjs'], { cwd: folder })
  expect(code).toBe(2)
  expect(existsSync(join(folder, 'conformance-report'))).toBe(false)
})
