/** A violation of a real SDK, and what came of playing it again. */
import { createLoopbackAdapter, type Pace, slowPace, usualPace } from '../../adapters/agora-web/loopback-adapter.ts'
import type { Adapter } from '../../adapters/index.ts'
import type { Report, ReportedClause, ReportedViolation } from '../../runner/report/model.ts'
import type { Step, TraceEvent } from '../../spec/index.ts'
import { type Check, checkedByHand, deviationOf } from './checked.ts'
import { playAgain, type Sought } from './reproduce.ts'
import type { ShippedSdk } from './sdks.ts'

/** What a session in real time over TLS has shown; where the network was slower, a moment lay between the steps, too. */
export type OverTls = 'seen' | 'seen with a slower network' | 'not seen'

/** A violated clause, with how it was seen again. */
export interface Finding {
  readonly clause: ReportedClause
  readonly violation: ReportedViolation
  /** Whether two further sessions in virtual time show it, each. */
  readonly again: readonly boolean[]
  /** `undefined` where that was not asked for. */
  readonly overTls: OverTls | undefined
  readonly events: readonly TraceEvent[]
  /** What a person has found who has looked into it. */
  readonly check: Check | undefined
}

/** A finding is published if everybody who plays it again sees it, and somebody has checked it. */
export function isPublished({ check, again, overTls }: Finding): boolean {
  return (
    check !== undefined && again.length > 0 && again.every(Boolean) && overTls !== undefined && overTls !== 'not seen'
  )
}

/**
 * What is played in an instant of virtual time comes in real time as the browser gets to it. A moment after each step keeps
 * their order, and is a small part of the way to the service and back, which takes longer, too.
 */
const moment: Step = { waitMs: 150 }
/** In real time a busy machine may take longer for a step than lies between two of them, so that one session may miss it. */
const triesOverTls = 3
/** For what the slower way has put off. */
const slowly: Step = { waitMs: 4_000 }

/** Plays each violation of the report again, twice in virtual time and, if asked, over TLS in real time. */
export async function reproduceAll(
  sdk: ShippedSdk,
  report: Report,
  adapter: Adapter,
  withTls: boolean,
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const clause of report.profiles[0]?.clauses ?? []) {
    const [violation] = clause.violations
    if (violation === undefined) continue
    const { steps } = violation
    const sought = { clause: clause.id, deviation: deviationOf(violation) }
    const shown = [
      await playAgain(adapter, sdk.profile, sought, steps),
      await playAgain(adapter, sdk.profile, sought, steps),
    ]
    const overTls = withTls ? await playOverTls(sdk, sought, steps) : undefined
    const again = shown.map(({ isShown }) => isShown)
    const check = checkedByHand(`${sdk.packageName} ${sdk.version}`, clause.id, violation)
    findings.push({ clause, violation, again, overTls, events: shown.at(-1)?.events ?? [], check })
  }
  return findings
}

async function playOverTls(sdk: ShippedSdk, sought: Sought, steps: readonly Step[]): Promise<OverTls> {
  const apart = steps.flatMap((step) => ('waitMs' in step ? [step] : [step, moment]))
  const isShown = async (pace: Pace, played: readonly Step[]): Promise<boolean> => {
    for (let tries = 0; tries < triesOverTls; tries += 1)
      if ((await playAgain(createLoopbackAdapter(sdk, pace), sdk.profile, sought, played)).isShown) return true
    return false
  }
  if (await isShown(usualPace, steps)) return 'seen'
  return (await isShown(slowPace, [...apart, slowly])) ? 'seen with a slower network' : 'not seen'
}
