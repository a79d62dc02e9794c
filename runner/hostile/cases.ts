/** The ways in which an adapter's process can misbehave, and what becomes of each. */
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import type { AdapterErrorCode } from '../../adapters/index.ts'
import { newFolder } from '../cli-process.ts'
import { scriptedCommand } from './script.ts'

/** One way to misbehave. */
export interface HostileCase {
  /** What the adapter does. */
  readonly does: string
  /** The whole command, or the script of an adapter that is honest otherwise. */
  readonly command: () => readonly string[]
  readonly code: AdapterErrorCode
  /** What the message says; it names the cause. */
  readonly says: string | RegExp
  /** How long it may go without an answer, in milliseconds, where that is what ends it. */
  readonly withinMs?: number
  /** Whether it has said anything on standard error. */
  readonly isSilent?: true
}

/** Shorter than any test would wait, and longer than a process takes to start on a busy machine. */
const soonMs = 6_000

type Row = readonly [does: string, script: string, code: AdapterErrorCode, says: string | RegExp, withinMs?: number]

const endings: readonly Row[] = [
  ['exits at once', 'process.exit(0)', 'process-ended', 'ended with exit code 0 before it had answered describe'],
  [
    'exits when it is asked',
    'on.open = () => process.exit(3)',
    'process-ended',
    'exit code 3 before it had answered open',
  ],
  [
    'crashes',
    `on.play = () => { throw new Error('segfault') }`,
    'process-ended',
    'exit code 1 before it had answered play',
  ],
  [
    'is killed in mid-run',
    `on.play = () => process.kill(process.pid, 'SIGKILL')`,
    'process-ended',
    'was ended by SIGKILL before it had answered play',
  ],
  [
    'exits in mid-reply',
    `on.play = (id) => process.stdout.write('{"jsonrpc":"2.0","id":' + id + ',"resu', () => process.exit(0))`,
    'process-ended',
    /in the middle of the line .*resu/,
  ],
  [
    'leaves a process behind that holds its output',
    `on.open = () => { require('node:child_process').spawn('sleep', ['1000'], { stdio: 'inherit' }); setTimeout(() => process.exit(4), 200) }`,
    'process-ended',
    'exit code 4',
  ],
  [
    'leaves a process behind that hears no SIGTERM',
    `on.open = () => { require('node:child_process').spawn('sh', ['-c', 'trap "" TERM; sleep 1000 & wait'], { stdio: 'ignore' }); setTimeout(() => process.exit(0), 200) }`,
    'process-ended',
    'exit code 0 before it had answered open',
  ],
  [
    'floods standard error, and then gives up',
    `on.open = () => { for (let n = 0; n < 200_000; n += 1) process.stderr.write('the same line again and again ' + n + '\\n'); process.stderr.write('scripted adapter started as ' + process.pid + '\\n'); process.exitCode = 1; process.stdin.destroy() }`,
    'process-ended',
    'exit code 1',
  ],
  [
    'closes its standard input',
    `on.play = (id, params) => { reply(id, honest.play(params)); process.stdin.destroy(); require('node:fs').closeSync(0); forever() }`,
    'input-closed',
    'closed its standard input',
  ],
  [
    'closes its standard input with a request in it',
    `on.play = (id, params) => { reply(id, honest.play(params)); const until = Date.now() + 1_000; while (Date.now() < until); process.stdin.destroy(); require('node:fs').closeSync(0); forever() }`,
    'input-closed',
    'closed its standard input',
    soonMs,
  ],
  [
    'closes its standard output',
    `on.play = () => { process.stdout.end(); require('node:fs').closeSync(1); forever() }`,
    'output-closed',
    'closed its standard output',
  ],
]

