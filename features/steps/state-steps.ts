/** Then steps about the states that clients report. "Reports" gives what travels its time, "has reported" does not. */
import { Then } from '@cucumber/cucumber'

import type { ClientId } from '../../spec/index.ts'
import type { Duration } from './duration.ts'
import { waitFor } from './duration.ts'
import type { Anchor } from './parameters.ts'
import type { Change } from './reading.ts'
import {
  changesOf,
  checkReasons,
  checkStates,
  enteredAt,
  instantOf,
  stateOf,
  tellCallbacks,
  tellReports,
} from './reading.ts'
import type { Story } from './story.ts'
import { NotDriven } from './story-end.ts'

type Names = readonly string[]

function findChange(story: Story, client: ClientId, states: Names, reasons: Names): Change | undefined {
  return changesOf(story, client, story.mark).find(
    ({ state, reason }) =>
      state !== undefined && states.includes(state) && reason !== undefined && reasons.includes(reason),
  )
}

async function requireChange(
  story: Story,
  client: ClientId,
  states: Names,
  reasons: Names,
  withinMs: number,
): Promise<Change> {
  checkStates(story, client, states)
  checkReasons(story, client, reasons)
  const found = await story.waitFor(() => findChange(story, client, states, reasons), withinMs)
  if (found) return found
  throw new Error(`Expected ${states.join(' or ')} because of ${reasons.join(' or ')}; ${tellReports(story, client)}`)
}

function requireBetween(change: Change, fromMs: number, toMs: number, story: Story): void {
  const { toleranceMs } = story
  if (change.atMs >= fromMs - toleranceMs && change.atMs <= toMs + toleranceMs) return
  const due = fromMs === toMs ? `at ${fromMs} ms` : `between ${fromMs} ms and ${toMs} ms`
  throw new Error(`Expected ${change.state ?? ''} ${due}; it came at ${change.atMs} ms.`)
}

function requireSilence(story: Story, client: ClientId): void {
  if (changesOf(story, client, story.mark).length === 0) return
  throw new Error(`Expected no change of state; ${tellReports(story, client)}`)
}

Then(
  '{client} reports {states} because of {reasons}',
  async function (this: Story, client: ClientId, states: Names, reasons: Names) {
    await requireChange(this, client, states, reasons, this.promptMs)
  },
)

Then(
  '{client} has reported {states} because of {reasons}',
  async function (this: Story, client: ClientId, states: Names, reasons: Names) {
    await requireChange(this, client, states, reasons, this.toleranceMs)
  },
)

Then(
  '{client} reports {states} because of {reasons} {duration} after the {anchor}',
  async function (this: Story, client: ClientId, states: Names, reasons: Names, duration: Duration, anchor: Anchor) {
    const dueMs = instantOf(this, anchor) + duration.ms
    const leftMs = Math.max(0, dueMs - this.nowMs) + this.toleranceMs
    requireBetween(await requireChange(this, client, states, reasons, leftMs), dueMs, dueMs, this)
  },
)

Then(
  '{client} reports {states} because of {reasons} between {duration} and {duration} after the {anchor}',
  async function (
    this: Story,
    client: ClientId,
    states: Names,
    reasons: Names,
    from: Duration,
    to: Duration,
    anchor: Anchor,
  ) {
    const startMs = instantOf(this, anchor)
    const leftMs = Math.max(0, startMs + to.ms - this.nowMs) + this.toleranceMs
    const change = await requireChange(this, client, states, reasons, leftMs)
    requireBetween(change, startMs + from.ms, startMs + to.ms, this)
  },
)

Then(
  '{client} is connected again because of {reasons}',
  async function (this: Story, client: ClientId, reasons: Names) {
    const { reconnectWithinMs } = this.context.judge.assumptions
    await requireChange(this, client, ['CONNECTED'], reasons, reconnectWithinMs + this.promptMs)
  },
)

Then(
  '{client} stays {states} or reports {states} because of {reasons}',
  async function (this: Story, client: ClientId, stays: Names, states: Names, reasons: Names) {
    checkStates(this, client, stays)
    const change = await this.waitFor(() => changesOf(this, client, this.mark)[0], this.promptMs)
    if (change !== undefined) await requireChange(this, client, states, reasons, 0)
    else if (!stays.includes(stateOf(this, client)))
      throw new Error(`Expected ${stays.join(' or ')}; ${client} is ${stateOf(this, client)}.`)
  },
)

