import { expect, it } from 'vitest'
import { type Adapter, resolveDescription } from '../../adapters/index.ts'
import { createReference } from '../../adapters/reference/index.ts'
import { runScenarios } from '../../features/index.ts'
import { createJudge, type Judge, profiles, type TraceEvent } from '../../spec/index.ts'
import { candidatesOf, type Shown, unexplained } from './find.ts'

const id = 'rtc-native-2.3.2'
const context = { options: { seed: 1 }, selects: () => true } as unknown as Parameters<typeof candidatesOf>[1]

/** The reference, but for the events that are never told. */
function without(isUntold: (event: TraceEvent) => boolean): Adapter {
  const reference = createReference()
  return {
    ...reference,
    open(world) {
      const session = reference.open(world)
      return { close: () => session.close(), play: (steps) => session.play(steps).filter((event) => !isUntold(event)) }
    },
  }
}

/** What a run charges the implementation with for the scenarios of this name. */
async function chargedFor(name: RegExp, isUntold: (event: TraceEvent) => boolean, sight: 'sees' | 'is blind' = 'sees') {
  const adapter = without(isUntold)
  const description = resolveDescription(adapter.describe(), id)
  const seeing = createJudge(profiles[id], { observes: description.observes })
  const judge: Judge =
    sight === 'sees'
      ? seeing
      : { ...seeing, judge: (clients, events) => ({ ...seeing.judge(clients, events), violations: [] }) }
  const { results } = await runScenarios({ profile: id, adapter, judge, names: [name.source] })
  const scenarios = results.map((result, position) => ({ ...result, position }))
  const shown: Shown = { profile: profiles[id], scenarios, layers: {}, description }
  const judged = candidatesOf(shown, context).map(({ clause }) => clause)
  const rest = unexplained(shown, context, new Set(judged)).map(({ clause }) => clause)
  return { failed: scenarios.filter(({ outcome }) => outcome === 'failed'), judged, rest }
}

const isPeerLeave = (event: TraceEvent) => 'callback' in event && event.callback === 'peer-leave'

it('a failed scenario is charged to the clauses that the judge finds broken in it, and not to those that held', async () => {
  const { failed, judged, rest } = await chargedFor(/are told of a silence each at their own times/, isPeerLeave)
  expect(failed.map(({ failedStep }) => failedStep)).toEqual([expect.stringContaining('UID 2 gets peer-leave')])
  expect(failed[0]?.clauses).toEqual(expect.arrayContaining(['XWEB-02', 'NATIVE232-T6b', 'NATIVE232-T6c']))
  expect([judged, rest]).toEqual([['XWEB-03'], []])
})

it('a failed scenario in which the judge finds nothing is charged to each of its clauses', async () => {
  const { failed, judged, rest } = await chargedFor(
    /A page that is closed is for the Web like a loss/,
    isPeerLeave,
    'is blind',
  )
  expect(failed).toHaveLength(1)
  expect([judged, rest]).toEqual([[], failed[0]?.clauses])
})
