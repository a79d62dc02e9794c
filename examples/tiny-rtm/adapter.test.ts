import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDescription, record } from '../../adapters/index.ts'
import type { World } from '../../spec/index.ts'
import adapter from './adapter.ts'

const world: World = {
  profile: 'rtm-1',
  clients: [
    { id: 'uid1', platform: 'linux' },
    { id: 'uid2', platform: 'linux' },
  ],
}

describe('the adapter of tiny-rtm', () => {
  it('has no more than 40 lines', () => {
    const text = readFileSync(join(import.meta.dirname, 'adapter.ts'), 'utf8')
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(40)
  })

  it('drives or excuses every call and happening of the profile', async () => {
    const { drives, cannot } = await readDescription(adapter, 'rtm-1')
    expect(drives.length).toBe(10)
    expect(Object.keys(cannot).length).toBe(7)
  })

  it('records a login, an interruption and the way back', async () => {
    const trace = await record(adapter, world, [
      { client: 'uid1', call: 'login' },
      { waitMs: 1_000 },
      { client: 'uid1', happens: 'networkLost' },
      { waitMs: 5_000 },
      { client: 'uid1', happens: 'networkRestored' },
      { waitMs: 1_000 },
    ])
    const said = trace.flatMap((event) =>
      'callback' in event ? [`${event.atMs} ${event.callback}(${JSON.stringify(event.args).slice(1, -1)})`] : [],
    )
    expect(said).toEqual([
      '0 onConnectionStateChanged(2,1)',
      '40 onConnectionStateChanged(3,2)',
      '40 onLoginSuccess()',
      '5000 onConnectionStateChanged(4,5)',
      '6040 onConnectionStateChanged(3,2)',
    ])
  })
})
