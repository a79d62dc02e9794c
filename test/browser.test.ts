import { describe, expect, it } from 'vitest'
import { findInstalled } from './browser.ts'

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
})
