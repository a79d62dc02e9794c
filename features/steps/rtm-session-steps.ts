/** Given and When steps about logins, channels and tokens of RTM. */
import { Given, When } from '@cucumber/cucumber'

import type { ClientId, Credential } from '../../spec/index.ts'
import { stateOf } from './reading.ts'
import type { Story } from './story.ts'

/** Longer than an interruption that is noticed, and far shorter than one that others notice. */
const noticedMs = 5_000

async function requireState(story: Story, client: ClientId, state: string): Promise<void> {
  const reached = await story.waitFor(() => (stateOf(story, client) === state ? state : undefined), story.promptMs)
  if (reached === undefined)
    throw new Error(`This scenario begins with ${client} ${state}; it is ${stateOf(story, client)}.`)
}

async function logIn(story: Story, client: ClientId): Promise<void> {
  if (stateOf(story, client) === 'CONNECTED') return
  await story.call(client, 'login', { credential: 'valid' })
  await requireState(story, client, 'CONNECTED')
}

Given('a client that has never logged in', function (this: Story) {
  if (this.events.length > 0) throw new Error('This scenario begins before anything has happened.')
})

Given('a logged-in client', async function (this: Story) {
  await logIn(this, 'uid1')
  await this.settle()
})

Given('{client} is logged in, too', async function (this: Story, client: ClientId) {
  await logIn(this, client)
  await this.settle()
})

Given('a RECONNECTING client', async function (this: Story) {
  await logIn(this, 'uid1')
  await this.settle()
  await this.happen('uid1', 'networkLost', { direction: 'both', manner: 'silent' })
  await this.wait(noticedMs)
  await requireState(this, 'uid1', 'RECONNECTING')
})

Given('an ABORTED client', async function (this: Story) {
  await logIn(this, 'uid1')
  await this.settle()
  await this.happen('uid1', 'loggedInElsewhere')
  await requireState(this, 'uid1', 'ABORTED')
})

Given('{client} is a member of the channel {string}', async function (this: Story, client: ClientId, channel: string) {
  await logIn(this, client)
  await this.call(client, 'joinChannel', { channel })
  await this.settle()
})

Given(
  '{client} has set the attribute {string} to {string}',
  async function (this: Story, client: ClientId, name: string, value: string) {
    await this.call(client, 'setLocalUserAttributes', { attributes: { [name]: value } })
    await this.settle()
  },
)

When('{client} logs in', async function (this: Story, client: ClientId) {
  await this.call(client, 'login', { credential: 'valid' })
})

When('{client} logs in with {credential}', async function (this: Story, client: ClientId, credential: Credential) {
  await this.call(client, 'login', { credential })
})

When('{client} logs out', async function (this: Story, client: ClientId) {
  await this.call(client, 'logout')
})

When('{client} leaves the channel {string}', async function (this: Story, client: ClientId, channel: string) {
  await this.call(client, 'leaveChannel', { channel })
  await this.settle()
})

When(
  '{client} renews the token with {credential}',
  async function (this: Story, client: ClientId, credential: Credential) {
    await this.call(client, 'renewToken', { credential })
  },
)
