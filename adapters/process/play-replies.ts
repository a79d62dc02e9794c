/**
 * Reads replies to `play`. Their events repeat but for their stamps, and one that is known need not become text and be
 * parsed again.
 */
import { isAscii } from 'node:buffer'
import type { TraceEvent } from '../../spec/vocabulary.ts'
import { KnownLines } from '../known-lines.ts'
import type { LooseEvent } from '../loose-event.ts'
import type { Reply } from './read-reply.ts'

const beforeId = Buffer.from('{"jsonrpc":"2.0","id":')
const beforeNow = Buffer.from(',"result":{"nowMs":')
const beforeEvents = Buffer.from(',"events":[')
const nextEvent = Buffer.from(',{"atMs":')
const firstEvent = nextEvent.subarray(1)
const afterEvents = Buffer.from(']}}')

const [zero, nine, brace] = [0x30, 0x39, 0x7d]
const mostDigits = 15

/** After so many replies in a row with more new events than known ones, it does not pay to look for these. */
const patience = 32
/** How many replies are then left alone before it is tried again. */
const rest = 512

/**
 * Knows one way only in which such a reply is written, that of `JSON.stringify`, and gives nothing for any other. Each
 * event is JSON by itself, and what stands around them is compared byte by byte, so the reply is what `JSON.parse` makes
 * of the line; but events that are alike share their arguments.
 */
export class PlayReplies {
  readonly #known = new KnownLines()
  #line: Buffer = Buffer.alloc(0)
  #at = 0
  /** New events of the reply that is read, less the known ones. */
  #surplus = 0
  #inVain = 0
  #resting = 0

  /** The reply; nothing if it is for `JSON.parse`, as it is written otherwise or its like has not been known of late. */
  read(line: Buffer): Reply | undefined {
    if (this.#resting > 0) {
      this.#resting -= 1
      return undefined
    }
    this.#line = line
    this.#at = 0
    const id = this.#skip(beforeId) ? this.#number() : -1
    const nowMs = id !== -1 && this.#skip(beforeNow) ? this.#number() : -1
    if (nowMs === -1 || !this.#skip(beforeEvents) || !isAt(line, this.#at, firstEvent)) return undefined
    this.#surplus = 0
    const events = this.#events()
    this.#inVain = this.#surplus > 0 ? this.#inVain + 1 : 0
    if (this.#inVain === patience) {
      this.#inVain = 0
      this.#resting = rest
    }
    return events === undefined ? undefined : { id, result: { nowMs, events } }
  }

  #skip(expected: Buffer): boolean {
    const found = isAt(this.#line, this.#at, expected)
    if (found) this.#at += expected.length
    return found
  }

  /** A whole number, or -1 if there is none. */
  #number(): number {
    const line = this.#line
    const first = this.#at
    let number = 0
    for (let digit = line[this.#at] ?? 0; digit >= zero && digit <= nine; digit = line[this.#at] ?? 0) {
      number = number * 10 + digit - zero
      this.#at += 1
    }
    const digits = this.#at - first
    return digits === 0 || digits > mostDigits || (digits > 1 && line[first] === zero) ? -1 : number
  }

  #events(): readonly LooseEvent[] | undefined {
    const line = this.#line
    const view = new DataView(line.buffer, line.byteOffset, line.byteLength)
    const last = line.length - afterEvents.length
    const events: LooseEvent[] = []
    while (this.#at < last) {
      const end = endOfEvent(view, line, this.#at, last)
      const event = end === -1 ? undefined : this.#event(this.#at, end)
      if (event === undefined) return undefined
      events.push(event)
      if (end === last) return isAt(line, last, afterEvents) ? events : undefined
      this.#at = end + 1
    }
    return undefined
  }

  #event(start: number, end: number): LooseEvent | undefined {
    const line = this.#line
    const known = this.#known.find(line, start, end)
    this.#surplus += known === undefined ? 1 : -1
    if (known !== undefined) return copyOf(known)
    const bytes = line.subarray(start, end)
    if (!isAscii(bytes)) return undefined
    try {
      // The border checks it, as all that comes from an adapter.
      const event = JSON.parse(bytes.toString('latin1')) as TraceEvent
      this.#known.remember(line, start, end, { ...event })
      return event
    } catch {
      return undefined
    }
  }
}

/** Each frequent kind in a place of its own, for the engine copies fast only where it meets few shapes. */
function copyOf(event: LooseEvent): LooseEvent {
  if (event.callback !== undefined) return { ...event }
  if (event.returns !== undefined) return { ...event }
  if (event.call !== undefined) return { ...event }
  return { ...event }
}

function isAt(bytes: Buffer, at: number, expected: Buffer): boolean {
  for (let index = 0; index < expected.length; index += 1) if (bytes[at + index] !== expected[index]) return false
  return true
}

const braces = 0x7d7d_7d7d

/** Where the event that begins at `start` ends: before the next one, or at `last`; -1 if it does not. */
function endOfEvent(view: DataView, line: Buffer, start: number, last: number): number {
  let index = start
  while (index < last) {
    // Four bytes at a time: where one of them is a brace, the difference has a byte of zero, and only that borrows.
    if (index + 4 <= last) {
      const differs = view.getInt32(index) ^ braces
      if (((differs - 0x0101_0101) & ~differs & 0x8080_8080) === 0) {
        index += 4
        continue
      }
    }
    const isEnd = line[index] === brace && (index + 1 === last || isAt(line, index + 1, nextEvent))
    index += 1
    if (isEnd) return index
  }
  return -1
}
