/** `replay`: plays a counterexample again and judges it. */
import { existsSync } from 'node:fs'
import { record } from '../../adapters/index.ts'
import { clientsOf, createPlan, parseToken, stepsOfToken, type Token } from '../../properties/index.ts'
import {
  type Client,
  createJudge,
  isWait,
  type ProfileId,
  profiles,
  type Step,
  type TraceEvent,
} from '../../spec/index.ts'
import type { LoadedAdapter } from '../adapter/load.ts'
import { withAdapter } from '../adapter/with-adapter.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { AdapterUse } from '../options/adapter-use.ts'
import { parseReadings } from '../options/parse-readings.ts'
import { eventLine } from '../report/event-words.ts'
import { judgementLines } from '../report/judgement.ts'
import { platformsOf, stepsInWords } from '../report/words.ts'
import { judgeOptions } from '../run/judging.ts'
import type { Terminal } from '../terminal.ts'
import type { FileHeader } from '../trace-file/header.ts'
import { openTrace } from '../trace-file/open.ts'
import { readTrace } from '../trace-file/reader.ts'
import { stepsOfTrace } from '../trace-file/steps-of-trace.ts'
import { messageOf, UsageError } from '../usage-error.ts'

/** What may be asked of `replay`. */
export interface ReplayOptions {
  readonly adapter: AdapterUse
  readonly answerWithinMs?: number | undefined
  readonly timeScale?: number | undefined
  readonly reading?: readonly string[]
  readonly strict?: true
}

interface Session {
  readonly profile: ProfileId
  readonly clients: readonly Client[]
  readonly steps: readonly Step[]
}

/** Plays the steps of the file or token, prints the trace and its judgement. */
export function replay(what: string, options: ReplayOptions, terminal: Terminal): Promise<ExitCode> {
  return withAdapter(options.adapter, options, (loaded) => replayWith(loaded, what, options, terminal))
}

async function replayWith(
  loaded: LoadedAdapter,
  what: string,
  options: ReplayOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { profile: id, clients, steps } = existsSync(what) ? await sessionOfFile(what) : sessionOfToken(what, loaded)
  const profile = profiles[id]
  const description = loaded.describe(id)
  const pins = parseReadings(options.reading ?? [], profile.questions)
  if (steps.every(isWait)) {
    terminal.err('There is nothing to play: the trace holds no call and no happening.\n')
    return exitCodes.incomplete
  }
  terminal.out(`${id} against ${loaded.use}: ${stepsInWords(steps, platformsOf(profile, clients, steps))}\n\n`)
  const events = await record(loaded.adapter, { profile: id, clients }, steps)
  for (const event of events) terminal.out(`${eventLine(event)}\n`)
  const judge = createJudge(profile, judgeOptions(profile, description, pins))
  const verdict = judge.judge(clients, events)
  const { lines, violations } = judgementLines(judge, verdict, {
    color: terminal.color,
    strict: options.strict === true,
  })
  terminal.out(`\n${lines.join('\n')}\n`)
  return violations > 0 ? exitCodes.violates : exitCodes.conforms
}

async function sessionOfFile(path: string): Promise<Session> {
  let header: FileHeader | undefined
  const events: TraceEvent[] = []
  await readTrace(
    openTrace(path),
    {},
    { begin: (read) => void (header = read), event: (event) => void events.push({ ...event }) },
  )
  // The cast is safe: without a header, reading has failed.
  const { profile, clients } = header as unknown as FileHeader
  return { profile, clients, steps: stepsOfTrace(events) }
}

function sessionOfToken(text: string, loaded: LoadedAdapter): Session {
  let token: Token
  try {
    token = parseToken(text)
  } catch (error) {
    throw new UsageError(
      `There is no trace file "${text}", and it is no replay token: ${messageOf(error)}`,
      'Give the path of a trace file, or a token as a report prints it.',
    )
  }
  const { drives, cannot } = loaded.describe(token.profile)
  try {
    const plan = createPlan({ profile: profiles[token.profile], drives, cannot })
    const steps = stepsOfToken(token, plan)
    return { profile: token.profile, clients: clientsOf(plan, steps), steps }
  } catch (error) {
    throw new UsageError(
      messageOf(error),
      'A token stands for the same steps only with an adapter that drives the same things.',
    )
  }
}
