/** Spellings: what a callback's arguments say, as the names and numbers of the kit. */
import type { Dialect, NamedNumber } from './dialect.ts'
import type { Json } from './vocabulary.ts'

/** Looks up numbers and spellings of one list of states or reasons. */
export class Spellings {
  private readonly byName = new Map<string, number>()
  private readonly names: (string | undefined)[] = []
  /** By the documented number, that of the kit. */
  private readonly byDocumented = new Map<number, number>()

  constructor(list: readonly NamedNumber[]) {
    for (const { number, name, spellings, documented, shown, isUnnumbered } of list) {
      this.names[number] = name
      // A state that only the kit tells apart is never reported by its name.
      if (shown !== undefined) continue
      if (isUnnumbered !== true) this.byDocumented.set(documented ?? number, number)
      for (const spelling of [name, ...spellings]) this.byName.set(spelling, number)
    }
  }

  /** The number that the value means, -1 if no document knows it. */
  number(value: Json | undefined): number {
    if (typeof value === 'number') return this.byDocumented.get(value) ?? -1
    if (typeof value === 'string') return this.byName.get(value) ?? -1
    return -1
  }

  name(number: number): string | undefined {
    return this.names[number]
  }
}

const cache = new WeakMap<Dialect, { states: Spellings; reasons: Spellings }>()

/** The spellings of a dialect's states and reasons. */
export function spellingsOf(dialect: Dialect): { readonly states: Spellings; readonly reasons: Spellings } {
  let known = cache.get(dialect)
  if (known === undefined) {
    known = { states: new Spellings(dialect.states), reasons: new Spellings(dialect.reasons) }
    cache.set(dialect, known)
  }
  return known
}

/** The kit's name of a state that an SDK reported, or undefined if no document knows the spelling. */
export function decodeState(dialect: Dialect, value: Json | undefined): string | undefined {
  const { states } = spellingsOf(dialect)
  return states.name(states.number(value))
}

/** The kit's name of a reason that an SDK reported, or undefined if no document knows the spelling. */
export function decodeReason(dialect: Dialect, value: Json | undefined): string | undefined {
  const { reasons } = spellingsOf(dialect)
  return reasons.name(reasons.number(value))
}

/** The kit's word for a callback, for example for its iOS spelling; undefined if no document knows it. */
export function decodeCallback(dialect: Dialect, name: string): string | undefined {
  return callbackNames(dialect).get(name)
}

const names = new WeakMap<Dialect, ReadonlyMap<string, string>>()

/** Each documented spelling of a callback, and the kit's word for it. */
export function callbackNames(dialect: Dialect): ReadonlyMap<string, string> {
  let known = names.get(dialect)
  if (known === undefined) {
    known = new Map(
      Object.entries(dialect.callbacks).flatMap(([word, spellings]) =>
        spellings.map((spelling) => [spelling, word] as const),
      ),
    )
    names.set(dialect, known)
  }
  return known
}
