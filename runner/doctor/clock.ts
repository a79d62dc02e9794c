/** Whether the clock of the adapter is what it says. */
import { type Adapter, openRecorder } from '../../adapters/index.ts'
import type { Step, TraceEvent } from '../../spec/index.ts'
import { type Check, ill, note, ok } from './check.ts'
import type { Described, Patient } from './patient.ts'
import { lookMs, sampleOf } from './sample-steps.ts'

/** The longest documented timer; in virtual time it must cost next to nothing. */
const longWaitMs = 20 * 60_000
/** What a long virtual wait may take, in milliseconds. */
const patienceMs = 5_000
/** What a message may take from the kit to the adapter and back, beside the adapter's own tolerance. */
const travelMs = 50

/** Lets time pass, and looks at what the adapter makes of it. */
export async function checkClock({ adapter }: Patient, { profile, description }: Described): Promise<readonly Check[]> {
  const name = `${profile}: clock`
  const { clock, drives } = description
  const mark = markOf(drives)
  return [
    clock === 'virtual'
      ? await checkVirtual(name, adapter, description, mark)
      : await checkReal(name, adapter, description, mark, clock.realToleranceMs),
  ]
}

/** A step that is played to see its stamp. */
function markOf(drives: Described['description']['drives']): Step {
  const harmless = ['networkRestored', 'getConnectionState', 'logout', 'leaveChannel'] as const
  const name = harmless.find((one) => drives.includes(one)) ?? drives[0]
  // The cast is safe: a name of either kind is put where it belongs.
  const isCall = name !== undefined && !/^network|^token|^process|^service|^banned|^logged|^ip|^proxy|^keep/.test(name)
  return { client: 'uid1', [isCall ? 'call' : 'happens']: name } as unknown as Step
}

/** Every stamp is checked at the border; a wait that takes its time shows that time is not virtual. */
async function checkVirtual(
  name: string,
  adapter: Adapter,
  description: Described['description'],
  mark: Step,
): Promise<Check> {
  const recorder = await openRecorder(adapter, sampleOf(description, []).world)
  const startedMs = performance.now()
  for (const waitMs of [0, 1, 999, longWaitMs]) await recorder.play([{ waitMs }, mark])
  await recorder.close()
  const tookMs = performance.now() - startedMs
  const minutes = longWaitMs / 60_000
  if (tookMs > patienceMs) {
    return note(
      name,
      `virtual, but a wait of ${minutes} minutes took ${Math.round(tookMs)} ms`,
      'Let virtual time jump from timer to timer. A run plays thousands of such waits.',
    )
  }
  return ok(name, `virtual: ${minutes} minutes pass exactly, in ${Math.round(tookMs)} ms`)
}

/** The stamp of a step after a wait is held against the clock on the wall. */
async function checkReal(
  name: string,
  adapter: Adapter,
  description: Described['description'],
  mark: Step,
  toleranceMs: number,
): Promise<Check> {
  const beforeMs = performance.now()
  const recorder = await openRecorder(adapter, sampleOf(description, []).world)
  const openedMs = performance.now()
  const events: readonly TraceEvent[] = await recorder.play([{ waitMs: lookMs }, mark])
  const afterMs = performance.now()
  await recorder.close()
  const stamp = events.find((event) => 'call' in event || 'happens' in event)?.atMs ?? Number.NaN
  // It lies between the answer to open and the answer to play.
  const [least, most] = [lookMs - toleranceMs, Math.ceil(afterMs - beforeMs) + toleranceMs]
  const waitedMs = Math.round(afterMs - openedMs)
  if (waitedMs < lookMs - toleranceMs) {
    const hint = 'Let the time of a wait really pass, or declare the clock "virtual".'
    return ill(name, `real, but a wait of ${lookMs} ms took ${waitedMs} ms`, hint)
  }
  if (!(stamp >= least && stamp <= most)) {
    const hint =
      'Stamp with a monotonic clock from the opening of the session on, or declare a larger `realToleranceMs`.'
    return ill(name, `real: a step after ${lookMs} ms is stamped ${stamp} ms, outside of ${least} to ${most} ms`, hint)
  }
  const off = Math.round(Math.abs(stamp - lookMs))
  const told = `real: a step after ${lookMs} ms is stamped ${stamp} ms, ${off} ms off; the tolerance is ${toleranceMs} ms`
  if (off <= toleranceMs + travelMs) return ok(name, told)
  return note(name, told, 'The adapter plays late. A larger `realToleranceMs` may be needed.')
}
