/**
 * `npm run test:real-time`: the documents at their full length. The networked reference is judged by the clock on the wall,
 * the twenty minutes after which a user is given up included. It ends with 0 if every scenario that fits was told and
 * passed, no clause is violated, and the whole took at most 1.1 times the longest documented timer.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../runner/report/model.ts'

const longestTimerMs = 20 * 60_000
const mostMs = 1.1 * longestTimerMs
const out = 'conformance-report'

const startMs = performance.now()
const command = ['--import', 'tsx', 'runner/cli.ts', 'run', '--adapter', 'networked', '--out', out]
const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' })
const tookMs = performance.now() - startMs

const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report
const scenarios = report.profiles.flatMap((profile) => profile.scenarios)
const passed = scenarios.filter(({ outcome }) => outcome === 'passed').length
const leftOut = scenarios.filter(({ message = '' }) => message.includes('the time budget is')).length
const others = scenarios.filter(
  ({ outcome, message = '' }) => outcome !== 'passed' && !message.includes('the time budget is'),
)

const wrong = [
  // What is left out makes the run incomplete; nothing else may.
  ...(status === 0 || status === 3 ? [] : [`The run ended with ${status}.`]),
  ...others.map(({ name, outcome, message = '' }) => `"${name}": ${outcome}. ${message}`),
  ...(tookMs <= mostMs ? [] : [`It took ${minutes(tookMs)}, and ${minutes(mostMs)} are 1.1 times the longest timer.`]),
]
process.stdout.write(
  `\n${passed} scenarios passed in ${minutes(tookMs)}, ${(tookMs / longestTimerMs).toFixed(3)} times the longest documented timer. ` +
    `${leftOut} last longer than the time budget and were left out.\n`,
)
for (const line of wrong) process.stdout.write(`${line}\n`)
process.exitCode = wrong.length === 0 ? 0 : 1

function minutes(ms: number): string {
  return `${(ms / 60_000).toFixed(2)} min`
}
