import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder, runCli } from './cli-process.ts'
import type { Report } from './report/model.ts'

const header = '{"trace":1,"profile":"rtm-1","clients":[{"id":"uid1","platform":"linux"}],"clock":"virtual"}'
const login = '{"atMs":0,"client":"uid1","call":"login","args":{"credential":"valid"}}'
const description = `{ name: 'mine', version: '1', profiles: ['rtm-1'], clock: 'virtual', drives: ['login'], observes: [] }`
const waiver = '- clause: RTM-LOGIN-01\n  adapter: x\n  versions: "*"\n  reason: r\n  owner: o\n'

const playing = (body: string) =>
  `export default { describe: () => (${description}), open: () => ({ play() { ${body} }, close() {} }) }\n`

const files = {
  'broken-line.jsonl': `${header}\n${login}\n{"atMs":5,"cli\n`,
  'bad-field.jsonl': `${header}\n${login}\n{"atMs":5,"client":"uid1","callback":"onLogout"}\n`,
  'backwards.jsonl': `${header}\n${login.replace('"atMs":0', '"atMs":9')}\n${login}\n`,
  'stranger.jsonl': `${header}\n${login.replace('uid1', 'uid7')}\n`,
  'two-traces.jsonl': `${header}\n${login}\n${header}\n`,
  'after-end.jsonl': `${header}\n{"atMs":0,"ends":true}\n${login}\n`,
  'no-header.jsonl': `${login}\n`,
  'bad-header.jsonl': `${header.replace('rtm-1', 'rtm-9')}\n`,
  'sideways.jsonl': `${header}\n${login}\n{"atMs":5,"client":"uid1","happens":"networkLost","args":{"direction":"sideways"}}\n`,
  'no-channel.jsonl': `${header}\n${login}\n{"atMs":5,"client":"uid1","service":"channelDestroyed"}\n`,
  'other-platform.jsonl': `${header.replace('rtm-1', 'rtc-web-3').replace('linux', 'android')}\n`,
  'empty.jsonl': '',
  'a-file': 'x',
  'only-header.jsonl': `${header}\n`,
  'no-default.ts': 'export const adapter = {}\n',
  'no-adapter.mjs': 'export default { describe() {} }\n',
  'broken-syntax.ts': 'export default {{{\n',
  'throws-on-load.ts': `throw new Error('no licence key')\n`,
  'throws-in-describe.mjs': `export default { describe() { throw new Error('no SDK here') }, open() {} }\n`,
  'throws-in-open.mjs': `export default { describe: () => (${description}), open() { throw new Error('port taken') } }\n`,
  'throws-in-play.mjs': `export default { describe: () => (${description}), open: () => ({ play() { throw new Error('SDK crashed') }, close() {} }) }\n`,
  'throws-in-close.ts': `export default { describe: () => (${description}), open: () => ({ play: (steps: object[]) => steps.filter((step) => 'call' in step).map((step) => ({ atMs: 0, ...step })), close() { throw new Error('cannot close') } }) }\n`,
  'strange-session.mjs': `export default { describe: () => (${description}), open: () => 5 }\n`,
  'strange-description.mjs': `export default { describe: () => ({ name: 'mine', version: '1', profiles: ['rtm-7'] }), open() {} }\n`,
  'exits.mjs': playing('process.exit(0)'),
  'never-answers.mjs': playing('return new Promise(() => {})'),
  'never-returns.mjs': playing('for (;;) {}'),
  'never-returns-later.mjs': playing('return Promise.resolve().then(() => { for (;;) {} })'),
  'never-loads.mts': 'await new Promise(() => {})\nexport default {}\n',
  'rejects-unheard.mjs': playing(`void Promise.reject(new Error('nobody')); return new Promise(() => {})`),
  'throws-later.mjs': playing(`setTimeout(() => { throw new Error('too late') }); return new Promise(() => {})`),
  'drives-nothing.mjs': `export default { describe: () => (${description.replace("['login']", '[]')}), open() {} }\n`,
  'no-expiry.yaml': waiver,
  'no-range.yaml': `${waiver.replace('"*"', '">=one"')}  expires: 2999-01-31\n`,
  'a-bytes': '\u0000\u0001\n',
  'a-report.json': '{\n  "schemaVersion": "1.0"\n}\n',
}

