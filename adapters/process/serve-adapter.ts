/** Makes a process out of an adapter in JavaScript: what `run -- node my-adapter.js` starts. */
import { Console } from 'node:console'
import type { Readable, Writable } from 'node:stream'
import type { Adapter } from '../contract.ts'
import { Answers } from './answers.ts'
import { writtenAtOnce } from './limits.ts'
import { LineReader, textOf } from './line-reader.ts'

/** Where requests come from, and where replies go. */
export interface ServedStreams {
  readonly input: Readable
  readonly output: Writable
}

/**
 * Answers the kit's requests until its input ends; the promise settles when all that was asked is answered.
 *
 * Unless other streams are given, it speaks over standard input and output, and whatever the implementation prints with
 * `console.log` goes to standard error, where it does no harm.
 */
export async function serveAdapter(adapter: Adapter, streams?: ServedStreams): Promise<void> {
  const { input, output } = streams ?? { input: process.stdin, output: process.stdout }
  if (streams === undefined) globalThis.console = new Console(process.stderr)
  let outgoing = ''
  const flush = () => {
    const text = outgoing
    outgoing = ''
    if (text !== '') output.write(text)
  }
  const answers = new Answers(adapter, (reply) => {
    // What becomes ready at the same moment is written together.
    if (outgoing === '') process.nextTick(flush)
    outgoing += `${JSON.stringify(reply)}\n`
    if (outgoing.length >= writtenAtOnce) flush()
  })
  const lines = new LineReader((line) => answers.take(textOf(line)))
  // Who asked may be gone before it has read everything.
  output.on('error', () => input.destroy())
  for await (const chunk of input) lines.push(chunk as Buffer)
  await answers.settled()
  flush()
}
