/** What a trace holds and no rule speaks of: callbacks outside the documents' subject, and messages beyond the limits. */
import { callbackNames } from '../decode.ts'
import { dialectsOf, type Profile } from '../profile.ts'
import type { Unjudged } from '../verdict.ts'

/** How many names of callbacks are counted apart; a log with more is counted under `others`. */
export const foreignLimit = 100
const others = 'others'

/** Counts over all traces of a judge what it does not judge. */
export class UnjudgedCounters {
  /** By dialect. */
  private readonly spellings: readonly (readonly string[])[]
  private readonly callbacks = new Map<string, number>()
  private readonly meant = new Map<string, string | undefined>()

  constructor(profile: Profile) {
    this.spellings = dialectsOf(profile).map((dialect) => [...callbackNames(dialect).keys()])
  }

  /** The documented spelling that this one misses by a letter or by its case; `undefined` for a name of its own. */
  misspelt(name: string, dialect: number): string | undefined {
    const key = `${dialect}${name}`
    if (this.meant.has(key)) return this.meant.get(key)
    const near = this.spellings[dialect]?.find((spelling) => isNear(name, spelling))
    if (this.meant.size < foreignLimit) this.meant.set(key, near)
    return near
  }

  /** Counts a callback that no document knows. */
  foreign(name: string): void {
    const key = this.callbacks.has(name) || this.callbacks.size < foreignLimit ? name : others
    this.callbacks.set(key, (this.callbacks.get(key) ?? 0) + 1)
  }

  read(messages: number): Unjudged {
    return { callbacks: Object.fromEntries(this.callbacks), messages }
  }
}

/** Whether the names differ in nothing but case and one letter: changed, left out, put in, or swapped with its neighbour. */
function isNear(name: string, spelling: string): boolean {
  const [one, other] = [name.toLowerCase(), spelling.toLowerCase()]
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let end = 0
  const rest = Math.min(one.length, other.length) - start
  while (end < rest && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
