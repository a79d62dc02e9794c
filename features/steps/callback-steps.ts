/** Then steps about callbacks. "Gets" gives what travels its time, "has got" does not. */
import { Then } from '@cucumber/cucumber'

import type { CallbackEvent, ClientId } from '../../spec/index.ts'
import type { Duration } from './duration.ts'
import type { Anchor } from './parameters.ts'
import { callbacksOf, checkCallback, instantOf, tellCallbacks } from './reading.ts'
import type { Story } from './story.ts'

/** Which callback of whom is meant, and about what: a user, a channel. */
interface Wanted {
  readonly client: ClientId
  readonly callback: string
  readonly about?: readonly string[]
}

function find(story: Story, { client, callback, about = [] }: Wanted, since = story.mark): CallbackEvent[] {
  checkCallback(story.context.profile, callback)
  return callbacksOf(story, client, callback, since).filter(({ args }) => about.every((one) => args.includes(one)))
}

function tell({ callback, about = [] }: Wanted): string {
  return about.length === 0 ? callback : `${callback} about ${about.join(' and ')}`
}

async function requireCallback(story: Story, wanted: Wanted, withinMs: number): Promise<CallbackEvent> {
  const found = await story.waitFor(() => find(story, wanted)[0], withinMs)
  if (found) return found
  throw new Error(`Expected ${tell(wanted)}; ${tellCallbacks(story, wanted.client)}`)
}

function forbidCallback(story: Story, wanted: Wanted): void {
  if (find(story, wanted).length === 0) return
  throw new Error(`Expected no ${tell(wanted)}; ${tellCallbacks(story, wanted.client)}`)
}

Then('{client} gets {callback}', async function (this: Story, client: ClientId, callback: string) {
  await requireCallback(this, { client, callback }, this.promptMs)
})

Then('{client} gets {callback} exactly once', async function (this: Story, client: ClientId, callback: string) {
  await requireCallback(this, { client, callback }, this.promptMs)
  await this.settle()
  if (find(this, { client, callback }).length === 1) return
  throw new Error(`Expected ${callback} exactly once; ${tellCallbacks(this, client)}`)
})

Then('{client} gets no {callback}', async function (this: Story, client: ClientId, callback: string) {
  await this.settle()
  forbidCallback(this, { client, callback })
})

Then(
  '{client} gets {callback} once the network is back',
  async function (this: Story, client: ClientId, callback: string) {
    const { reconnectWithinMs } = this.context.judge.assumptions
    await requireCallback(this, { client, callback }, reconnectWithinMs + this.promptMs)
  },
)

Then(
  '{client} gets {callback} about {client}',
  async function (this: Story, client: ClientId, callback: string, about: ClientId) {
    await requireCallback(this, { client, callback, about: [about] }, this.promptMs)
  },
)

Then(
  '{client} gets {callback} about {client} once the network is back',
  async function (this: Story, client: ClientId, callback: string, about: ClientId) {
    const { reconnectWithinMs } = this.context.judge.assumptions
    await requireCallback(this, { client, callback, about: [about] }, reconnectWithinMs + 2 * this.promptMs)
  },
)

Then(
  '{client} gets no {callback} about {client}',
  async function (this: Story, client: ClientId, callback: string, about: ClientId) {
    await this.settle()
    forbidCallback(this, { client, callback, about: [about] })
  },
)

Then(
  '{client} has got no {callback} about {client}',
  function (this: Story, client: ClientId, callback: string, about: ClientId) {
    forbidCallback(this, { client, callback, about: [about] })
  },
)

Then(
  '{client} gets {callback} about {client} in {string}',
  async function (this: Story, client: ClientId, callback: string, about: ClientId, channel: string) {
    await requireCallback(this, { client, callback, about: [about, channel] }, this.promptMs)
  },
)

Then(
  '{client} gets {callback} about {client} in {string} once the network is back',
  async function (this: Story, client: ClientId, callback: string, about: ClientId, channel: string) {
    const { reconnectWithinMs } = this.context.judge.assumptions
    await requireCallback(this, { client, callback, about: [about, channel] }, reconnectWithinMs + 2 * this.promptMs)
  },
)

Then(
  '{client} gets no {callback} about {client} in {string}',
  async function (this: Story, client: ClientId, callback: string, about: ClientId, channel: string) {
    await this.settle()
    forbidCallback(this, { client, callback, about: [about, channel] })
  },
)

/** A callback about somebody else has to travel: it may come promptly after the documented time, and not before it. */
Then(
  '{client} gets {callback} about {client} {duration} after the {anchor}',
  async function (
    this: Story,
    client: ClientId,
    callback: string,
    about: ClientId,
    duration: Duration,
    anchor: Anchor,
  ) {
    const dueMs = instantOf(this, anchor) + duration.ms
    const leftMs = Math.max(0, dueMs - this.nowMs) + this.promptMs
    const { atMs } = await requireCallback(this, { client, callback, about: [about] }, leftMs)
    if (atMs >= dueMs - this.toleranceMs && atMs <= dueMs + this.promptMs) return
    throw new Error(`Expected ${callback} about ${about} at ${dueMs} ms; it came at ${atMs} ms.`)
  },
)
