/** Asks a process and hears its replies. Whatever breaks the conversation ends it, and the process, once and for all. */
import { performance } from 'node:perf_hooks'
import { clearTimeout, setImmediate, setTimeout } from 'node:timers'
import { AdapterError } from '../errors.ts'
import {
  cannotStart,
  type End,
  inputClosed,
  neverAnswered,
  outputClosed,
  processEnded,
  unknownReply,
} from './faults.ts'
import { aftermathMs, graceMs, longestLogBytes, partingMs, writtenAtOnce } from './limits.ts'
import { LineReader, textOf } from './line-reader.ts'
import { LogTail } from './log-tail.ts'
import { PlayReplies } from './play-replies.ts'
import { type Ending, ProcessGroup } from './process-group.ts'
import type { Method, RemoteFault, Request } from './protocol.ts'
import { type Reply, readReply } from './read-reply.ts'

/** The adapter answered a request with an error. The conversation goes on. */
export class RemoteError extends Error {
  readonly fault: RemoteFault

  constructor(fault: RemoteFault) {
    super(fault.message)
    this.name = 'RemoteError'
    this.fault = fault
  }
}

/** How a conversation is held. */
export interface ConnectionOptions {
  /** How long a request may go without any answer, in milliseconds. */
  readonly answerWithinMs: number
  /** Overhears each result as it came. */
  readonly onResult?: (method: Method, result: unknown) => void
  /** Is told of each line that is no JSON, which then does no harm; without it, such a line ends the conversation. */
  readonly onStray?: (line: string) => void
}

interface Pending {
  readonly method: Method
  readonly sentMs: number
  /** How much longer the answer may take because it has to wait by a real clock. */
  readonly extraMs: number
  resolve: (result: unknown) => void
  reject: (error: Error) => void
}

const release = (): void => {}

/** The conversation with one process. */
export class Connection {
  readonly #options: ConnectionOptions
  readonly #command: string
  readonly #group: ProcessGroup
  readonly #lines = new LineReader((line) => this.#hear(line))
  readonly #plays = new PlayReplies()
  readonly #log = new LogTail(longestLogBytes)
  /** By id, the oldest first. */
  readonly #pending = new Map<number, Pending>()
  #lastId = 0
  /** What is to be written as soon as nobody adds to it. */
  #outgoing = ''
  /** When the last reply came; a line that is none does not make the others wait longer. */
  #repliedMs = 0
  #watch: NodeJS.Timeout | undefined
  #failure: AdapterError | undefined
  #failing: Promise<never> | undefined
  #isStopped = false

  /** Starts the command. @throws {AdapterError} `cannot-start`, if that shows at once */
  constructor(command: readonly string[], options: ConnectionOptions) {
    const [program = '', ...args] = command
    this.#command = program
    this.#options = options
    try {
      this.#group = new ProcessGroup(program, args)
    } catch (error) {
      throw cannotStart(program, error as NodeJS.ErrnoException)
    }
    this.#listen()
  }

  /** What ended the conversation, if anything has. */
  get failure(): AdapterError | undefined {
    return this.#failure
  }

  /** The end of what the process has written to standard error. */
  get log(): string {
    return this.#log.text
  }

