/** The judge of native RTC from 2.3.2 on and of its Web viewers, by traces written by hand. */
import { describe, expect, it } from 'vitest'
import { type Client, createJudge, profiles, type Violation } from './index.ts'
import { written } from './written-trace.ts'

const profile = profiles['rtc-native-2.3.2']
const clients: readonly Client[] = [
  { id: 'uid1', platform: 'android' },
  { id: 'uid2', platform: 'web' },
  { id: 'uid3', platform: 'ios' },
]

function violations(text: string): readonly Violation[] {
  return createJudge(profile, { observes: ['connectionAttempt'] }).judge(clients, written(profile, text)).violations
}

function violated(text: string): readonly string[] {
  return [...new Set(violations(text).flatMap(({ clauses }) => clauses))].sort()
}

const joined = `
  0 uid2 join channel=c1
  0 uid2 connection-state-change DISCONNECTED CONNECTING
  0 uid3 joinChannel channel=c1
  0 uid3 connectionChangedToState 2 0
  200 uid2 connection-state-change CONNECTING CONNECTED
  200 uid2 connected
  200 uid3 connectionChangedToState 3 1
  200 uid3 didJoinChannel
  300 uid2 stream-added uid3
  2000 uid1 joinChannel channel=c1
  2000 uid1 onConnectionStateChanged 2 0
  2200 uid1 onConnectionStateChanged 3 1
  2200 uid1 onJoinChannelSuccess
  2300 uid2 stream-added uid1
  2300 uid3 didJoinedOfUid uid1
  2300 uid1 onUserJoined uid3
`