const quick = ['--runs', '1', '--profile', 'rtm-1']
/** What else is expected of a row: another exit code than 2, or that what was found so far is written. */
interface Expected {
  readonly code?: number | null
  readonly writesReport?: true
}
type Row = readonly [what: string, args: readonly string[], says: readonly string[], expected?: Expected]
/** Nobody but the system can end such a process. */
const killed: Expected = { code: null }
const broken: Expected = { writesReport: true }
const table: readonly Row[] = [
  ['no command', [], ['There is no command', 'agora-conformance run']],
  ['an unknown command', ['rnu'], ["Unknown command 'rnu'", 'Did you mean run?']],
  ['an unknown option', ['run', '--sed', '1'], ["Unknown option '--sed'", '--seed']],
  ['an option without its value', ['run', '--seed'], ['argument missing']],
  ['an argument too many', ['run', 'everything'], ['Too many arguments']],
  ['a bad seed', ['run', '--seed', 'x'], ['--seed "x"', 'whole number']],
  ['a bad time budget', ['run', '--time-budget', '30'], ['--time-budget "30"', '30s']],
  ['profiles that are none', ['run', '--profile', ''], ["'--profile <id...>'", 'It names nothing.']],
  ['clauses that are none', ['run', '--clause', ','], ['It names nothing.']],
  ['tags that are none', ['run', '--tags', ''], ['It is empty.']],
  ['a folder without a name', ['run', '--out', ''], ['It is empty.']],
  ['an adapter without a name', ['run', '--adapter', ''], ['It is empty.']],
  ['an adapter module without a path', ['run', '--adapter', 'module:'], ['no adapter file ""']],
  ['a reading that is none', ['run', '--reading', ''], ['It names nothing.']],
  ['a bad number of runs', ['run', '--runs', '1e3'], ['--runs "1e3"', 'whole number']],
  ['a bad number for --bail', ['run', '--bail', '0'], ['--bail "0"']],
  ['a range of versions that is none', ['run', '--waivers', 'no-range.yaml'], ['no-range.yaml:1', 'no range']],
  ['a trace of bytes', ['check', 'a-bytes'], ['Line 1 is not JSON']],
  ['a report where a trace is meant', ['replay', 'a-report.json'], ['Line 1 is not JSON']],
  ['a handbook below a file', ['handbook', '--out', 'a-file/site'], ['Cannot write a-file/site', 'is a file']],
  ['a handbook where nothing can be made', ['handbook', '--out', '/proc/x'], ['Cannot write /proc/x']],
  ['a project below a file', ['init', 'a-file/kit', '--language', 'ts'], ['Cannot write a project', 'a-file']],
  ['a project where nothing can be made', ['init', '/proc/x', '--language', 'ts'], ['Cannot write a project']],
  ['an unknown profile', ['run', '--profile', 'rtm1'], ['no profile "rtm1"', 'rtm-1']],
  ['an unknown clause', ['run', '--clause', 'RTM-LOGN-01'], ['no clause "RTM-LOGN-01"', 'RTM-LOGIN-01']],
  ['a glob that matches no clause', ['run', '--clause', 'XYZ-*'], ['No clause matches "XYZ-*"']],
  ['tags that match no scenario', ['run', '--tags', '@nothing'], ['No scenario has the tags']],
  ['tags that cannot be read', ['run', '--tags', '@a and and'], ['Cannot read --tags']],
  ['an unknown question', ['run', '--reading', 'A-99=x'], ['no question "A-99"', 'A-']],
  [
    'a question that no rule decides',
    ['run', '--reading', 'A-20=six-reasons'],
    ['A-20 cannot be pinned', 'no trace can follow it'],
  ],
  ['an unknown reading', ['run', '--reading', 'A-01=never'], ['no reading "never"', 'ten-seconds-after-loss']],
  ['an unknown reporter', ['run', '--reporter', 'junt'], ['no reporter "junt"', 'junit']],
  ['an unknown adapter', ['run', '--adapter', 'mine'], ['no adapter "mine"', 'module:<path>']],
  ['a file where an adapter is meant', ['run', '--adapter', 'no-default.ts'], ['Did you mean module:no-default.ts?']],
  ['an unknown fault', ['run', '--adapter', 'faulty:nothing'], ['no fault "nothing"']],
  ['a missing adapter file', ['run', '--adapter', 'module:./nowhere.ts'], ['no adapter file "./nowhere.ts"', tmpdir()]],
  ['a folder where an adapter file is meant', ['run', '--adapter', 'module:.'], ['The adapter "." is no file.']],
  [
    'a module without a default export',
    ['run', '--adapter', 'module:./no-default.ts'],
    ['has no default export', 'export default'],
  ],
  [
    'a module that exports something else',
    ['run', '--adapter', 'module:./no-adapter.mjs'],
    ['is no adapter', 'describe and open'],
  ],
  [
    'a module that does not compile',
    ['run', '--adapter', 'module:./broken-syntax.ts'],
    ['Cannot load the adapter', 'broken-syntax.ts:1:'],
  ],
  ['a module that throws while it loads', ['run', '--adapter', 'module:./throws-on-load.ts'], ['no licence key']],
  [
    'an adapter that throws in describe',
    ['run', '--adapter', 'module:./throws-in-describe.mjs'],
    ['describe', 'no SDK here'],
  ],
  [
    'an adapter that throws in open',
    ['run', ...quick, '--adapter', 'module:./throws-in-open.mjs'],
    ['open', 'port taken'],
    broken,
  ],
  [
    'an adapter that throws in play',
    ['run', ...quick, '--adapter', 'module:./throws-in-play.mjs'],
    ['play', 'SDK crashed'],
    broken,
  ],
  [
    'an adapter that throws in close',
    ['run', ...quick, '--adapter', 'module:./throws-in-close.ts'],
    ['close', 'cannot close'],
    broken,
  ],
  [
    'an adapter that exits',
    ['run', ...quick, '--adapter', 'module:./exits.mjs'],
    ['The adapter ended the process', 'hint: '],
    broken,
  ],
  [
    'an adapter that never answers',
    ['run', ...quick, '--adapter', 'module:./never-answers.mjs'],
    [`The adapter's play never answered`, 'hint: '],
    broken,
  ],
  [
    'an adapter that never returns',
    ['run', ...quick, '--answer-within', '2s', '--adapter', 'module:./never-returns.mjs'],
    ['busy for 2 s', 'code: never-returned', 'hint: '],
    killed,
  ],
  [
    'an adapter that never comes back from a promise',
    ['run', ...quick, '--answer-within', '2s', '--adapter', 'module:./never-returns-later.mjs'],
    ['busy for 2 s', 'hint: '],
    killed,
  ],
  [
    'an adapter that never loads',
    ['run', '--adapter', 'module:./never-loads.mts'],
    ['The adapter never answered', 'hint: '],
  ],
  [
    'a rejection that nobody handles',
    ['run', ...quick, '--adapter', 'module:./rejects-unheard.mjs'],
    ['nobody handles: nobody', 'hint: '],
    broken,
  ],
  ['an error in a callback', ['run', ...quick, '--adapter', 'module:./throws-later.mjs'], ['too late'], broken],
  [
    'an adapter that drives nothing',
    ['run', '--adapter', 'module:./drives-nothing.mjs'],
    ['drives no call and no happening of rtm-1', 'hint: '],
  ],
  [
    'an adapter with a strange session',
    ['run', ...quick, '--adapter', 'module:./strange-session.mjs'],
    ['open returned 5'],
    broken,
  ],
  ['an adapter with a strange description', ['run', '--adapter', 'module:./strange-description.mjs'], ['rtm-7']],
  ['missing waivers', ['run', '--waivers', 'nowhere.yaml'], ['the waivers nowhere.yaml: there is no such file']],
  ['a folder of waivers', ['run', '--waivers', '.'], ['Cannot read the waivers .: it is a folder']],
  ['a waiver without a date', ['run', '--waivers', 'no-expiry.yaml'], ['no-expiry.yaml:1', '"expires" is missing']],
  ['a run that only lists', ['run', '--list'], ['Nothing was run'], { code: 3 }],
  ['a dry run', ['run', '--dry-run'], ['Nothing was run'], { code: 3 }],
  [
    'a folder for reports that is a file',
    ['run', '--out', 'a-file/reports'],
    ['Cannot write to a-file/reports', 'is a file'],
  ],
  ['a folder for reports that cannot be made', ['run', ...quick, '--out', '/proc/x'], ['Cannot write to /proc/x']],
  ['a folder for a report', ['run', '--reporter', 'json:.'], ['Cannot write to .', 'is a folder']],
  ['a missing trace', ['check', 'nowhere.jsonl'], ['there is no such file']],
  ['a folder as a trace', ['check', '.'], ['it is a folder']],
  ['an empty trace', ['check', 'empty.jsonl'], ['The trace is empty']],
  ['a trace with a header alone', ['check', 'only-header.jsonl'], ['Nothing in the trace'], { code: 3 }],
  ['a trace with a broken line', ['check', 'broken-line.jsonl'], ['Line 3 is not JSON', 'Judged before the error']],
  ['a trace with a bad field', ['check', 'bad-field.jsonl'], ['Line 3 is no trace event: "args" is missing']],
  ['a loss in no direction', ['check', 'sideways.jsonl'], ['Line 3 is no trace event: "direction" is "sideways"']],
  ['the end of no channel', ['check', 'no-channel.jsonl'], ['Line 3 is no trace event: "args" is missing']],
  [
    'a header with a platform of another family',
    ['check', 'other-platform.jsonl'],
    ['The header in line 1 is broken: the platform of uid1 is "android", and in rtc-web-3 it may be web'],
  ],
  ['a trace in which time runs backwards', ['check', 'backwards.jsonl'], ['Line 3']],
  ['a trace with an unknown client', ['check', 'stranger.jsonl'], ['Line 2', 'uid7']],
  ['two traces in a file', ['check', 'two-traces.jsonl'], ['Line 3 begins another trace']],
  ['a trace that goes on after its end', ['check', 'after-end.jsonl'], ['Line 3 comes after the end']],
  ['a trace without a header', ['check', 'no-header.jsonl'], ['no header', '--profile']],
  ['a trace with a bad header', ['check', 'bad-header.jsonl'], ['"profile" is "rtm-9"']],
  ['a clause that does not exist', ['explain', 'RTM-LOGIN-99'], ['no clause "RTM-LOGIN-99"', 'RTM-LOGIN-0']],
  ['nothing to explain', ['explain'], ['Missing required argument']],
  ['neither file nor token', ['replay', 'nowhere.jsonl'], ['no trace file "nowhere.jsonl"', 'no replay token']],
  ['a damaged token', ['replay', 'rtm-1:1:g0:AAAA'], ['damaged']],
  ['a token beyond the last sequence', ['replay', 'rtm-1:1:x1.99999'], ['has only']],
  ['a trace with nothing to play', ['replay', 'only-header.jsonl'], ['nothing to play'], { code: 3 }],
]

const rows = table.map(([what, args, says, { code = 2, writesReport = false } = {}]) => ({
  what,
  args,
  says,
  code,
  writesReport,
}))

test.concurrent.each(rows)(
  '$what is told in a sentence and never ends in 0',
  async ({ args, says, code, writesReport }) => {
    const folder = newFolder(files)
    const ended = await runCli(args, { cwd: folder })
    const said = `${ended.stdout}${ended.stderr}`
    for (const words of says) expect(said).toContain(words)
    expect(said).not.toMatch(/^\s+at .*[:(]\d+/m)
    expect(said).not.toContain('The kit itself failed')
    expect(ended.code).toBe(code)
    expect(readdirSync(folder).includes('conformance-report')).toBe(writesReport)
    if (!writesReport) return
    const report = JSON.parse(readFileSync(join(folder, 'conformance-report', 'report.json'), 'utf8')) as Report
    expect(report.exitCode).toBe(2)
  },
)

test('the stack of an error is shown on request', async () => {
  const environment = { AGORA_CONFORMANCE_DEBUG: '1' }
  const { code, stderr } = await runCli(['explain', 'RTM-LOGIN-99'], { environment })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^\s+at /m)
})
