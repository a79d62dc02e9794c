/** When steps about the network, the service and the passing of time. */
import { Given, When } from '@cucumber/cucumber'

import type { ClientId, NamedArguments } from '../../spec/index.ts'
import type { Duration } from './duration.ts'
import { waitFor } from './duration.ts'
import type { Loss } from './parameters.ts'
import type { Story } from './story.ts'

const silent: Readonly<Record<Loss, NamedArguments>> = {
  network: { direction: 'both', manner: 'silent' },
  uplink: { direction: 'uplink', manner: 'silent' },
  downlink: { direction: 'downlink', manner: 'silent' },
}

Given('the {loss} is lost', async function (this: Story, loss: Loss) {
  await this.happen('uid1', 'networkLost', silent[loss])
})

When('the {loss} is lost for {duration}', async function (this: Story, loss: Loss, duration: Duration) {
  await this.happen('uid1', 'networkLost', silent[loss])
  await this.wait(waitFor(duration, this.toleranceMs))
})

When(
  'the connection is reset and the network stays away for {duration}',
  async function (this: Story, duration: Duration) {
    await this.happen('uid1', 'networkLost', { direction: 'both', manner: 'reset' })
    await this.wait(waitFor(duration, this.toleranceMs))
  },
)

When('the network of {client} is lost', async function (this: Story, client: ClientId) {
  await this.happen(client, 'networkLost', silent.network)
})

When('the network of {client} is back', async function (this: Story, client: ClientId) {
  await this.happen(client, 'networkRestored')
})

When('the network is back', async function (this: Story) {
  await this.happen('uid1', 'networkRestored')
})

When('{duration} pass(es)', async function (this: Story, duration: Duration) {
  await this.wait(waitFor(duration, this.toleranceMs))
})

Given('the service does not answer', async function (this: Story) {
  await this.happen('uid1', 'serviceUnresponsive')
})

When('the service answers again', async function (this: Story) {
  await this.happen('uid1', 'serviceRestored')
})

When('the token expires', async function (this: Story) {
  await this.happen('uid1', 'tokenExpired')
})

When('the server bans {client}', async function (this: Story, client: ClientId) {
  await this.happen(client, 'bannedByServer')
})

When('the same user id logs in elsewhere', async function (this: Story) {
  await this.happen('uid1', 'loggedInElsewhere')
})

When('the proxy is set', async function (this: Story) {
  await this.happen('uid1', 'proxySet')
})

When('the IP address changes', async function (this: Story) {
  await this.happen('uid1', 'ipAddressChanged')
})

When('the keep-alive times out', async function (this: Story) {
  await this.happen('uid1', 'keepAliveTimedOut')
})
