import { expect, test, vi } from 'vitest'
import { runCli } from './cli-process.ts'
import { scriptedCommand } from './hostile/script.ts'
import { compiledCommand } from './served.ts'

// Each starts the command line and an adapter, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 })

/** What the table says of a check: its finding, and all that was found. */
function rowOf(stdout: string, check: string): string {
  const rows = stdout.split('\n').filter((line) => line.startsWith('│'))
  const from = rows.findIndex((line) => line.startsWith(`│ ${check} `))
  const to = rows.findIndex((line, index) => index > from && !line.startsWith('│   '))
  const cells = rows.slice(from, to === -1 ? undefined : to).map((line) => line.split('│').slice(2, 4))
  return from === -1
    ? `no row ${check}`
    : cells
        .map(([finding = '', found = '']) => `${finding.trim()} ${found.trim()}`)
        .join(' ')
        .replaceAll(/ +/g, ' ')
        .trim()
}

test('doctor finds nothing wrong with the reference at the other end of a pipe', async () => {
  const { code, stdout } = await runCli(['doctor', '--', ...compiledCommand('reference')])
  expect(stdout).toContain('is healthy (exit code 0)')
  expect(code).toBe(0)
  expect(rowOf(stdout, 'rtm-1: what it drives')).toMatch(/^ok 17 of 17: login, .*cannot ipAddressChanged/)
  expect(rowOf(stdout, 'rtm-1: clock')).toMatch(/^ok virtual: 20 minutes pass exactly/)
  expect(rowOf(stdout, 'rtm-1: refuses the rest')).toMatch(/^ok /)
  for (const method of ['open', 'play', 'close'])
    expect(rowOf(stdout, `answers to ${method}, schema`)).toMatch(/^ok .* fit$/)
  expect(rowOf(stdout, 'end')).toBe('ok ends with its standard input')
})

test('doctor examines a module, too', async () => {
  const { code, stdout } = await runCli(['doctor', '--adapter', 'faulty:interrupts-after-5-s'])
  expect(code).toBe(0)
  expect(rowOf(stdout, 'rtc-4: independent sessions')).toMatch(/^ok /)
})

/** An implementation that says the same after each step, however the steps are divided among plays. */
const says = (args: string) =>
  `eventsBecome((events) => events.flatMap((event) => [event, { atMs: event.atMs, client: 'uid1', callback: 'onConnectionStateChanged', args: ${args} }]))`

test.each([
  [
    'a log line on standard output',
    `${says('[1,1]')}; console.log('connecting')`,
    'standard output',
    /^ill 1 line of no message: "connecting" → Write only replies/,
  ],
  [
    'a reply outside of its schema',
    `${says('[1,1]')}; description.simulates = ['everything']`,
    'description, schema',
    /^ill \/simulates\/0 must be equal to one of the allowed values/,
  ],
  [
    'a trace that differs each time',
    `let n = 0; ${says('[n += 1, 1]')}`,
    'rtm-1: same steps, same trace',
    /^ill event \d+ is .* and then .* is played twice → Open a fresh world/,
  ],
  [
    'sessions that share a world',
    says('[sessions.size > 1 ? 5 : 1, 1]'),
    'rtm-1: independent sessions',
    /^ill event \d+ is .* when another session is open → Give each session/,
  ],
  [
    'steps that depend on how they are divided',
    `answer.play = (params) => { const result = honest.play(params); result.events.push({ atMs: result.nowMs, client: 'uid1', callback: 'a', args: [params.steps.length] }); return result }`,
    'rtm-1: independent sessions',
    /^ill event \d+ is .* when the steps come one by one → A session goes on/,
  ],
  [
    'a step that is claimed and refused',
    `on.play = (id, params) => params.steps.some((step) => step.call === 'logout') ? refuse(id, -32602, 'no logout') : reply(id, honest.play(params))`,
    'rtm-1: plays what it drives',
    /^ill logout: .*no logout.*not-driven/,
  ],
  [
    'a virtual clock that is none',
    `answer.play = (params) => ({ ...honest.play(params), nowMs: 17 })`,
    'rtm-1: clock',
    /^ill play says that the session has come to 17 ms/,
  ],
  [
    'a real clock that does not wait',
    `description.clock = { realToleranceMs: 100 }; ${says('[1,1]')}`,
    'rtm-1: clock',
    /^ill real, but a wait of 1000 ms took \d+ ms → Let the time of a wait really pass/,
  ],
  [
    'a real clock that is slow',
    `description.clock = { realToleranceMs: 100 }; on.play = (id, params) => { const waits = params.steps.reduce((sum, { waitMs = 0 }) => sum + waitMs, 0); setTimeout(() => { const result = honest.play(params); reply(id, { nowMs: result.nowMs, events: result.events.map((event) => ({ ...event, atMs: Math.floor(event.atMs / 2) })) }) }, waits) }`,
    'rtm-1: clock',
    /^ill real: a step after 1000 ms is stamped 500 ms, outside of/,
  ],
  ['silence', '', 'rtm-1: plays what it drives', /^ill it plays every step, and no callback ever comes/],
  ['a process that does not end', `${says('[1,1]')}; forever()`, 'end', /^note it took SIGTERM to end it/],
  [
    'a process that leaves another behind',
    `${says('[1,1]')}; require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' }).unref()`,
    'end',
    /^note it left processes behind, which were killed/,
  ],
] as const)('doctor names %s', async (_what, script, check, row) => {
  const { code, stdout } = await runCli(['doctor', '--answer-within', '60s', '--', ...scriptedCommand(script)])
  expect(rowOf(stdout, check)).toMatch(row)
  expect(code).toBe(rowOf(stdout, check).startsWith('ill') ? 2 : 0)
})
