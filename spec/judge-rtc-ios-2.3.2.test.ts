/** The judge of RTC iOS from 2.3.2 on, by traces written by hand. */
import { describe, expect, it } from 'vitest'
import { type Client, createJudge, profiles, type Violation } from './index.ts'
import { written } from './written-trace.ts'

const profile = profiles['rtc-ios-2.3.2']
const clients: readonly Client[] = [
  { id: 'uid1', platform: 'ios' },
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
  0 uid1 connectionChangedToState AgoraConnectionStateConnecting AgoraConnectionChangedConnecting
  200 uid1 connectionChangedToState AgoraConnectionStateConnected AgoraConnectionChangedJoinSuccess
  200 uid1 didJoinChannel
`
const both = `${joined} 400 uid2 joinChannel channel=c1
  400 uid2 connectionChangedToState 2 0
  600 uid2 connectionChangedToState 3 1
  600 uid2 didJoinChannel
  700 uid2 didJoinedOfUid uid1
  700 uid1 didJoinedOfUid uid2
`
const interrupted = `${joined} 9000 uid1 networkLost
  9000 uid1 (connectionAttempt)
  13000 uid1 connectionChangedToState AgoraConnectionStateReconnecting AgoraConnectionChangedInterrupted
`

describe('the judge of RTC iOS from 2.3.2 on', () => {
  it('accepts the timeline of the document', () => {
    expect(
      violated(`${interrupted} 19000 uid1 rtcEngineConnectionDidLost
      30000 ends`),
    ).toEqual([])
  })

  it('accuses a loss that is told one second late', () => {
    expect(
      violated(`${interrupted} 20000 uid1 rtcEngineConnectionDidLost
      30000 ends`),
    ).toEqual(['IOS-T5a'])
  })

  it('accuses a state that no document knows, and nothing that only follows from it', () => {
    const text = joined.replace('AgoraConnectionStateConnected', '6')
    expect(
      violated(`${text} 30000 uid1 getConnectionState
      30000 uid1 -> getConnectionState 3
      31000 ends`),
    ).toEqual(['IOS-STATE-06'])
  })

  it('accuses a client that reports to be connected before it was told to join, and follows it no further', () => {
    const early = '0 uid1 connectionChangedToState 3 1'
    expect(violated(`${early} ${joined} 30000 ends`)).toEqual(['IOS-DIAG-01'])
  })

  it('accuses a re-join whose state is not reported', () => {
    expect(
      violated(`${interrupted} 14000 uid1 networkRestored
      14200 uid1 didRejoinChannel
      30000 uid1 getConnectionState`),
    ).toEqual(['IOS-CB-02', 'IOS-RECONNECT-01'])
  })

  it('takes onConnectionLost for that of an earlier silence, though another one ended at the moment when that began', () => {
    const text = (lost: string): string => `${joined}
      8500 uid1 networkLost manner=reset
      8500 uid1 networkRestored
      9000 uid1 networkLost
      13000 uid1 connectionChangedToState 4 2
      13000 uid1 networkRestored
      13200 uid1 connectionChangedToState 3 1
      13200 uid1 didRejoinChannel
      13500 uid1 networkLost
      17500 uid1 connectionChangedToState 4 2
      ${lost} uid1 rtcEngineConnectionDidLost
      23500 uid1 rtcEngineConnectionDidLost
      24000 ends`
    expect(violated(text('19000'))).toEqual(['IOS-T5b'])
    expect(violated(text('19100'))).toEqual(['IOS-T5a', 'IOS-T5b'])
  })

  it('takes one who calls a ban a leave, told to join a second time at that instant, for one who has not left', () => {
    expect(
      violated(`${both}
      9000 uid1 joinChannel channel=c1
      9000 uid1 -> joinChannel -17
      9000 uid1 bannedByServer
      9000 uid1 connectionChangedToState 1 5
      29000 uid2 didOfflineOfUid uid1 1
      30000 ends`),
    ).toEqual(['IOS-API-02'])
  })

  it('accuses of a user who is told to join anew without a network, and of whom nobody can have heard', () => {
    expect(
      violated(`${both}
      9000 uid1 leaveChannel
      9000 uid1 connectionChangedToState 1 5
      9100 uid2 didOfflineOfUid uid1 0
      19000 uid1 networkLost
      20000 uid1 joinChannel channel=c1
      20000 uid1 connectionChangedToState 2 0
      20100 uid2 didJoinedOfUid uid1
      21000 ends`),
    ).toEqual(['IOS-T2b'])
  })

  it('lets a newcomer be told of a user whose leave nobody has seen', () => {
    expect(
      violated(`${joined} 9000 uid1 leaveChannel
      9000 uid1 connectionChangedToState 1 5
      19000 uid1 networkLost
      20000 uid1 joinChannel channel=c1
      20000 uid1 connectionChangedToState 2 0
      20000 uid2 joinChannel channel=c1
      20000 uid2 connectionChangedToState 2 0
      20200 uid2 connectionChangedToState 3 1
      20200 uid2 didJoinChannel
      20300 uid2 didJoinedOfUid uid1
      21000 ends`),
    ).toEqual([])
  })

  it('does not take a wrong interruption for the answer to a second join', () => {
    expect(
      violated(`${both}
      9000 uid1 networkLost
      9001 uid1 networkRestored
      12500 uid1 joinChannel channel=c1
      12500 uid1 -> joinChannel -17
      13000 uid1 connectionChangedToState 4 2
      13000 uid1 (connectionAttempt)
      13200 uid1 connectionChangedToState 3 1
      13200 uid1 didRejoinChannel
      20000 ends`),
    ).toEqual(['IOS-DIAG-01', 'IOS-STATE-04', 'IOS-T3a'])
  })

  it('does not take it for the answer to a second join either when a connection that is back is given up', () => {
    const answered = (report: string): string => `${interrupted} 19000 uid1 rtcEngineConnectionDidLost
      20000 uid1 networkRestored
      20000 uid1 (connectionAttempt)
      20200 uid1 connectionChangedToState 3 1
      20200 uid1 didRejoinChannel
      1208500 uid1 joinChannel channel=c1
      1208500 uid1 -> joinChannel -17
      1209000 uid1 connectionChangedToState ${report}
      1212000 ends`
    expect(violated(answered('5 4'))).toEqual(['IOS-STATE-05', 'IOS-T7c'])
    expect(violated(answered('5 9'))).toContain('IOS-CODE-JOIN-17')
  })

  it('lets a newcomer hear of a user twice who was killed and has joined again meanwhile', () => {
    expect(
      violated(`${joined} 9000 uid2 joinChannel channel=c1
      9000 uid2 connectionChangedToState 2 0
      9200 uid2 connectionChangedToState 3 1
      9200 uid2 didJoinChannel
      9200 uid1 processKilled
      9200 uid1 processRestarted
      9200 uid1 joinChannel channel=c1
      9200 uid1 connectionChangedToState 2 0
      9300 uid2 didJoinedOfUid uid1
      9400 uid1 connectionChangedToState 3 1
      9400 uid1 didJoinChannel
      9500 uid2 didJoinedOfUid uid1
      9500 uid1 didJoinedOfUid uid2
      20000 ends`),
    ).toEqual([])
  })
})
