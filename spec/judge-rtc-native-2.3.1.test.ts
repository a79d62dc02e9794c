/** The judge of native RTC before 2.3.2, by traces written by hand. */
import { describe, expect, it } from 'vitest'
import { type Client, createJudge, profiles, type Violation } from './index.ts'
import { written } from './written-trace.ts'

const profile = profiles['rtc-native-2.3.1']
const clients: readonly Client[] = [
  { id: 'uid1', platform: 'android' },
  { id: 'uid2', platform: 'ios' },
]

function violations(text: string): readonly Violation[] {
  return createJudge(profile, { observes: ['connectionAttempt'] }).judge(clients, written(profile, text)).violations
}

function violated(text: string): readonly string[] {
  return [...new Set(violations(text).flatMap(({ clauses }) => clauses))].sort()
}

const joined = `
  0 uid1 joinChannel channel=c1
  200 uid1 onJoinChannelSuccess
`
const lost = `${joined} 9000 uid1 networkLost
  9000 uid1 (connectionAttempt)
`

describe('the judge of native RTC before 2.3.2', () => {
  it('accepts an interruption counted from the loss of the uplink, though the downlink was lost after it', () => {
    const text = (at: number): string => `${joined} 9000 uid1 networkLost direction=uplink
      9000 uid1 (connectionAttempt)
      9200 uid1 networkLost
      ${at} uid1 onConnectionInterrupted
      14000 ends`
    expect(violated(text(13_000))).toEqual([])
    expect(violated(text(13_200))).toEqual([])
    expect(violated(text(12_000))).toContain('PRE232-T4a')
  })

  it('accepts the timeline of the document, by the names of each platform', () => {
    expect(
      violated(`${lost} 13000 uid1 onConnectionInterrupted
      19000 uid1 onConnectionLost
      20000 uid2 joinChannel channel=c1
      20200 uid2 didJoinChannel
      30000 uid1 networkRestored
      30200 uid1 onRejoinChannelSuccess
      30300 uid2 didJoinedOfUid uid1
      30300 uid1 onUserJoined uid2
      40000 ends`),
    ).toEqual([])
  })

  it('accuses a report of a state, which these versions do not have', () => {
    expect(
      violated(`${joined} 200 uid1 onConnectionStateChanged 3 1
      30000 ends`),
    ).toEqual(['PRE232-DIAG'])
  })

  it('accuses a loss without an interruption before it of what is missing alone', () => {
    expect(
      violated(`${lost} 19000 uid1 onConnectionLost
      30000 uid1 networkRestored
      30200 uid1 onRejoinChannelSuccess
      40000 ends`),
    ).toEqual(['PRE232-T4a', 'PRE232-T4b'])
  })

  it('accuses a re-join that bears the name of a join', () => {
    expect(
      violated(`${lost} 13000 uid1 onConnectionInterrupted
      14000 uid1 networkRestored
      14200 uid1 onJoinChannelSuccess
      40000 ends`),
    ).toEqual(['PRE232-T1b', 'PRE232-T7b'])
  })

  it('remembers an interruption that was never told, though a shorter one has followed it', () => {
    expect(
      violated(`${joined} 9000 uid1 networkLost
      13000 uid1 networkRestored
      13000 uid1 networkLost
      16900 uid1 networkRestored
      17100 uid1 onRejoinChannelSuccess
      40000 ends`),
    ).toEqual(['PRE232-T4a', 'PRE232-T4b'])
  })

  it('takes an interruption that outlives two returns for one that was told without its four seconds', () => {
    expect(
      violated(`${joined} 9000 uid1 networkLost
      9000 uid1 networkRestored
      10000 uid1 networkLost direction=downlink
      10000 uid1 networkRestored
      11000 uid1 networkLost direction=uplink
      13000 uid1 onConnectionInterrupted
      14000 ends`),
    ).toEqual(['PRE232-T4a'])
  })

  it('accepts news of the channel that a session has joined whose success is not told yet', () => {
    expect(
      violated(`${joined} 300 uid2 joinChannel channel=c2
      500 uid2 didJoinChannel
      9000 uid1 tokenExpired
      10000 uid1 joinChannel channel=c2
      10000 uid1 -> joinChannel 0
      10300 uid1 onUserJoined uid2
      10300 uid2 didJoinedOfUid uid1
      20000 ends`),
    ).toEqual([])
  })

  it('knows that a join that was refused leads nowhere', () => {
    expect(
      violated(`${joined} 300 uid2 joinChannel channel=c2
      500 uid2 didJoinChannel
      9000 uid1 joinChannel channel=c2
      9000 uid1 -> joinChannel error=-17
      10300 uid1 onUserJoined uid2
      20000 ends`),
    ).toEqual(['PRE232-T2b', 'PRE232-T8c'])
  })

  it('accuses a loss of a connection that is back of nothing else, though another connection breaks just then', () => {
    expect(
      violated(`${lost} 13000 uid1 onConnectionInterrupted
      13000 uid1 networkRestored
      13200 uid1 onRejoinChannelSuccess
      17000 uid1 networkLost manner=reset
      17000 uid1 (connectionAttempt)
      19000 uid1 onConnectionLost
      21000 uid1 onConnectionInterrupted
      24000 uid1 networkRestored
      24200 uid1 onRejoinChannelSuccess
      30000 ends`),
    ).toEqual(['PRE232-T5b'])
  })

  it('accuses a loss without an interruption of what is missing alone, though the service answered for a moment', () => {
    expect(
      violated(`${joined} 9000 uid1 serviceUnresponsive
      9000 uid1 (connectionAttempt)
      13000 uid1 serviceRestored
      13000 uid1 serviceUnresponsive
      19000 uid1 onConnectionLost
      24000 uid1 serviceRestored
      24200 uid1 onRejoinChannelSuccess
      30000 ends`),
    ).toEqual(['PRE232-T4a', 'PRE232-T4b'])
  })

  it('counts the silence of a user from what may have ended it, though the user was back while nobody could hear', () => {
    const joins = `0 uid1 joinChannel channel=c1
      0 uid2 joinChannel channel=c1
      200 uid1 onJoinChannelSuccess
      200 uid2 didJoinChannel
      300 uid1 onUserJoined uid2
      300 uid2 didJoinedOfUid uid1`
    const away = `16000 uid2 networkLost manner=reset
      16000 uid1 leaveChannel
      16000 uid1 joinChannel channel=c1
      16200 uid1 onJoinChannelSuccess
      18000 uid1 serviceUnresponsive
      18000 uid2 networkRestored
      18100 uid1 processKilled
      21000 uid2 didOfflineOfUid uid1 1
      60000 ends`
    const accused = (text: string) => violated(text).filter((clause) => clause === 'PRE232-T6a')
    expect(
      accused(`${joins}
      1000 uid1 tokenExpired
      ${away}`),
    ).toEqual([])
    expect(
      accused(`${joins}
      ${away}`),
    ).toEqual(['PRE232-T6a'])
  })

  it('takes one that asks for another token for one whose session may have ended', () => {
    const asks = (request: string): string => `0 uid1 joinChannel channel=c1
      0 uid2 joinChannel channel=c1
      200 uid1 onJoinChannelSuccess
      1000 uid2 tokenExpired
      2200 uid2 didJoinChannel
      ${request}
      9000 uid2 networkLost
      29000 uid1 onUserOffline uid2 1
      60000 ends`
    const late = ['PRE232-T4a', 'PRE232-T4b', 'PRE232-T6a']
    const accused = (text: string) => violated(text).filter((clause) => late.includes(clause))
    expect(accused(asks('2500 uid2 rtcEngineRequestToken'))).toEqual([])
    expect(accused(asks(''))).toEqual(['PRE232-T4a', 'PRE232-T4b'])
    const gone = (request: string): string =>
      asks(request).replace('9000 uid2 networkLost', '').replace('29000', '22600')
    expect(accused(gone('2500 uid2 rtcEngineRequestToken'))).toEqual([])
    expect(accused(gone(''))).toEqual(['PRE232-T6a'])
  })

  it('asks of one that calls its return a join for no news of those whom it knows', () => {
    const calls = (join: string): string => `0 uid1 joinChannel channel=c1
      0 uid2 joinChannel channel=c1
      200 uid1 onJoinChannelSuccess
      200 uid2 didJoinChannel
      300 uid1 onUserJoined uid2
      300 uid2 didJoinedOfUid uid1
      1000 uid1 networkLost
      1000 uid1 renewToken credential=valid
      ${join}
      5000 uid1 onConnectionInterrupted
      5000 uid1 networkRestored
      5200 uid1 onJoinChannelSuccess
      5500 uid1 networkLost
      9500 uid1 onConnectionInterrupted
      9500 uid1 networkRestored
      9500 uid2 processKilled
      9500 uid2 processRestarted
      9500 uid2 joinChannel channel=c1
      9700 uid1 onJoinChannelSuccess
      9700 uid2 didJoinChannel
      20000 ends`
    const accused = (text: string) => violated(text).filter((clause) => clause.startsWith('PRE232-T2'))
    expect(accused(calls(''))).toEqual([])
    expect(accused(calls('1000 uid1 joinChannel channel=c1'))).toEqual(['PRE232-T2a', 'PRE232-T2b'])
  })

  it('takes no success that a kick may have crossed, or that came without a network, for the sign that it had no effect', () => {
    const kicked = (at: number, success: string): string => `0 uid1 joinChannel channel=c1
      900 uid1 networkLost
      ${at} uid1 loggedInElsewhere
      ${success}
      4900 uid1 onConnectionInterrupted
      7300 uid1 networkRestored
      90000 uid1 processKilled`
    const accused = (text: string) => violated(text).filter((clause) => clause.startsWith('PRE232-T7'))
    expect(accused(kicked(950, '1800 uid1 onJoinChannelSuccess'))).toEqual([])
    expect(accused(kicked(950, '1800 uid1 onJoinChannelSuccess').replace('950 uid1 loggedInElsewhere', ''))).toEqual([
      'PRE232-T7a',
      'PRE232-T7b',
    ])
  })

  it('asks of one that was told to join again, and joins late, for no news of those whom it met in between', () => {
    const joins = (again: string): string => `0 uid2 joinChannel channel=c1
      200 uid2 didJoinChannel
      400 uid1 joinChannel channel=c1
      700 uid1 onUserJoined uid2
      1500 uid2 processKilled
      ${again}
      63700 uid1 onJoinChannelSuccess
      90000 ends`
    const accused = (text: string) => violated(text).filter((clause) => clause.startsWith('PRE232-T6'))
    expect(accused(joins('63000 uid1 joinChannel channel=c1'))).toEqual([])
    expect(accused(joins(''))).toEqual(['PRE232-T6a', 'PRE232-T6b', 'PRE232-T6c'])
  })

  it('knows the channel of one that was told to join another one before it left', () => {
    expect(
      violated(`${joined} 400 uid1 joinChannel channel=c2 credential=invalidChannelName
      400 uid1 -> joinChannel 0
      400 uid1 leaveChannel
      400 uid1 joinChannel channel=c3
      600 uid1 onJoinChannelSuccess
      9000 uid2 joinChannel channel=c3
      9200 uid2 didJoinChannel
      20000 ends`),
    ).toEqual(['PRE232-T2a', 'PRE232-T2b'])
  })

  it('takes late news of a user whose session may have ended for no sign of life', () => {
    const newcomer = (happens: string): string => `${joined}
      1000 uid1 networkLost direction=uplink
      1000 uid2 joinChannel channel=c1
      1200 uid2 didJoinChannel
      3000 uid1 ${happens}
      3000 uid1 networkRestored
      4200 uid2 didJoinedOfUid uid1
      5000 uid1 processKilled
      21200 uid2 didOfflineOfUid uid1 1
      22000 ends`
    const accused = (text: string) => violated(text).filter((clause) => clause === 'PRE232-T6a')
    expect(accused(newcomer('tokenExpired'))).toEqual([])
    expect(accused(newcomer('networkRestored'))).toEqual(['PRE232-T6a'])
  })

  it('does not say where the others are of one that may have begun another session in another channel', () => {
    const elsewhere = (channel: string): string => `${joined}
      200 uid2 joinChannel channel=c2
      200 uid2 tokenExpired
      1000 uid2 joinChannel channel=${channel}
      1000 uid1 bannedByServer
      1200 uid2 didRejoinChannel
      21200 uid2 didOfflineOfUid uid1 1
      22000 ends`
    const accused = (text: string) => violated(text).filter((clause) => clause === 'PRE232-T6a')
    expect(accused(elsewhere('c1'))).toEqual([])
    expect(accused(elsewhere('c2'))).toEqual(['PRE232-T6a'])
  })

  it('knows when each loss of the network began, though it was lost anew meanwhile', () => {
    const loss = (at: number): string => `${joined}
      1000 uid1 networkLost
      2000 uid1 networkRestored
      2000 uid1 networkLost
      6000 uid1 onConnectionInterrupted
      6000 uid1 networkLost
      6000 uid1 networkRestored
      6200 uid1 onRejoinChannelSuccess
      7000 uid1 serviceUnresponsive
      11000 uid1 onConnectionInterrupted
      ${at} uid1 onConnectionLost
      13000 ends`
    const accused = (text: string) => violated(text).filter((clause) => clause === 'PRE232-T5a')
    expect(accused(loss(12_000))).toEqual([])
    expect(accused(loss(12_500))).toEqual(['PRE232-T5a'])
  })

  it('expects nothing of a dead user whom an observer was told to be gone before its own network was back', () => {
    const dead = (at: number): string => `${joined}
      300 uid2 joinChannel channel=c1
      500 uid2 didJoinChannel
      600 uid2 didJoinedOfUid uid1
      600 uid1 onUserJoined uid2
      1000 uid1 networkLost direction=uplink
      1000 uid2 processKilled
      1100 uid1 onUserOffline uid2 0
      2000 uid1 networkRestored
      ${at} uid1 onUserJoined uid2
      40000 ends`
    expect(violated(dead(11_100))).toEqual(['PRE232-T2b', 'PRE232-T8c'])
  })
})
