/** A run with a real clock: sessions mostly wait, so they wait together, and the whole takes hardly longer than the longest. */

import { withLog } from '../adapter/with-adapter.ts'
import { roughDuration } from '../progress.ts'
import { count } from '../report/words.ts'
import type { Account } from './account.ts'
import type { RunContext } from './context.ts'
import { unexplained } from './find.ts'
import { watchForHoldUps } from './hold-ups.ts'
import { scenariosInRealTime } from './real-time-scenarios.ts'
import { sequencesInRealTime } from './real-time-sequences.ts'

/** One session that is to be played. */
export interface RealSession {
  /** How long it will take by the clock on the wall, in milliseconds. */
  readonly needsMs: number
  /** Plays it; `fits` says whether there would be time to play it once more. */
  readonly play: (fits: () => boolean) => Promise<void>
  /** Hears why it is not played. */
  readonly leaveOut: (why: string) => void
}

/** Sessions do not begin all at the same instant: between two of them, those that run come first. */
const startEveryMs = 10
/** A start that kept this process busy is followed by so many times as long a pause. */
const pausesForEachStart = 2
/** A session takes a little longer than its waits. */
const slackMs = 1_000
/** How often the time that is still needed is told. */
const tellEveryMs = 1_000
/** Sessions do not fit together without gaps. */
const spare = 1.15
/** A scale lets every session do its work in less time, so fewer of them are open at once, but not fewer than these. */
const leastAtOnce = 16

/**
 * Plays the scenarios and sequences of all profiles together, the longest first. What does not fit into the time budget is
 * left out. A violation is told as it came: to make it small would take the time of many more sessions.
 *
 * @throws {AdapterError} if the adapter fails, with what its process has last said
 */
export async function playInRealTime(accounts: readonly Account[], context: RunContext): Promise<void> {
  const holdUps = watchForHoldUps()
  try {
    const told = accounts.map((account) => scenariosInRealTime(account, context, holdUps))
    const scenarios = (await Promise.all(told)).flat()
    const budgetMs = context.options.timeBudgetMs ?? Infinity
    const longest = scenarios.map(({ needsMs }) => needsMs).filter((needsMs) => needsMs + slackMs <= budgetMs)
    // A sequence is one of very many, so none is chosen that would make the run longer.
    const mostMs = longest.length === 0 ? budgetMs - slackMs : Math.max(...longest)
    const sequences = accounts.flatMap((account) => sequencesInRealTime(account, context, { mostMs, holdUps }))
    await playTogether([...scenarios, ...sequences], accounts, context)
    for (const account of accounts)
      for (const { clause } of unexplained(account, context, new Set())) context.violated.add(clause)
  } catch (error) {
    throw await withLog(error, context.loaded)
  } finally {
    holdUps.stop()
  }
}

async function playTogether(
  sessions: readonly RealSession[],
  accounts: readonly Account[],
  { loaded, options, progress, stop, violated }: RunContext,
): Promise<void> {
  const beganMs = performance.now()
  const elapsedMs = () => performance.now() - beganMs
  const budgetMs = options.timeBudgetMs ?? Infinity
  const waiting = sessions.toSorted((a, b) => b.needsMs - a.needsMs)
  const fitting = waiting.filter(({ needsMs }) => needsMs + slackMs <= budgetMs)
  const atOnce = enoughAtOnce(fitting, Math.max(leastAtOnce, Math.floor(loaded.inFlight / loaded.timeScale)))
  const running = new Map<RealSession, number>()
  // Cucumber listens for uncaught errors, once for each scenario that is under way.
  process.setMaxListeners(Math.max(process.getMaxListeners(), 2 * atOnce))
  const isAborted = aborted(stop.signal)
  let done = 0
  let failure: { readonly error: unknown } | undefined

  progress.begin(`${accounts.map(({ profile }) => profile.id).join(', ')} in real time`)
  const leftMs = () => {
    const now = elapsedMs()
    const open = [...running].map(([{ needsMs }, startMs]) => startMs + needsMs - now)
    const queued = waiting.reduce((sum, { needsMs }) => sum + (needsMs + now <= budgetMs ? needsMs : 0), 0) / atOnce
    return Math.max(0, queued, ...open, waiting[0]?.needsMs ?? 0)
  }
  const tell = () => progress.update({ done, total: fitting.length, violations: violated.size, leftMs: leftMs() })
  progress.note(
    `It takes about ${roughDuration(leftMsOf(fitting, atOnce))}, up to ${count(atOnce, 'session')} at once.`,
  )
  const telling = setInterval(tell, tellEveryMs)
  let wake = () => {}
  const begin = (session: RealSession) => {
    running.set(session, elapsedMs())
    void session
      .play(() => elapsedMs() + session.needsMs + slackMs <= budgetMs)
      .catch((error: unknown) => {
        failure ??= { error }
      })
      .finally(() => {
        running.delete(session)
        done += 1
        tell()
        wake()
      })
  }
  try {
    while ((waiting.length > 0 || running.size > 0) && !stop.signal.aborted && failure === undefined) {
      const next = running.size < atOnce ? waiting.shift() : undefined
      if (next === undefined) {
        const ended = new Promise<void>((resolve) => {
          wake = resolve
        })
        await Promise.race([ended, isAborted])
        continue
      }
      if (elapsedMs() + next.needsMs + slackMs > budgetMs) {
        next.leaveOut(
          `It takes about ${roughDuration(next.needsMs)}, and the time budget is ${roughDuration(budgetMs)}.`,
        )
        continue
      }
      const busyMs = await busyFor(() => begin(next))
      await sleep(startEveryMs + pausesForEachStart * busyMs)
    }
  } finally {
    clearInterval(telling)
  }
  if (failure !== undefined) throw failure.error
  const adapterFailure = loaded.failure()
  if (adapterFailure !== undefined) throw adapterFailure
  progress.end(summaryOf(accounts))
}

/** How long the process is kept busy by what is begun, until it comes to itself again. */
async function busyFor(act: () => void): Promise<number> {
  const startMs = performance.now()
  act()
  await sleep(1)
  return performance.now() - startMs
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

/**
 * How many sessions have to be open at once for all to be over soon after the longest. More would only disturb each other:
 * the short ones have all the time of the longest.
 */
function enoughAtOnce(sessions: readonly RealSession[], most: number): number {
  const all = sessions.reduce((sum, { needsMs }) => sum + needsMs, 0)
  const longest = Math.max(1, ...sessions.map(({ needsMs }) => needsMs))
  return Math.min(most, Math.max(leastAtOnce, Math.ceil((spare * all) / longest)))
}

function leftMsOf(sessions: readonly RealSession[], atOnce: number): number {
  const all = sessions.reduce((sum, { needsMs }) => sum + needsMs, 0)
  return Math.max(all / atOnce, ...sessions.map(({ needsMs }) => needsMs), 0)
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function summaryOf(accounts: readonly Account[]): string {
  const sum = (of: (account: Account) => number) => accounts.reduce((total, account) => total + of(account), 0)
  const passed = sum(({ scenarios }) => scenarios.filter(({ outcome }) => outcome === 'passed').length)
  const told = sum(({ scenarios }) => scenarios.length)
  const leftOut = sum(({ leftOut: { size } }) => size)
  const sequences = sum(({ layers }) => layers.drawn?.().sequences ?? 0)
  const rest = leftOut === 0 ? '' : `, ${leftOut} left out`
  return `${passed} of ${count(told, 'scenario')} passed${rest}, ${count(sequences, 'sequence')}`
}
