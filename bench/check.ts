/** (b) `check` on a long trace, against reading its lines as JSON and nothing else. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { check } from '../runner/commands/check.ts'
import { eachLine, textOf } from '../runner/trace-file/lines.ts'
import { openTrace } from '../runner/trace-file/open.ts'
import { type ProfileId } from '../spec/index.ts'
import type { CheckedOnce } from './check-once.ts'
import { type CaseName, clockNote, columnHeads, figures, guardRow, ofBoth, rate, timedProfiles } from './figures.ts'
import { writeLongTrace } from './long-trace.ts'
import { type Case, type MeasureOptions, measure, median, Stopwatch } from './measure.ts'
import { silent } from './silent.ts'
import { createSubject } from './subject.ts'
import { atLeast, atMost, type Row, ratio, type Table, whole } from './table.ts'

type Kind = 'check' | 'parse'
type Name = CaseName<Kind>

/** How much is timed. */
export interface CheckOptions extends MeasureOptions {
  /** The events of the trace that is timed; its memory is compared with that of a tenth of it. */
  readonly events: number
  /** How often the memory of each is looked at. */
  readonly looks: number
}

/** The memory that `check` takes at most, in bytes, by the length of the trace. */
interface Memory {
  readonly id: ProfileId
  readonly short: readonly number[]
  readonly long: readonly number[]
}

/** Between processes that do the same, the memory differs by so much: when garbage is collected is a matter of chance. */
const noise = 1.15

/** Times `check` and weighs it. */
export async function benchCheck(options: CheckOptions): Promise<Table> {
  const folder = mkdtempSync(join(tmpdir(), 'agora-conformance-bench-'))
  try {
    const cases: Case<Name>[] = []
    const memory: Memory[] = []
    for (const id of timedProfiles) {
      const long = join(folder, `${id}-long.jsonl`)
      const short = join(folder, `${id}-short.jsonl`)
      const subject = createSubject(id)
      writeLongTrace(long, subject, options.events)
      writeLongTrace(short, subject, options.events / 10)
      cases.push(...casesOf(id, long, options.events))
      memory.push({ id, short: await peaks(short, options.looks), long: await peaks(long, options.looks) })
    }
    return tableOf(await measure(cases, options), memory, options)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function casesOf(id: ProfileId, path: string, events: number): readonly Case<Name>[] {
  return [
    {
      name: `check ${id}`,
      run: async () => {
        const exitCode = await check(path, {}, silent)
        if (exitCode !== 0) throw new Error(`Nothing can be timed: check ended with ${exitCode} on ${id}.`)
        return events
      },
    },
    { name: `parse ${id}`, run: () => parseLines(path) },
  ]
}

/** How many lines are held at a time: the file is not, for its weight on the heap would slow the other case down. */
const linesAtATime = 4_096

/** Only JSON.parse is timed, and neither the reading nor the splitting. */
async function parseLines(path: string) {
  const stopwatch = new Stopwatch()
  const waiting: string[] = []
  let lines = 0
  const parseAll = () => {
    stopwatch.start()
    for (const line of waiting) JSON.parse(line)
    stopwatch.stop()
    lines += waiting.length
    waiting.length = 0
  }
  await eachLine(openTrace(path), (...line) => {
    waiting.push(textOf(...line))
    if (waiting.length === linesAtATime) parseAll()
  })
  parseAll()
  return stopwatch.sample(lines)
}

async function peaks(path: string, looks: number): Promise<readonly number[]> {
  const found: number[] = []
  for (let look = 0; look < looks; look += 1) found.push(await peakOf(path))
  return found
}

const run = promisify(execFile)

async function peakOf(path: string): Promise<number> {
  // From its sources the program needs its loader, and from its compiled copy it does not.
  const extension = extname(import.meta.filename)
  const loader = extension === '.ts' ? ['--import', 'tsx'] : []
  const program = join(import.meta.dirname, `check-once${extension}`)
  const { stdout } = await run(process.execPath, [...loader, program, path])
  const { exitCode, peakMemoryBytes } = JSON.parse(stdout) as CheckedOnce
  if (exitCode !== 0) throw new Error(`Nothing can be weighed: check ended with ${exitCode}.`)
  return peakMemoryBytes
}

function tableOf(
  measured: Awaited<ReturnType<typeof measure<Name>>>,
  memory: readonly Memory[],
  options: CheckOptions,
): Table {
  const checked = figures(measured, (round, ids) => rate<Kind>(round, 'check', ids))
  const parsed = figures(measured, (round, ids) => rate<Kind>(round, 'parse', ids))
  const against = figures(measured, (round, ids) => rate<Kind>(round, 'check', ids) / rate<Kind>(round, 'parse', ids))
  const growth = memory.map(({ short, long }) => median(long) / median(short))
  const rows: readonly Row[] = [
    ['events a second, check', ...checked.map(whole), ''],
    ['events a second, JSON.parse', ...parsed.map(whole), ''],
    ['check / JSON.parse', ...against.map(ratio), atLeast(0.5, ofBoth(against))],
    [`peak memory of ${whole(options.events / 10)} events`, ...memory.map(({ short }) => megabytes(short)), '', ''],
    [`peak memory of ${whole(options.events)} events`, ...memory.map(({ long }) => megabytes(long)), '', ''],
    ['long / short', ...growth.map(ratio), '', atMost(noise, Math.max(...growth))],
    guardRow(measured),
  ]
  return {
    title: 'Check a trace',
    head: ['figure', ...columnHeads, 'goal'],
    rows,
    notes: [
      clockNote(measured),
      `A trace of ${whole(options.events)} events of one session of the reference, read from a file, checked and judged.`,
      'Of `JSON.parse`, nothing else is timed: neither reading the file nor splitting it into lines.',
      'What limits `check` is the judge: most lines are known by their bytes and never parsed, and more than half of the time goes to following the clients and to what is due, for each event anew.',
      'What grows with the trace is what the engine keeps of garbage: after a collection, rtm-1 holds 8.6 MB of objects after 100 000 events, 9.0 MB after 1 000 000 and 9.2 MB after 3 000 000.',
      `The memory is that of a process of its own, the program included: the median and the range of ${options.looks}.`,
    ],
  }
}

function megabytes(values: readonly number[]): string {
  const inMb = (bytes: number) => (bytes / 1024 / 1024).toFixed(0)
  return `${inMb(median(values))} MB (${inMb(Math.min(...values))}–${inMb(Math.max(...values))})`
}
