import { expect, it } from 'vitest'
import type { Step } from '../../spec/vocabulary.ts'
import { sdk3 } from './driven-sdks.ts'
import { join, openTestStage, told } from './test-stage.ts'

const { play, needsBrowser } = openTestStage(sdk3)

it(
  'the real SDK joins the double, and tells of it in its own words',
  needsBrowser(async () => {
    const events = await play([join('uid2'), { waitMs: 1_000 }, join('uid1'), { waitMs: 1_000 }])
    expect(told(events, 'uid1')).toContain('connection-state-change DISCONNECTED CONNECTING')
    expect(told(events, 'uid1')).toContain('connection-state-change CONNECTING CONNECTED')
    expect(told(events, 'uid2').at(-1)).toBe('peer-online uid1')
    expect(events.find((event) => 'callback' in event && event.callback === 'peer-online')).toMatchObject({
      by: 'service',
    })
    expect(events.some((event) => 'returns' in event && event.returns === 'join' && event.error === undefined)).toBe(
      true,
    )
  }),
)

it(
  'the rule of the double says so, and a state of the SDK does not',
  needsBrowser(async () => {
    const lost: Step = { client: 'uid1', happens: 'networkLost' }
    const events = await play([join('uid1'), join('uid2'), { waitMs: 1_000 }, lost, { waitMs: 40_000 }])
    const leave = events.find((event) => 'callback' in event && event.callback === 'peer-leave')
    expect(leave).toMatchObject({ client: 'uid2', atMs: 11_025, by: 'double' })
    const marked = events.filter((event) => 'callback' in event && event.by !== undefined)
    expect(marked.map((event) => 'callback' in event && event.callback)).not.toContain('connection-state-change')
  }),
)
