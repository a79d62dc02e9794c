import { describe, expect, it } from 'vitest'
import { createJudge, defaultClients, profiles } from '../../spec/index.ts'
import { written } from '../../spec/written-trace.ts'
import { judgementLines } from './judgement.ts'

const profile = profiles['rtc-native-2.3.2']

/** A client that loses its network every half minute, and says after so many milliseconds each that it is lost. */
function losing(...lostAfterMs: readonly number[]): string {
  const losses = lostAfterMs.map((ms, index) => {
    const at = 10_000 + index * 30_000
    return `${at} uid1 networkLost direction=both manner=silent
      ${at + 4000} uid1 RECONNECTING INTERRUPTED
      ${at + 4000} uid1 (connectionAttempt)
      ${at + ms} uid1 onConnectionLost
      ${at + 18_000} uid1 networkRestored
      ${at + 18_000} uid1 (connectionAttempt)
      ${at + 18_200} uid1 CONNECTED JOIN_SUCCESS
      ${at + 18_200} uid1 onRejoinChannelSuccess`
  })
  return `0 uid1 joinChannel channel=c1 credential=valid
    0 uid1 -> joinChannel
    0 uid1 CONNECTING CONNECTING
    200 uid1 CONNECTED JOIN_SUCCESS
    200 uid1 onJoinChannelSuccess
    ${losses.join('\n')}
    ${20_000 + lostAfterMs.length * 30_000} ends`
}

function told(text: string, readings: Readonly<Record<string, string>> = {}): string {
  const judge = createJudge(profile, { readings })
  const verdict = judge.judge(defaultClients(profile), written(profile, text))
  return judgementLines(judge, verdict, { color: false, strict: false }).lines.join('\n')
}

describe('the lines about readings', () => {
  it('name the reading that an implementation follows', () => {
    const lines = told(losing(10_000, 10_000))
    expect(lines).toContain('A-01 follows ten-seconds-after-loss\n')
    expect(lines).not.toContain('violated (')
  })

  it('call it a mixture where each occurrence fits another reading, and say where each was seen first', () => {
    const lines = told(losing(10_000, 14_000))
    expect(lines).toContain('A-01 mixes readings')
    expect(lines).toContain(
      'observed  it mixes readings: ten-seconds-after-loss at 20 000 ms, ten-seconds-after-interrupted at 54 000 ms',
    )
    expect(lines).not.toMatch(/A-01 follows|none of/)
  })

  it.each([
    [[12_000]],
    [[12_000, 12_000]],
    [[10_000, 12_000]],
    [[14_000, 12_000]],
    [[10_000, 14_000, 12_000]],
    [[12_000, 10_000]],
  ])('call it none where an occurrence fits no reading: lost after %j ms', (lostAfterMs) => {
    const lines = told(losing(...lostAfterMs))
    expect(lines).toContain('A-01 follows none of its readings')
    expect(lines).toMatch(/none of A-01=.* fits\n/)
    expect(lines).not.toMatch(/mixes|A-01 follows ten/)
  })

  it.each([[[14_000, 10_000]], [[15_000, 10_000]], [[10_000, 15_000, 14_000]]])(
    'call it a mixture whatever comes first: lost after %j ms',
    (lostAfterMs) => {
      expect(told(losing(...lostAfterMs))).toContain('A-01 mixes readings')
    },
  )

  it('say what came and when, where it came at an instant that fits no reading', () => {
    expect(told(losing(12_000))).toContain('observed  onConnectionLost() at 22 000 ms')
  })

  it('say of a reading that is pinned only that it does not fit', () => {
    const lines = told(losing(14_000), { 'A-01': 'ten-seconds-after-loss' })
    expect(lines).toContain('readings  A-01=ten-seconds-after-loss does not fit')
    expect(lines).toContain('A-01 does not follow ten-seconds-after-loss, to which it is pinned')
  })

  it('tell a mixture of what Web viewers are told, too', () => {
    const web = profiles['rtc-web-3']
    const joins = ['uid2', 'uid1'].map(
      (id, index) => `${index * 1000} ${id} join channel=c1
        ${index * 1000} ${id} connection-state-change DISCONNECTED CONNECTING
        ${index * 1000 + 200} ${id} connection-state-change CONNECTING CONNECTED
        ${index * 1000 + 200} ${id} connected`,
    )
    const text = `${joins.join('\n')}
      1300 uid1 peer-online uid2
      1300 uid2 peer-online uid1
      10000 uid1 networkLost
      10000 uid1 connection-state-change CONNECTED CONNECTING
      20000 uid2 peer-leave uid1 ServerTimeOut
      30000 uid1 networkRestored
      30200 uid1 connection-state-change CONNECTING CONNECTED
      30200 uid1 connected
      30300 uid2 peer-online uid1
      40000 uid1 networkLost
      40000 uid1 connection-state-change CONNECTED CONNECTING
      220000 uid2 peer-leave uid1 ServerTimeOut
      240000 ends`
    const judge = createJudge(web)
    const verdict = judge.judge(defaultClients(web), written(web, text))
    const lines = judgementLines(judge, verdict, { color: false, strict: false }).lines.join('\n')
    expect(lines).toContain('it mixes readings: ten-seconds at 20 000 ms, three-minutes at 220 000 ms')
    expect(lines).toContain('A-07 mixes readings')
    expect(lines).not.toContain('A-07 follows')
  })

  it('call a report none where it comes too late for one reading and too soon for the others', () => {
    const rtm = profiles['rtm-1']
    const text = `0 uid1 networkLost
      1000 uid1 login
      1000 uid1 CONNECTING LOGIN
      8000 uid1 DISCONNECTED LOGIN_TIMEOUT
      20000 ends`
    const judge = createJudge(rtm)
    const verdict = judge.judge(defaultClients(rtm), written(rtm, text))
    const lines = judgementLines(judge, verdict, { color: false, strict: false }).lines.join('\n')
    expect(lines).toMatch(/observed {2}onConnectionStateChanged\(.*\) at 8 000 ms/)
    expect(lines).toContain('none of X-07=six-seconds, X-07=ten-seconds, X-07=twelve-seconds fits')
    expect(lines).not.toContain('mixes')
  })
})
