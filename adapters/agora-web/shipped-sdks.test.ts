import { describe, expect, it } from 'vitest'
import type { Step } from '../../spec/vocabulary.ts'
import { sdk3, sdk4 } from './driven-sdks.ts'
import { origin } from './serve-pages.ts'
import { join, openTestStage } from './test-stage.ts'

describe.each([sdk3, sdk4])('$packageName', (sdk) => {
  const { play, strays, requests, director, needsBrowser } = openTestStage(sdk)

  it(
    `the same steps give the same trace to ${sdk.packageName}, in a page that has served before and after a kill`,
    needsBrowser(async () => {
      const steps: readonly Step[] = [
        join('uid2'),
        join('uid1'),
        { waitMs: 1_000 },
        { client: 'uid1', call: 'publish' },
        { client: 'uid2', call: 'publish' },
        { waitMs: 1_000 },
        { client: 'uid1', happens: 'processKilled' },
        { waitMs: 15_000 },
        { client: 'uid1', happens: 'processRestarted' },
        join('uid1'),
        { waitMs: 1_000 },
      ]
      expect(await play(steps)).toEqual(await play(steps))
    }),
  )

  it(
    `what ${sdk.packageName} asks for is answered by the page that directs it`,
    needsBrowser(async () => {
      await play([join('uid1'), { waitMs: 60_000 }])
      expect(strays).toEqual([])
      expect(requests.length).toBeGreaterThan(0)
      expect(requests.filter((url) => !url.startsWith(`${origin}/`))).toEqual([])
      // The check sees what it is there to see.
      await director().evaluate(() => fetch('https://example.com/').catch(() => {}))
      expect(strays).toEqual(['https://example.com/'])
    }),
  )
})
