/** Steps about what only the service can see, and about how calls end. */
import { Then } from '@cucumber/cucumber'

import type { CallEvent, ClientId, ReturnsEvent, ServiceEvent, ServiceObservation } from '../../spec/index.ts'
import type { Duration } from './duration.ts'
import { waitFor } from './duration.ts'
import { callbacksOf } from './reading.ts'
import type { Story } from './story.ts'

/** What the service has seen of the client since the position. */
export function observed(story: Story, client: ClientId, service: ServiceObservation, since: number): ServiceEvent[] {
  return story.events
    .slice(since)
    .filter(
      (event): event is ServiceEvent => 'service' in event && event.service === service && event.client === client,
    )
}

Then('{client} keeps trying to connect', async function (this: Story, client: ClientId) {
  this.needs('connectionAttempt')
  const before = this.events.length
  const { retryWithinMs } = this.context.judge.assumptions
  const found = await this.waitFor(
    () => observed(this, client, 'connectionAttempt', before)[0],
    retryWithinMs + this.promptMs,
  )
  if (!found) throw new Error(`Expected an attempt to connect within ${retryWithinMs} ms; the service saw none.`)
})

Then(
  '{client} makes no attempt to connect for {duration}',
  async function (this: Story, client: ClientId, duration: Duration) {
    this.needs('connectionAttempt')
    const before = this.events.length
    await this.wait(waitFor(duration, this.toleranceMs))
    const found = observed(this, client, 'connectionAttempt', before)[0]
    if (found) throw new Error(`Expected no attempt to connect; the service saw one at ${found.atMs} ms.`)
  },
)

Then('the service still counts {client} as online', function (this: Story, client: ClientId) {
  this.needs('userOffline')
  const found = observed(this, client, 'userOffline', this.mark)[0]
  if (found) throw new Error(`Expected ${client} to be online; the service took it off the list at ${found.atMs} ms.`)
})

Then('the service counts {client} as offline', async function (this: Story, client: ClientId) {
  this.needs('userOffline')
  // The wait before it may have ended early by the tolerance, and the service may be late by as much.
  const found = await this.waitFor(() => observed(this, client, 'userOffline', this.mark)[0], 2 * this.toleranceMs)
  if (!found) throw new Error(`Expected ${client} to be off the list of users online until ${this.nowMs} ms.`)
})

Then('the service learns the attributes of {client} again', async function (this: Story, client: ClientId) {
  this.needs('userAttributesSet')
  const { reconnectWithinMs } = this.context.judge.assumptions
  const told = await this.waitFor(
    () => observed(this, client, 'userAttributesSet', this.mark)[0],
    reconnectWithinMs + 2 * this.promptMs,
  )
  if (!told) throw new Error(`Expected ${client} to set its attributes again; the service saw nothing of it.`)
  const call = this.events.findLast(
    (event): event is CallEvent =>
      'call' in event && event.client === client && event.call === 'setLocalUserAttributes',
  )
  const meant = JSON.stringify(call?.args?.['attributes'] ?? null)
  const set = JSON.stringify(told.args?.[0] ?? null)
  if (meant !== set) throw new Error(`Expected the attributes ${meant}; the service was told ${set}.`)
})

/** The codes with which the latest call of the client ended: what it returned, or what its result callback carried. */
function codesOf(story: Story, client: ClientId): number[] {
  const at = story.events.findLastIndex((event) => 'call' in event && event.client === client)
  const call = story.events[at]
  if (call === undefined || !('call' in call)) throw new Error(`Cannot find a call of ${client} in this scenario.`)
  const returned = story.events
    .slice(at)
    .filter(
      (event): event is ReturnsEvent => 'returns' in event && event.client === client && event.returns === call.call,
    )
    .map(({ value, error }) => error?.code ?? value ?? 0)
  const results: Readonly<Record<string, string>> = {
    login: 'onLoginFailure',
    logout: 'onLogout',
    renewToken: 'onRenewTokenResult',
  }
  const result = results[call.call]
  const told = result === undefined ? [] : callbacksOf(story, client, result, at).map(({ args }) => args.at(-1) ?? 0)
  return [...returned, ...told].map(Number).filter((code) => code !== 0)
}

Then('the call of {client} fails with {int}', async function (this: Story, client: ClientId, code: number) {
  const found = await this.waitFor(() => codesOf(this, client)[0], this.promptMs)
  if (found === undefined) throw new Error(`Expected the call to fail with ${code}; it has not failed.`)
  // Versions differ in the sign of the same code.
  if (Math.abs(found) !== code) throw new Error(`Expected the call to fail with ${code}; it failed with ${found}.`)
})
