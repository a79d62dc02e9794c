/** Small adapters in processes of their own, for tests: honest ones, of which each test changes what it is about. */
import { join } from 'node:path'
import { newFolder } from '../cli-process.ts'

/**
 * An adapter that answers everything and whose implementation says nothing. A test changes `answer`, whose functions
 * give results, or `on`, whose functions are given the id and answer themselves.
 */
const honest = `
const write = (text) => process.stdout.write(text)
const send = (message) => write(JSON.stringify(message) + '\\n')
const reply = (id, result) => send({ jsonrpc: '2.0', id, result })
const refuse = (id, code, message, data) => send({ jsonrpc: '2.0', id, error: { code, message, data } })
const description = {
  protocol: 1, name: 'scripted', version: '1', profiles: ['rtm-1'], clock: 'virtual',
  drives: ['login', 'logout', 'joinChannel', 'networkLost', 'networkRestored'],
}
const sessions = new Map()
const honest = {
  describe: () => description,
  open({ session }) { sessions.set(session, 0); return {} },
  play({ session, steps }) {
    let nowMs = sessions.get(session)
    const events = []
    for (const step of steps) {
      if ('waitMs' in step) nowMs += step.waitMs
      else events.push({ atMs: nowMs, ...step })
    }
    sessions.set(session, nowMs)
    return { nowMs, events }
  },
  close({ session }) { sessions.delete(session); return {} },
}
const answer = { ...honest }
const on = {}
/** Lets the honest events of a play be changed, of those that have any. */
const eventsBecome = (change) => {
  answer.play = (params) => {
    const result = honest.play(params)
    return result.events.length === 0 ? result : { ...result, events: change(result.events, result.nowMs) }
  }
}
const serve = () => {
  let text = ''
  process.stdin.setEncoding('utf8').on('data', (chunk) => {
    text += chunk
    const lines = text.split('\\n')
    text = lines.pop()
    for (const line of lines) {
      const { id, method, params } = JSON.parse(line)
      if (on[method] !== undefined) on[method](id, params)
      else if (method !== 'describe' && method !== 'open' && !sessions.has(params.session)) refuse(id, -32001, 'no such session')
      else reply(id, answer[method](params))
    }
  })
}
const forever = () => setInterval(() => {}, 1_000_000)
`

/** Every scripted adapter says this first, with its process id, which is that of its group. */
export const firstWord = 'scripted adapter started as'

/** The command of an adapter that runs the script; it is honest in what the script leaves alone. */
export function scriptedCommand(script: string): readonly string[] {
  const text = `${honest}\nprocess.stderr.write('${firstWord} ' + process.pid + '\\n')\n${script}\nserve()\n`
  return [process.execPath, join(newFolder({ 'adapter.cjs': text }), 'adapter.cjs')]
}