const silences: readonly Row[] = [
  [
    'never answers describe',
    'on.describe = () => {}',
    'never-answered',
    'describe was not answered within 6 s',
    soonMs,
  ],
  ['never answers open', 'on.open = () => {}', 'never-answered', 'open was not answered', soonMs],
  ['never answers play', 'on.play = () => {}', 'never-answered', 'play was not answered', soonMs],
  ['never answers close', 'on.close = () => {}', 'never-answered', 'close was not answered', soonMs],
  [
    'answers late',
    'on.play = (id, params) => setTimeout(() => reply(id, honest.play(params)), 60_000)',
    'never-answered',
    'play was not answered within 6 s',
    soonMs,
  ],
  [
    'hears neither SIGTERM nor the end of its input',
    `process.on('SIGTERM', () => {}); on.play = () => forever()`,
    'never-answered',
    'play was not answered',
    soonMs,
  ],
  [
    'begins a line and does not end it',
    `on.play = (id) => write('{"jsonrpc":"2.0","id"')`,
    'never-answered',
    /line that has not ended: .*jsonrpc/,
    soonMs,
  ],
  [
    'forgets the line feed',
    `on.describe = (id) => write(JSON.stringify({ jsonrpc: '2.0', id, result: description }))`,
    'never-answered',
    /line that has not ended: .*jsonrpc/,
    soonMs,
  ],
  ['is stuck in a loop', 'on.play = () => { for (;;) {} }', 'never-answered', 'play was not answered', soonMs],
]

const lines: readonly Row[] = [
  [
    'writes a log line to standard output',
    `on.open = () => write('connecting to the service\\n')`,
    'not-json',
    'Cannot read the reply "connecting to the service"',
  ],
  [
    'writes invalid JSON',
    `on.open = (id) => write('{"jsonrpc":"2.0","id":' + id + ',"result":{}\\n')`,
    'not-json',
    'as JSON',
  ],
  [
    'writes JSON that only Python reads',
    `on.open = (id) => write('{"jsonrpc":"2.0","id":' + id + ',"result":NaN}\\n')`,
    'not-json',
    'NaN',
  ],
  [
    'writes empty lines and no answer',
    `on.play = () => setInterval(() => write('\\n'), 200)`,
    'never-answered',
    'play was not answered within 6 s',
    soonMs,
  ],
  [
    'writes a line that never ends',
    `on.play = () => setInterval(() => write(' '), 200)`,
    'never-answered',
    'It has begun a line that has not ended',
    soonMs,
  ],
  [
    'begins a reply with a byte order mark',
    `on.open = (id) => write('\\ufeff{"jsonrpc":"2.0","id":' + id + ',"result":{}}\\n')`,
    'not-json',
    'it begins with a byte order mark',
  ],
  [
    'writes two replies on one line',
    `on.open = (id) => write(('{"jsonrpc":"2.0","id":' + id + ',"result":{}}').repeat(2) + '\\n')`,
    'not-json',
    /as JSON: Unexpected .*position \d+/,
  ],
  [
    'nests a description a hundred thousand times',
    `on.describe = (id) => write('{"jsonrpc":"2.0","id":' + id + ',"result":{"protocol":1,"name":"n","version":"1","profiles":["rtm-1"],"clock":"virtual","drives":[],"observes":[],"cannot":' + '['.repeat(100000) + ']'.repeat(100000) + '}}\\n')`,
    'bad-description',
    'nested too deeply',
  ],
  [
    'nests a result a hundred thousand times',
    `on.play = (id) => write('{"jsonrpc":"2.0","id":' + id + ',"result":' + '['.repeat(100000) + ']'.repeat(100000) + '}\\n')`,
    'bad-result',
    'nested too deeply',
  ],
  [
    'writes lists in lists',
    `on.play = () => write('['.repeat(100000) + ']'.repeat(100000) + '\\n')`,
    'not-a-reply',
    'nested too deeply to be shown is no reply: it is a list',
  ],
  [
    'writes invalid UTF-8',
    `on.open = (id) => process.stdout.write(Buffer.from([0x7b, 0xff, 0xfe, 0x0a]))`,
    'not-utf-8',
    'not UTF-8',
  ],
  [
    'writes UTF-16',
    `on.open = (id) => process.stdout.write(Buffer.from('\\ufeff{"jsonrpc":"2.0"}\\n', 'utf16le'))`,
    'not-utf-8',
    'not UTF-8',
  ],
  [
    'writes 100 MB in one line',
    `on.open = () => { const block = 'x'.repeat(1 << 20); for (let n = 0; n < 100; n += 1) write(block); write('\\n') }`,
    'line-too-long',
    'more than 64 MB',
  ],
  [
    'reports a million events and one',
    `on.play = (id) => { const one = '{"atMs":0,"client":"uid1","callback":"x","args":[]}'; write('{"jsonrpc":"2.0","id":' + id + ',"result":{"nowMs":0,"events":[' + (one + ',').repeat(1_000_000) + one + ']}}\\n') }`,
    // Which of the two is noticed first depends on the steps.
    'too-many-events',
    '1000001 events',
  ],
]

