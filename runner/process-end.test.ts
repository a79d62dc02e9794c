import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { newFolder, runCli } from './cli-process.ts'
import { scriptedCommand } from './hostile/script.ts'
import type { Report } from './report/model.ts'
import { compiledCommand, processesWith } from './served.ts'

// A whole run starts in each, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 })

const endless = ['run', '--profile', 'rtm-1', '--runs', '100000000', '--partial']

/** What was left unfinished in the folder of reports. */
function unfinishedIn(folder: string): readonly string[] {
  const reports = join(folder, 'conformance-report')
  return existsSync(reports)
    ? readdirSync(reports, { recursive: true })
        .map(String)
        .filter((name) => name.includes('unfinished'))
    : []
}

/** The adapter's process and not the kit's, which has the same words behind its `--`. */
function adaptersWith(mark: string): readonly number[] {
  return processesWith(mark).filter((pid) => !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('cli.js'))
}

test('kill -9 of the adapter in mid-run ends the run by name, and leaves no process and no half-written file', async () => {
  const [folder, mark] = [newFolder(), 'killed-in-mid-run']
  let isKilled = false
  const { code, stderr } = await runCli([...endless, '--', ...compiledCommand('reference', mark)], {
    cwd: folder,
    onStderr(text) {
      if (isKilled || !text.includes('scenarios passed')) return
      isKilled = true
      for (const pid of adaptersWith(mark)) process.kill(pid, 'SIGKILL')
    },
  })
  expect(code).toBe(2)
  expect(stderr).toContain(`The adapter's process was ended by SIGKILL`)
  const printed = /See it again: (.* replay rtm-1:\S+ -- .*reference killed-in-mid-run)/.exec(stderr)?.[1]
  const again = spawnSync('sh', ['-c', printed ?? 'exit 9'], { encoding: 'utf8', cwd: folder })
  expect([again.status, again.stderr]).toEqual([0, ''])
  expect(processesWith(mark)).toEqual([])
  expect(unfinishedIn(folder)).toEqual([])
})

test.each([
  ['Ctrl-C', 'SIGINT'],
  ['one SIGTERM', 'SIGTERM'],
] as const)('%s ends the run, writes what was found and leaves no process', async (_what, signal) => {
  const [folder, mark] = [newFolder(), `ended-by-${signal}`]
  let isSent = false
  const { code } = await runCli([...endless, '--', ...compiledCommand('reference', mark)], {
    cwd: folder,
    onStderr(text, kill) {
      if (isSent || !text.includes('scenarios passed')) return
      isSent = true
      kill(signal)
    },
  })
  expect(code).toBe(130)
  const report = JSON.parse(readFileSync(join(folder, 'conformance-report', 'report.json'), 'utf8')) as Report
  expect(report).toMatchObject({ interrupted: true, exitCode: 130 })
  expect(report.profiles[0]?.scenarios.length).toBeGreaterThan(50)
  expect(processesWith(mark)).toEqual([])
  expect(unfinishedIn(folder)).toEqual([])
})

/** It hears nothing, and has started another that hears nothing either. */
const stubborn = `
process.on('SIGTERM', () => {})
process.on('SIGINT', () => {})
on.play = () => { require('node:child_process').spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); require("node:fs").writeFileSync("left-behind", ""); setInterval(() => {}, 1e6)', process.argv[2]]); process.stdin.removeAllListeners('end'); forever() }
`

/** Waits until what the adapter leaves behind has begun to hear no signal; after a minute, whoever waits goes on. */
async function isLeftBehind(folder: string): Promise<void> {
  const mostLooks = 1_200
  for (let looks = 0; looks < mostLooks && !existsSync(join(folder, 'left-behind')); looks += 1) await setTimeout(50)
}

test.each([
  ['a second Ctrl-C', ['SIGINT', 'SIGINT'], 130],
  ['a second SIGTERM', ['SIGTERM', 'SIGTERM'], 130],
  ['SIGHUP', ['SIGHUP'], 130],
  ['SIGQUIT', ['SIGQUIT'], 131],
] as const)(
  '%s ends the kit at once, and with it an adapter that hears no signal',
  async (_what, signals, expected) => {
    const [folder, mark] = [newFolder(), `stubborn-until-${signals.join('-')}`]
    const left: NodeJS.Signals[] = [...signals]
    const { code, stdout } = await runCli([...endless, '--', ...scriptedCommand(stubborn), mark], {
      cwd: folder,
      onStderr(text, kill) {
        const isDue = left.length === signals.length ? text.includes('Playing') : text.includes('Press Ctrl-C again')
        const signal = isDue ? left.shift() : undefined
        if (signal !== undefined) void isLeftBehind(folder).then(() => kill(signal))
      },
    })
    expect([code, left]).toEqual([expected, []])
    // Whoever asks for a core dump wants no report.
    const reports = existsSync(join(folder, 'conformance-report')) ? ['junit.xml', 'report.json'] : []
    expect(reports).toEqual(signals[0] === 'SIGQUIT' ? [] : readdirSync(join(folder, 'conformance-report')).sort())
    // The summary, the report and the process agree about the exit code.
    const lastLine = stdout.trimEnd().split('\n').at(-1) ?? ''
    expect(/\(exit code (\d+)\)/.exec(lastLine)?.[1]).toBe(reports.length === 0 ? undefined : String(expected))
    expect(processesWith(mark)).toEqual([])
    expect(unfinishedIn(folder)).toEqual([])
  },
)

test('a closed terminal ends a run in several jobs with the exit code that its report names', async () => {
  const [folder, mark] = [newFolder(), 'hung-up-in-jobs']
  let isSent = false
  const { code } = await runCli([...endless, '--jobs', '2', '--', ...compiledCommand('reference', mark)], {
    cwd: folder,
    onStderr(text, kill) {
      if (isSent || !text.includes('scenarios passed')) return
      isSent = true
      kill('SIGHUP')
    },
  })
  const report = JSON.parse(readFileSync(join(folder, 'conformance-report', 'report.json'), 'utf8')) as Report
  expect([code, report.exitCode, report.interrupted]).toEqual([130, 130, true])
  expect(processesWith(mark)).toEqual([])
})

test('a command that the kit replays or examines ends with it, too', async () => {
  const mark = 'ended-with-doctor'
  let isSent = false
  const { code } = await runCli(['doctor', '--', ...scriptedCommand(stubborn), mark], {
    onStderr(text, kill) {
      if (isSent || !text.includes('describe: ok')) return
      isSent = true
      kill('SIGINT')
    },
  })
  expect(code).toBe(130)
  expect(processesWith(mark)).toEqual([])
})
