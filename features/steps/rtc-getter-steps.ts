/** Steps about getConnectionState. */
import { Then, When } from '@cucumber/cucumber'
import type { ClientId, ReturnsEvent } from '../../spec/index.ts'
import { decodeState } from '../../spec/index.ts'
import { checkStates, dialectFor, stateOf } from './reading.ts'

import type { Story } from './story.ts'

When('{client} is asked for its connection state', async function (this: Story, client: ClientId) {
  await this.call(client, 'getConnectionState')
})

interface Answer {
  readonly client: ClientId
  readonly told: string
}

async function answer(story: Story): Promise<Answer> {
  const asked = story.events.findLastIndex((event) => 'call' in event && event.call === 'getConnectionState')
  const find = (): ReturnsEvent | undefined =>
    story.events
      .slice(asked)
      .find((event): event is ReturnsEvent => 'returns' in event && event.returns === 'getConnectionState')
  const found = await story.waitFor(find, story.promptMs)
  if (found === undefined) throw new Error('Expected an answer of getConnectionState; there was none.')
  const { client, value, error } = found
  return { client, told: decodeState(dialectFor(story, client), value) ?? JSON.stringify(value ?? error ?? null) }
}

Then('the answer is {states}', async function (this: Story, states: readonly string[]) {
  const { client, told } = await answer(this)
  checkStates(this, client, states)
  if (!states.includes(told)) throw new Error(`Expected ${states.join(' or ')}; getConnectionState returned ${told}.`)
})

Then('the answer is the state that {client} reported last', async function (this: Story, client: ClientId) {
  const { told } = await answer(this)
  const state = stateOf(this, client)
  if (told !== state) throw new Error(`Expected ${state}, reported last; getConnectionState returned ${told}.`)
})
