/** Reads a trace file line by line, and says of each broken line which it is and what is wrong. */

import { KnownLines } from '../../adapters/known-lines.ts'
import { type Client, defaultClients, type ProfileId, profiles, type TraceEvent } from '../../spec/index.ts'
import { messageOf, UsageError } from '../usage-error.ts'
import { eventProblem } from './event-problem.ts'
import { type FileHeader, headerProblem, isHeaderLike } from './header.ts'
import { eachLine, textOf } from './lines.ts'

/** Stamps of a log that does not say how exact they are. */
const unknownClockToleranceMs = 250

/** Receives the trace as it is read. */
export interface TraceListener {
  /** Once, before the first event. */
  begin(header: FileHeader): void
  /**
   * For each event, with its line, counted from 1. What it throws is told as a fault of that line.
   *
   * The event may change once this returns, for lines that repeat share one: whoever keeps it keeps a copy.
   */
  event(event: TraceEvent, line: number): void
}

/** How a file is read. */
export interface ReadOptions {
  /** Judges the trace as this profile, whatever its header says. */
  readonly profile?: ProfileId
}

/**
 * Reads the whole file.
 *
 * A log without a header is a trace of the two users of the documents; the profile must then be told.
 * @throws {UsageError} for the first line that is broken; what came before has been handed over
 */
export async function readTrace(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  listener: TraceListener,
): Promise<void> {
  const knownLines = new KnownLines()
  let begun = false
  let endedAt = 0
  const hand = (event: TraceEvent, line: number): void => {
    try {
      listener.event(event, line)
    } catch (error) {
      throw broken(line, messageOf(error).replace(/\.$/, ''))
    }
  }
  await eachLine(chunks, (bytes, start, end, line) => {
    // Before the first event it is not known whether there is a header, and after the last one nothing is right.
    const known = begun && endedAt === 0 ? knownLines.find(bytes, start, end) : undefined
    if (known !== undefined) return hand(known, line)
    const text = textOf(bytes, start, end, line)
    // Only a line that begins with a space can be blank, and a million of them are looked at.
    if (text.charCodeAt(0) <= 32 ? text.trim() === '' : text === '') return
    const value = parse(begun ? text : text.replace(/^\uFEFF/, ''), line)
    if (!begun) {
      begun = true
      if (isHeaderLike(value)) return listener.begin(readHeader(value, line, options))
      listener.begin(assumedHeader(options, line))
    }
    if (endedAt > 0) {
      throw new UsageError(
        `Line ${line} comes after the end of the trace in line ${endedAt}.`,
        'Nothing may follow {"atMs":…,"ends":true}.',
      )
    }
    const problem = eventProblem(value)
    if (problem !== undefined) throw isHeaderLike(value) ? secondHeader(line) : broken(line, problem)
    const event = value as TraceEvent
    if ('ends' in event) endedAt = line
    else knownLines.remember(bytes, start, end, event)
    hand(event, line)
  })
  if (!begun) throw new UsageError('The trace is empty.', 'A trace file holds a header line and then an event a line.')
}

function secondHeader(line: number): UsageError {
  return new UsageError(`Line ${line} begins another trace.`, 'A file holds one trace; check each in a run of its own.')
}

function parse(text: string, line: number): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new UsageError(
      `Line ${line} is not JSON: ${text.length > 60 ? `${text.slice(0, 59)}…` : text}`,
      'Each line of a trace is one JSON object. A file that was cut off ends in half a line.',
    )
  }
}

function readHeader(value: Readonly<Record<string, unknown>>, line: number, { profile }: ReadOptions): FileHeader {
  const problem = headerProblem(profile === undefined ? value : { ...value, profile })
  if (problem !== undefined)
    throw new UsageError(
      `The header in line ${line} is broken: ${problem}.`,
      'See "agora-conformance check --help" for what a header holds.',
    )
  // The cast is safe: `headerProblem` has looked at every field.
  const header = value as unknown as FileHeader
  return profile === undefined ? header : { ...header, profile }
}

function assumedHeader({ profile }: ReadOptions, line: number): FileHeader {
  if (profile === undefined) {
    throw new UsageError(
      `Line ${line} is no header, so the profile of the trace is not known.`,
      'Give --profile, or begin the file with {"trace":1,"profile":"rtc-4","clients":[{"id":"uid1","platform":"flutter"}],"clock":"virtual"}.',
    )
  }
  const clients: readonly Client[] = defaultClients(profiles[profile])
  return { trace: 1, profile, clients, clock: { realToleranceMs: unknownClockToleranceMs } }
}

function broken(line: number, problem: string): UsageError {
  return new UsageError(
    `Line ${line} is no trace event: ${problem}.`,
    'See spec/schema/trace-1.0.json for what an event holds.',
  )
}
