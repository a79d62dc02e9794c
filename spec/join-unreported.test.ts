/** A join that is not reported is charged to the statement that it is reported, and not only to the diagram. */
import { describe, expect, it } from 'vitest'
import { createJudge, defaultClients, type ProfileId, profiles, type Violation } from './index.ts'
import { written } from './written-trace.ts'

function violations(id: ProfileId, text: string): readonly Violation[] {
  const profile = profiles[id]
  return createJudge(profile).judge(defaultClients(profile), written(profile, text)).violations
}

const native = '0 uid1 joinChannel channel=c1 credential=valid\n 200 uid1 CONNECTED JOIN_SUCCESS\n'
const apple = native.replace('CONNECTED JOIN_SUCCESS', 'connectionChangedToState 3 1')
const web = '0 uid1 join channel=c1 credential=valid\n 200 uid1 connection-state-change'

describe('a client that is connected without having said that it joins', () => {
  it.each([
    ['rtc-4', native, 'RTC-DIAG-01', 'RTC-T1b', 'onConnectionStateChanged(CONNECTING, CONNECTING) first'],
    ['rtc-native-2.3.2', native, 'NATIVE232-DIAG', 'NATIVE232-T1b', '(CONNECTING, CONNECTING) first'],
    ['rtc-ios-2.3.2', apple, 'IOS-DIAG-01', 'IOS-T1b', '(CONNECTING, CONNECTING) first'],
    [
      'rtc-web-3',
      `${web} DISCONNECTED CONNECTED\n 200 uid1 connected`,
      'WEB3-DIAG-01',
      'WEB3-T1b',
      'connection-state-change(DISCONNECTED, CONNECTING) first',
    ],
    [
      'rtc-web-4',
      `${web} CONNECTED DISCONNECTED`,
      'WEB4-DIAG-01',
      'WEB4-T1a',
      'connection-state-change(CONNECTING, DISCONNECTED) first',
    ],
  ] as const)('breaks %s', (id, text, diagram, report, says) => {
    const found = violations(id, `${text}\n 300 ends`)
    expect(found.map(({ clauses }) => clauses)).toEqual([[diagram], [report]])
    expect(found[0]?.expected).toBe('from DISCONNECTED only to CONNECTING')
    expect(found[1]?.expected).toContain(says)
  })
})
