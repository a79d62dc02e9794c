/** Steps about channels, tests and losses of RTC. */
import { Given, Then, When } from '@cucumber/cucumber'

import type { Client, ClientId, Credential, ReturnsEvent } from '../../spec/index.ts'
import type { Duration } from './duration.ts'
import { callbacksOf, changesOf, dialectFor, enteredAt, instantOf, tellCallbacks } from './reading.ts'
import type { Story } from './story.ts'
import { NotDriven } from './story-end.ts'

const channel = 'c1'

/** 8 names a running echo test, 17 any join that is refused; versions differ in the sign. */
const refusals = [8, 17]

/** The Web has a word of its own for each call that it shares with the others. */
export function isOnTheWeb(story: Story, client: ClientId): boolean {
  return story.platformOf(client) === 'web'
}

async function askToJoin(story: Story, client: ClientId, credential: Credential = 'valid'): Promise<void> {
  await story.call(client, isOnTheWeb(story, client) ? 'join' : 'joinChannel', { channel, credential })
}

async function join(story: Story, client: ClientId): Promise<void> {
  const since = story.events.length
  await askToJoin(story, client)
  const reached = await story.waitFor(() => enteredAt(story, client, since), story.promptMs)
  if (reached === undefined) throw new Error(`This scenario begins with ${client} in the channel; it is not in it.`)
}

Given('UID 1 has not joined yet', function (this: Story) {
  if (this.events.some((event) => 'client' in event && event.client === 'uid1')) {
    throw new Error('This scenario begins before UID 1 has done anything.')
  }
})

Given('{client} is in the channel', async function (this: Story, client: ClientId) {
  await join(this, client)
  await this.settle()
})

/** As in the documents' timeline, UID 2 is there first and sees UID 1 come. */
Given('UID 1 and UID 2 are in the channel', async function (this: Story) {
  await join(this, 'uid2')
  await join(this, 'uid1')
  await this.settle()
})

/** Those who watch are there before the one whom they watch. */
Given('{cast} in the same channel', async function (this: Story, cast: readonly Client[]) {
  await this.open(cast)
  for (const { id } of [...cast].reverse()) await join(this, id)
  await this.settle()
})

Given('{cast}', async function (this: Story, cast: readonly Client[]) {
  await this.open(cast)
})

When('{client} joins the channel', async function (this: Story, client: ClientId) {
  await askToJoin(this, client)
})

When('{client} joins the channel again', async function (this: Story, client: ClientId) {
  await askToJoin(this, client)
})

When(
  '{client} joins the channel with {credential}',
  async function (this: Story, client: ClientId, credential: Credential) {
    await askToJoin(this, client, credential)
  },
)

When('{client} leaves the channel', async function (this: Story, client: ClientId) {
  await this.call(client, isOnTheWeb(this, client) ? 'leave' : 'leaveChannel')
})

Given('{client} starts an echo test', async function (this: Story, client: ClientId) {
  await this.call(client, 'startEchoTest')
  await this.settle()
})

When('{client} stops the echo test', async function (this: Story, client: ClientId) {
  await this.call(client, 'stopEchoTest')
  await this.settle()
})

/** The instants at which the client was told that its connection is lost, in either of the documented ways. */
function toldLost(story: Story, client: ClientId): number[] {
  const events = changesOf(story, client, story.mark).filter(({ reason }) => reason === 'LOST')
  return [...callbacksOf(story, client, 'onConnectionLost', story.mark), ...events].map(({ atMs }) => atMs)
}

Then('{client} has not been told that the connection is lost', function (this: Story, client: ClientId) {
  if (toldLost(this, client).length === 0) return
  throw new Error(`Expected neither onConnectionLost nor LOST; ${tellCallbacks(this, client)}`)
})

Then('{client} has been told that the connection is lost', async function (this: Story, client: ClientId) {
  const found = await this.waitFor(() => toldLost(this, client)[0], this.toleranceMs)
  if (found === undefined) throw new Error(`Expected onConnectionLost or LOST; ${tellCallbacks(this, client)}`)
})

Then(
  '{client} is told that the connection is lost between {duration} and {duration} after the loss',
  async function (this: Story, client: ClientId, from: Duration, to: Duration) {
    const startMs = instantOf(this, 'loss')
    const leftMs = Math.max(0, startMs + to.ms - this.nowMs) + this.toleranceMs
    const atMs = await this.waitFor(() => toldLost(this, client)[0], leftMs)
    if (atMs === undefined) throw new Error(`Expected onConnectionLost or LOST; ${tellCallbacks(this, client)}`)
    if (atMs >= startMs + from.ms - this.toleranceMs && atMs <= startMs + to.ms + this.toleranceMs) return
    throw new Error(`Expected it between ${startMs + from.ms} ms and ${startMs + to.ms} ms; it came at ${atMs} ms.`)
  },
)

/** The table has the client fail; the API reference has the call refused and the state stay as it is. */
Then('the join of {client} is rejected', async function (this: Story, client: ClientId) {
  const isRejected = (): true | undefined => {
    const failed = changesOf(this, client, this.mark).some(
      ({ state, reason }) => state === 'FAILED' && reason === 'REJECTED_BY_SERVER',
    )
    return failed || refusedWith(this, client).length > 0 ? true : undefined
  }
  if (await this.waitFor(isRejected, this.promptMs)) return
  throw new Error(`Expected (FAILED, REJECTED_BY_SERVER) or the code 17; ${tellCallbacks(this, client)}`)
})

function refusedWith(story: Story, client: ClientId): number[] {
  return story.events
    .slice(story.mark)
    .filter(
      (event): event is ReturnsEvent =>
        'returns' in event && event.client === client && event.returns === 'joinChannel',
    )
    .map(({ value, error }) => Math.abs(Number(error?.code ?? value ?? 0)))
    .filter((code) => refusals.includes(code))
}

const offlineReasons: Readonly<Record<string, readonly (string | number)[]>> = {
  quit: [0, 'Quit', 'userOfflineQuit', 'UserOfflineQuit', 'USER_OFFLINE_QUIT', 'AgoraUserOfflineReasonQuit'],
  dropped: [
    1,
    'ServerTimeOut',
    'userOfflineDropped',
    'UserOfflineDropped',
    'USER_OFFLINE_DROPPED',
    'AgoraUserOfflineReasonDropped',
  ],
}

Then(/^UID 2 is told that UID 1 has (quit|dropped)$/, async function (this: Story, reason: string) {
  const names = Object.keys(dialectFor(this, 'uid2').callbacks)
  const callback = ['user-left', 'peer-leave'].find((name) => names.includes(name)) ?? 'onUserOffline'
  const found = await this.waitFor(
    () => callbacksOf(this, 'uid2', callback, this.mark).find(({ args }) => args[0] === 'uid1'),
    this.promptMs,
  )
  const told = found?.args[1]
  if (found && (typeof told === 'string' || typeof told === 'number') && offlineReasons[reason]?.includes(told)) return
  if (found?.by !== undefined)
    throw new NotDriven('What the service has told is another reason, and the SDK repeats it.')
  throw new Error(`Expected ${callback} about uid1 with the reason ${reason}; ${tellCallbacks(this, 'uid2')}`)
})
