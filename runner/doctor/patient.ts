/** The adapter that is examined, with all that its process lets be overheard. */
import {
  type Adapter,
  AdapterError,
  type Ending,
  type ProfileDescription,
  resolveDescription,
  startAdapter,
} from '../../adapters/index.ts'
import type { ProfileId } from '../../spec/index.ts'
import { loadAdapter } from '../adapter/load.ts'
import { endWithTheKit } from '../adapter/load-process.ts'
import { answerWithinMs } from '../adapter/time-limit.ts'
import type { AdapterUse } from '../options/adapter-use.ts'

/** How many results of each method are held against their schema: enough to meet every kind of event. */
const mostResults = 500
/** How many lines that are no message are kept. */
const mostStrayLines = 5

/** What is known of one result. */
export interface Overheard {
  readonly method: 'describe' | 'open' | 'play' | 'close'
  readonly result: unknown
}

/** An adapter under examination. */
export interface Patient {
  readonly adapter: Adapter
  /** Whether it has a process of its own, and speaks the protocol. */
  readonly isProcess: boolean
  readonly overheard: readonly Overheard[]
  /** The first lines on standard output that were no message, and how many there were. */
  readonly strayLines: readonly string[]
  readonly strayCount: () => number
  readonly failure: () => AdapterError | undefined
  readonly log: () => string
  /** Ends it, and says how; undefined where there is no process. */
  readonly end: () => Promise<Ending | undefined>
}

/** A profile of the adapter with what it says of it. */
export interface Described {
  readonly profile: ProfileId
  readonly description: ProfileDescription
}

/** Admits the adapter. @throws {UsageError} if there is no such module @throws {AdapterError} if it cannot be started */
export async function admit(use: AdapterUse, withinMs: number = answerWithinMs): Promise<Patient> {
  const overheard: Overheard[] = []
  const strayLines: string[] = []
  let strayCount = 0
  if (typeof use === 'string') {
    const { adapter, failure, log } = await loadAdapter(use, { answerWithinMs: withinMs })
    const end = async () => undefined
    return { adapter, isProcess: false, overheard, strayLines, strayCount: () => 0, failure, log, end }
  }
  const counts = { describe: 0, open: 0, play: 0, close: 0 }
  const adapter = startAdapter(use, {
    answerWithinMs: withinMs,
    onResult(method, result) {
      counts[method] += 1
      if (counts[method] <= mostResults) overheard.push({ method, result })
    },
    onStray(line) {
      strayCount += 1
      if (strayLines.length < mostStrayLines) strayLines.push(line)
    },
  })
  endWithTheKit()
  const { failure, log, stop } = adapter
  return { adapter, isProcess: true, overheard, strayLines, strayCount: () => strayCount, failure, log, end: stop }
}

/** What the adapter says of each of its profiles. @throws {AdapterError} if that cannot be */
export async function describeAll(adapter: Adapter): Promise<readonly Described[]> {
  const told: unknown = await adapter.describe()
  const named: unknown = (told as { readonly profiles?: unknown } | null)?.profiles
  // Where no list of profiles is, the reading of any profile says so.
  const profiles = Array.isArray(named) && named.length > 0 ? (named as readonly ProfileId[]) : (['rtm-1'] as const)
  return profiles.map((profile) => ({ profile, description: resolveDescription(told, profile) }))
}

/** What was thrown as the examination tells it. */
export function complaintOf(thrown: unknown): { readonly found: string; readonly hint: string } {
  if (thrown instanceof AdapterError) return { found: `${thrown.message} (${thrown.code})`, hint: thrown.hint }
  return { found: thrown instanceof Error ? thrown.message : String(thrown), hint: 'Mend it in the adapter.' }
}
