/** The judge of RTC Web up to 3.x, by traces written by hand. */
import { describe, expect, it } from 'vitest'
import { type Client, createJudge, profiles, type TraceEvent, type Violation } from './index.ts'
import { written } from './written-trace.ts'

const profile = profiles['rtc-web-3']
const clients: readonly Client[] = [
  { id: 'uid1', platform: 'web' },
  { id: 'uid2', platform: 'web' },
]

function violations(text: string): readonly Violation[] {
  return createJudge(profile, { observes: ['connectionAttempt'] }).judge(clients, written(profile, text)).violations
}

function violated(text: string): readonly string[] {
  return [...new Set(violations(text).flatMap(({ clauses }) => clauses))].sort()
}

const joined = `
  0 uid1 join channel=c1
  0 uid1 connection-state-change DISCONNECTED CONNECTING
  200 uid1 connection-state-change CONNECTING CONNECTED
  200 uid1 connected
`
const back = `
  9500 uid1 networkRestored
  9700 uid1 connection-state-change CONNECTING CONNECTED
  9700 uid1 connected
  80000 ends
`

describe('the judge of RTC Web up to 3.x', () => {
  it('accepts a loss that leads from CONNECTED over CONNECTING to CONNECTED', () => {
    const text = `${joined} 9000 uid1 networkLost manner=reset
      9000 uid1 connection-state-change CONNECTED CONNECTING
      9000 uid1 (connectionAttempt) ${back}`
    expect(violated(text)).toEqual([])
  })

  it('accuses a loss that shows as DISCONNECTED, and explains what should have been reported', () => {
    const text = `${joined} 9000 uid1 networkLost manner=reset
      9000 uid1 connection-state-change CONNECTED DISCONNECTED
      9000 uid1 connection-state-change DISCONNECTED CONNECTING
      9000 uid1 (connectionAttempt) ${back}`
    expect(violated(text)).toEqual(expect.arrayContaining(['WEB3-DIAG-01', 'WEB3-T7']))
    const [first] = violations(text)
    expect(first?.observed).toBe('connection-state-change(CONNECTED, DISCONNECTED) at 9 000 ms')
    expect(first?.expected).toContain('only if uid1 has been told to leave')
    expect(first?.because).toContain('CONNECTED')
  })

  it('accuses a loss that shows as DISCONNECTING, as one that shows as DISCONNECTED', () => {
    const text = `${joined} 9000 uid1 networkLost manner=reset
      9000 uid1 connection-state-change CONNECTED DISCONNECTING
      9000 uid1 connection-state-change DISCONNECTING DISCONNECTED
      9000 uid1 connection-state-change DISCONNECTED CONNECTING
      9000 uid1 (connectionAttempt) ${back}`
    expect(violated(text)).toEqual(expect.arrayContaining(['WEB3-STATE-04', 'WEB3-T7']))
  })

  it('does not accuse the way back from there for a second time, and expects what belongs to it', () => {
    const text = `${joined} 9000 uid1 networkLost manner=reset
      9000 uid1 connection-state-change CONNECTED DISCONNECTED
      9000 uid1 connection-state-change DISCONNECTED CONNECTING
      9000 uid1 (connectionAttempt)
      9500 uid1 networkRestored
      9700 uid1 connection-state-change CONNECTING CONNECTED
      9750 uid1 rejoin
      80000 ends`
    expect(violated(text)).toEqual(['WEB3-DIAG-01', 'WEB3-T7'])
  })

  it('takes a way back that begins when the loss is just over for one that the loss has caused', () => {
    const returns = (text: string): readonly string[] =>
      violated(`${joined} ${text}
      41100 uid1 connection-state-change CONNECTING CONNECTED
      41100 uid1 connected
      80000 ends`)
    const during = `9000 uid1 networkLost
      9000 uid1 (connectionAttempt)
      39000 uid1 connection-state-change CONNECTED DISCONNECTED
      39950 uid1 networkRestored
      40000 uid1 connection-state-change DISCONNECTED CONNECTING
      40000 uid1 (connectionAttempt)`
    expect(returns(during)).toEqual(['WEB3-DIAG-01', 'WEB3-T7'])
    const justBefore = `9000 uid1 networkLost
      9000 uid1 (connectionAttempt)
      38950 uid1 networkRestored
      39000 uid1 connection-state-change CONNECTED DISCONNECTED
      40000 uid1 connection-state-change DISCONNECTED CONNECTING
      40000 uid1 (connectionAttempt)`
    expect(returns(justBefore)).not.toContain('WEB3-T5a')
    const after = `39000 uid1 bannedByServer
      39000 uid1 connection-state-change CONNECTED DISCONNECTED
      40000 uid1 connection-state-change DISCONNECTED CONNECTING`
    expect(returns(after)).toContain('WEB3-T5a')
  })

  it('accuses whoever takes away the stream of a user who was away for a moment that nobody noticed', () => {
    const text = `${joined} 1000 uid2 join channel=c1
      1000 uid2 connection-state-change DISCONNECTED CONNECTING
      1200 uid2 connection-state-change CONNECTING CONNECTED
      1200 uid2 connected
      1300 uid2 peer-online uid1
      1300 uid1 peer-online uid2
      3000 uid1 publish
      3300 uid2 stream-added uid1
      9000 uid1 networkLost
      9000 uid1 (connectionAttempt)
      11000 uid1 networkRestored
      19000 uid2 stream-removed uid1
      40000 ends`
    expect(violated(text)).toEqual(['WEB3-T6a'])
  })

  it('takes what a page reports that was opened anew for no repetition of what it reported before', () => {
    const text = `${joined} 9000 uid1 leave
      9000 uid1 connection-state-change CONNECTED DISCONNECTING
      9000 uid1 processKilled
      9000 uid1 processRestarted
      9000 uid1 leave
      9000 uid1 -> leave error=1
      9000 uid1 connection-state-change DISCONNECTED DISCONNECTING
      9000 uid1 connection-state-change DISCONNECTING DISCONNECTED
      40000 ends`
    expect(violated(text)).toEqual(expect.arrayContaining(['WEB3-DIAG-01', 'WEB3-EVENT-PAYLOAD']))
    expect(violated(text)).not.toContain('WEB3-CB-02')
  })

  describe('with a double in place of the service', () => {
    const both = `
      0 uid1 join channel=c1
      0 uid1 connection-state-change DISCONNECTED CONNECTING
      0 uid2 join channel=c1
      0 uid2 connection-state-change DISCONNECTED CONNECTING
      200 uid1 connection-state-change CONNECTING CONNECTED
      200 uid1 connected
      200 uid2 connection-state-change CONNECTING CONNECTED
      200 uid2 connected
      250 uid1 peer-online uid2
      250 uid2 peer-online uid1
      9000 uid1 networkLost
      19000 uid2 peer-leave uid1 ServerTimeOut
      20500 ends`
    const silent: readonly TraceEvent[] = written(profile, both)
    const by = (author: 'service' | 'double'): readonly TraceEvent[] =>
      silent.map((event) => ('callback' in event && event.callback === 'peer-leave' ? { ...event, by: author } : event))
    const tallyOf = (events: readonly TraceEvent[]) => {
      const judge = createJudge(profile)
      judge.judge(clients, events)
      return judge.tally()
    }

    it('does not take for the doing of the SDK what a rule of the double has done', () => {
      expect(tallyOf(silent).exercised['WEB3-T8c']).toBeGreaterThan(0)
      expect(tallyOf(silent).simulated).toEqual({})
      const doubled = tallyOf(by('double'))
      expect(doubled.exercised['WEB3-T8c']).toBe(0)
      expect(doubled.simulated['WEB3-T8c']).toBeGreaterThan(0)
      expect(doubled.readings.find(({ question }) => question === 'A-07')?.decided).toBe(false)
    })

    it('does not accuse the SDK of what the service has told it', () => {
      const early = (author?: 'service'): readonly TraceEvent[] =>
        silent.map((event) =>
          'callback' in event && event.callback === 'peer-leave'
            ? { ...event, atMs: 9_100, ...(author !== undefined && { by: author }) }
            : event,
        )
      const accused = (events: readonly TraceEvent[]): number =>
        createJudge(profile).judge(clients, events).violations.length
      expect(accused(early())).toBeGreaterThan(0)
      expect(accused(early('service'))).toBe(0)
    })

    it('does not take for held what the SDK could not have broken, as it only repeats a push', () => {
      const quit = written(
        profile,
        both.slice(0, both.indexOf('9000')).concat(`
        9000 uid1 leave
        9000 uid1 connection-state-change CONNECTED DISCONNECTING
        9050 uid1 connection-state-change DISCONNECTING DISCONNECTED
        9050 uid2 peer-leave uid1 Quit
        80000 ends`),
      )
      const pushed = quit.map((event) =>
        'callback' in event && event.callback === 'peer-leave' ? { ...event, by: 'service' as const } : event,
      )
      expect(tallyOf(quit).exercised['WEB3-T8a']).toBeGreaterThan(0)
      expect(tallyOf(pushed).exercised['WEB3-T8a']).toBe(0)
      expect(tallyOf(pushed).simulated['WEB3-T8a']).toBeGreaterThan(0)
      // That it repeats the push at all is its own doing.
      expect(tallyOf(pushed).exercised['WEB3-PEER-LEAVE-QUIT']).toBeGreaterThan(0)
    })

    it('does not take for held what one tells of others who hears nothing of them', () => {
      const streams = both
        .slice(0, both.indexOf('9000'))
        .concat('5000 uid1 publish\n5050 uid2 stream-added uid1\n9000 uid2 networkLost\n')
      const guess = '39000 uid2 stream-removed uid1'
      const removed = (text: string): number =>
        tallyOf(written(profile, `${streams}${text}\n80000 ends`)).exercised['WEB3-T6a'] ?? 0
      expect(removed(guess)).toBe(0)
      expect(removed(`9000 uid2 networkRestored\n9000 uid1 networkLost\n${guess}`)).toBeGreaterThan(0)
    })

    it('takes what the SDK finds out by itself for no proof of the times that the double keeps', () => {
      const found = written(profile, both)
      const exercised = (hasDoubledPresence: boolean): number | undefined => {
        const judge = createJudge(profile, { observes: ['userOffline'], hasDoubledPresence })
        judge.judge(clients, found)
        return judge.tally().exercised['WEB3-T8a']
      }
      expect(exercised(false)).toBeGreaterThan(exercised(true) ?? 0)
    })

    describe('and what the double tells too late, or never', () => {
      const accused = (events: readonly TraceEvent[]): readonly string[] => {
        const judge = createJudge(profile, { observes: ['userOffline'], hasDoubledPresence: true })
        return [...new Set(judge.judge(clients, events).violations.flatMap((violation) => violation.clauses))].sort()
      }
      const withoutLeave = both.replace('19000 uid2 peer-leave uid1 ServerTimeOut', '')
      const longer = withoutLeave.replace('20500 ends', '250000 ends')

      it('accuses an SDK that keeps to itself that a user is offline, and not one that was never told', () => {
        expect(accused(written(profile, longer))).not.toContain('WEB3-T8c')
        const taken = longer.replace('250000 ends', '19000 uid1 (userOffline)\n250000 ends')
        expect(accused(written(profile, taken))).toContain('WEB3-T8c')
      })

      it('accuses an SDK that is late with the end of a stream, and not one that was told late', () => {
        const late = (author?: 'double'): readonly TraceEvent[] =>
          written(
            profile,
            longer
              .replace('9000 uid1 networkLost', '5000 uid1 publish\n5050 uid2 stream-added uid1\n9000 uid1 networkLost')
              .replace('250000 ends', '25000 uid2 stream-removed uid1\n250000 ends'),
          ).map((event) =>
            author !== undefined && 'callback' in event && event.callback === 'stream-removed'
              ? { ...event, by: author }
              : event,
          )
        expect(accused(late())).toContain('WEB3-T6c')
        expect(accused(late('double'))).not.toContain('WEB3-T6c')
      })
    })
  })

  it('charges a join that was left, and comes through, to the end of its states and not to the connection', () => {
    const bad = (left: string): readonly string[] =>
      violated(`0 uid1 join channel=c1
      0 uid1 connection-state-change DISCONNECTED CONNECTING
      0 uid1 leave
      0 uid1 connection-state-change CONNECTING DISCONNECTED
      ${left}
      0 uid1 join channel=c1 credential=invalidToken
      0 uid1 connection-state-change DISCONNECTED CONNECTING
      75 uid1 connection-state-change CONNECTING CONNECTED
      75 uid1 connected
      2000 ends`)
    expect(bad('')).toEqual(['WEB3-STATE-00'])
    expect(bad('0 uid1 -> join error=1')).toEqual(['WEB3-STATE-03'])
  })

  it('takes a reconnection that nothing has interrupted for what it is', () => {
    const started = joined.replace('200 uid1 connection', '200 uid1 reconnect\n200 uid1 connection')
    expect(violated(`${started} 300 ends`)).toEqual(['WEB3-EVENT-RECONNECT'])
  })

  it('does not say what becomes of a client whose user has logged in elsewhere', () => {
    const taken = `${joined}1000 uid1 loggedInElsewhere\n`
    const reconnects = (atMs: number) => `${atMs} uid1 connection-state-change CONNECTED CONNECTING\n`
    const backAgain = (atMs: number) => `${atMs} uid1 connection-state-change CONNECTING CONNECTED\n`
    expect(violated(`${taken}${reconnects(1100)}${backAgain(1200)}9000 ends`)).toEqual([])
    expect(violated(`${joined}${reconnects(1100)}${backAgain(1200)}9000 ends`)).toContain('WEB3-T5a')
    const astray = `
      1100 uid1 connection-state-change CONNECTED DISCONNECTED
      2100 uid1 connection-state-change DISCONNECTED CONNECTING
    `
    expect(violated(`${taken}${astray}${backAgain(2200)}9000 ends`)).toEqual([])
    expect(violated(`${joined}${astray}${backAgain(2200)}9000 ends`)).toContain('WEB3-T5a')
  })

  it('takes the same change once more for a repetition, and a change turned round for what it is', () => {
    expect(
      violated(`${joined} 300 uid1 connection-state-change CONNECTING CONNECTED
      80000 ends`),
    ).toEqual(['WEB3-CB-02'])
    const turned = joined.replace('CONNECTING CONNECTED', 'CONNECTED CONNECTING')
    expect(violated(`${turned} 80000 ends`)).toEqual(['WEB3-CB-03', 'WEB3-EVENT-PAYLOAD'])
  })

  it('accuses a client that stays CONNECTED without a network', () => {
    expect(
      violated(`${joined} 9000 uid1 networkLost
      9000 uid1 (connectionAttempt)
      60000 uid1 (connectionAttempt)
      80000 uid1 getConnectionState`),
    ).toEqual(['WEB3-T7'])
  })

  it('blames a join of which nothing was reported once, however it ends', () => {
    const refused = `
      1000 uid1 join channel=c1 credential=invalidToken
      1200 uid1 connection-state-change CONNECTING DISCONNECTED
      2000 uid1 join channel=c1
      2200 uid1 connection-state-change CONNECTING CONNECTED
      2200 uid1 connected
      80000 ends`
    expect(violated(refused)).toEqual(['WEB3-DIAG-01', 'WEB3-EVENT-PAYLOAD', 'WEB3-T1b'])
  })

  it('does not demand a stream of a client that may still be joining again', () => {
    expect(
      violated(`${joined} 300 uid2 join channel=c1
      300 uid2 connection-state-change DISCONNECTED CONNECTING
      500 uid2 connection-state-change CONNECTING CONNECTED
      500 uid2 connected
      600 uid1 peer-online uid2
      600 uid2 peer-online uid1
      9000 uid1 networkLost
      9000 uid1 networkRestored
      9000 uid1 publish
      80000 ends`),
    ).toEqual([])
  })

  it('lets a user be told to be gone, when it is true, though that was told too early', () => {
    const gone = (text: string): readonly string[] =>
      violated(`${joined} 300 uid2 join channel=c1
      300 uid2 connection-state-change DISCONNECTED CONNECTING
      500 uid2 connection-state-change CONNECTING CONNECTED
      500 uid2 connected
      600 uid1 peer-online uid2
      600 uid2 peer-online uid1
      9000 uid2 peer-leave uid1 ServerTimeOut
      ${text}
      30000 ends`)
    expect(gone('')).toEqual(['WEB3-T8a'])
    expect(gone('12000 uid1 processKilled\n22000 uid2 peer-leave uid1 ServerTimeOut')).toEqual(['WEB3-T8a'])
  })

  it('takes late news of a stream that has begun anew for late, and not for those of one that is not there', () => {
    const anew = (calls: string): string => `${joined} 400 uid2 join channel=c1
      400 uid2 connection-state-change DISCONNECTED CONNECTING
      600 uid2 connection-state-change CONNECTING CONNECTED
      600 uid2 connected
      700 uid1 peer-online uid2
      700 uid2 peer-online uid1
      900 uid1 publish
      1100 uid2 stream-added uid1
      9000 uid1 unpublish
      ${calls}
      9100 uid2 stream-removed uid1
      9500 uid1 networkLost
      9500 uid1 connection-state-change CONNECTED CONNECTING
      12000 uid2 stream-added uid1
      13000 ends`
    expect(violated(anew('9000 uid1 publish'))).toEqual(['WEB3-T4a'])
    expect(violated(anew(''))).toEqual(['WEB3-T4b'])
    expect(violated(anew('9000 uid1 publish').replace('12000', '11400'))).toEqual([])
  })
})
