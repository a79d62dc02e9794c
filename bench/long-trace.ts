/** A trace file as long as wanted: one session of the reference that goes on and on. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { resolveDescription } from '../adapters/index.ts'
import { generatedChunk, type StepName } from '../properties/index.ts'
import { toTraceFile } from '../runner/trace-file/write.ts'
import { isWait, type Step, type TraceEvent } from '../spec/index.ts'
import type { Subject } from './subject.ts'

const seed = 7
/** Longer waits are cut, so that the trace is one of some days and not of years. */
const longestWaitMs = 60_000

/** Writes a trace with exactly so many lines of events, the last of which ends it. */
export function writeLongTrace(path: string, subject: Subject, lines: number): void {
  const { id, plan, adapter } = subject
  const { observes, clock } = resolveDescription(adapter.describe(), id)
  const session = adapter.open({ profile: id, clients: plan.clients })
  const file = openSync(path, 'w')
  try {
    writeSync(file, toTraceFile({ trace: 1, profile: id, clients: plan.clients, clock, observes }, []))
    let left = lines - 1
    let lastMs = 0
    for (const steps of endlessSteps(subject)) {
      const events: readonly TraceEvent[] = session.play(steps).slice(0, left)
      writeSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''))
      left -= events.length
      lastMs = events.at(-1)?.atMs ?? lastMs
      if (left === 0) break
    }
    writeSync(file, `${JSON.stringify({ atMs: lastMs, ends: true })}\n`)
  } finally {
    closeSync(file)
    session.close()
  }
}

/** Drawn sequences one after the other. Before each, everybody is free and well again, so that it finds what it presumes. */
function* endlessSteps(subject: Subject): Generator<readonly Step[]> {
  const fresh = freshStart(subject)
  for (let chunk = 0; ; chunk += 1) {
    for (const steps of generatedChunk(subject.plan, seed, chunk)) yield [...fresh, ...steps.slice(0, -1).map(shorten)]
  }
}

function freshStart({ plan, id }: Subject): readonly Step[] {
  const names: readonly StepName[] = ['processRestarted', 'networkRestored', 'serviceRestored']
  const exits: readonly StepName[] = id === 'rtm-1' ? ['logout'] : ['stopEchoTest', 'leaveChannel']
  const steps = plan.clients.flatMap((_, position) =>
    [...names, ...exits].flatMap((name) => plan.kinds.get(name)?.choices[0]?.steps[position] ?? []),
  )
  return [...steps, { waitMs: longestWaitMs }]
}

function shorten(step: Step): Step {
  return isWait(step) && step.waitMs > longestWaitMs ? { waitMs: longestWaitMs } : step
}
