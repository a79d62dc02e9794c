/** Facts about the report that is being judged. */

import { web4Reasons } from '../profiles/web-4-reasons.ts'
import type { Fact } from '../rule.ts'
import { fact } from './fact.ts'
import { stateNumbers } from './session.ts'

export const reasonIs = (number: number, name: string): Fact =>
  fact(`gives the reason ${name}`, (_client, world) => world.incomingReason === number)
/** The same of any of several reasons of the Web 4.x, by their names. */
export const reasonAmong = (...names: readonly (keyof typeof web4Reasons)[]): Fact => {
  const wanted: readonly number[] = names.map((name) => web4Reasons[name])
  return fact(`gives the reason ${names.join(' or ')}`, (_client, world) => wanted.includes(world.incomingReason))
}
export const changesTo = (...names: readonly string[]): Fact => {
  const wanted = names.map((name) => stateNumbers[name] ?? -1)
  return fact(`changes to ${names.join(' or ')}`, (_client, world) => wanted.includes(world.incomingState))
}
/** A failure of a login is told with a code that the header knows. */
export const loginCodeIsKnown = fact(
  'gives a code of LOGIN_ERR_CODE',
  (_client, world) =>
    (world.incomingReason >= 1 && world.incomingReason <= 10) ||
    world.incomingReason === 101 ||
    world.incomingReason === 201,
)
export const saysDropped = fact('gives the reason dropped', (_client, world) => world.incomingReason === 1)
export const saysQuit = fact('gives the reason quit', (_client, world) => world.incomingReason === 0)
