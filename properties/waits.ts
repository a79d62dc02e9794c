/** How long a drawn wait is: most end at a pending deadline, a millisecond before or after it, or on the way to it. */
import { connecting, duesOf, never, reconnecting } from './client-model.ts'
import type { SessionModel } from './model.ts'
import type { Random } from './random.ts'

/** Short waits that belong to no timer: an instant, a round trip, the promptness that is assumed. */
const shortWaits = [1, 10, 50, 100, 199, 200, 201, 300, 500, 1_000, 2_000, 60_000] as const

/** Log-uniform waits stay below 2^21 ms, about 35 minutes. */
const longestExponent = 21

/** How often, out of 256, the nearest pending instant is taken rather than any. */
const preferNear = 128
/** The same where the other is far off: it ends whatever else is going on. */
const preferNearToLong = 216
const longWaitMs = 300_000

/** Waits that are worth meeting whatever is pending: each documented time -1, 0 and +1 ms, and short ones. */
export function waitConstants(timers: Readonly<Record<string, number>>): readonly number[] {
  const documented = Object.values(timers).flatMap((ms) => [ms - 1, ms, ms + 1])
  return [...new Set<number>([...shortWaits, ...documented])].sort((a, b) => a - b)
}

/** Draws a wait: 11 of 16 aim at something pending, 3 are constants, 2 are of any length. */
export function drawWait(random: Random, session: SessionModel, constants: readonly number[]): number {
  const sort = random.bits() & 15
  if (sort < 11) {
    const due = drawDue(random, session)
    if (due !== never) return aimAt(random, due - session.nowMs, isAnswer(session, due))
    return 300 + random.below(1_201)
  }
  if (sort < 14) return constants[random.below(constants.length)] ?? 1
  return 1 + random.below(2 << random.below(longestExponent))
}

/** The nearest pending instant in half of the cases, else any, each as likely; `never` when nothing is pending. */
function drawDue(random: Random, session: SessionModel): number {
  let nearest = never
  let chosen = never
  let seen = 0
  for (const client of session.clients) {
    for (const due of duesOf(client)) {
      if (due === never) continue
      seen += 1
      if (due < nearest) nearest = due
      if (seen === 1 || random.below(seen) === 0) chosen = due
    }
  }
  const rather = chosen - session.nowMs > longWaitMs ? preferNearToLong : preferNear
  return random.chance(rather) ? nearest : chosen
}

/** Whether the instant is that of an answer, which no document fixes to the millisecond. */
function isAnswer(session: SessionModel, due: number): boolean {
  return session.clients.some(
    (client) => client.connectDue === due && (client.state === connecting || client.state === reconnecting),
  )
}

function aimAt(random: Random, aheadMs: number, answer: boolean): number {
  const offset = random.bits() & 7
  if (answer) return offset === 0 ? 1 + random.below(aheadMs) : 300 + random.below(1_201)
  if (offset < 2) return aheadMs
  if (offset < 4) return Math.max(1, aheadMs - 1)
  if (offset < 6) return aheadMs + 1
  return 1 + random.below(aheadMs)
}