  /**
   * Asks, and gives the result.
   *
   * @throws {RemoteError} if the adapter answers with an error
   * @throws {AdapterError} if the conversation has broken, the process ended with it
   */
  request(method: Method, params: Request['params'], extraMs = 0): Promise<unknown> {
    if (this.#failing !== undefined) return this.#failing
    this.#lastId += 1
    const request: Request = { jsonrpc: '2.0', id: this.#lastId, method, params }
    // Requests that are made at about the same time are written together: each write costs as much as a short sequence.
    if (this.#outgoing === '') setImmediate(() => this.#flush())
    this.#outgoing += `${JSON.stringify(request)}\n`
    if (this.#outgoing.length >= writtenAtOnce) this.#flush()
    return new Promise((resolve, reject) => {
      this.#pending.set(request.id, { method, sentMs: performance.now(), extraMs, resolve, reject })
      this.#watch ??= this.#watchFor(this.#options.answerWithinMs + extraMs)
    })
  }

  /** Ends the process and all that it has started, and says how it ended. */
  async stop(): Promise<Ending> {
    this.#isStopped = true
    clearTimeout(this.#watch)
    const ending = await this.#group.end({ partingMs, graceMs })
    const why = new AdapterError('process-ended', 'The adapter has been stopped.', 'Ask it before the run is over.')
    for (const { reject } of this.#pending.values()) reject(why)
    this.#pending.clear()
    this.#failing ??= Promise.reject(why)
    this.#failing.catch(() => {})
    return ending
  }

  #listen(): void {
    const { child } = this.#group
    child.on('error', (error: NodeJS.ErrnoException) => this.#fail(() => cannotStart(this.#command, error)))
    // After a failure nothing is heard any more, but all is read, lest the process hang on its way out.
    child.stdout.on('data', (chunk: Buffer) => {
      if (this.#failing === undefined) this.#take(chunk)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => this.#log.push(text))
    child.stdin.on('error', () => this.#failSoon(() => inputClosed()))
    child.stdout.on('end', () => this.#failSoon(() => outputClosed(this.#lines.begun)))
    child.once('exit', (code, signal) => {
      void this.#group.closed.then(() => this.#fail(() => processEnded(this.#endOf(code, signal))))
    })
  }

  #endOf(code: End['code'], signal: End['signal']): End {
    const [oldest] = this.#pending.values()
    return { code, signal, asked: oldest?.method, begun: this.#lines.begun }
  }

  #take(chunk: Buffer): void {
    try {
      this.#lines.push(chunk)
    } catch (error) {
      this.#fail(() => error as AdapterError)
    }
  }

  #hear(line: Buffer): void {
    if (this.#failing !== undefined || isEmpty(line)) return
    const reply = this.#plays.read(line) ?? this.#read(textOf(line))
    if (reply === undefined) return
    const asked = this.#pending.get(reply.id)
    if (asked === undefined) throw unknownReply(reply.id, this.#lastId, reply)
    this.#pending.delete(reply.id)
    this.#repliedMs = performance.now()
    const { resolve, reject } = asked
    // A map that grows or shrinks leaves its old table behind, and that keeps what was in it until the next great
    // collection of garbage: it must not keep the answer, too.
    asked.resolve = asked.reject = release
    if (reply.fault !== undefined) {
      reject(new RemoteError(reply.fault))
      return
    }
    this.#options.onResult?.(asked.method, reply.result)
    resolve(reply.result)
  }

  /** Nothing, if the line is no JSON and does no harm. */
  #read(line: string): Reply | undefined {
    try {
      return readReply(line)
    } catch (error) {
      const { onStray } = this.#options
      if (onStray === undefined || (error as AdapterError).code !== 'not-json') throw error
      onStray(line)
      return undefined
    }
  }

  #flush(): void {
    const text = this.#outgoing
    this.#outgoing = ''
    if (text !== '' && this.#failing === undefined && !this.#isStopped) this.#group.child.stdin.write(text)
  }

  /** One timer serves all requests: it goes off when the earliest might be late, and looks again if none is. */
  #watchFor(delayMs: number): NodeJS.Timeout {
    // A longer timer would overflow and go off at once.
    return setTimeout(() => this.#look(), Math.min(Math.ceil(delayMs), 2_147_483_647))
  }

  #look(): void {
    this.#watch = undefined
    if (this.#pending.size === 0 || this.#isStopped) return
    const { answerWithinMs } = this.#options
    const nowMs = performance.now()
    let nextMs = Number.POSITIVE_INFINITY
    for (const { method, sentMs, extraMs } of this.#pending.values()) {
      // Where others wait in front, it is enough that they are answered.
      const leftMs = Math.max(sentMs + extraMs, this.#repliedMs) + answerWithinMs - nowMs
      if (leftMs <= 0) {
        this.#giveUp(() => neverAnswered(method, answerWithinMs + extraMs, this.#lines.begun))
        return
      }
      nextMs = Math.min(nextMs, leftMs)
    }
    this.#watch = this.#watchFor(nextMs)
  }

  /**
   * An adapter may have closed its input with the last request unread in it, which shows only when more is written. A
   * space is no line yet, and before one it is nothing.
   */
  #giveUp(why: () => AdapterError): void {
    let cause = why
    const { stdin } = this.#group.child
    stdin.once('error', () => {
      cause = inputClosed
    })
    stdin.write(' ')
    this.#failSoon(() => cause())
  }

  /** A pipe that breaks mostly has a cause that is about to show: the end of the process. */
  #failSoon(why: () => AdapterError): void {
    if (this.#failing !== undefined || this.#isStopped) return
    setTimeout(() => {
      const { exitCode, signalCode } = this.#group.child
      // Of a process that has ended, its end is told.
      if (exitCode === null && signalCode === null) this.#fail(why)
    }, aftermathMs)
  }

  /** Ends the process, and then tells everybody who waits. */
  #fail(why: () => AdapterError): void {
    if (this.#failing !== undefined || this.#isStopped) return
    clearTimeout(this.#watch)
    const error = why()
    this.#failure = error
    this.#failing = this.#group.end({ partingMs: 0, graceMs }).then(() => {
      if (this.log !== '') error.log = this.log
      throw error
    })
    this.#failing.catch(() => {
      for (const { reject } of this.#pending.values()) reject(error)
      this.#pending.clear()
    })
  }
}

/** A line ending of Windows, or an empty line, does no harm. */
function isEmpty(line: Buffer): boolean {
  return line.length === 0 || (line.length === 1 && line[0] === 0x0d)
}
