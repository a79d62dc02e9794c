/** Steps about processes that are killed and apps that are started again. */
import { Then, When } from '@cucumber/cucumber'

import type { ClientId } from '../../spec/index.ts'
import type { Duration } from './duration.ts'
import { waitFor } from './duration.ts'
import type { Anchor } from './parameters.ts'
import { instantOf } from './reading.ts'
import { observed } from './service-steps.ts'
import type { Story } from './story.ts'

When('the process of {client} is killed', async function (this: Story, client: ClientId) {
  await this.happen(client, 'processKilled')
})

/** To close the page is what it is on the Web to kill the process. */
When('the page of {client} is closed', async function (this: Story, client: ClientId) {
  await this.happen(client, 'processKilled')
})

When('the app of {client} is started again', async function (this: Story, client: ClientId) {
  await this.happen(client, 'processRestarted')
})

Then(
  'the service destroys the channel of {client} between {duration} and {duration} after the {anchor}',
  async function (this: Story, client: ClientId, from: Duration, to: Duration, anchor: Anchor) {
    this.needs('channelDestroyed')
    const startMs = instantOf(this, anchor)
    const leftMs = Math.max(0, startMs + to.ms - this.nowMs) + this.promptMs
    const found = await this.waitFor(() => observed(this, client, 'channelDestroyed', this.mark)[0], leftMs)
    if (found === undefined) throw new Error('Expected the channel to be destroyed; the service did not do it.')
    if (found.atMs >= startMs + from.ms - this.toleranceMs && found.atMs <= startMs + to.ms + this.promptMs) return
    throw new Error(`Expected it ${startMs + from.ms} ms to ${startMs + to.ms} ms; it came at ${found.atMs} ms.`)
  },
)

Then(
  '{duration} later the service has not destroyed the channel of {client}',
  async function (this: Story, duration: Duration, client: ClientId) {
    this.needs('channelDestroyed')
    await this.wait(waitFor(duration, this.toleranceMs))
    const found = observed(this, client, 'channelDestroyed', this.mark)[0]
    if (found) throw new Error(`Expected the channel to be kept; the service destroyed it at ${found.atMs} ms.`)
  },
)
