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
}

/** The overdue expectations of one trace. */
export class Overdue {
  private waiting: Waiting[] = []

  begin(): void {
    if (this.waiting.length > 0) this.waiting = []
  }

  add(violation: Growing | undefined, observer: ClientFacts, matches: (key: number) => boolean, now: number): void {
    if (violation === undefined) return
    if (this.waiting.length >= overdueLimit) violation.observed = `nothing until ${ms(now)}`
    else this.waiting.push({ violation, observer, matches })
  }

  observe(client: ClientFacts, key: number, now: number): void {
    if (this.waiting.length === 0) return
    this.waiting = this.waiting.filter(({ violation, observer, matches }) => {
      if (observer !== client || !matches(key)) return true
      violation.observed = `the same at ${ms(now)}`
      return false
    })
  }

  end(now: number): void {
    for (const { violation } of this.waiting) violation.observed = `nothing until ${ms(now)}`
  }
}