const replies: readonly Row[] = [
  [
    'answers twice',
    'on.open = (id, params) => { reply(id, honest.open(params)); reply(id, {}) }',
    'answered-twice',
    'answered a second time',
  ],
  [
    'describes itself twice',
    'on.describe = (id) => { reply(id, description); reply(id, description) }',
    'answered-twice',
    'request 1 was answered a second time',
  ],
  ['answers another id', 'on.open = (id) => reply(id + 1_000, {})', 'unknown-reply', 'never made'],
  ['answers a request that nobody made', `reply(7, { hello: 'world' })`, 'unknown-reply', 'never made'],
  ['answers with a text as id', 'on.open = (id) => reply(String(id), {})', 'not-a-reply', 'its id is no number'],
  ['answers without an id', 'on.open = () => reply(undefined, {})', 'not-a-reply', 'it has no id'],
  [
    'answers without "jsonrpc"',
    'on.open = (id) => send({ id, result: {} })',
    'not-a-reply',
    'it lacks "jsonrpc":"2.0"',
  ],
  ['answers as JSON-RPC 1.0', `on.open = (id) => send({ id, result: {}, error: null })`, 'not-a-reply', 'is no reply'],
  ['answers with a number', `on.open = () => write('42\\n')`, 'not-a-reply', 'it is no object'],
  [
    'answers with a batch',
    `on.open = (id) => send([{ jsonrpc: '2.0', id, result: {} }])`,
    'not-a-reply',
    'it is a list',
  ],
  [
    'sends a notification',
    `on.open = () => send({ jsonrpc: '2.0', method: 'log', params: ['hello'] })`,
    'not-a-reply',
    'it is a notification',
  ],
  [
    'asks the kit',
    `on.open = () => send({ jsonrpc: '2.0', id: 1, method: 'now', params: {} })`,
    'not-a-reply',
    'it is a request',
  ],
  [
    'echoes what it is asked',
    'process.stdin.pipe(process.stdout); process.stdin.setEncoding = () => ({ on: () => {} })',
    'not-a-reply',
    'it is a request',
  ],
  [
    'answers with a result and an error',
    `on.open = (id) => send({ jsonrpc: '2.0', id, result: {}, error: { code: 1, message: 'no' } })`,
    'not-a-reply',
    'both a result and an error',
  ],
  [
    'answers with neither',
    `on.open = (id) => send({ jsonrpc: '2.0', id })`,
    'not-a-reply',
    'neither a result nor an error',
  ],
  [
    'gives an error without a code',
    `on.open = (id) => send({ jsonrpc: '2.0', id, error: { message: 'no' } })`,
    'not-a-reply',
    'its error has no code',
  ],
  [
    'gives a text as error',
    `on.open = (id) => send({ jsonrpc: '2.0', id, error: 'no' })`,
    'not-a-reply',
    'its error has no code',
  ],
  [
    'cannot read what it is asked',
    `on.open = () => refuse(null, -32700, 'unexpected token')`,
    'request-refused',
    'unexpected token',
  ],
]

const refusals: readonly Row[] = [
  [
    'does not know a method',
    `on.close = (id) => refuse(id, -32601, 'no such method')`,
    'close-failed',
    'no such method',
  ],
  [
    'drives less than it says',
    `on.play = (id) => refuse(id, -32602, 'I cannot do that')`,
    'not-driven',
    'I cannot do that',
  ],
  [
    'takes every session for the one that is open already',
    `on.open = (id, params) => sessions.size > 0 ? refuse(id, -32000, 'a session is open already') : reply(id, honest.open(params)); on.close = (id) => reply(id, {})`,
    'open-failed',
    'a session is open already',
  ],
  [
    'opens a session that it does not know afterwards',
    `on.play = (id) => refuse(id, -32001, 'no session s1')`,
    'unknown-session',
    'no session s1',
  ],
  [
    'claims a profile that it does not open',
    `on.open = (id) => refuse(id, -32002, 'no RTM here')`,
    'unsupported-profile',
    'no RTM here',
  ],
  ['fails to open', `on.open = (id) => refuse(id, -32000, 'port taken')`, 'open-failed', 'port taken'],
  [
    'fails in mid-play',
    `on.play = (id, params) => refuse(id, -32000, 'the SDK crashed', { events: [{ atMs: 0, client: 'uid1', call: 'login' }] })`,
    'play-failed',
    /the SDK crashed .*seen 1 event, the last of them .*login/,
  ],
  [
    'gives an error without a word',
    `on.play = (id) => refuse(id, 17, '')`,
    'play-failed',
    'it does not say why (error 17)',
  ],
]

