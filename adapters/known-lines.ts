/**
 * Lines that were read before. The lines of a log repeat but for their stamps, and one that is known need not become
 * text, be parsed and be checked again.
 */
import type { TraceEvent } from '../spec/vocabulary.ts'

/** How many lines are remembered; once there are more, all are forgotten. */
export const knownLimit = 4_096
/** A longer line is hardly met twice. */
const longestKnown = 256
/** For all of them together: an array for each would take several times as much. */
const storeBytes = 512 * 1024

const prefix = Buffer.from('{"atMs":')
const mostDigits = 15
const [zero, nine, comma] = [48, 57, 44]

/** Printable ASCII without escapes, so that every field is written as it is named. */
const plain = /^[ -[\]-~]*$/

interface Known {
  /** Where in the store that stands which stands after the stamp, and how long it is. */
  readonly at: number
  readonly length: number
  readonly event: TraceEvent
}

/** The events of lines, by what stands after their stamps. */
export class KnownLines {
  /** By a hash of the rest; of two lines with the same hash, the latter is known. */
  private readonly lines = new Map<number, Known>()
  private readonly store = Buffer.alloc(storeBytes)
  private readonly stored = viewOf(this.store)
  private used = 0
  private end = 0
  private stamp = 0
  /** The bytes that were looked at last, to be read four at a time. */
  private bytes: Uint8Array = new Uint8Array(0)
  private view = viewOf(this.bytes)

  /**
   * The event of the line, if another line differed from it in nothing but the stamp. It is the same object each time,
   * with another stamp: making one would cost more than finding it.
   */
  find(bytes: Uint8Array, start: number, end: number): TraceEvent | undefined {
    if (!this.readStamp(bytes, start, end)) return undefined
    this.look(bytes)
    const known = this.lines.get(hashOf(this.view, this.end, end))
    if (known === undefined || !this.isSame(known, end)) return undefined
    const { event } = known
    // The cast is safe: the event is of this list alone, and whoever was given it knows that it changes.
    ;(event as { atMs: number }).atMs = this.stamp
    return event
  }

  /** Notes the event of a line that has been parsed and checked. */
  remember(bytes: Uint8Array, start: number, end: number, event: TraceEvent): void {
    if (!this.readStamp(bytes, start, end)) return
    const length = end - this.end
    if (this.lines.size >= knownLimit || this.used + length > storeBytes) {
      this.lines.clear()
      this.used = 0
    }
    const at = this.used
    this.store.set(bytes.subarray(this.end, end), at)
    const text = this.store.toString('latin1', at, at + length)
    // A second stamp would count instead of the first.
    if (!plain.test(text) || text.includes('"atMs"')) return
    this.look(bytes)
    this.lines.set(hashOf(this.view, this.end, end), { at, length, event })
    this.used += length
  }

  private look(bytes: Uint8Array): void {
    if (bytes === this.bytes) return
    this.bytes = bytes
    this.view = viewOf(bytes)
  }

  private isSame({ at, length }: Known, end: number): boolean {
    const { stored, view, end: start } = this
    if (length !== end - start) return false
    let index = 0
    for (; index + 3 < length; index += 4)
      if (stored.getInt32(at + index) !== view.getInt32(start + index)) return false
    for (; index < length; index += 1) if (stored.getUint8(at + index) !== view.getUint8(start + index)) return false
    return true
  }

  /** Reads the stamp that the line begins with, if it stands as JSON.stringify writes it, and where it ends. */
  private readStamp(bytes: Uint8Array, start: number, end: number): boolean {
    for (let index = 0; index < prefix.length; index += 1) if (bytes[start + index] !== prefix[index]) return false
    const first = start + prefix.length
    let index = first
    let stamp = 0
    for (let digit = bytes[index] ?? 0; digit >= zero && digit <= nine; digit = bytes[index] ?? 0) {
      stamp = stamp * 10 + digit - zero
      index += 1
    }
    if (index === first || index - first > mostDigits || bytes[index] !== comma) return false
    if (end - index > longestKnown || (bytes[first] === zero && index > first + 1)) return false
    this.end = index
    this.stamp = stamp
    return true
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}

/** Four bytes at a time, since each multiplication has to wait for the one before. */
function hashOf(bytes: DataView, start: number, end: number): number {
  let hash = end - start
  let index = start
  for (; index + 3 < end; index += 4) {
    hash = Math.imul(hash ^ bytes.getInt32(index), 0x5bd1_e995)
    hash ^= hash >>> 15
  }
  for (; index < end; index += 1) hash = Math.imul(hash ^ bytes.getUint8(index), 0x5bd1_e995)
  // Thirty bits: a greater number would not be a small integer, and those are looked up faster.
  return (hash ^ (hash >>> 15)) & 0x3fff_ffff
}
