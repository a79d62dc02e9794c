import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compiledCli, newFolder, runCli } from './cli-process.ts'

const header = '{"trace":1,"profile":"rtm-1","clients":[{"id":"uid1","platform":"linux"}],"clock":"virtual"}'
const goodEvents = `{"atMs":0,"client":"uid1","call":"login","args":{"credential":"valid"}}
{"atMs":0,"client":"uid1","callback":"onConnectionStateChanged","args":[2,1]}
{"atMs":180,"client":"uid1","callback":"onConnectionStateChanged","args":[3,2]}
{"atMs":180,"client":"uid1","callback":"onLoginSuccess","args":[]}
`

test('help and version are no errors, and help holds the table of exit codes', async () => {
  const [help, version] = await Promise.all([runCli(['--help']), runCli(['--version'])])
  expect([help.code, version.code]).toEqual([0, 0])
  expect(help.stdout).toMatch(/130 +interrupted/)
  expect(version.stdout).toMatch(/^agora-conformance \d+\.\d+\.\d+\n$/)
})

test('list prints the clauses of each profile, also as JSON', async () => {
  const [text, json] = await Promise.all([runCli(['list', '--profile', 'rtm-1']), runCli(['list', '--json'])])
  expect([text.code, json.code]).toEqual([0, 0])
  expect(text.stdout).toMatch(/RTM-RECONNECT-01 +MUST +\S/)
  const listed = JSON.parse(json.stdout) as readonly {
    readonly profile: string
    readonly clauses: readonly unknown[]
  }[]
  expect(listed.map(({ profile, clauses }) => [profile, clauses.length])).toEqual([
    ['rtm-1', 65],
    ['rtc-4', 74],
    ['rtc-ios-2.3.2', 46],
    ['rtc-native-2.3.1', 22],
    ['rtc-native-2.3.2', 56],
    ['rtc-web-3', 48],
    ['rtc-web-4', 51],
  ])
})

test('list --coverage prints what stands behind each clause, also as JSON', async () => {
  const only = ['list', '--coverage', '--clause', 'RTC-T5a', 'RTC-STATE-10']
  const [text, json] = await Promise.all([runCli(only), runCli([...only, '--json'])])
  expect([text.code, json.code]).toEqual([0, 0])
  expect(text.stdout).toMatch(/^rtc-4: .*, 2 clauses, none lacks/)
  for (const label of ['rule', 'scenario', 'fault', 'reading', 'because']) {
    expect(text.stdout).toMatch(new RegExp(`^ {4}${label} +\\S`, 'm'))
  }
  const [, rtc] = JSON.parse(json.stdout) as readonly { readonly clauses: readonly object[] }[]
  expect(rtc?.clauses.find((clause) => 'id' in clause && clause.id === 'RTC-T5a')).toMatchObject({
    judgedBy: 'rule',
    rules: expect.arrayContaining([expect.stringContaining('[A-01: ten-seconds-after-loss]')]),
    scenarios: expect.arrayContaining([expect.objectContaining({ file: 'rtc-4/lost.feature' })]),
    faults: expect.arrayContaining([expect.any(String)]),
    readings: expect.arrayContaining([expect.objectContaining({ question: 'A-01' })]),
    missing: [],
  })
})

test('handbook writes the pages, and refuses a folder with something else in it', async () => {
  const cwd = newFolder({ 'taken/notes.md': 'mine' })
  const [written, refused, unsaid] = await Promise.all([
    runCli(['handbook', '--out', 'site'], { cwd }),
    runCli(['handbook', '--out', 'taken'], { cwd }),
    runCli(['handbook'], { cwd }),
  ])
  expect([written.code, refused.code, unsaid.code]).toEqual([0, 2, 2])
  expect(written.stdout).toMatch(/^The handbook has \d+ files: open site\/index\.html\n$/)
  expect(readFileSync(join(cwd, 'site', 'index.html'), 'utf8')).toContain('<h1>Agora connection handbook</h1>')
  expect(refused.stderr).toContain('Cannot write to taken: it holds notes.md, which would be lost.')
  expect(unsaid.stderr).toContain('--out <dir>')
})

test('explain tells a clause with its source, rule, scenarios and readings, whatever the case of the letters', async () => {
  const { code, stdout } = await runCli(['explain', 'rtc-t5a'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^RTC-T5a \(MUST, timer, rtc-4\): \S/)
  for (const part of ['matters', 'source', 'rule', 'scenario', '--reading A-01=ten-seconds-after-loss']) {
    expect(stdout).toContain(part)
  }
})

test('explain offers to pin the readings that can be pinned, and says of the others why they cannot', async () => {
  const { stdout } = await runCli(['explain', 'kill-10'])
  const offered = [...stdout.matchAll(/--reading (\S+)=([^\s:]+):/g)].map(([, question = '', reading = '']) => [
    question,
    reading,
  ])
  expect(offered).toEqual([])
  expect(stdout).toMatch(/question +A-16: .*\n( +[a-z-]+: .*\n){2,} +cannot be pinned: \S/)
})

test('explain tells where a clause leaves something open that it seems to demand', async () => {
  const { stdout } = await runCli(['explain', 'RTM-KICK-01'])
  expect(stdout).toContain('not judged When the client is out of reach at that moment.')
})

test('check judges a trace from standard input', async () => {
  const { code, stdout } = await runCli(['check', '-'], { input: `${header}\n${goodEvents}` })
  expect(code).toBe(0)
  expect(stdout).toContain('0 clauses violated')
})

test('check judges a log without a header as the profile that it is told', async () => {
  const { code } = await runCli(['check', '-', '--profile', 'rtm-1'], { input: goodEvents })
  expect(code).toBe(0)
})

test('check names the line of a violation', async () => {
  const bad = goodEvents.replace('[3,2]', '[3,5]')
  const { code, stdout } = await runCli(['check', '-'], { input: `${header}\n${bad}` })
  expect(code).toBe(1)
  expect(stdout).toMatch(/seen +uid1 at 180 ms, line 4/)
})

test('colours are decided by NO_COLOR and FORCE_COLOR', async () => {
  const bad = `${header}\n${goodEvents.replace('[3,2]', '[3,5]')}`
  const escape = String.fromCharCode(27)
  const plain = await runCli(['check', '-'], { input: bad })
  const forced = await runCli(['check', '-'], { input: bad, environment: { FORCE_COLOR: '1' } })
  const refused = await runCli(['check', '-'], { input: bad, environment: { FORCE_COLOR: '1', NO_COLOR: '1' } })
  expect([plain, forced, refused].map(({ stdout }) => stdout.includes(escape))).toEqual([false, true, false])
})

test('a reader that goes away is no error', async () => {
  const child = spawn(process.execPath, [compiledCli, 'list', '--json'], {
    cwd: newFolder(),
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdout.destroy()
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect([code, stderr]).toEqual([0, ''])
})
