/** Looks for a fault: plays sequence after sequence until the clauses that must catch it have noticed. */
import { createFaulty, type Fault } from '../adapters/faulty/index.ts'
import { clientsOf } from '../properties/index.ts'
import type { Client, Judge, Step } from '../spec/index.ts'
import type { Subject } from './subject.ts'

/** A sequence, and the clients of the world in which it is played. */
export interface Playable {
  readonly steps: readonly Step[]
  readonly clients: readonly Client[]
}

/** How many sequences it took; nothing where those that there were did not suffice. */
export interface Found {
  /** Until the first of the clauses noticed. */
  readonly first: number | undefined
  /** Until all of them had; nothing also where nobody asked. */
  readonly all: number | undefined
}

/** What ends a hunt. */
export type Until = 'first' | 'all'

/** Plays the sequences on the faulty implementation. The judge may have seen others before: each trace is judged alone. */
export function hunt(fault: Fault, sequences: Iterable<Playable>, judge: Judge, until: Until): Found {
  const adapter = createFaulty(fault.id)
  const silent = new Set<string>(fault.breaks)
  let played = 0
  let first: number | undefined
  for (const { steps, clients } of sequences) {
    played += 1
    const session = adapter.open({ profile: fault.profile, clients })
    const { violations } = judge.judge(clients, session.play(steps))
    session.close()
    for (const { clauses } of violations) {
      for (const clause of clauses) if (silent.delete(clause)) first ??= played
    }
    if (first === undefined) continue
    if (silent.size === 0) return { first, all: played }
    if (until === 'first') break
  }
  return { first, all: undefined }
}

/** Sequences that are drawn once, however often they are played: every fault meets the same ones. */
export class Remembered {
  private readonly known: Playable[] = []
  private readonly source: Iterator<readonly Step[]>
  private readonly subject: Subject

  constructor(subject: Subject, source: Iterable<readonly Step[]>) {
    this.subject = subject
    this.source = source[Symbol.iterator]()
  }

  /** From the first one, at most so many. */
  *take(limit: number): Generator<Playable> {
    for (let index = 0; index < limit; index += 1) {
      const next = this.known[index] ?? this.draw()
      if (next === undefined) return
      yield next
    }
  }

  private draw(): Playable | undefined {
    const { done, value } = this.source.next()
    if (done === true) return undefined
    const playable = { steps: value, clients: clientsOf(this.subject.plan, value) }
    this.known.push(playable)
    return playable
  }
}
