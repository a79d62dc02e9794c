/** The judge of RTC Web 4.x, by traces written by hand. */
import { describe, expect, it } from 'vitest'
import { createJudge, profiles, type Violation } from './index.ts'
import { written, writtenClients } from './written-trace.ts'

const profile = profiles['rtc-web-4']

function violations(text: string): readonly Violation[] {
  const judge = createJudge(profile, { observes: ['connectionAttempt'] })
  return judge.judge(writtenClients(profile), written(profile, text)).violations
}

function violated(text: string): readonly string[] {
  return [...new Set(violations(text).flatMap(({ clauses }) => clauses))].sort()
}

const joined = `
  0 uid1 join channel=c1
  0 uid1 connection-state-change CONNECTING DISCONNECTED
  200 uid1 connection-state-change CONNECTED CONNECTING
`
const both = `${joined}
  5000 uid2 join channel=c1
  5000 uid2 connection-state-change CONNECTING DISCONNECTED
  5200 uid2 connection-state-change CONNECTED CONNECTING
  5300 uid1 user-joined uid2
  5300 uid2 user-joined uid1
`
const leaves = `
  9000 uid1 leave
  9000 uid1 connection-state-change DISCONNECTING CONNECTED
`

describe('the judge of RTC Web 4.x', () => {
  it('accepts a loss that leads over RECONNECTING back to CONNECTED', () => {
    const text = `${joined} 9000 uid1 networkLost manner=reset
      9000 uid1 connection-state-change RECONNECTING CONNECTED
      9000 uid1 (connectionAttempt)
      9500 uid1 networkRestored
      9700 uid1 connection-state-change CONNECTED RECONNECTING
      80000 ends`
    expect(violated(text)).toEqual([])
  })

  it('accuses the arguments in the order that they had up to 3.x, and names the right one', () => {
    const text = `0 uid1 join channel=c1
      0 uid1 connection-state-change DISCONNECTED CONNECTING
      200 uid1 connection-state-change CONNECTING CONNECTED
      80000 ends`
    expect(violated(text)).toEqual(['WEB4-CB-02', 'WEB4-EVENT-PAYLOAD'])
    expect(violations(text)[0]?.expected).toBe('connection-state-change(present state, previous state), in this order')
  })

  it('knows the states and the reasons by their names alone', () => {
    expect(violated(`0 uid1 join channel=c1\n0 uid1 connection-state-change 2 1\n900 ends`)).toContain('WEB4-STATE-09')
    expect(
      violated(`${joined} ${leaves} 9100 uid1 connection-state-change DISCONNECTED DISCONNECTING 5\n20000 ends`),
    ).toEqual(['WEB4-CB-03', 'WEB4-REASON-LEAVE'])
  })

  it('asks for a reason with DISCONNECTED, and for the right one', () => {
    const ends = (reason: string) =>
      violated(`${joined} ${leaves} 9100 uid1 connection-state-change DISCONNECTED DISCONNECTING ${reason}\n20000 ends`)
    expect(ends('LEAVE')).toEqual([])
    expect(ends('')).toEqual(['WEB4-CB-03', 'WEB4-REASON-LEAVE'])
    expect(ends('UID_BANNED')).toEqual(['WEB4-REASON-BANNED', 'WEB4-REASON-LEAVE'])
    expect(ends('LICENSE_EXPIRED')).toEqual(['WEB4-REASON-LEAVE'])
  })

  it('accepts no reason with any other state, and takes null for none', () => {
    const text = (reason: string) => `0 uid1 join channel=c1
      0 uid1 connection-state-change CONNECTING DISCONNECTED
      200 uid1 connection-state-change CONNECTED CONNECTING ${reason}
      20000 ends`
    expect(violated(text('LEAVE'))).toEqual(['WEB4-REASON-ONLY'])
    const [, , connected] = written(profile, text(''))
    if (connected === undefined || !('callback' in connected)) throw new Error('The third event is the report.')
    const events = written(profile, text('')).with(2, { ...connected, args: [...connected.args, null] })
    expect(createJudge(profile).judge(writtenClients(profile), events).violations).toEqual([])
  })

  it('lets a client give up at any time while it is RECONNECTING, and not before it has said so', () => {
    const lost = `${joined} 9000 uid1 networkLost\n9000 uid1 (connectionAttempt)`
    expect(
      violated(`${lost}
      9100 uid1 connection-state-change RECONNECTING CONNECTED
      30000 uid1 connection-state-change DISCONNECTED RECONNECTING NETWORK_ERROR
      300000 ends`),
    ).toEqual([])
    expect(
      violated(`${lost}\n 9100 uid1 connection-state-change DISCONNECTED CONNECTED NETWORK_ERROR\n 300000 ends`),
    ).toEqual(['WEB4-DIAG-01', 'WEB4-T6'])
  })

  describe('of a join that comes while the client is on its way out', () => {
    const left = '9100 uid1 connection-state-change DISCONNECTED DISCONNECTING LEAVE'
    const joins = (credential: string, rest: string): readonly string[] =>
      violated(`${joined} ${leaves} 9010 uid1 join channel=c2 credential=${credential}
      ${left}
      ${rest}
      80000 ends`)
    const begins = '9100 uid1 connection-state-change CONNECTING DISCONNECTED\n9100 uid1 (connectionAttempt)'

    it('accepts that it begins after the leave, and that it does not', () => {
      expect(joins('valid', `${begins}\n9400 uid1 connection-state-change CONNECTED CONNECTING`)).toEqual([])
      expect(joins('valid', '')).toEqual([])
    })

    it('holds it to what it presents', () => {
      const refused = (reason: string): string =>
        `${begins}\n10000 uid1 connection-state-change DISCONNECTED CONNECTING ${reason}`
      expect(joins('invalidToken', refused('SERVER_ERROR'))).toEqual([])
      expect(joins('invalidToken', refused('LEAVE'))).toEqual(['WEB4-REASON-LEAVE', 'WEB4-REASON-SERVER'])
      expect(joins('expiredToken', refused('TOKEN_EXPIRE'))).toEqual([])
      const connects = `${begins}\n9400 uid1 connection-state-change CONNECTED CONNECTING`
      expect(joins('invalidToken', connects)).toEqual(['WEB4-STATE-06'])
    })

    it('knows that its token may expire while it waits, and that another one may wait behind it', () => {
      const expires = `9020 uid1 tokenExpired
      ${left}
      ${begins}
      10000 uid1 connection-state-change DISCONNECTED CONNECTING TOKEN_EXPIRE
      80000 ends`
      expect(violated(`${joined} ${leaves} 9010 uid1 join channel=c1\n${expires}`)).toEqual([])
      const twice = written(
        profile,
        `${joined} ${leaves} 9010 uid1 join channel=c1
        9020 uid1 leave
        9030 uid1 join channel=c1
        9030 uid1 -> join error=1
        ${left}
        ${begins}
        80000 ends`,
      ).map((event, index) => ('call' in event && event.call === 'join' ? { ...event, seq: index } : event))
      const refusedAt = twice.findIndex((event) => 'returns' in event)
      const numbered = twice.map((event, index) => (index === refusedAt ? { ...event, seq: index - 1 } : event))
      expect(createJudge(profile).judge(writtenClients(profile), numbered).violations).toEqual([])
    })

    it('lets one that comes after a further leave begin after that', () => {
      const text = `${joined} ${leaves} 9010 uid1 join channel=c1
      9020 uid1 leave
      9030 uid1 join channel=c2
      ${left}
      ${begins}
      9100 uid1 connection-state-change DISCONNECTING CONNECTING
      ${left}
      ${begins}
      9400 uid1 connection-state-change CONNECTED CONNECTING
      80000 ends`
      expect(violated(text)).toEqual([])
      expect(violated(text.replace('9030 uid1 join channel=c2', ''))).toContain('WEB4-STATE-02')
    })

    it('accuses it if it was refused before, and if there was none', () => {
      const unasked = `${joined} ${leaves} ${left}
      ${begins}
      80000 ends`
      expect(violated(unasked)).toContain('WEB4-STATE-02')
      const refused = `${joined} ${leaves} 9010 uid1 join channel=c2
      9010 uid1 -> join error=INVALID_OPERATION
      ${left}
      ${begins}
      80000 ends`
      expect(violated(refused)).toContain('WEB4-STATE-02')
    })

    it('tells the others of it in the channel that it is for', () => {
      const text = `${both} ${leaves} 9010 uid1 join channel=c2
      ${left}
      ${begins}
      9200 uid2 user-left uid1 Quit
      9400 uid1 connection-state-change CONNECTED CONNECTING
      30000 ends`
      expect(violated(text)).toEqual([])
    })
  })

  it('accuses a client that is CONNECTED without a network, and one that is DISCONNECTING without a leave', () => {
    const offline = `0 uid1 networkLost
      5000 uid1 join channel=c1
      5000 uid1 connection-state-change CONNECTING DISCONNECTED
      5200 uid1 connection-state-change CONNECTED CONNECTING
      6000 ends`
    expect(violated(offline)).toEqual(['WEB4-STATE-06'])
    const banned = `${joined} 9000 uid1 bannedByServer
      9000 uid1 connection-state-change DISCONNECTING CONNECTED
      9000 uid1 connection-state-change DISCONNECTED DISCONNECTING UID_BANNED
      20000 ends`
    expect(violated(banned)).toEqual(['WEB4-STATE-08'])
  })

  it('believes a client that has skipped a report where it was, and blames the gap alone', () => {
    const text = `${joined} 9000 uid1 networkLost manner=reset
      9000 uid1 (connectionAttempt)
      9500 uid1 networkRestored
      9700 uid1 connection-state-change CONNECTED RECONNECTING
      20000 uid1 leave
      20000 uid1 connection-state-change DISCONNECTING CONNECTED
      20100 uid1 connection-state-change DISCONNECTED DISCONNECTING LEAVE
      80000 ends`
    expect(violated(text)).toEqual(['WEB4-CB-01'])
  })

  it('follows one of the tracks of a user, and does not take the other for a repetition', () => {
    const text = (last: string) => `${both}
      6000 uid1 publish
      6100 uid2 user-published uid1 audio
      6110 uid2 user-published uid1 video
      9000 uid1 networkLost
      9000 uid1 connection-state-change RECONNECTING CONNECTED
      19000 uid2 user-unpublished uid1 ${last}
      19010 uid2 user-unpublished uid1 audio
      29000 uid2 user-left uid1 ServerTimeOut
      30100 ends`
    expect(violated(text('video'))).toEqual([])
    expect(violated(text('audio'))).toEqual(['WEB4-T7b'])
  })

  it('lets user-joined come again after each re-join, or only after user-left, but not now so and now so', () => {
    const returns = (atMs: number, told: boolean) => `
      ${atMs} uid1 networkLost manner=reset
      ${atMs} uid1 connection-state-change RECONNECTING CONNECTED
      ${atMs} uid1 (connectionAttempt)
      ${atMs + 3_000} uid1 networkRestored
      ${atMs + 3_200} uid1 connection-state-change CONNECTED RECONNECTING
      ${told ? `${atMs + 3_300} uid2 user-joined uid1` : ''}`
    expect(violated(`${both} ${returns(9_000, true)} ${returns(30_000, true)} 90000 ends`)).toEqual([])
    expect(violated(`${both} ${returns(9_000, false)} ${returns(30_000, false)} 90000 ends`)).toEqual([])
    expect(violated(`${both} ${returns(9_000, true)} ${returns(30_000, false)} 90000 ends`)).toEqual(['WEB4-T10'])
  })

  it('demands that a newcomer be told who and what is in the channel', () => {
    expect(
      violated(
        `${joined} 1000 uid1 publish\n${both.slice(joined.length)} 5400 uid2 user-published uid1 audio\n20000 ends`,
      ),
    ).toEqual([])
    const silent = `${joined} 1000 uid1 publish
      5000 uid2 join channel=c1
      5000 uid2 connection-state-change CONNECTING DISCONNECTED
      5200 uid2 connection-state-change CONNECTED CONNECTING
      5300 uid1 user-joined uid2
      20000 ends`
    expect(violated(silent)).toEqual(['WEB4-JOINED-EXISTING', 'WEB4-PUBLISHED-EXISTING'])
  })

  describe('of a client that nobody knew where to look for, and that joins anew', () => {
    const joins = (credential: string, rest: string) =>
      violated(`${both} 9000 uid2 networkLost
      9000 uid2 connection-state-change RECONNECTING CONNECTED
      9000 uid2 (connectionAttempt)
      10000 uid2 connection-state-change FAILED RECONNECTING
      29000 uid1 user-left uid2 ServerTimeOut
      40000 uid2 networkRestored
      60000 uid2 leave
      62000 uid2 join channel=c1 credential=${credential}
      62000 uid2 connection-state-change CONNECTING DISCONNECTED
      ${rest}
      90000 ends`)

    it('accepts that it is told of everybody in the channel', () => {
      const told = `62200 uid2 connection-state-change CONNECTED CONNECTING
        62300 uid1 user-joined uid2
        62300 uid2 user-joined uid1`
      expect(joins('valid', told)).toEqual(['WEB4-STATE-09'])
    })

    it('holds it to what it presents', () => {
      const refused = (reason: string) =>
        joins('expiredToken', `62200 uid2 connection-state-change DISCONNECTED CONNECTING ${reason}`)
      expect(refused('TOKEN_EXPIRE')).toEqual(['WEB4-STATE-09'])
      expect(refused('UID_BANNED')).toEqual(['WEB4-REASON-BANNED', 'WEB4-STATE-09'])
    })
  })

  it('demands the end of a connection whose token has expired, its reason, and the event about it', () => {
    expect(violated(`${joined} 9000 uid1 tokenExpired\n20000 ends`)).toEqual([
      'WEB4-TOKEN-DID-EXPIRE',
      'WEB4-TOKEN-EXPIRED',
    ])
    const told = `${joined} 9000 uid1 tokenExpired
      9000 uid1 token-privilege-did-expire
      9000 uid1 connection-state-change DISCONNECTED CONNECTED`
    expect(violated(`${told} TOKEN_EXPIRE\n20000 ends`)).toEqual([])
    expect(violated(`${told} NETWORK_ERROR\n20000 ends`)).toContain('WEB4-REASON-TOKEN')
  })

  it('accuses one that is told of others after its join has failed of that alone, whatever channel it had been in', () => {
    const text = `${both} ${leaves}
      9100 uid1 connection-state-change DISCONNECTED DISCONNECTING LEAVE
      9100 uid2 user-left uid1 Quit
      10000 uid1 join channel=c2
      10000 uid1 connection-state-change CONNECTING DISCONNECTED
      10000 uid1 bannedByServer
      10200 uid1 connection-state-change DISCONNECTED CONNECTING UID_BANNED
      12000 uid2 publish
      12200 uid1 user-published uid2 audio
      20000 ends`
    expect(violated(text)).toEqual(['WEB4-STATE-03'])
  })

  it('lets a join be given up for a network that was away until lately, unless it was tried since', () => {
    const joinsAt = (ms: number): string => `${ms} uid1 join channel=c1
      ${ms} uid1 connection-state-change CONNECTING DISCONNECTED`
    const givesUpAt = (ms: number): string => `${ms} uid1 connection-state-change DISCONNECTED CONNECTING NETWORK_ERROR`
    const away = `0 uid1 networkLost\n${joinsAt(50_000)}\n100000 uid1 networkRestored`
    const accused = (text: string) => violated(text).filter((clause) => /STATE-01|REASON/.test(clause))
    expect(accused(`${away}\n${givesUpAt(160_000)}`)).toEqual([])
    expect(accused(`${away}\n${givesUpAt(160_001)}`)).toContain('WEB4-REASON-NETWORK')
    const broken = ['WEB4-REASON-NETWORK', 'WEB4-STATE-01']
    expect(accused(`${away}\n100000 uid1 (connectionAttempt)\n${givesUpAt(160_000)}`)).toEqual(broken)
    const before = '0 uid1 networkLost\n100000 uid1 networkRestored'
    expect(accused(`${before}\n${joinsAt(110_000)}\n${givesUpAt(160_000)}`)).toEqual(broken)
  })

  it('takes one that has failed to unpublish for one that may publish still', () => {
    const text = (returned: string): string => `${both}
      10000 uid1 publish
      10000 uid1 unpublish
      10000 uid1 -> unpublish ${returned}
      10200 uid2 user-published uid1 audio
      10300 uid1 networkLost
      20300 uid2 user-unpublished uid1 audio
      20300 uid1 networkRestored
      20400 uid2 user-published uid1 audio
      21000 ends`
    expect(violated(text('error=1')).filter((clause) => clause === 'WEB4-T4a')).toEqual([])
    expect(violated(text('0')).filter((clause) => clause === 'WEB4-T4a')).toEqual(['WEB4-T4a'])
  })
})
