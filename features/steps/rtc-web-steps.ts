/** Steps about Web clients, which report two states, and answer calls with promises. */
import { Given, Then, When } from '@cucumber/cucumber'

import { type ClientId, presentStateAt, type ReturnsEvent } from '../../spec/index.ts'
import type { Change } from './reading.ts'
import { changesOf, checkStates, dialectFor, tellCallbacks, tellReports } from './reading.ts'
import type { Story } from './story.ts'

type Names = readonly string[]

When('{client} publishes its stream', async function (this: Story, client: ClientId) {
  await this.call(client, 'publish')
})

When('{client} unpublishes its stream', async function (this: Story, client: ClientId) {
  await this.call(client, 'unpublish')
})

/** The confirmation travels, and after it the news to the others. */
Given('{client} is publishing its stream', async function (this: Story, client: ClientId) {
  await this.call(client, 'publish')
  await this.settle()
  await this.settle()
})

async function requireChange(story: Story, client: ClientId, states: Names, withinMs: number): Promise<void> {
  checkStates(story, client, states)
  const find = (): Change | undefined =>
    changesOf(story, client, story.mark).find(({ state }) => state !== undefined && states.includes(state))
  if (await story.waitFor(find, withinMs)) return
  throw new Error(`Expected ${states.join(' or ')}; ${tellReports(story, client)}`)
}

Then('{client} reports {states}', async function (this: Story, client: ClientId, states: Names) {
  await requireChange(this, client, states, this.promptMs)
})

Then('{client} is connected again', async function (this: Story, client: ClientId) {
  const { reconnectWithinMs } = this.context.judge.assumptions
  await requireChange(this, client, ['CONNECTED'], reconnectWithinMs + this.promptMs)
})

/** How soon a loss is noticed is not said, but what is reported of it is. */
Then('{client} first reports {states}', async function (this: Story, client: ClientId, states: Names) {
  checkStates(this, client, states)
  const { reconnectWithinMs } = this.context.judge.assumptions
  const first = await this.waitFor(() => changesOf(this, client, this.mark)[0], reconnectWithinMs + this.promptMs)
  if (first?.state !== undefined && states.includes(first.state)) return
  throw new Error(`Expected ${states.join(' or ')} before anything else; ${tellReports(this, client)}`)
})

Then('each report of {client} begins with the state of the report before', function (this: Story, client: ClientId) {
  requireChain(this, client)
})

/** Up to 3.x it begins with it; from 4.x on it comes after the present one. */
Then('each report of {client} tells the state of the report before', function (this: Story, client: ClientId) {
  requireChain(this, client)
})

function requireChain(story: Story, client: ClientId): void {
  const { states, reporting } = dialectFor(story, client)
  const at = 1 - presentStateAt(reporting)
  let before = states[0]?.name
  for (const { atMs, state, spelled } of changesOf(story, client, 0)) {
    if (state === undefined) throw new Error(`No document knows ${JSON.stringify(spelled)}, reported at ${atMs} ms.`)
    if (spelled[at] !== before && spelled[at] !== numberOf(before))
      throw new Error(`Expected a change from ${before ?? ''}; ${client} reported ${spelled.join(', ')} at ${atMs} ms.`)
    before = state
  }

  function numberOf(name: string | undefined): number | undefined {
    const found = states.find((state) => state.name === name)
    return found?.documented ?? found?.number
  }
}

Then(
  'each report of {client} tells a reason if it is DISCONNECTED, and only then',
  function (this: Story, client: ClientId) {
    const odd = changesOf(this, client, 0).find(
      ({ state, reason, spelled }) =>
        ((state === 'DISCONNECTED' ? reason : (spelled[2] ?? undefined)) === undefined) !== (state !== 'DISCONNECTED'),
    )
    if (odd) throw new Error(`Expected a reason with DISCONNECTED alone; ${client} reported ${odd.spelled.join(', ')}.`)
  },
)

Then(
  'the call of {client} is rejected with {reasons}',
  async function (this: Story, client: ClientId, codes: readonly string[]) {
    const at = this.events.findLastIndex((event) => 'call' in event && event.client === client)
    const find = (): ReturnsEvent | undefined =>
      this.events
        .slice(at)
        .find(
          (event): event is ReturnsEvent =>
            'returns' in event && event.client === client && codes.includes(String(event.error?.code)),
        )
    if (await this.waitFor(find, this.promptMs)) return
    throw new Error(`Expected an error ${codes.join(' or ')}; ${tellCallbacks(this, client)}`)
  },
)