Then('{client} is in {states} once more', async function (this: Story, client: ClientId, states: Names) {
  checkStates(this, client, states)
  const { reconnectWithinMs } = this.context.judge.assumptions
  const back = () => states.find((state) => state === stateOf(this, client))
  const found = await this.waitFor(back, reconnectWithinMs + this.promptMs)
  if (found === undefined) throw new Error(`Expected ${states.join(' or ')}; ${tellReports(this, client)}`)
})

/** A client that takes its time to be back is right, but others may have missed it by then: that is another story. */
Then(
  '{client} is back within {duration} of the {anchor}',
  async function (this: Story, client: ClientId, duration: Duration, anchor: Anchor) {
    const { reconnectWithinMs } = this.context.judge.assumptions
    const atMs = await this.waitFor(() => enteredAt(this, client, this.mark), reconnectWithinMs + this.promptMs)
    if (atMs === undefined) throw new Error(`Expected ${client} to be back; ${tellCallbacks(this, client)}`)
    const lateMs = instantOf(this, anchor) + duration.ms - this.promptMs
    if (atMs > lateMs) throw new NotDriven(`${client} was back only at ${atMs} ms, which is too late for others`)
  },
)

Then('{client} is {states}', function (this: Story, client: ClientId, states: Names) {
  checkStates(this, client, states)
  const state = stateOf(this, client)
  if (!states.includes(state)) throw new Error(`Expected ${states.join(' or ')}; ${client} is ${state}.`)
})

Then('{client} is still {states}', function (this: Story, client: ClientId, states: Names) {
  checkStates(this, client, states)
  requireSilence(this, client)
  const state = stateOf(this, client)
  if (!states.includes(state)) throw new Error(`Expected ${states.join(' or ')}; ${client} is ${state}.`)
})

Then('{client} never reports {states}', async function (this: Story, client: ClientId, states: Names) {
  checkStates(this, client, states)
  await this.settle()
  const found = changesOf(this, client, this.mark).find(({ state }) => state !== undefined && states.includes(state))
  if (found) throw new Error(`Expected no ${states.join(' and no ')}; ${tellReports(this, client)}`)
})

Then(
  '{client} never reports {states} because of {reasons}',
  async function (this: Story, client: ClientId, states: Names, reasons: Names) {
    checkStates(this, client, states)
    checkReasons(this, client, reasons)
    await this.settle()
    if (findChange(this, client, states, reasons) === undefined) return
    const told = `${states.join(' and no ')} because of ${reasons.join(' or ')}`
    throw new Error(`Expected no ${told}; ${tellReports(this, client)}`)
  },
)

Then('{client} has gone through {path}', function (this: Story, client: ClientId, path: Names) {
  checkStates(this, client, path)
  const states = changesOf(this, client, 0).map(({ state, spelled }) => state ?? JSON.stringify(spelled))
  const gone = states.filter((state, index) => state !== states[index - 1])
  if (gone.join() !== path.join())
    throw new Error(`Expected ${path.join(', ')}; ${client} went through ${gone.join(', ')}.`)
})

Then(
  'each report of {client} names a documented state and a documented reason',
  function (this: Story, client: ClientId) {
    const odd = changesOf(this, client, 0).find(({ state, reason }) => state === undefined || reason === undefined)
    if (odd) throw new Error(`No document knows ${JSON.stringify(odd.spelled)}, reported at ${odd.atMs} ms.`)
  },
)

Then(
  '{duration} later {client} is still {states}',
  async function (this: Story, duration: Duration, client: ClientId, states: Names) {
    checkStates(this, client, states)
    const before = this.events.length
    await this.wait(waitFor(duration, this.toleranceMs))
    const state = stateOf(this, client)
    if (changesOf(this, client, before).length > 0 || !states.includes(state)) {
      throw new Error(`Expected ${states.join(' or ')} without a change; ${tellReports(this, client)}`)
    }
  },
)
