import { expect, it } from 'vitest'
import type { Step } from '../../spec/vocabulary.ts'
import { sdk4 } from './driven-sdks.ts'
import { join, openTestStage, told } from './test-stage.ts'

const { play, needsBrowser } = openTestStage(sdk4)

it(
  'the real SDK joins the double, publishes to it, and leaves it with a reason',
  needsBrowser(async () => {
    const events = await play([
      join('uid2'),
      join('uid1'),
      { waitMs: 1_000 },
      { client: 'uid1', call: 'publish' },
      { waitMs: 1_000 },
      { client: 'uid1', call: 'leave' },
      { waitMs: 1_000 },
    ])
    expect(told(events, 'uid1').filter((line) => line.startsWith('connection-state-change'))).toEqual([
      'connection-state-change CONNECTING DISCONNECTED',
      'connection-state-change CONNECTED CONNECTING',
      'connection-state-change DISCONNECTING CONNECTED',
      'connection-state-change DISCONNECTED DISCONNECTING LEAVE',
    ])
    expect(told(events, 'uid2').slice(-4)).toEqual([
      'user-joined uid1',
      'user-published uid1 audio',
      'user-unpublished uid1 audio',
      'user-left uid1 Quit',
    ])
    expect(events.flatMap((event) => ('error' in event ? [event.error] : []))).toEqual([])
  }),
)

it(
  'a user is offline after 20 s by the rule of the double, and RECONNECTING by the SDK itself',
  needsBrowser(async () => {
    const lost: Step = { client: 'uid1', happens: 'networkLost' }
    const events = await play([join('uid1'), join('uid2'), { waitMs: 1_000 }, lost, { waitMs: 60_000 }])
    const left = events.find((event) => 'callback' in event && event.callback === 'user-left')
    expect(left).toMatchObject({ client: 'uid2', atMs: 21_025, by: 'double' })
    const change = events.find((event) => 'callback' in event && event.args[0] === 'RECONNECTING')
    expect(change).toMatchObject({ client: 'uid1' })
    expect(change).not.toHaveProperty('by')
  }),
)
