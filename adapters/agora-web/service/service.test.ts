import { beforeEach, describe, expect, it } from 'vitest'
import { createManualClock, type ManualClock } from './manual-clock.ts'
import { rulesOfDocument004, rulesOfWeb4, type ServiceRules } from './rules.ts'
import { type Line, Service } from './service.ts'

let clock: ManualClock
let service: Service
let heard: string[]

function open(rules: ServiceRules = rulesOfDocument004): void {
  clock = createManualClock()
  heard = []
  service = new Service(clock, rules, (what, uid, channel) =>
    heard.push(`${clock.nowMs()} service ${what} ${uid} ${channel}`),
  )
}

/** A line that writes down what it is told. */
function lineOf(uid: number): Line {
  return {
    push({ kind, by, ...rest }) {
      const about = 'uid' in rest ? ` ${rest.uid}` : ''
      const reason = 'reason' in rest ? ` ${rest.reason}` : ''
      heard.push(`${clock.nowMs()} ${uid}: ${kind}${about}${reason} by ${by}`)
    },
    end: () => heard.push(`${clock.nowMs()} ${uid}: ended`),
  }
}

/** Two users in a channel, the first of whom publishes. */
function stand(): { readonly one: Line; readonly two: Line } {
  const [one, two] = [lineOf(1), lineOf(2)]
  service.join(1, 'c1', one)
  service.join(2, 'c1', two)
  service.publish(1, one)
  heard.length = 0
  return { one, two }
}

beforeEach(() => open())