describe('the judge of native RTC from 2.3.2 on', () => {
  it('accuses the name of another platform once', () => {
    const misspelt = violations(`${joined} 3000 uid1 leaveChannel\n 3100 uid3 onUserOffline uid1 0\n 3200 ends`)
    expect(misspelt.filter(({ clauses }) => clauses.includes('NATIVE232-T6c'))).toHaveLength(1)
  })

  it('takes the stream of a native user for the news that the user is there, and asks for the end of both', () => {
    const ofViewers = (text: string) => violated(text).filter((clause) => /^(XWEB|KILL)/.test(clause))
    const lost = `${joined} 5000 uid1 networkLost
      9000 uid1 onConnectionStateChanged 4 2
      15000 uid1 onConnectionLost
      15000 uid2 stream-removed uid1
      25000 uid3 didOfflineOfUid uid1 1`
    expect(ofViewers(`${lost}\n 300000 ends`)).toEqual(['XWEB-03'])
    expect(ofViewers(`${lost}\n 65000 uid2 peer-leave uid1 ServerTimeOut\n 300000 ends`)).toEqual(['XWEB-03'])
    expect(ofViewers(`${lost}\n 185000 uid2 peer-leave uid1 ServerTimeOut\n 300000 ends`)).toEqual([])
    const killed = `${joined} 5000 uid3 processKilled
      5100 uid1 onUserOffline uid3 0`
    expect(ofViewers(`${killed}\n 60000 ends`)).toEqual(['KILL-03', 'KILL-06'])
    expect(ofViewers(`${killed}\n 5100 uid2 peer-leave uid3 Quit\n 60000 ends`)).toEqual([])
  })

  describe('of a user who is killed when it has lost its network already', () => {
    const lost = `${joined} 5000 uid1 networkLost
      7000 uid1 processKilled`
    const gone = (streamAtMs: number, offlineAtMs: number): string => `${lost}
      ${streamAtMs} uid2 stream-removed uid1
      ${offlineAtMs} uid3 didOfflineOfUid uid1 1`

    it('counts the silence from the loss, and the kill for nothing', () => {
      expect(violated(`${gone(15_000, 25_000)}\n 60000 ends`)).toEqual([])
      expect(violated(`${lost}\n 60000 ends`)).toEqual(['NATIVE232-T6a', 'NATIVE232-T6b', 'NATIVE232-T6c', 'XWEB-02'])
    })

    it('accuses whoever tells of it too soon or too late', () => {
      expect(violated(`${gone(15_000, 20_000)}\n 60000 ends`)).toEqual(['NATIVE232-T6a'])
      expect(violated(`${gone(12_000, 25_000)}\n 60000 ends`)).toEqual(['XWEB-02'])
      expect(violated(`${gone(15_000, 27_000)}\n 60000 ends`)).toContain('NATIVE232-T6b')
    })

    it('and not of one who is killed twice before anybody was told of the first time', () => {
      const twice = `${joined} 5000 uid3 processKilled
        5006 uid3 processRestarted
        5006 uid3 processKilled
        5100 uid1 onUserOffline uid3 0
        5100 uid2 peer-leave uid3 Quit`
      expect(violated(`${twice}\n 60000 ends`)).toEqual([])
    })

    it('of Apple, too, for its good-bye cannot be sent', () => {
      const killed = `${joined} 5000 uid3 networkLost
        7000 uid3 processKilled`
      const removed = '15000 uid2 stream-removed uid3'
      expect(violated(`${killed}\n ${removed}\n 25000 uid1 onUserOffline uid3 1\n 60000 ends`)).toEqual([])
      expect(violated(`${killed}\n 7100 uid1 onUserOffline uid3 0\n ${removed}\n 60000 ends`)).toContain(
        'NATIVE232-T6a',
      )
      expect(violated(`${killed}\n ${removed}\n 60000 ends`)).toContain('NATIVE232-T6c')
    })
  })

  it('has one rule for the name of each callback', () => {
    const names = profile.rules.flatMap((rule) => (rule.kind === 'decode' ? (rule.callback ?? []) : []))
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    expect(names).toContain('onConnectionLost')
  })

  it('does not ask again for the end of a channel when another process starts anew at that instant', () => {
    const judge = createJudge(profile, { observes: ['connectionAttempt', 'channelDestroyed'] })
    const events = written(
      profile,
      `
      0 uid1 joinChannel channel=c1
      0 uid1 onConnectionStateChanged 2 0
      200 uid1 onConnectionStateChanged 3 1
      200 uid1 onJoinChannelSuccess
      10000 uid3 joinChannel channel=c2
      10000 uid3 connectionChangedToState 2 0
      10200 uid3 connectionChangedToState 3 1
      10200 uid3 didJoinChannel
      20000 uid1 leaveChannel
      20000 uid1 onConnectionStateChanged 1 5
      21000 uid1 joinChannel channel=c2
      21000 uid1 onConnectionStateChanged 2 0
      21200 uid1 onConnectionStateChanged 3 1
      21200 uid1 onJoinChannelSuccess
      21300 uid1 onUserJoined uid3
      21300 uid3 didJoinedOfUid uid1
      30000 uid3 leaveChannel
      30000 uid3 connectionChangedToState 1 5
      30100 uid1 onUserOffline uid3 0
      40000 uid3 processKilled
      200000 uid1 processKilled
      210000 uid1 (channelDestroyed) c2
      210000 uid3 processRestarted
      400000 ends`,
    )
    const broken = judge.judge(clients, events).violations.flatMap((violation) => violation.clauses)
    expect(broken).toEqual([])
  })

  it('accepts that an iOS user hears of a killed Android user after twenty seconds', () => {
    expect(
      violated(`${joined} 10000 uid1 processKilled
      20000 uid2 stream-removed uid1
      30000 uid3 didOfflineOfUid uid1 1
      40000 ends`),
    ).toEqual([])
  })

  it('accuses an iOS user who hears of a killed Android user at once', () => {
    expect(
      violated(`${joined} 10000 uid1 processKilled
      10100 uid3 didOfflineOfUid uid1 1
      12000 ends`),
    ).toEqual(['KILL-08'])
  })

  it('does not take what a watcher says after a loss of its own for a word about a kill of the same instant', () => {
    expect(
      violated(`${joined} 10000 uid3 networkLost
      10000 uid1 processKilled
      10001 uid3 networkRestored
      20000 uid2 stream-removed uid1
      29999 uid3 didOfflineOfUid uid1 1
      35000 ends`),
    ).toEqual([])
  })

  it('blames what is left of a kill on that kill, though the user is killed again meanwhile', () => {
    expect(
      violated(`${joined} 10000 uid1 processKilled
      11000 uid1 processRestarted
      11000 uid1 joinChannel channel=c1
      11000 uid1 onConnectionStateChanged 2 0
      11200 uid1 onConnectionStateChanged 3 1
      11200 uid1 onJoinChannelSuccess
      11300 uid1 onUserJoined uid3
      20000 uid1 processKilled
      30000 uid3 didOfflineOfUid uid1 1
      30000 uid2 stream-removed uid1
      35000 ends`),
    ).toEqual(['NATIVE232-T6a'])
  })

  it('accuses an Android user who is told late that a killed iOS user has left', () => {
    expect(
      violated(`${joined} 10000 uid3 processKilled
      10100 uid2 peer-leave uid3 Quit
      30000 uid1 onUserOffline uid3 1
      40000 ends`),
    ).toContain('KILL-04')
  })

  it('takes the return of a killed iOS user, who has left, for a join and not for a return in time', () => {
    const verdict = createJudge(profile).judge(
      clients,
      written(
        profile,
        `${joined} 10000 uid3 processKilled
      12000 uid3 processRestarted
      13000 uid3 joinChannel channel=c1
      13000 uid3 connectionChangedToState 2 0
      13200 uid3 connectionChangedToState 3 1
      13200 uid3 didJoinChannel
      13300 uid2 stream-added uid3
      14000 ends`,
      ),
    )
    const questions = verdict.contradictions.map(({ question }) => question)
    expect(questions).not.toContain('A-42')
    expect(verdict.violations.flatMap(({ clauses }) => clauses)).not.toContain('XWEB-01a')
  })

  it('takes the join of an Android user who has left since it was killed for a join and not for a return in time', () => {
    const verdict = createJudge(profile).judge(
      clients,
      written(
        profile,
        `${joined} 10000 uid1 processKilled
      11000 uid1 processRestarted
      11000 uid1 joinChannel channel=c1
      11000 uid1 onConnectionStateChanged 2 0
      11200 uid1 onConnectionStateChanged 3 1
      11200 uid1 onJoinChannelSuccess
      15000 uid1 leaveChannel
      15000 uid1 onConnectionStateChanged 1 5
      16000 uid1 joinChannel channel=c1
      16000 uid1 onConnectionStateChanged 2 0
      16200 uid1 onConnectionStateChanged 3 1
      16200 uid1 onJoinChannelSuccess
      16300 uid2 stream-added uid1
      17000 ends`,
      ),
    )
    expect(verdict.contradictions.map(({ question }) => question)).not.toContain('A-42')
  })

  it('demands no end of a stream whose user a viewer was wrongly told to have left', () => {
    expect(
      violated(`${joined} 10000 uid1 networkLost
      10000 uid1 networkRestored
      190000 uid2 peer-leave uid1 ServerTimeOut
      250000 uid1 networkLost
      251000 uid1 (connectionAttempt)
      254000 uid1 onConnectionStateChanged 4 2
      260000 uid1 onConnectionLost
      262000 ends`),
    ).toEqual(['XWEB-03'])
  })

  it('blames whoever tells of a user whose join cannot have reached the service', () => {
    const unreachable = `${joined.slice(0, joined.indexOf('  2000 uid1'))} 1000 uid1 networkLost
      2000 uid1 joinChannel channel=c1
      2000 uid1 onConnectionStateChanged 2 0
      2000 uid1 (connectionAttempt)
    `
    expect(violated(`${unreachable} 2000 uid3 didJoinedOfUid uid1\n 4000 ends`)).toEqual(['NATIVE232-T2b'])
    expect(violated(`${unreachable} 2000 uid2 stream-added uid1\n 4000 ends`)).toEqual(['XWEB-01a'])
    expect(violated(`${unreachable} 3000 uid1 networkRestored\n 3000 uid3 didJoinedOfUid uid1\n 3100 ends`)).toEqual([])
  })

  it('takes the loss of a stream that outlives the return after a kill for nothing else', () => {
    expect(
      violated(`${joined} 10000 uid1 processKilled
      10000 uid1 processRestarted
      10000 uid1 joinChannel channel=c1
      10000 uid1 onConnectionStateChanged 2 0
      10200 uid1 onConnectionStateChanged 3 1
      10200 uid1 onJoinChannelSuccess
      10300 uid1 onUserJoined uid3
      13000 uid1 processKilled
      20000 uid2 stream-removed uid1
      21000 ends`),
    ).toEqual(['KILL-11'])
  })

  it('holds what a viewer misses upon its own return to no kill that was over by then', () => {
    expect(
      violated(`${joined} 10000 uid1 processKilled
      10000 uid1 processRestarted
      10000 uid1 joinChannel channel=c1
      10000 uid1 onConnectionStateChanged 2 0
      10200 uid1 onConnectionStateChanged 3 1
      10200 uid1 onJoinChannelSuccess
      10300 uid1 onUserJoined uid3
      30000 uid2 networkLost manner=reset
      30000 uid2 connection-state-change CONNECTED CONNECTING
      30000 uid2 (connectionAttempt)
      31000 uid2 networkRestored
      31200 uid2 connection-state-change CONNECTING CONNECTED
      31200 uid2 connected
      31200 uid2 rejoin
      34000 uid1 processKilled
      41200 uid2 stream-removed uid1
      42000 ends`),
    ).toEqual(['KILL-10'])
  })

  it('goes by the kill, whatever befalls the client once it is started anew and in no channel', () => {
    expect(
      violated(`${joined} 10000 uid1 processKilled
      10000 uid1 processRestarted
      11000 uid1 proxySet
      20000 uid2 stream-removed uid1
      40000 ends`),
    ).toEqual(['KILL-01b', 'KILL-08'])
  })

  it('demands nothing of a process that is killed twice without being back in between, and says so', () => {
    const killed = `${joined} 10000 uid1 processKilled
      11000 uid1 processRestarted`
    expect(violated(`${killed}\n 12000 uid1 processKilled\n 60000 ends`)).toEqual([])
    expect(violated(`${killed}\n 60000 ends`)).toEqual(['KILL-01b', 'KILL-08', 'KILL-10'])
    expect(profile.clauses['KILL-08']?.exempt).toContain('once more')
  })

  describe('of a killed user who is back in another channel', () => {
    const elsewhere = `${joined} 10000 uid1 processKilled
      15000 uid1 processRestarted
      15000 uid1 joinChannel channel=c2
      15000 uid1 onConnectionStateChanged 2 0
      15200 uid1 onConnectionStateChanged 3 1
      15200 uid1 onJoinChannelSuccess
    `

    it('demands that those in its own channel are told', () => {
      expect(violated(`${elsewhere} 29000 ends`)).toEqual(['KILL-01b', 'KILL-10'])
      expect(violated(`${elsewhere} 20000 uid2 stream-removed uid1\n 60000 ends`)).toEqual(['KILL-01b', 'KILL-08'])
    })

    it('accepts that they are told', () => {
      expect(
        violated(`${elsewhere} 20000 uid2 stream-removed uid1
        30000 uid3 didOfflineOfUid uid1 1
        60000 ends`),
      ).toEqual([])
    })

    it('demands nothing more once it is back in its own', () => {
      expect(
        violated(`${elsewhere} 16000 uid1 leaveChannel
        16000 uid1 onConnectionStateChanged 1 5
        16100 uid1 joinChannel channel=c1
        16100 uid1 onConnectionStateChanged 2 0
        16300 uid1 onConnectionStateChanged 3 1
        16300 uid1 onJoinChannelSuccess
        16400 uid1 onUserJoined uid3
        60000 ends`),
      ).toEqual([])
    })
  })

  it('accuses whoever is told that a user quit who was killed and fell silent', () => {
    const silent = `${joined} 10000 uid1 processKilled
      20000 uid2 stream-removed uid1
    `
    expect(violated(`${silent} 30000 uid3 didOfflineOfUid uid1 0\n 40000 ends`)).toEqual(['NATIVE232-OFFLINE-DROPPED'])
    expect(violated(`${silent} 20000 uid1 processRestarted\n 30000 uid3 didOfflineOfUid uid1 0\n 40000 ends`)).toEqual([
      'NATIVE232-OFFLINE-DROPPED',
    ])
    expect(violated(`${silent} 30000 uid3 didOfflineOfUid uid1 1\n 40000 ends`)).toEqual([])
  })

  describe('of Web users among themselves', () => {
    const web = (text: string): readonly string[] => {
      const both: readonly Client[] = ['uid1', 'uid2'].map((id) => ({ id, platform: 'web' }))
      const { violations: found } = createJudge(profile).judge(both, written(profile, text))
      return [...new Set(found.flatMap(({ clauses }) => clauses))].sort()
    }
    const published = `
      0 uid2 join channel=c1
      0 uid2 connection-state-change DISCONNECTED CONNECTING
      200 uid2 connection-state-change CONNECTING CONNECTED
      200 uid2 connected
      1000 uid1 join channel=c1
      1000 uid1 connection-state-change DISCONNECTED CONNECTING
      1200 uid1 connection-state-change CONNECTING CONNECTED
      1200 uid1 connected
      1300 uid1 peer-online uid2
      1300 uid2 peer-online uid1
      3000 uid1 publish
      3200 uid2 stream-added uid1
    `

    it('says nothing of a silence, of which the document tells for native users alone', () => {
      const lost = `${published} 10000 uid1 networkLost
        10000 uid1 connection-state-change CONNECTED CONNECTING
      `
      expect(web(`${lost} 300000 ends`)).toEqual([])
      expect(
        web(`${lost} 15000 uid2 stream-removed uid1\n 20000 uid2 peer-leave uid1 ServerTimeOut\n 30000 ends`),
      ).toEqual([])
    })

    it('goes by the clause of killed Web users alone when a page is closed', () => {
      const killed = `${published} 10000 uid1 processKilled
      `
      const removed = '20000 uid2 stream-removed uid1'
      expect(web(`${killed} 300000 ends`)).toEqual(['KILL-01c', 'KILL-12'])
      expect(web(`${killed} ${removed}\n 300000 ends`)).toEqual(['KILL-01c', 'KILL-12'])
      // By each reading of A-07.
      for (const atMs of [20_000, 30_000, 190_000])
        expect(web(`${killed} ${removed}\n ${atMs} uid2 peer-leave uid1 ServerTimeOut\n 300000 ends`)).toEqual([])
      expect(web(`${killed} 10100 uid2 peer-leave uid1 Quit\n 300000 ends`)).toEqual(['KILL-01c', 'KILL-12'])
    })
  })

  describe('of what may be left of a kill after which the user was back', () => {
    const back = (killedMs: number): string => `${joined}
      ${killedMs} uid1 processKilled
      ${killedMs} uid1 processRestarted
      5000 uid1 joinChannel channel=c1
      5000 uid1 onConnectionStateChanged 2 0
      5200 uid1 onConnectionStateChanged 3 1
      5200 uid1 onJoinChannelSuccess
      5300 uid1 onUserJoined uid3`
    const accused = (text: string) => violated(text).filter((clause) => /^(NATIVE232-T6|KILL-0[78])/.test(clause))

    it('takes it for that where it may strike still', () => {
      expect(accused(`${back(4000)}\n9000 uid1 processKilled\n24000 uid3 didOfflineOfUid uid1 1\n25000 ends`)).toEqual([
        'NATIVE232-T6a',
      ])
    })

    it('does not where it has struck already', () => {
      const told = `${back(4000)}
        5300 uid3 didJoinedOfUid uid1
        24000 uid1 processKilled
        24000 uid3 didOfflineOfUid uid1 1
        25000 ends`.replace('5000 uid1 joinChannel', '4000 uid3 didOfflineOfUid uid1 1\n5000 uid1 joinChannel')
      expect(accused(told)).toEqual(['KILL-08'])
    })

    it('takes it for that where the process was killed once more before it was back', () => {
      const twice = (again: string): string =>
        `${back(4000)}\n9000 uid1 processKilled\n24000 uid3 didOfflineOfUid uid1 1\n25000 ends`.replace(
          '5000 uid1 joinChannel',
          `4500 uid1 ${again}\n4500 uid1 processRestarted\n5000 uid1 joinChannel`,
        )
      expect(accused(twice('processKilled'))).toEqual(['NATIVE232-T6a'])
      expect(accused(twice('processKilled').replace('24000', '23900'))).toEqual(['KILL-08'])
    })

    it('takes it for that where the observer was deaf when the user was killed, and connected all the time', () => {
      const deaf = `${joined}
        4000 uid3 networkLost
        4000 uid1 processKilled
        6000 uid3 networkRestored
        6000 uid1 processRestarted
        6000 uid1 joinChannel channel=c1
        6000 uid1 onConnectionStateChanged 2 0
        6200 uid1 onConnectionStateChanged 3 1
        6200 uid1 onJoinChannelSuccess
        6300 uid1 onUserJoined uid3
        9000 uid1 processKilled
        24000 uid3 didOfflineOfUid uid1 1
        25000 ends`
      expect(accused(deaf)).toEqual(['NATIVE232-T6a'])
      // Deaf since 3,500 ms, it may miss the user since then.
      const earlier = deaf.replace('4000 uid3', '3500 uid3').replace('24000 uid3', '23500 uid3')
      expect(accused(earlier)).toEqual(['NATIVE232-T6a'])
      expect(accused(earlier.replace('23500', '23400'))).toEqual(['KILL-08'])
    })
  })

  it('counts no silence of a user from before the news that the user has come', () => {
    const text = `0 uid2 join channel=c1
      0 uid2 connection-state-change DISCONNECTED CONNECTING
      200 uid2 connection-state-change CONNECTING CONNECTED
      200 uid2 connected
      2000 uid1 joinChannel channel=c1
      2000 uid1 onConnectionStateChanged 2 0
      2000 uid1 networkLost
      12000 uid1 networkRestored
      12200 uid1 onConnectionStateChanged 3 1
      12200 uid1 onJoinChannelSuccess
      12300 uid2 peer-online uid1
      12300 uid2 stream-added uid1
      13000 uid1 processKilled
      13100 uid2 peer-leave uid1 Quit
      14000 ends`
    expect(violated(text)).toEqual(['XWEB-03'])
    const newcomer = `0 uid1 joinChannel channel=c1
      0 uid1 onConnectionStateChanged 2 0
      0 uid2 join channel=c1
      0 uid2 connection-state-change DISCONNECTED CONNECTING
      0 uid2 serviceUnresponsive
      200 uid1 onConnectionStateChanged 3 1
      200 uid1 onJoinChannelSuccess
      12000 uid2 serviceRestored
      12200 uid2 connection-state-change CONNECTING CONNECTED
      12200 uid2 connected
      12300 uid2 peer-online uid1
      12300 uid2 stream-added uid1
      13200 uid1 processKilled
      13300 uid2 peer-leave uid1 Quit
      14000 ends`
    expect(violated(newcomer)).toEqual(['XWEB-03'])
  })
})
