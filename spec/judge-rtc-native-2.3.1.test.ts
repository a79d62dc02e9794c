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
})
