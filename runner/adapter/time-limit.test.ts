import { expect, test } from 'vitest'
import type { Adapter } from '../../adapters/index.ts'
import { limitAdapter } from './time-limit.ts'

const never = () => new Promise<never>(() => {})
const world = { profile: 'rtm-1', clients: [] } as const
const opening = (session: object) => limitAdapter({ describe: never, open: () => session } as unknown as Adapter, 10)

test('a call that is not answered in time is named', async () => {
  const adapter = limitAdapter({ describe: never, open: never }, 10)
  await expect(adapter.describe()).rejects.toThrow(`The adapter's describe never answered: 0.01 s have passed.`)
  await expect(adapter.open(world)).rejects.toThrow(`The adapter's open never answered`)
  const session = await opening({ play: never, close: never }).open(world)
  await expect(session.play([])).rejects.toThrow(`The adapter's play never answered`)
  await expect(session.close()).rejects.toThrow(`The adapter's close never answered`)
})

test('an answer at once stays one', async () => {
  const session = await opening({ play: () => [], close: () => {} }).open(world)
  expect(session.play([])).toEqual([])
})
