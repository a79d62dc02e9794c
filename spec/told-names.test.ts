/** A violation is told by the names that the client's platform has, and says nothing that the document lacks. */
import { describe, expect, it } from 'vitest'
import { createJudge, describeRule, type Platform, type ProfileId, profiles } from './index.ts'
import { written } from './written-trace.ts'

function told(id: ProfileId, platform: Platform, text: string): string {
  const profile = profiles[id]
  const { violations } = createJudge(profile).judge([{ id: 'uid1', platform }], written(profile, text))
  return violations.map(({ expected, because, observed }) => [expected, because, observed].join('\n')).join('\n')
}

const joined = (report: string) => `0 uid1 joinChannel channel=c1 credential=valid
  0 uid1 ${report} 2 0
  200 uid1 ${report} 3 1`

describe('a violation', () => {
  it.each([
    ['rtc-ios-2.3.2', 'ios'],
    ['rtc-native-2.3.2', 'macos'],
    ['rtc-native-2.3.2', 'ios'],
    ['rtc-4', 'ios'],
  ] as const)("of %s is told by Apple's names on %s", (id, platform) => {
    const lines = told(id, platform, `${joined('connectionChangedToState')}\n 5000 ends`)
    expect(lines).toContain('didJoinChannel between 200 ms and 1 200 ms')
    expect(lines).toContain('connectionChangedToState(CONNECTED) at 200 ms')
    expect(lines).not.toMatch(/onJoin|onConnection/)
  })

  it.each([
    ['rtc-native-2.3.2', 'android'],
    ['rtc-4', 'flutter'],
  ] as const)('of %s is told by the names of the API on %s', (id, platform) => {
    const lines = told(id, platform, `${joined('onConnectionStateChanged')}\n 5000 ends`)
    expect(lines).toContain('onJoinChannelSuccess between 200 ms and 1 200 ms')
    expect(lines).toContain('onConnectionStateChanged(CONNECTED) at 200 ms')
  })

  it('tells what an Apple client reports by its name, too', () => {
    const lines = told('rtc-ios-2.3.2', 'ios', '0 uid1 joinChannel channel=c1\n 200 uid1 connectionChangedToState 3 1')
    expect(lines).toContain('connectionChangedToState(CONNECTED, JOIN_SUCCESS) at 200 ms')
  })

  it.each([
    ['rtc-ios-2.3.2', 'ios', 'connectionChangedToState', 'didJoinChannel', 'rtcEngineConnectionDidLost'],
    ['rtc-native-2.3.2', 'android', 'onConnectionStateChanged', 'onJoinChannelSuccess', 'onConnectionLost'],
  ] as const)('of %s on %s asks for no reason that its document lacks', (id, platform, report, success, lost) => {
    const silent = `${joined(report)}
      200 uid1 ${success}
      10000 uid1 networkLost
      14000 uid1 ${report} 4 2
      90000 ends`
    expect(told(id, platform, silent)).toContain(`${lost} at 20 000 ms`)
    expect(told(id, platform, silent)).not.toContain('LOST')
  })
})

describe('a rule in words', () => {
  it('bears the names of its document', () => {
    const { rules } = profiles['rtc-ios-2.3.2']
    const words = rules
      .filter(({ clauses }) => clauses.includes('IOS-T5b'))
      .map((rule) => describeRule(rule, profiles['rtc-ios-2.3.2']))
    expect(words.join('\n')).toContain('rtcEngineConnectionDidLost')
    expect(words.join('\n')).not.toMatch(/onConnectionLost|\bLOST\b/)
  })
})
