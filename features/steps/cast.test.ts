import { describe, expect, it } from 'vitest'

import { platforms } from '../../spec/index.ts'
import { castInWords, castPattern, readCast } from './cast.ts'

const whole = new RegExp(`^${castPattern.source}$`)

describe('a cast', () => {
  it('names each user with a platform', () => {
    expect(readCast('UID 1 on Android, UID 2 on the Web and UID 3 on iOS')).toEqual([
      { id: 'uid1', platform: 'android' },
      { id: 'uid2', platform: 'web' },
      { id: 'uid3', platform: 'ios' },
    ])
  })

  it('is told again in the same words, with one user, with two and with one on each platform', () => {
    for (const size of [1, 2, platforms.length]) {
      const clients = platforms.slice(0, size).map((platform, index) => ({ id: `uid${index + 1}`, platform }))
      const words = castInWords(clients)
      expect(words).toMatch(whole)
      expect(readCast(words ?? '')).toEqual(clients)
    }
  })

  it('names a user once, and no platform that no document knows', () => {
    expect(() => readCast('UID 1 on Android and UID 1 on iOS')).toThrow('Cannot give uid1 two platforms.')
    expect(() => readCast('UID 1 on BeOS')).toThrow('No document knows the platform "BeOS".')
    expect('UID 1 on BeOS').not.toMatch(whole)
  })

  it('has no words for nobody, and none for a client with a name of its own', () => {
    expect(castInWords([])).toBeUndefined()
    expect(castInWords([{ id: 'alice', platform: 'android' }])).toBeUndefined()
  })
})
