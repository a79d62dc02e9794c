/** Counts what a run has met: steps by the state they met, reported changes, instants around deadlines. */
import { type Profile, statesOf } from '../profile.ts'
import type { Hits } from '../verdict.ts'
import { stimuli } from './compile.ts'

const reasonCount = 32
const stateCount = 7

/** A change that is reported without a reason, as the Web does. */
const withoutReason = { number: -1, name: '-' } as const

/** Counters over all traces of a judge. */
export class HitCounters {
  readonly edgeCounts: Float64Array
  private readonly steps: Float64Array
  private readonly transitions: Float64Array
  private readonly profile: Profile
  private readonly edges: readonly string[]

  constructor(profile: Profile, edges: readonly string[]) {
    this.profile = profile
    this.edges = edges
    this.edgeCounts = new Float64Array(edges.length * 3)
    this.steps = new Float64Array(stateCount * stimuli.length)
    this.transitions = new Float64Array(stateCount * stateCount * reasonCount)
  }

  step(state: number, stimulus: number): void {
    const cell = state * stimuli.length + stimulus
    this.steps[cell] = (this.steps[cell] ?? 0) + 1
  }

  transition(from: number, to: number, reason: number): void {
    const cell = (from * stateCount + to) * reasonCount + (reason & (reasonCount - 1))
    this.transitions[cell] = (this.transitions[cell] ?? 0) + 1
  }

  read(): Hits {
    const steps: Record<string, number> = {}
    const transitions: Record<string, number> = {}
    const edges: Record<string, number> = {}
    const states = statesOf(this.profile)
    for (const { number, name } of states) {
      stimuli.forEach((stimulus, index) => {
        const count = this.steps[number * stimuli.length + index] ?? 0
        if (count > 0) steps[`${name} ${stimulus}`] = count
      })
      for (const to of states) {
        for (const reason of [...this.profile.reasons, withoutReason]) {
          const cell = (number * stateCount + to.number) * reasonCount + (reason.number & (reasonCount - 1))
          const count = this.transitions[cell] ?? 0
          if (count > 0) transitions[`${name}>${to.name}/${reason.name}`] = count
        }
      }
    }
    this.edges.forEach((timer, index) => {
      ;['-1', '+0', '+1'].forEach((offset, position) => {
        edges[`${timer}${offset}`] = this.edgeCounts[index * 3 + position] ?? 0
      })
    })
    return { steps, transitions, edges }
  }
}
