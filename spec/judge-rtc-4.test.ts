import { describe, expect, it } from 'vitest'
import { createJudge, profiles } from './index.ts'
import { written, writtenClients } from './written-trace.ts'

const profile = profiles['rtc-4']

const joined = `
  0 uid1 joinChannel channel=c1
  0 uid1 CONNECTING CONNECTING
  0 uid1 -> joinChannel 0
  200 uid1 CONNECTED JOIN_SUCCESS
  200 uid1 onJoinChannelSuccess
`
const bothJoined = `
  0 uid1 joinChannel channel=c1
  0 uid1 CONNECTING CONNECTING
  0 uid2 joinChannel channel=c1
  0 uid2 CONNECTING CONNECTING
  200 uid2 CONNECTED JOIN_SUCCESS
  200 uid2 onJoinChannelSuccess
  200 uid1 CONNECTED JOIN_SUCCESS
  200 uid1 onJoinChannelSuccess
  300 uid2 onUserJoined uid1
  300 uid1 onUserJoined uid2
`
const interrupted = `${joined} 9000 uid1 networkLost
  13000 uid1 RECONNECTING INTERRUPTED
`
const lost = `${interrupted} 13000 uid1 (connectionAttempt)
  23000 uid1 onConnectionLost
  23000 uid1 RECONNECTING LOST
`
/** Attempts every 50 s, so that only what is said besides is judged. */
function attempts(fromMs: number, toMs: number): string {
  const lines: string[] = []
  for (let at = fromMs; at < toMs; at += 50_000) lines.push(`${at} uid1 (connectionAttempt)`)
  return lines.join('\n')
}

function violated(text: string, readings: Readonly<Record<string, string>> = {}): readonly string[] {
  const judge = createJudge(profile, { observes: ['connectionAttempt', 'userOffline'], readings })
  const { violations } = judge.judge(writtenClients(profile), written(profile, text))
  return [...new Set(violations.flatMap(({ clauses }) => clauses))].sort()
}