const descriptions: readonly Row[] = [
  ['speaks another version of the protocol', 'description.protocol = 2', 'unsupported-protocol', 'speaks version 2'],
  [
    'does not say which version it speaks',
    'delete description.protocol',
    'unsupported-protocol',
    'does not say which version',
  ],
  [
    'refuses the version of the kit',
    `on.describe = (id) => refuse(id, -32002, 'only version 9')`,
    'unsupported-protocol',
    'only version 9',
  ],
  ['describes itself with a list', 'answer.describe = () => []', 'bad-result', 'describe was answered with []'],
  ['speaks a profile that nobody knows', `description.profiles = ['rtm-9']`, 'bad-description', 'rtm-9'],
  ['has no name', 'delete description.name', 'bad-description', '`name`'],
  ['has a clock that nobody knows', `description.clock = 'sundial'`, 'bad-description', 'sundial'],
  ['drives what nobody knows', `description.drives = ['logn']`, 'bad-description', 'logn'],
  ['drives and cannot drive the same', `description.cannot = { login: 'no' }`, 'bad-description', 'login'],
]

const plays: readonly Row[] = [
  [
    'opens with nothing',
    'answer.open = (params) => { honest.open(params); return null }',
    'bad-result',
    'open was answered with null',
  ],
  [
    'plays into a list',
    'answer.play = (params) => honest.play(params).events',
    'bad-result',
    'play was answered with [',
  ],
  [
    'reports no list of events',
    'answer.play = (params) => ({ ...honest.play(params), events: {} })',
    'not-an-event-list',
    'instead of a list of events',
  ],
  [
    'forgets the time',
    'answer.play = (params) => ({ events: honest.play(params).events })',
    'wrong-time',
    'does not say how far',
  ],
  [
    'says that more time has passed than waits',
    'answer.play = (params) => { const { nowMs, events } = honest.play(params); return { nowMs: nowMs + 1, events } }',
    'wrong-time',
    'must be',
  ],
  [
    'lets time run backwards',
    `answer.play = (params) => { const before = sessions.get(params.session); const result = honest.play(params); if (before > 0) result.events.push({ atMs: before - 1, client: 'uid1', callback: 'a', args: [] }); return result }`,
    'time-runs-backwards',
    'comes after',
  ],
  [
    'reports in an order that never was',
    `answer.play = (params) => { const result = honest.play(params); if (result.nowMs > 1) result.events.push({ atMs: result.nowMs, client: 'uid1', callback: 'a', args: [] }, { atMs: result.nowMs - 1, client: 'uid1', callback: 'b', args: [] }); return result }`,
    'time-runs-backwards',
    'comes after',
  ],
  [
    'reports from the future',
    `eventsBecome((events, nowMs) => [...events, { atMs: nowMs + 5_000, client: 'uid1', callback: 'a', args: [] }])`,
    'event-in-the-future',
    'is later than',
  ],
  [
    'reports from before the opening',
    `eventsBecome((events) => [{ atMs: -1, client: 'uid1', callback: 'a', args: [] }, ...events])`,
    'negative-time',
    'before the session opened',
  ],
  [
    'reports at half a millisecond',
    `eventsBecome((events, nowMs) => [...events, { atMs: nowMs + 0.5, client: 'uid1', callback: 'a', args: [] }])`,
    'fractional-time',
    'whole millisecond',
  ],
  [
    'reports events without a time',
    `eventsBecome((events) => [...events, { client: 'uid1', callback: 'a', args: [] }])`,
    'not-an-event',
    'has no time',
  ],
  [
    'reports a text as time',
    `eventsBecome((events) => [...events, { atMs: '0', client: 'uid1', callback: 'a', args: [] }])`,
    'not-an-event',
    'has no time',
  ],
  [
    'reports about an unknown client',
    `eventsBecome((events, atMs) => [...events, { atMs, client: 'uid9', callback: 'a', args: [] }])`,
    'unknown-client',
    'uid9',
  ],
  [
    'reports a callback without a name',
    `eventsBecome((events, atMs) => [...events, { atMs, client: 'uid1', callback: 42, args: [] }])`,
    'not-an-event',
    'names no callback',
  ],
  [
    'reports a callback without arguments',
    `eventsBecome((events, atMs) => [...events, { atMs, client: 'uid1', callback: 'a' }])`,
    'bad-arguments',
    'no list of arguments',
  ],
  [
    'reports an unknown call',
    `eventsBecome((events, atMs) => [...events, { atMs, client: 'uid1', call: 'logn' }])`,
    'unknown-call',
    'logn',
  ],
  [
    'reports an unknown happening',
    `eventsBecome((events, atMs) => [...events, { atMs, client: 'uid1', happens: 'networkGone' }])`,
    'unknown-happening',
    'networkGone',
  ],
  [
    'observes what nobody can',
    `eventsBecome((events, atMs) => [...events, { atMs, client: 'uid1', service: 'mood' }])`,
    'unknown-observation',
    'mood',
  ],
  ['reports texts instead of events', `eventsBecome(() => ['login'])`, 'not-an-event', '"login" is not an event'],
  [
    'reports events that say nothing',
    `eventsBecome((events, atMs) => [...events, { atMs, client: 'uid1' }])`,
    'not-an-event',
    'says nothing',
  ],
  [
    'reports events that say two things',
    `eventsBecome((events, atMs) => [...events, { atMs, client: 'uid1', callback: 'a', service: 'userOnline', args: [] }])`,
    'not-an-event',
    'at once',
  ],
  [
    'ends the trace itself',
    `eventsBecome((events, atMs) => [...events, { atMs, ends: true }])`,
    'ended-by-adapter',
    'ended the trace itself',
  ],
  ['does not record what it plays', 'eventsBecome(() => [])', 'steps-not-recorded', 'is missing from the events'],
  [
    'records what it plays twice',
    'eventsBecome((events) => [...events, ...events])',
    'step-not-played',
    'no step was left',
  ],
  [
    'answers a call that nobody made',
    `eventsBecome((events, atMs) => [...events, { atMs, client: 'uid2', returns: 'logout' }])`,
    'returns-without-call',
    'not open',
  ],
]

