/** Plainer sequences of the same length: the second half of shrinking. */

import type { CallStep, ClientId, HappeningStep, Json, NamedArguments, Step } from '../spec/index.ts'
import { isWait } from '../spec/index.ts'
import type { Pass } from './removals.ts'
import { actingClients } from './removals.ts'

/** A wait that lets everything prompt settle; it reads as well as a documented time. */
const settledMs = 1_000
const classSpan = 2 ** 31

/**
 * How plain a wait is, lower is plainer: a documented time, whole seconds, a millisecond beside a documented time,
 * tenths of a second, anything else; and among equals the shorter.
 */
function plainness(waitMs: number, timers: readonly number[]): number {
  const sort =
    waitMs === settledMs || timers.includes(waitMs)
      ? 0
      : waitMs % 1_000 === 0
        ? 1
        : timers.includes(waitMs + 1) || timers.includes(waitMs - 1)
          ? 2
          : waitMs % 100 === 0
            ? 3
            : 4
  return sort * classSpan + waitMs
}

/** What a wait might be replaced by, the plainest first. */
function plainerWaits(waitMs: number, timers: readonly number[]): readonly number[] {
  const second = 1_000
  const candidates = [
    settledMs,
    ...timers.flatMap((timer) => [timer, timer - 1, timer + 1, timer + second]),
    Math.floor(waitMs / 60_000) * 60_000,
    Math.floor(waitMs / 10_000) * 10_000,
    Math.floor(waitMs / second) * second,
    Math.ceil(waitMs / second) * second,
    Math.floor(waitMs / 100) * 100,
    waitMs >> 1,
    waitMs - 1,
  ]
  const before = plainness(waitMs, timers)
  // A documented time that is longer than needed would tell a wrong story, so waits grow to the next second at most.
  const longest = Math.ceil(waitMs / second) * second
  return [...new Set(candidates)]
    .filter((candidate) => candidate > 0 && candidate <= longest && plainness(candidate, timers) < before)
    .sort((a, b) => plainness(a, timers) - plainness(b, timers))
}

/** Rounds each wait, the last one first, towards documented times and whole seconds. */
export function* roundWaits(steps: readonly Step[], timers: readonly number[]): Pass {
  let current = steps
  for (let index = current.length - 1; index >= 0; index--) {
    const step = current[index]
    if (step === undefined || !isWait(step)) continue
    for (const waitMs of plainerWaits(step.waitMs, timers)) {
      const candidate = current.with(index, { waitMs })
      if (yield candidate) {
        current = candidate
        break
      }
    }
  }
  return current
}

/** Drops arguments that say only the default, and replaces unusual ones by usual ones. */
export function* simplifyArguments(steps: readonly Step[]): Pass {
  let current = steps
  for (let index = current.length - 1; index >= 0; index--) {
    const step = current[index]
    if (step === undefined || isWait(step) || step.args === undefined) continue
    for (const args of plainerArguments(step, step.args)) {
      const candidate = current.with(index, withArguments(step, args))
      if (yield candidate) {
        current = candidate
        break
      }
    }
  }
  return current
}

/** The arguments without those that have a default, then each unusual value replaced by the usual one. */
function plainerArguments(
  step: CallStep | HappeningStep,
  args: NamedArguments,
): readonly (NamedArguments | undefined)[] {
  if ('happens' in step) {
    const { direction: _direction, ...undirected } = args
    const { manner: _manner, ...plain } = args
    return [undefined, undirected, plain].filter((candidate) => entries(candidate) < entries(args))
  }
  const usual: Readonly<Record<string, Json>> = { channel: 'c1', credential: 'valid' }
  return Object.entries(args)
    .filter(([name, value]) => usual[name] !== undefined && usual[name] !== value)
    .map(([name]) => ({ ...args, [name]: usual[name] ?? null }))
}

function entries(args: NamedArguments | undefined): number {
  return args === undefined ? -1 : Object.keys(args).length
}

function withArguments(step: CallStep | HappeningStep, args: NamedArguments | undefined): Step {
  const { args: _dropped, ...bare } = step
  return args === undefined ? bare : { ...bare, args }
}

/** Gives the acting clients the first names, so that a story of one user is about `uid1`. */
export function* renameClients(steps: readonly Step[], clients: readonly ClientId[]): Pass {
  let current = steps
  for (const acting of actingClients(steps).sort()) {
    const free = clients.find((client) => !actingClients(current).includes(client))
    if (free === undefined || clients.indexOf(free) >= clients.indexOf(acting)) continue
    const candidate = current.map((step) => renamed(step, acting, free))
    if (yield candidate) current = candidate
  }
  return current
}

function renamed(step: Step, from: ClientId, to: ClientId): Step {
  if (isWait(step)) return step
  const args = step.args?.['to'] === from ? { args: { ...step.args, to } } : {}
  return { ...step, client: step.client === from ? to : step.client, ...args }
}
