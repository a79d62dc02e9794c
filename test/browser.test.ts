import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBrowser, findInstalled, skipWithout } from './browser.ts'

describe('the browser of the tests', () => {
  it('is the one that CHROMIUM_PATH names', () => {
    expect(findInstalled({ CHROMIUM_PATH: process.execPath, PATH: '' })).toBe(process.execPath)
  })

  it('is an error by name where CHROMIUM_PATH names nothing that runs', () => {
    expect(() => findInstalled({ CHROMIUM_PATH: '/nowhere/chromium' })).toThrow(
      'CHROMIUM_PATH names /nowhere/chromium, which is no program',
    )
  })

  it('is sought among the packages where none is installed', () => {
    expect(findInstalled({ PATH: '/nowhere' })).toBeUndefined()
  })

  it('is unpacked for each who asks into a folder of its own, also for two at once', async (context) => {
    const nowhere = { PATH: '/nowhere' }
    const found = await Promise.all([findBrowser(nowhere), findBrowser(nowhere)]).catch(String)
    if (typeof found === 'string') return skipWithout(context, found)
    const folders = found.map(({ path }) => dirname(path))
    for (const { remove } of found) remove()
    expect(new Set(folders).size).toBe(2)
    // Not one within the other.
    expect(new Set(folders.map(dirname)).size).toBe(1)
  })
})
