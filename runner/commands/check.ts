/** `check`: judges a recorded trace or a log as it streams. */
import { createJudge, type Judge, profiles, type TraceVerdict } from '../../spec/index.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { parseReadings } from '../options/parse-readings.ts'
import { parseProfile } from '../options/select-profiles.ts'
import { judgementLines } from '../report/judgement.ts'
import type { Terminal } from '../terminal.ts'
import type { FileHeader } from '../trace-file/header.ts'
import { openTrace } from '../trace-file/open.ts'
import { readTrace } from '../trace-file/reader.ts'

/** What may be asked of `check`. */
export interface CheckOptions {
  readonly profile?: string
  readonly reading?: readonly string[]
  readonly strict?: true
}

/** Judges the trace and prints what it shows. A broken line is an error, after what was judged before it. */
export async function check(path: string, options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const profile = options.profile === undefined ? undefined : parseProfile(options.profile)
  const pins = parseReadings(
    options.reading ?? [],
    (profile === undefined ? Object.values(profiles) : [profiles[profile]]).flatMap(({ questions }) => questions),
  )
  let judge: Judge | undefined
  let firstLine = 0
  let lastLine = 0
  let events = 0
  const conclude = (): ExitCode => {
    if (judge === undefined) return exitCodes.incomplete
    const verdict: TraceVerdict = judge.end()
    // Blank lines may stand between events, and then no line can be named.
    const lineOf = lastLine - firstLine + 1 === events ? (eventIndex: number) => firstLine + eventIndex : undefined
    const { lines, violations } = judgementLines(judge, verdict, {
      color: terminal.color,
      strict: options.strict === true,
      lineOf,
    })
    terminal.out(`${lines.join('\n')}\n`)
    if (violations > 0) return exitCodes.violates
    return Object.values(judge.tally().exercised).some((times) => times > 0) ? exitCodes.conforms : exitCodes.incomplete
  }
  try {
    await readTrace(openTrace(path), profile === undefined ? {} : { profile }, {
      begin(header) {
        judge = judgeFor(header, pins)
        judge.begin(header.clients)
      },
      event(event, line) {
        if (events === 0) firstLine = line
        lastLine = line
        judge?.next(event)
        events += 1
      },
    })
  } catch (error) {
    if (events > 0) {
      terminal.out(`Judged before the error:\n`)
      conclude()
    }
    throw error
  }
  return conclude()
}

/** A judge that knows what the trace's header says of it. */
export function judgeFor(
  { profile, clock, observes, assumptions }: FileHeader,
  readings: Readonly<Record<string, string>>,
): Judge {
  const toleranceMs = clock === 'virtual' ? 0 : clock.realToleranceMs
  const own = new Set(profiles[profile].questions.map(({ id }) => id))
  return createJudge(profiles[profile], {
    assumptions: { ...assumptions, toleranceMs },
    observes: observes ?? [],
    readings: Object.fromEntries(Object.entries(readings).filter(([question]) => own.has(question))),
  })
}
