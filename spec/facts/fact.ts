/** What facts are made of. */
import { type ClientFacts } from '../monitor/client-facts.ts'
import type { Observed } from '../monitor/world.ts'
import type { Fact, Lasting } from '../rule.ts'
import type { CallName, HappeningName } from '../vocabulary.ts'

type Holds = (client: ClientFacts, world: Observed) => boolean
type Drives = readonly (CallName | HappeningName)[]
export const fact = (text: string, holds: Holds, drives: Drives = []): Fact => ({ text, drives, holds })
export type Since = (client: ClientFacts, world: Observed) => number
export const lasting = (
  text: string,
  states: readonly number[],
  since: Since,
  drives: Drives = ['networkLost'],
): Lasting => ({
  text,
  states,
  drives,
  since,
})
export const networkBack: Drives = ['networkLost', 'networkRestored']
/** The fact that does not hold. */
export const not = (of: Fact, text = negated(of.text)): Fact => {
  const { inState, holds } = of
  const negation = fact(text, (client, world) => !holds(client, world))
  return inState === undefined ? negation : { ...negation, inState: (state) => !inState(state) }
}
/** `is out of reach` as `is not out of reach`. */
function negated(text: string): string {
  const replaced = text.replace(/^[a-z-]+/, (verb) => negations[verb] ?? verb)
  return replaced === text ? `not: ${text}` : replaced
}
const negations: Readonly<Record<string, string>> = {
  is: 'is not',
  was: 'was not',
  has: 'has not',
  can: 'cannot',
  may: 'does not perhaps',
  comes: 'does not come',
  came: 'did not come',
  're-joins': 'does not re-join',
  had: 'had not',
  gives: 'does not give',
  ended: 'did not end',
}
/** Any of the facts. */
export const either = (...of: readonly Fact[]): Fact => {
  const asked = of.map(({ holds }) => holds)
  return fact(of.map(({ text }) => text).join(', or '), (client, world) => {
    for (let index = 0; index < asked.length; index += 1) if (asked[index]?.(client, world) === true) return true
    return false
  })
}
/** All of the facts. */
export const both = (...of: readonly Fact[]): Fact => {
  const asked = of.map(({ holds }) => holds)
  return fact(of.map(({ text }) => text).join(' and '), (client, world) => {
    for (let index = 0; index < asked.length; index += 1) if (asked[index]?.(client, world) === false) return false
    return true
  })
}
export const INTERRUPTED = 2
export const LEAVE_CHANNEL = 5
type AboutHolds = (subject: ClientFacts, observer: ClientFacts, world: Observed) => boolean
/** A fact about the user whom a callback names; of a user that the trace does not know, nothing is said. */
export const about = (text: string, holds: AboutHolds, ofUnknown = true): Fact =>
  fact(text, (client, world) => (world.subject === undefined ? ofUnknown : holds(world.subject, client, world)))
