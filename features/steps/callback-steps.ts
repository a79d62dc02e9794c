/** Then steps about callbacks. "Gets" gives what travels its time, "has got" does not. */
import { Then } from '@cucumber/cucumber'

import type { CallbackEvent, ClientId } from '../../spec/index.ts'
import type { Duration } from './duration.ts'
import { waitFor } from './duration.ts'
import type { Anchor } from './parameters.ts'
import { callbacksOf, heardBy, instantOf, tellCallbacks, wordFor } from './reading.ts'
import type { Story } from './story.ts'

/** Which callback of whom is meant, and about what: a user, a channel. */
interface Wanted {
  readonly client: ClientId
  readonly callback: string
  readonly about?: readonly string[]
}

function find(story: Story, { client, callback, about = [] }: Wanted, since = story.mark): CallbackEvent[] {
  const word = wordFor(story, client, callback)
  return callbacksOf(story, client, word, since).filter(({ args }) => about.every((one) => args.includes(one)))
}

function tell({ callback, about = [] }: Wanted): string {
  return about.length === 0 ? callback : `${callback} about ${about.join(' and ')}`
}

async function requireCallback(story: Story, wanted: Wanted, withinMs: number): Promise<CallbackEvent> {
  const found = await story.waitFor(() => find(story, wanted)[0], withinMs)
  if (found) return found
  throw new Error(`Expected ${tell(wanted)}; ${tellCallbacks(story, wanted.client)}`)
}

function requireBetween({ callback, atMs }: CallbackEvent, fromMs: number, toMs: number, toleranceMs: number): void {
  if (atMs >= fromMs - toleranceMs && atMs <= toMs + toleranceMs) return
  const due = fromMs === toMs ? `at ${fromMs} ms` : `between ${fromMs} ms and ${toMs} ms`
  throw new Error(`Expected ${callback} ${due}; it came at ${atMs} ms.`)
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

Then('{client} has got no {callback}', function (this: Story, client: ClientId, callback: string) {
  forbidCallback(this, { client, callback })
})

Then('{client} has got {callback}', async function (this: Story, client: ClientId, callback: string) {
  await requireCallback(this, { client, callback }, this.toleranceMs)
})

Then(
  '{client} gets {callback} {duration} after the {anchor}',
  async function (this: Story, client: ClientId, callback: string, duration: Duration, anchor: Anchor) {
    const dueMs = instantOf(this, anchor) + duration.ms
    const leftMs = Math.max(0, dueMs - this.nowMs) + this.toleranceMs
    requireBetween(await requireCallback(this, { client, callback }, leftMs), dueMs, dueMs, this.toleranceMs)
  },
)

Then(
  '{client} gets {callback} between {duration} and {duration} after the {anchor}',
  async function (this: Story, client: ClientId, callback: string, from: Duration, to: Duration, anchor: Anchor) {
    const startMs = instantOf(this, anchor)
    const leftMs = Math.max(0, startMs + to.ms - this.nowMs) + this.toleranceMs
    const found = await requireCallback(this, { client, callback }, leftMs)
    requireBetween(found, startMs + from.ms, startMs + to.ms, this.toleranceMs)
  },
)

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
    await requireNews(this, { client, callback, about: [about] }, dueMs, dueMs)
  },
)

Then(
  '{client} gets {callback} about {client} between {duration} and {duration} after the {anchor}',
  async function (
    this: Story,
    client: ClientId,
    callback: string,
    about: ClientId,
    from: Duration,
    to: Duration,
    anchor: Anchor,
  ) {
    const startMs = instantOf(this, anchor)
    await requireNews(this, { client, callback, about: [about] }, startMs + from.ms, startMs + to.ms)
  },
)

async function requireNews(story: Story, wanted: Wanted, fromMs: number, toMs: number): Promise<void> {
  const leftMs = Math.max(0, toMs - story.nowMs) + story.promptMs
  const found = await requireCallback(story, wanted, leftMs)
  requireBetween(found, fromMs, toMs + story.promptMs - story.toleranceMs, story.toleranceMs)
}

Then('{client} has got no callback', function (this: Story, client: ClientId) {
  requireSilence(this, client)
})

Then(
  '{duration} later {client} has got no callback',
  async function (this: Story, duration: Duration, client: ClientId) {
    await this.wait(waitFor(duration, this.toleranceMs))
    requireSilence(this, client)
  },
)

Then(
  '{duration} later {client} has got no {callback} about {client}',
  async function (this: Story, duration: Duration, client: ClientId, callback: string, about: ClientId) {
    await this.wait(waitFor(duration, this.toleranceMs))
    forbidCallback(this, { client, callback, about: [about] })
  },
)

function requireSilence(story: Story, client: ClientId): void {
  if (heardBy(story, client, story.mark).length === 0) return
  throw new Error(`Expected no callback; ${tellCallbacks(story, client)}`)
}
