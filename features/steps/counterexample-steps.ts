/** The steps of counterexamples for which the features have no words: each plays one step as it is. */
import { When } from '@cucumber/cucumber'

import { argumentNames, callsOf } from '../../adapters/index.ts'
import type { CallName, ClientId, HappeningName, NamedArguments } from '../../spec/index.ts'
import { happenings } from '../../spec/index.ts'
import type { Story } from './story.ts'

type Told = string | null

When(
  /^(uid\d+) calls (\w+)(?: with (\{.*\}))?$/,
  async function (this: Story, client: ClientId, name: string, args: Told) {
    const known: readonly CallName[] = callsOf[this.context.profile.id]
    await this.call(client, wordOf(name, known, 'call'), readArguments(name, args))
  },
)

When(
  /^(uid\d+) meets (\w+)(?: with (\{.*\}))?$/,
  async function (this: Story, client: ClientId, name: string, args: Told) {
    await this.happen(client, wordOf(name, happenings, 'happening'), readArguments(name, args))
  },
)

function wordOf<Name extends CallName | HappeningName>(name: string, known: readonly Name[], kind: string): Name {
  const found = known.find((word) => word === name)
  if (found === undefined) throw new Error(`The profile has no ${kind} "${name}". It has ${known.join(', ')}.`)
  return found
}

/** @throws {Error} if the text is not JSON, or names an argument that the step does not have. */
function readArguments(name: string, text: Told): NamedArguments | undefined {
  if (text === null) return undefined
  const args = JSON.parse(text) as NamedArguments
  // The cast is safe: the name has been looked up before.
  const known = argumentNames(name as CallName)
  const odd = Object.keys(args).find((key) => !known.includes(key))
  if (odd !== undefined) throw new Error(`${name} has no argument "${odd}". It has ${known.join(', ')}.`)
  return args
}
