/** Violations whose observation may still come, too late: then they say when. */
import type { ClientFacts } from './client-facts.ts'
import type { Growing } from './ledger.ts'
import { ms } from './tell.ts'

/** How many overdue expectations of one trace wait for an observation that comes too late. */
export const overdueLimit = 16

interface Waiting {
  readonly violation: Growing
  readonly observer: ClientFacts
  readonly matches: (key: number) => boolean
  /** Takes the violation back; a reading that is contradicted stays so. */
  readonly retract: (() => void) | undefined
}

/** The overdue expectations of one trace. */
export class Overdue {
  private waiting: Waiting[] = []

  begin(): void {
    if (this.waiting.length > 0) this.waiting = []
  }

  add(waiting: Waiting, now: number): void {
    if (this.waiting.length >= overdueLimit) waiting.violation.observed = `nothing until ${ms(now)}`
    else this.waiting.push(waiting)
  }

  /** What the client only repeats was late already when it was told to it: that is no fault of the client. */
  observe(client: ClientFacts, key: number, now: number, isRepeated: boolean): void {
    if (this.waiting.length === 0) return
    this.waiting = this.waiting.filter(({ violation, observer, matches, retract }) => {
      if (observer !== client || !matches(key)) return true
      if (isRepeated && retract !== undefined) retract()
      else violation.observed = `the same at ${ms(now)}`
      return false
    })
  }

  end(now: number): void {
    for (const { violation } of this.waiting) violation.observed = `nothing until ${ms(now)}`
  }
}
