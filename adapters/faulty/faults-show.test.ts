/** Every fault of the newer profiles makes a difference that a trace shows; whether a clause sees it is for the judge. */
import { describe, expect, it } from 'vitest'
import type { TraceEvent } from '../../spec/vocabulary.ts'
import { createReference } from '../reference/index.ts'
import { randomNumbers, randomSteps } from '../reference/random-steps.ts'
import { clientsOn, platformsOf } from '../reference/told-events.ts'
import { faults } from './index.ts'
import type { MeasuredSequence } from './measure-fault.ts'
import { targetedSessions } from './targeted-sessions.ts'

const newer = ['rtc-ios-2.3.2', 'rtc-native-2.3.1', 'rtc-native-2.3.2', 'rtc-web-3', 'rtc-web-4'] as const
const drawn = 400

describe.each(newer)('the faults of %s', (profile) => {
  const random = randomNumbers(23)
  const sequences: readonly MeasuredSequence[] = [
    ...targetedSessions[profile],
    ...Array.from({ length: drawn }, () => ({
      clients: clientsOn(...platformsOf[profile]),
      steps: randomSteps(profile, 50, random),
    })),
  ]
  const correct = createReference()
  const traces = new Map<number, string>()

  function play(adapter: ReturnType<typeof createReference>, { clients, steps }: MeasuredSequence): string {
    const session = adapter.open({ profile, clients })
    const events: readonly TraceEvent[] = session.play(steps)
    session.close()
    return JSON.stringify(events)
  }

  function correctly(at: number): string {
    const trace = traces.get(at) ?? play(correct, sequences[at] as MeasuredSequence)
    traces.set(at, trace)
    return trace
  }

  const own = faults.filter((fault) => fault.profile === profile)

  it.each(own.map((fault) => [fault.id, fault] as const))('the fault "%s" shows in some trace', (_, fault) => {
    const faulty = createReference(fault.changes)
    const shows = sequences.some((sequence, at) => play(faulty, sequence) !== correctly(at))
    expect(shows).toBe(true)
  })
})
