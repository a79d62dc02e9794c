/**
 * An adapter in this process that never returns from a call keeps everything else from running: timers, Ctrl-C and the
 * reports. So a thread looks on, says what is the matter, and ends the process.
 */
import { setInterval } from 'node:timers'
import { Worker } from 'node:worker_threads'

/** Into how many looks the limit is divided. They are counted, so that time in which the process was halted is not. */
const looks = 20

/** Plain JavaScript, for the thread runs it as it stands, also where the sources are TypeScript. */
const thread = `
const { workerData } = require('node:worker_threads')
const { writeSync } = require('node:fs')
const { signs, everyMs, looks, message } = workerData
let seen = -1
let inVain = 0
setInterval(() => {
  const now = Atomics.load(signs, 0)
  inVain = now === seen ? inVain + 1 : 0
  seen = now
  if (inVain <= looks) return
  try {
    writeSync(2, message)
  } catch {}
  process.kill(process.pid, 'SIGKILL')
}, everyMs)
`

/**
 * Starts the thread. When there has been no sign of life for as long as the limit, it says so on standard error and kills
 * the process: nothing else can end one whose only thread for JavaScript never returns.
 *
 * The event loop gives signs by itself; call the function for each thing that was done without giving it a turn.
 */
export function watchForStall(limitMs: number): () => void {
  const signs = new Int32Array(new SharedArrayBuffer(4))
  const everyMs = limitMs / looks
  const message = [
    `The adapter has kept the process busy for ${limitMs / 1_000} s and does not return. It was killed, and no report could be written.`,
    '  code: never-returned',
    '  hint: Look for a loop in the adapter or its SDK that never ends, as of virtual timers that set each other anew.',
    '',
  ].join('\n')
  const sign = () => void Atomics.add(signs, 0, 1)
  setInterval(sign, everyMs / 2).unref()
  new Worker(thread, { eval: true, workerData: { signs, everyMs, looks, message } }).unref()
  return sign
}