describe('the judge of RTC 4.x', () => {
  const cases: readonly (readonly [title: string, trace: string, clauses: readonly string[]])[] = [
    ['accepts a join that succeeds', `${joined} 9000 ends`, []],
    [
      'accepts CONNECTING at the instant of the join',
      '0 uid1 joinChannel channel=c1\n200 uid1 CONNECTING CONNECTING\n200 uid1 CONNECTED JOIN_SUCCESS\n200 uid1 onJoinChannelSuccess\n9000 ends',
      [],
    ],
    [
      'misses the report of CONNECTING and of CONNECTED',
      '0 uid1 joinChannel channel=c1\n9000 ends',
      ['RTC-STATE-07', 'RTC-STATE-08', 'RTC-T0', 'RTC-T1a', 'RTC-T1b', 'RTC-T1c'],
    ],
    [
      'misses onJoinChannelSuccess',
      '0 uid1 joinChannel channel=c1\n0 uid1 CONNECTING CONNECTING\n200 uid1 CONNECTED JOIN_SUCCESS\n9000 ends',
      ['RTC-STATE-09', 'RTC-T1d'],
    ],
    [
      'accuses a change before the first join',
      '5 uid1 CONNECTING CONNECTING\n9000 ends',
      ['RTC-STATE-04', 'RTC-STATE-05'],
    ],
    ['accuses a second onJoinChannelSuccess', `${joined} 300 uid1 onJoinChannelSuccess\n9000 ends`, ['RTC-STATE-09']],
    [
      'accuses a reason that does not belong to its state',
      '0 uid1 joinChannel channel=c1\n0 uid1 CONNECTING CONNECTING\n200 uid1 CONNECTED CONNECTING\n200 uid1 onJoinChannelSuccess\n9000 ends',
      ['RTC-REASON-01', 'RTC-REASON-MAP', 'RTC-T1c'],
    ],
    [
      'misses onUserJoined at the other user',
      bothJoined.replace('300 uid2 onUserJoined uid1', '') + '9000 ends',
      ['RTC-T2a', 'RTC-T2b'],
    ],
    [
      'accuses onUserJoined about a user who never joined',
      `${joined} 500 uid1 onUserJoined uid2\n9000 ends`,
      ['RTC-T2b'],
    ],
    ['accepts the timeline of T4 and T5', `${lost} 25000 ends`, []],
    ['accepts T5 as a callback alone', `${interrupted} 23000 uid1 onConnectionLost\n25000 ends`, []],
    ['accepts T5 at 10 s after the loss', `${interrupted} 19000 uid1 onConnectionLost\n25000 ends`, []],
    [
      'accuses T5 at 12 s after the loss, which no reading allows',
      `${interrupted} 21000 uid1 onConnectionLost\n25000 ends`,
      ['RTC-STATE-14', 'RTC-T5a'],
    ],
    ['misses T5', `${interrupted} 25000 ends`, ['RTC-STATE-14', 'RTC-T5a', 'RTC-T5b']],
    [
      'accuses T4 a millisecond early',
      `${joined} 9000 uid1 networkLost\n12999 uid1 RECONNECTING INTERRUPTED\n14000 ends`,
      ['RTC-T4a'],
    ],
    [
      'accuses T4 a millisecond late',
      `${joined} 9000 uid1 networkLost\n13001 uid1 RECONNECTING INTERRUPTED\n14000 ends`,
      ['RTC-STATE-11', 'RTC-T4a', 'RTC-T4b'],
    ],
    [
      'accepts T4 upon the loss of the uplink alone, as another document has it',
      `${joined} 9000 uid1 networkLost direction=uplink\n13000 uid1 RECONNECTING INTERRUPTED\n14000 ends`,
      [],
    ],
    [
      'accuses T4 two seconds after the loss of the uplink alone',
      `${joined} 9000 uid1 networkLost direction=uplink\n11000 uid1 RECONNECTING INTERRUPTED\n14000 ends`,
      ['RTC-STATE-11', 'RTC-T3a'],
    ],
    [
      'accepts T4 upon the loss of the downlink alone',
      `${joined} 9000 uid1 networkLost direction=downlink\n13000 uid1 RECONNECTING INTERRUPTED\n14000 ends`,
      [],
    ],
    [
      'misses T6',
      `${bothJoined} 9000 uid1 networkLost\n13000 uid1 RECONNECTING INTERRUPTED\n23000 uid1 onConnectionLost\n23000 uid1 RECONNECTING LOST\n30001 ends`,
      ['RTC-T6a', 'RTC-T6b', 'RTC-T6c'],
    ],
    [
      'accuses T6 a second early',
      `${bothJoined} 9000 uid1 networkLost direction=uplink\n28000 uid2 onUserOffline uid1 1\n30001 ends`,
      ['RTC-T6a'],
    ],
    [
      'accuses T6 with the reason of a leave',
      `${bothJoined} 9000 uid1 networkLost direction=uplink\n29100 uid2 onUserOffline uid1 0\n30001 ends`,
      ['RTC-OFFLINE-DROPPED'],
    ],
    [
      'accepts T7 at 20 min after the Interrupted report',
      `${lost} ${attempts(24000, 1_213_000)}\n1213000 uid1 FAILED JOIN_FAILED\n1300000 ends`,
      [],
    ],
    [
      'accepts T7 at 20 min after the loss',
      `${lost} ${attempts(24000, 1_209_000)}\n1209000 uid1 FAILED JOIN_FAILED\n1300000 ends`,
      [],
    ],
    [
      'accuses T7 at 20 min and 10 s after the loss',
      `${lost} ${attempts(24000, 1_219_000)}\n1219000 uid1 FAILED JOIN_FAILED\n1300000 ends`,
      ['RTC-STATE-16', 'RTC-T7a'],
    ],
    [
      'misses T7',
      `${lost} ${attempts(24000, 1_290_000)}\n1300000 ends`,
      ['RTC-REASON-02b', 'RTC-REASON-04a', 'RTC-STATE-16', 'RTC-T7a', 'RTC-T7c'],
    ],
    [
      'accuses attempts after T7',
      `${lost} ${attempts(24000, 1_213_000)}\n1213000 uid1 FAILED JOIN_FAILED\n1250000 uid1 (connectionAttempt)\n1300000 ends`,
      ['RTC-STATE-17', 'RTC-T7b'],
    ],
    [
      'misses onRejoinChannelSuccess',
      `${interrupted} 15000 uid1 networkRestored\n15200 uid1 CONNECTED JOIN_SUCCESS\n20000 ends`,
      ['RTC-STATE-13'],
    ],
    [
      'accepts a re-join with its own reason',
      `${interrupted} 15000 uid1 networkRestored\n15200 uid1 CONNECTED REJOIN_SUCCESS\n15200 uid1 onRejoinChannelSuccess\n20000 ends`,
      [],
    ],
    [
      'misses the failure of an invalid App ID',
      '0 uid1 joinChannel channel=c1 credential=invalidAppId\n0 uid1 CONNECTING CONNECTING\n9000 ends',
      ['RTC-REASON-06', 'RTC-STATE-02'],
    ],
    [
      'accepts an invalid token as Disconnected',
      '0 uid1 joinChannel channel=c1 credential=invalidToken\n0 uid1 CONNECTING CONNECTING\n200 uid1 DISCONNECTED INVALID_TOKEN\n9000 ends',
      [],
    ],
    [
      'accepts an invalid token as Failed',
      '0 uid1 joinChannel channel=c1 credential=invalidToken\n0 uid1 CONNECTING CONNECTING\n200 uid1 FAILED INVALID_TOKEN\n9000 ends',
      [],
    ],
    [
      'misses the failure of a second join, and 17',
      `${joined} 500 uid1 joinChannel channel=c1\n500 uid1 -> joinChannel 0\n9000 ends`,
      ['RTC-CODE-JOIN-17'],
    ],
    [
      'accepts a second join that is refused',
      `${joined} 500 uid1 joinChannel channel=c1\n500 uid1 -> joinChannel error=-17\n9000 ends`,
      [],
    ],
    [
      'misses the failure of an expired token',
      `${joined} 500 uid1 tokenExpired\n9000 ends`,
      ['RTC-REASON-09', 'RTC-STATE-02'],
    ],
    ['misses the report of a ban', `${joined} 500 uid1 bannedByServer\n9000 ends`, ['RTC-REASON-03']],
    [
      'accuses a change of address with the reason of a keep-alive',
      `${joined} 500 uid1 ipAddressChanged\n500 uid1 RECONNECTING KEEP_ALIVE_TIMEOUT\n800 uid1 CONNECTED JOIN_SUCCESS\n800 uid1 onRejoinChannelSuccess\n9000 ends`,
      ['RTC-CB-03', 'RTC-REASON-13', 'RTC-REASON-14'],
    ],
    ['accepts a renewed token that changes nothing', `${joined} 500 uid1 renewToken credential=valid\n9000 ends`, []],
    [
      'accepts a renewed token that makes the client rejoin',
      `${joined} 500 uid1 renewToken credential=valid\n500 uid1 RECONNECTING RENEW_TOKEN\n700 uid1 CONNECTED JOIN_SUCCESS\n700 uid1 onRejoinChannelSuccess\n9000 ends`,
      [],
    ],
    [
      'accuses a renewed token that makes the client rejoin for another reason',
      `${joined} 500 uid1 renewToken credential=valid\n500 uid1 RECONNECTING KEEP_ALIVE_TIMEOUT\n700 uid1 CONNECTED JOIN_SUCCESS\n700 uid1 onRejoinChannelSuccess\n9000 ends`,
      ['RTC-CB-03', 'RTC-REASON-12', 'RTC-REASON-14'],
    ],
    [
      'misses the rejoin that follows (Reconnecting, RenewToken)',
      `${joined} 500 uid1 renewToken credential=valid\n500 uid1 RECONNECTING RENEW_TOKEN\n${attempts(600, 61_000)}\n61000 ends`,
      ['RTC-REASON-12', 'RTC-RECONNECT-01', 'RTC-STATE-12'],
    ],
    [
      'accepts (Failed, SameUidLogin) for a user who joined elsewhere, as a header has it',
      `${joined} 500 uid1 loggedInElsewhere\n600 uid1 FAILED SAME_UID_LOGIN\n9000 ends`,
      [],
    ],
    [
      'accuses (Failed, SameUidLogin) of a user who did not join elsewhere',
      `${joined} 600 uid1 FAILED SAME_UID_LOGIN\n9000 ends`,
      ['RTC-CB-03', 'RTC-REASON-MAP', 'RTC-STATE-02'],
    ],
    ['misses the end of a leave', `${joined} 500 uid1 leaveChannel\n9000 ends`, ['RTC-STATE-06']],
    [
      'accuses a leave with a foreign reason',
      `${joined} 500 uid1 leaveChannel\n500 uid1 DISCONNECTED INVALID_TOKEN\n9000 ends`,
      ['RTC-CB-03', 'RTC-REASON-05', 'RTC-REASON-08'],
    ],
    [
      'accuses a getter that does not know the state',
      `${joined} 500 uid1 getConnectionState\n500 uid1 -> getConnectionState 1\n9000 ends`,
      ['RTC-API-02', 'RTC-CB-01'],
    ],
    [
      'accepts a getter that answers at the instant of a change',
      `${joined} 9000 uid1 networkLost\n13000 uid1 getConnectionState\n13000 uid1 -> getConnectionState 4\n13000 uid1 RECONNECTING INTERRUPTED\n14000 ends`,
      [],
    ],
    [
      'misses the offline of a user who left',
      `${bothJoined} 500 uid1 leaveChannel\n500 uid1 DISCONNECTED LEAVE_CHANNEL\n9000 ends`,
      ['RTC-OFFLINE-QUIT'],
    ],
    [
      'accepts that one who could not hear of a leave learns of it by the silence',
      `${bothJoined} 5000 uid2 networkLost\n6000 uid1 leaveChannel\n6000 uid1 DISCONNECTED LEAVE_CHANNEL\n6000 uid2 networkRestored\n26000 uid2 onUserOffline uid1 1\n27000 ends`,
      [],
    ],
    [
      'accepts news of two joins that are under way together',
      `${bothJoined} 5000 uid1 leaveChannel\n5000 uid1 DISCONNECTED LEAVE_CHANNEL\n5100 uid2 onUserOffline uid1 0\n6000 uid1 joinChannel channel=c1\n6000 uid1 CONNECTING CONNECTING\n6010 uid1 CONNECTED JOIN_SUCCESS\n6010 uid1 onJoinChannelSuccess\n6020 uid1 leaveChannel\n6020 uid1 DISCONNECTED LEAVE_CHANNEL\n6030 uid1 joinChannel channel=c1\n6030 uid1 CONNECTING CONNECTING\n6040 uid1 CONNECTED JOIN_SUCCESS\n6040 uid1 onJoinChannelSuccess\n6110 uid2 onUserJoined uid1\n6140 uid2 onUserJoined uid1\n9000 ends`,
      [],
    ],
    [
      'misses any sign of a lost network',
      `${joined} 9000 uid1 networkLost\n${attempts(9000, 69_000)}\n70000 ends`,
      ['RTC-STATE-02', 'RTC-STATE-11', 'RTC-T4a', 'RTC-T4b'],
    ],
    [
      'accuses onConnectionLost before Reconnecting',
      `${joined} 9000 uid1 networkLost\n12000 uid1 onConnectionLost\n12500 ends`,
      ['RTC-DIAG-02', 'RTC-T5b'],
    ],
    [
      'accuses onUserOffline of a user whose join is still to be told',
      `${joined} 5000 uid2 joinChannel channel=c1\n5000 uid2 CONNECTING CONNECTING\n5200 uid2 CONNECTED JOIN_SUCCESS\n5200 uid2 onJoinChannelSuccess\n5300 uid2 onUserJoined uid1\n5300 uid1 onUserOffline uid2 1\n5400 uid1 onUserJoined uid2\n6500 ends`,
      ['RTC-DIAG-02', 'RTC-T6a'],
    ],
    [
      'accuses a callback whose name has swapped letters, and none that is foreign',
      `${bothJoined} 5000 uid1 onUserOfflien uid2 1\n5000 uid1 onNetworkQuality 0 1 1\n5000 uid1 onTokenPrivilegeWillExpire t\n9000 ends`,
      ['RTC-T6c'],
    ],
    ['accuses news of the client itself', `${joined} 5000 uid1 onUserJoined uid1\n9000 ends`, ['RTC-T2b']],
    [
      'accepts that nothing happens to one who joins without a network',
      '0 uid1 networkLost\n0 uid1 joinChannel channel=c1\n0 uid1 CONNECTING CONNECTING\n1300000 ends',
      [],
    ],
    [
      'accepts onConnectionLost for one who joins without a network',
      '0 uid1 networkLost\n0 uid1 joinChannel channel=c1\n0 uid1 CONNECTING CONNECTING\n10000 uid1 onConnectionLost\n1000000 ends',
      [],
    ],
    [
      'accuses onConnectionLost at 9 s for one who joins without a network',
      '0 uid1 networkLost\n0 uid1 joinChannel channel=c1\n0 uid1 CONNECTING CONNECTING\n9000 uid1 onConnectionLost\n1000000 ends',
      ['RTC-T5b'],
    ],
  ]
  it.each(cases)('%s', (_title, trace, clauses) => {
    expect(violated(trace)).toEqual(clauses)
  })

  it('accepts the news that a user is heard again, though its session ends in that very moment', () => {
    const away = (direction: string): string => `${bothJoined}
      2000 uid1 networkLost direction=uplink
      22000 uid2 onUserOffline uid1 1
      22000 uid1 networkLost direction=${direction}
      22000 uid1 joinChannel channel=c1 credential=invalidToken
      22000 uid1 FAILED REJECTED_BY_SERVER
      22100 uid2 onUserJoined uid1
      25000 ends`
    const accused = (text: string) => violated(text).filter((clause) => clause === 'RTC-T2b')
    expect(accused(away('downlink'))).toEqual([])
    expect(accused(away('uplink'))).toEqual(['RTC-T2b'])
  })

  it('accepts the news of a user who had failed and joins again by a renewed token, though nobody was told of the failure', () => {
    const returns = (failed: string): string => `${bothJoined}
      1000 uid1 tokenExpired
      1000 uid1 ${failed}
      24800 uid1 renewToken credential=valid
      24800 uid1 RECONNECTING RENEW_TOKEN
      25000 uid1 CONNECTED JOIN_SUCCESS
      25000 uid1 onRejoinChannelSuccess
      25100 uid2 onUserJoined uid1
      26000 ends`
    const accused = (text: string) => violated(text).filter((clause) => clause === 'RTC-T2b')
    expect(accused(returns('FAILED TOKEN_EXPIRED'))).toEqual([])
    expect(accused(returns('onRequestToken'))).toEqual(['RTC-T2b'])
  })

  it('accepts the news of a return from an absence of twenty seconds, though the next one begins in that moment', () => {
    const away = (backMs: number): string => `${bothJoined}
      1000 uid1 networkLost
      5000 uid1 RECONNECTING INTERRUPTED
      ${backMs} uid1 networkRestored
      ${backMs + 200} uid1 CONNECTED JOIN_SUCCESS
      ${backMs + 200} uid1 onRejoinChannelSuccess
      ${backMs + 206} uid1 networkLost
      ${backMs + 300} uid2 onUserJoined uid1
      ${backMs + 1000} ends`
    const accused = (text: string) => violated(text).filter((clause) => clause === 'RTC-T2b')
    expect(accused(away(20_900))).toEqual([])
    expect(accused(away(20_700))).toEqual(['RTC-T2b'])
  })

  it('lets a user be told to be gone again whose uplink was back, though its downlink was lost just then', () => {
    const away = (direction: string): string => `${bothJoined}
      1000 uid1 networkLost direction=uplink
      21000 uid2 onUserOffline uid1 1
      21000 uid1 networkLost direction=${direction}
      22000 uid1 networkLost direction=uplink
      42000 uid2 onUserOffline uid1 1
      43000 ends`
    const accused = (text: string) => violated(text).filter((clause) => clause === 'RTC-T6c')
    expect(accused(away('downlink'))).toEqual([])
    expect(accused(away('uplink'))).toEqual(['RTC-T6c'])
  })

  it('holds an implementation to the data received when that reading is pinned', () => {
    const trace = `${joined} 9000 uid1 networkLost direction=uplink\n13000 uid1 RECONNECTING INTERRUPTED\n14000 ends`
    expect(violated(trace, { 'A-06': 'received-data' })).toEqual(['RTC-STATE-11', 'RTC-T3a'])
  })

  it('holds an implementation to the rejoin upon a renewed token when that reading is pinned', () => {
    const trace = `${joined} 500 uid1 renewToken credential=valid\n9000 ends`
    expect(violated(trace, { 'A-23-RENEW': 'rejoins' })).toEqual(['RTC-REASON-12'])
  })

  it('counts the clause of a renewed token as kept whichever reading is followed', () => {
    const judge = createJudge(profile)
    judge.judge(writtenClients(profile), written(profile, `${joined} 500 uid1 renewToken credential=valid\n9000 ends`))
    expect(judge.tally().exercised['RTC-REASON-12']).toBeGreaterThan(0)
    expect(judge.tally().readings.find(({ question }) => question === 'A-23-RENEW')?.possible).toEqual(['stays'])
  })

  it('holds an implementation to the table of reasons when that reading is pinned', () => {
    const trace = `${joined} 500 uid1 loggedInElsewhere\n600 uid1 FAILED SAME_UID_LOGIN\n9000 ends`
    expect(violated(trace, { 'A-38': 'complete' })).toEqual(['RTC-REASON-MAP'])
  })

  it('holds an implementation to T5 as the document has it when the reading is pinned', () => {
    expect(
      violated(`${interrupted} 19000 uid1 onConnectionLost\n25000 ends`, { 'A-01': 'ten-seconds-after-interrupted' }),
    ).toEqual(['RTC-STATE-14', 'RTC-T5a'])
  })
})