const scripted: readonly HostileCase[] = [
  ...endings,
  ...silences,
  ...lines,
  ...replies,
  ...refusals,
  ...descriptions,
  ...plays,
].map(([does, script, code, says, withinMs]) => ({
  does,
  command: () => scriptedCommand(script),
  code,
  says,
  ...(withinMs === undefined ? {} : { withinMs }),
}))

/** A command that is a file with this text. */
const file = (name: string, text: string, mode: number) => () => {
  const path = join(newFolder({ [name]: text }), name)
  chmodSync(path, mode)
  return [path]
}

const unstartable: readonly HostileCase[] = [
  {
    does: 'is not there',
    command: () => ['./no-such-adapter'],
    code: 'cannot-start',
    says: 'there is no such command',
    isSilent: true,
  },
  {
    does: 'is on no path',
    command: () => ['no-such-adapter-anywhere'],
    code: 'cannot-start',
    says: 'there is no such command',
    isSilent: true,
  },
  {
    does: 'is a directory',
    command: () => [newFolder()],
    code: 'cannot-start',
    says: 'it is a directory',
    isSilent: true,
  },
  {
    does: 'is not executable',
    command: file('adapter.sh', '#!/bin/sh\n', 0o644),
    code: 'cannot-start',
    says: 'it is not executable',
    isSilent: true,
  },
  {
    // The system itself takes a text without a first line for a shell script.
    does: 'is no program',
    command: file('adapter', 'hello\n', 0o755),
    code: 'process-ended',
    says: 'ended with exit code 127',
    isSilent: true,
  },
  {
    does: 'needs an interpreter that is not there',
    command: file('adapter', '#!/no/such/interpreter\n', 0o755),
    code: 'cannot-start',
    says: 'what its first line names is not there',
    isSilent: true,
  },
  {
    does: 'is one word with its options',
    command: () => ['node --version'],
    code: 'cannot-start',
    says: 'there is no such command',
    isSilent: true,
  },
]

/** All of them. */
export const hostileCases: readonly HostileCase[] = [...scripted, ...unstartable]
