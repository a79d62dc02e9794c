import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newFolder, runCli } from './cli-process.ts'
import type { Report } from './report/model.ts'

/** An adapter with a real clock that has nothing to say about its speed. */
const unscaled = `export default {
  describe: () => ({ name: 'slow', version: '1', profiles: ['rtm-1'], clock: { realToleranceMs: 100 }, drives: ['login'], observes: [] }),
  open: () => ({ play: () => [], close() {} }),
}`

/** An adapter that never reports anything, and keeps the process from doing anything else for a while. */
const holdingUp = (ms: number) => `
export default {
  describe: () => ({ name: 'mute', version: '1', profiles: ['rtm-1'], clock: { realToleranceMs: 100 }, drives: ['login'], observes: [] }),
  open() {
    const openedMs = performance.now()
    const now = () => Math.floor(performance.now() - openedMs)
    return {
      async play(steps) {
        const events = []
        for (const step of steps) {
          if (step.waitMs === undefined) {
            events.push({ atMs: now(), ...step })
            for (const untilMs = performance.now() + ${ms}; performance.now() < untilMs; );
          } else await new Promise((resolve) => setTimeout(resolve, step.waitMs))
        }
        return events
      },
      close() {},
    }
  },
}`

function reportIn(folder: string): Report {
  return JSON.parse(readFileSync(join(folder, 'conformance-report/report.json'), 'utf8')) as Report
}

describe.concurrent('a run with a real clock', () => {
  test.concurrent('refuses to scale the time of an adapter with a virtual clock', async () => {
    const { code, stderr } = await runCli(['run', '--adapter', 'reference', '--time-scale', '10'])
    expect(code).toBe(2)
    expect(stderr).toContain('Cannot scale the time of reference: its clock is virtual, and no wait takes time.')
  })

  test.concurrent('refuses to scale the time of an adapter that does not say that it can', async () => {
    const cwd = newFolder({ 'adapter.mjs': unscaled })
    const { code, stderr } = await runCli(['run', '--adapter', 'module:./adapter.mjs', '--time-scale', '10'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain('the adapter does not say that it can')
    expect(stderr).toContain('scalesTime: true')
  })

  test.concurrent('refuses a scale that cannot be meant', async () => {
    const { code, stderr } = await runCli(['run', '--adapter', 'networked', '--time-scale', 'fast'])
    expect(code).toBe(2)
    expect(stderr).toContain('Cannot read --time-scale "fast".')
  })

  test.concurrent('plays what fits into the time budget, names what does not, and ends in 3', async () => {
    const cwd = newFolder()
    // One of its two scenarios waits for an hour, and the other for a moment.
    const options = [
      '--profile',
      'rtm-1',
      '--tags',
      '@RTM-STATE-03',
      '--runs',
      '0',
      '--time-scale',
      '2',
      '--time-budget',
      '30s',
    ]
    const { code, stderr, stdout } = await runCli(['run', '--adapter', 'networked', ...options], { cwd })
    const report = reportIn(cwd)
    expect(report.adapter).toMatchObject({ timeScale: 2, clock: { realToleranceMs: 1_000 } })
    expect(stdout).toContain('real clock, 2 times as fast, stamps within 1 000 ms')
    // A log has one line for the phase, and no line that is written again and again.
    expect(stderr).toContain('rtm-1 in real time: ')
    expect(stderr).not.toContain('\r')
    const scenarios = report.profiles[0]?.scenarios ?? []
    const leftOut = scenarios.filter(({ outcome }) => outcome === 'skipped')
    expect(leftOut.map(({ name, message }) => [name, message])).toEqual([
      ['A client that has not logged in is DISCONNECTED', 'It takes about 30 min, and the time budget is 30 s.'],
    ])
    const others = scenarios.filter(({ outcome }) => outcome !== 'skipped')
    expect(others.map(({ name, outcome }) => [name, outcome])).toEqual([['A logout disconnects the client', 'passed']])
    expect(report.incomplete.join('\n')).toContain(
      '"A client that has not logged in is DISCONNECTED" (It takes about 30 min, and the time budget is 30 s)',
    )
    expect([3, report.exitCode]).toEqual([code, code])
  })

  test.concurrent('neither passes nor fails a scenario that fails while the process is held up', async () => {
    const cwd = newFolder({ 'adapter.mjs': holdingUp(400) })
    const options = ['--adapter', 'module:./adapter.mjs', '--tags', '@RTM-LOGIN-05', '--runs', '0', '--partial']
    const { code } = await runCli(['run', ...options, '--time-budget', '1m'], { cwd })
    const { profiles } = reportIn(cwd)
    expect(code).toBe(3)
    for (const { outcome, message = '' } of profiles[0]?.scenarios ?? []) {
      expect(outcome).toBe('skipped')
      expect(message).toMatch(
        /^It failed, and so did the machine: this process was held up for \d+ ms of one second in it/,
      )
    }
  })
})
