/** Steps about messages of RTM: which were sent, and which have arrived. */
import { Then, When } from '@cucumber/cucumber'

import type { CallEvent, ClientId, Json } from '../../spec/index.ts'
import { callbacksOf, changesOf } from './reading.ts'
import type { Story } from './story.ts'

/** How far back channel messages are sent again, and how many of them. */
const windowMs = 30_000

interface Sent {
  readonly atMs: number
  readonly text: string
}

/** A message that is no text is compared by its JSON. */
function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}

function sent(story: Story, call: 'sendPeerMessage' | 'sendChannelMessage', from: ClientId): Sent[] {
  return story.events
    .filter((event): event is CallEvent => 'call' in event && event.call === call && event.client === from)
    .map(({ atMs, args }) => ({ atMs, text: textOf(args?.['text']) }))
}

function received(story: Story, client: ClientId, callback: string): string[] {
  return callbacksOf(story, client, callback, 0).map(({ args }) => textOf(args.at(-1)))
}

/** When the client was connected again after its latest interruption. */
function connectedAgainAt(story: Story, client: ClientId): number {
  const again = changesOf(story, client, 0).findLast(({ state }) => state === 'CONNECTED')
  if (again === undefined) throw new Error(`Expected ${client} to be connected again; it is not.`)
  return again.atMs
}

async function send(story: Story, count: number, step: (text: string) => Promise<void>): Promise<void> {
  for (let left = count; left > 0; left -= 1) {
    story.messages += 1
    await step(`message ${story.messages}`)
  }
}

When(
  '{client} sends {int} message(s) to {client}',
  async function (this: Story, from: ClientId, count: number, to: ClientId) {
    await send(this, count, (text) => this.call(from, 'sendPeerMessage', { to, text }))
  },
)

When(
  '{client} sends {int} message(s) to the channel {string}',
  async function (this: Story, from: ClientId, count: number, channel: string) {
    await send(this, count, (text) => this.call(from, 'sendChannelMessage', { channel, text }))
  },
)

/** The texts that the client was sent by the other, and those that it has received, once all of them can have come. */
async function compare(story: Story, client: ClientId, from: ClientId): Promise<{ meant: string[]; got: string[] }> {
  const meant = sent(story, 'sendPeerMessage', from).map(({ text }) => text)
  await story.settle()
  return { meant, got: received(story, client, 'onMessageReceived') }
}

Then('{client} receives every message of {client}', async function (this: Story, client: ClientId, from: ClientId) {
  const { meant, got } = await compare(this, client, from)
  const missing = meant.filter((text) => !got.includes(text))
  if (missing.length > 0)
    throw new Error(`Expected ${missing.join(', ')}; ${client} received ${got.join(', ') || 'nothing'}.`)
})

Then(
  '{client} receives every message of {client}, once and in order',
  async function (this: Story, client: ClientId, from: ClientId) {
    const { meant, got } = await compare(this, client, from)
    if (got.join() === meant.join()) return
    throw new Error(`Expected ${meant.join(', ')}; ${client} received ${got.join(', ') || 'nothing'}.`)
  },
)

/** A message near the edge of the window may fall on either side: acceptance and report of the login lie apart. */
Then(
  '{client} receives the channel messages of the last 30 seconds before it was connected again',
  async function (this: Story, client: ClientId) {
    await this.settle()
    const edgeMs = connectedAgainAt(this, client) - windowMs
    const got = received(this, client, 'onChannelMessageReceived')
    const missing = sent(this, 'sendChannelMessage', 'uid2').filter(
      ({ atMs, text }) => atMs > edgeMs + this.promptMs && !got.includes(text),
    )
    if (missing.length === 0) return
    throw new Error(
      `Expected ${missing.map(({ text }) => text).join(', ')}; ${client} received ${got.join(', ') || 'nothing'}.`,
    )
  },
)

Then('{client} receives no channel message that was older', async function (this: Story, client: ClientId) {
  await this.settle()
  const edgeMs = connectedAgainAt(this, client) - windowMs
  const got = received(this, client, 'onChannelMessageReceived')
  const stale = sent(this, 'sendChannelMessage', 'uid2').filter(
    ({ atMs, text }) => atMs < edgeMs - this.promptMs && got.includes(text),
  )
  if (stale.length > 0)
    throw new Error(`Expected no ${stale.map(({ text }) => text).join(', ')}; ${client} received it.`)
})

/** If the login took so long that some of the messages had become too old, fewer arrive. */
Then('{client} receives {int} of the channel messages', async function (this: Story, client: ClientId, count: number) {
  await this.settle()
  const edgeMs = connectedAgainAt(this, client) - windowMs
  const isRecent = sent(this, 'sendChannelMessage', 'uid2').every(({ atMs }) => atMs > edgeMs + this.promptMs)
  const got = received(this, client, 'onChannelMessageReceived').length
  if (got === count || (got < count && !isRecent)) return
  throw new Error(`Expected ${count} messages; ${client} received ${got}.`)
})