describe('the double of the service', () => {
  it('tells those in a channel of a join and of a stream, and the newcomer of those who are there', () => {
    const [one, two] = [lineOf(1), lineOf(2)]
    service.join(1, 'c1', one)
    service.publish(1, one)
    service.join(2, 'c1', two)
    expect(heard).toEqual([
      '0 service userOnline 1 c1',
      '0 service userOnline 2 c1',
      '0 1: userOnline 2 by service',
      '0 2: userOnline 1 by service',
      '0 2: streamAdded 1 by service',
    ])
  })

  it('tells nobody in another channel', () => {
    service.join(1, 'c1', lineOf(1))
    service.join(2, 'c2', lineOf(2))
    expect(heard.filter((line) => line.includes(': '))).toEqual([])
  })

  it('removes the stream and the user after 10 s of silence each, by its own rule', () => {
    const { one } = stand()
    service.fallSilent(1, one)
    clock.advance(9_999)
    expect(heard).toEqual([])
    clock.advance(1)
    expect(heard).toEqual([
      '10000 2: streamRemoved 1 by double',
      '10000 service userOffline 1 c1',
      '10000 2: userOffline 1 ServerTimeOut by double',
    ])
  })

  it('removes the user after 20 s where the rules say so, and the stream after 10 s all the same', () => {
    open(rulesOfWeb4)
    const { one } = stand()
    service.fallSilent(1, one)
    clock.advance(20_000)
    expect(heard.map((line) => line.split(' ', 3).join(' '))).toEqual([
      '10000 2: streamRemoved',
      '20000 service userOffline',
      '20000 2: userOffline',
    ])
  })

  it('has not missed a user who is heard again in time', () => {
    const { one } = stand()
    service.fallSilent(1, one)
    clock.advance(9_999)
    service.beHeard(1, one)
    clock.advance(60_000)
    expect(heard).toEqual([])
  })

  it('takes a dropped user back who is heard again, and its stream with it, and ends no line', () => {
    const { one } = stand()
    service.fallSilent(1, one)
    clock.advance(30_000)
    heard.length = 0
    service.beHeard(1, one)
    expect(heard).toEqual([
      '30000 service userOnline 1 c1',
      '30000 2: userOnline 1 by service',
      '30000 2: streamAdded 1 by service',
    ])
  })

  it('tells a dropped user of the others as long as its line stands, and no longer', () => {
    const { one, two } = stand()
    service.fallSilent(1, one)
    clock.advance(30_000)
    heard.length = 0
    service.publish(2, two)
    service.hangUp(1, one)
    service.unpublish(2, two)
    expect(heard).toEqual(['30000 1: streamAdded 2 by service'])
    service.beHeard(1, one)
    expect(service.usersOf('c1')).toEqual([2])
  })

  it('drops a user whose line is gone, and takes it back by a new one alone', () => {
    const { one } = stand()
    service.hangUp(1, one)
    clock.advance(10_000)
    service.beHeard(1, one)
    expect(service.usersOf('c1')).toEqual([2])
    service.join(1, 'c1', lineOf(1))
    expect(service.usersOf('c1')).toEqual([2, 1])
  })

  it('has not missed a user who joins again in time, and waits for its stream until 10 s after its last data', () => {
    const { one } = stand()
    service.fallSilent(1, one)
    clock.advance(5_000)
    const again = lineOf(1)
    service.join(1, 'c1', again)
    clock.advance(5_000)
    expect(heard.filter((line) => line.includes(' 2: '))).toEqual(['10000 2: streamRemoved 1 by double'])
    service.publish(1, again)
    expect(heard.at(-1)).toBe('10000 2: streamAdded 1 by service')
  })

  it('tells of a leave at once, with the reason Quit', () => {
    const { one } = stand()
    service.leave(1, one)
    expect(heard).toEqual([
      '0 2: streamRemoved 1 by service',
      '0 service userOffline 1 c1',
      '0 2: userOffline 1 Quit by service',
    ])
  })

  it('destroys a channel 10 s after its last user, unless somebody comes', () => {
    const one = lineOf(1)
    service.join(1, 'c1', one)
    service.leave(1, one)
    clock.advance(9_999)
    const two = lineOf(2)
    service.join(2, 'c1', two)
    clock.advance(60_000)
    expect(heard.join()).not.toContain('channelDestroyed')
    service.leave(2, two)
    clock.advance(10_000)
    expect(heard.at(-1)).toBe('79999 service channelDestroyed 2 c1')
  })

  it.each(['ban', 'logInElsewhere'] as const)('puts a user out after %s, and ends its line', (what) => {
    stand()
    service[what](1)
    expect(heard[0]).toMatch(/^0 1: (banned|loggedInElsewhere) by service$/)
    expect(heard.at(-1)).toBe('0 1: ended')
    expect(service.usersOf('c1')).toEqual([2])
  })

  describe('to a user who has joined by two lines', () => {
    it('ends neither, tells both, and takes the leave by one for no leave', () => {
      const { one } = stand()
      const again = lineOf(1)
      service.join(1, 'c1', again)
      heard.length = 0
      service.expireToken(1)
      expect(heard).toEqual(['0 1: tokenExpired by service', '0 1: tokenExpired by service'])
      service.leave(1, one)
      expect(service.usersOf('c1')).toEqual([1, 2])
      service.leave(1, one)
      expect(service.usersOf('c1')).toEqual([1, 2])
      service.leave(1, again)
      expect(service.usersOf('c1')).toEqual([2])
    })

    it('takes the leave by one for a leave if the other is silent', () => {
      const { one } = stand()
      const again = lineOf(1)
      service.fallSilent(1, one)
      service.join(1, 'c1', again)
      service.leave(1, again)
      expect(service.usersOf('c1')).toEqual([2])
    })

    it('is silent when both are', () => {
      const { one } = stand()
      const again = lineOf(1)
      service.join(1, 'c1', again)
      heard.length = 0
      service.fallSilent(1, one)
      clock.advance(60_000)
      expect(heard.filter((line) => line.includes('userOffline'))).toEqual([])
      service.hangUp(1, again)
      clock.advance(60_000)
      expect(heard.filter((line) => line.includes('userOffline 1'))).toEqual([
        '70000 service userOffline 1 c1',
        '70000 2: userOffline 1 ServerTimeOut by double',
      ])
    })
  })

  it('knows a token as expired until a new one is presented', () => {
    stand()
    service.expireToken(1)
    expect(heard).toEqual(['0 1: tokenExpired by service'])
    expect(service.hasExpired(1)).toBe(true)
    service.present(1)
    expect(service.hasExpired(1)).toBe(false)
  })
})
