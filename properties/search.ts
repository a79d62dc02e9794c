/** From a finding to the smallest steps that still violate its clause. */
import type { Adapter } from '../adapters/contract.ts'
import { isPromise } from '../adapters/is-promise.ts'
import { record } from '../adapters/record.ts'
import type { Client, Judge, Step, Trace, TraceEvent, Violation } from '../spec/index.ts'
import type { Plan } from './plan.ts'
import { clientsOf } from './plan.ts'
import { shrink } from './shrink.ts'
import type { Finding } from './sweep.ts'
import { formatToken, parseToken } from './token.ts'

/** What a search needs. */
export interface SearchOptions {
  readonly adapter: Adapter
  readonly plan: Plan
  /** Makes a judge that has seen nothing yet; each attempt has its own, for readings are followed over many traces. */
  readonly createJudge: () => Judge
  /** How many sequences may be played. */
  readonly budget?: number
  readonly signal?: AbortSignal
}

/** The fewest steps that violate one clause, with all that is needed to see and to replay it. */
export interface Counterexample {
  readonly clause: string
  readonly violation: Violation
  readonly steps: readonly Step[]
  readonly trace: Trace
  /** Gives exactly these steps again. */
  readonly token: string
  /** How many sequences were played to find it. */
  readonly executions: number
  /** Whether every single step is needed; false when the budget or the user ended the search early. */
  readonly minimal: boolean
  /** Whether the violation came again at all; false where it takes more than this one session. */
  readonly reproduced: boolean
}

/** What one attempt has shown: the violation of the clause, if any, and the trace. */
interface Attempt {
  readonly clients: readonly Client[]
  readonly events: readonly TraceEvent[]
  readonly violation: Violation | undefined
}

/** Shrinks the finding for its own clause. The same finding and adapter give the same counterexample. */
export async function search(finding: Finding, options: SearchOptions): Promise<Counterexample> {
  const { plan } = options
  const attempt = (steps: readonly Step[]): Attempt | PromiseLike<Attempt> => tryOnce(finding.clause, steps, options)
  const first = await attempt(finding.steps)
  const shrunk =
    first.violation === undefined
      ? { steps: finding.steps, executions: 0, minimal: false }
      : await shrink(
          finding.steps,
          (steps) => {
            // An adapter that fails on other steps has not shown the violation, and must not end the search.
            try {
              const tried = attempt(steps)
              return isPromise(tried) ? Promise.resolve(tried).then(fails, () => false) : fails(tried)
            } catch {
              return false
            }
          },
          {
            timers: Object.values(plan.profile.timers),
            clients: plan.clients.map((client) => client.id),
            ...(options.budget === undefined ? {} : { budget: options.budget }),
            ...(options.signal === undefined ? {} : { signal: options.signal }),
          },
        )
  const last = await attempt(shrunk.steps)
  const { clock } = await options.adapter.describe()
  return {
    clause: finding.clause,
    violation: last.violation ?? finding.violation,
    steps: shrunk.steps,
    trace: { header: { trace: 1, profile: plan.profile.id, clients: last.clients, clock }, events: last.events },
    token: first.violation === undefined ? finding.token : tokenFor(finding, shrunk.steps),
    executions: shrunk.executions + 2,
    minimal: shrunk.minimal,
    reproduced: last.violation !== undefined,
  }
}

function fails(attempt: Attempt): boolean {
  return attempt.violation !== undefined
}

function tryOnce(clause: string, steps: readonly Step[], options: SearchOptions): Attempt | PromiseLike<Attempt> {
  const clients = clientsOf(options.plan, steps)
  const judged = (events: readonly TraceEvent[]): Attempt => {
    const { violations } = options.createJudge().judge(clients, events)
    return { clients, events, violation: violations.find((violation) => violation.clauses.includes(clause)) }
  }
  const events = record(options.adapter, { profile: options.plan.profile.id, clients }, steps)
  return isPromise(events) ? events.then(judged) : judged(events)
}

function tokenFor(finding: Finding, steps: readonly Step[]): string {
  return formatToken({ ...parseToken(finding.token), steps })
}
