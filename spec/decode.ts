/** Spellings: what a callback's arguments say, as the names and numbers of the kit. */
import type { NamedNumber, Profile } from './profile.ts'
import type { Json } from './vocabulary.ts'

/** Looks up numbers and spellings of one list of states or reasons. */
export class Spellings {
  private readonly byName = new Map<string, number>()
  private readonly names: (string | undefined)[] = []

  constructor(list: readonly NamedNumber[]) {
    for (const { number, name, spellings } of list) {
      this.names[number] = name
      for (const spelling of [name, ...spellings]) this.byName.set(spelling, number)
    }
  }

  /** The number that the value means, -1 if no document knows it. */
  number(value: Json | undefined): number {
    if (typeof value === 'number') return this.names[value] === undefined ? -1 : value
    if (typeof value === 'string') return this.byName.get(value) ?? -1
    return -1
  }

  name(number: number): string | undefined {
    return this.names[number]
  }
}

const cache = new WeakMap<Profile, { states: Spellings; reasons: Spellings }>()

/** The spellings of a profile's states and reasons. */
export function spellingsOf(profile: Profile): { readonly states: Spellings; readonly reasons: Spellings } {
  let known = cache.get(profile)
  if (known === undefined) {
    known = { states: new Spellings(profile.states), reasons: new Spellings(profile.reasons) }
    cache.set(profile, known)
  }
  return known
}

/** The kit's name of a state that an SDK reported, or undefined if no document knows the spelling. */
export function decodeState(profile: Profile, value: Json | undefined): string | undefined {
  const { states } = spellingsOf(profile)
  return states.name(states.number(value))
}

/** The kit's name of a reason that an SDK reported, or undefined if no document knows the spelling. */
export function decodeReason(profile: Profile, value: Json | undefined): string | undefined {
  const { reasons } = spellingsOf(profile)
  return reasons.name(reasons.number(value))
}

/** The kit's word for a callback, for example for its iOS spelling; undefined if no document knows it. */
export function decodeCallback(profile: Profile, name: string): string | undefined {
  return callbackNames(profile).get(name)
}

const names = new WeakMap<Profile, ReadonlyMap<string, string>>()

/** Each documented spelling of a callback, and the kit's word for it. */
export function callbackNames(profile: Profile): ReadonlyMap<string, string> {
  let known = names.get(profile)
  if (known === undefined) {
    known = new Map(
      Object.entries(profile.callbacks).flatMap(([word, spellings]) =>
        spellings.map((spelling) => [spelling, word] as const),
      ),
    )
    names.set(profile, known)
  }
  return known
}
