/** The judge of RTC: what is told of a user who is gone, by traces written by hand. */
import { describe, expect, it } from 'vitest'
import { type Client, createJudge, type Platform, type ProfileId, profiles } from './index.ts'
import { written } from './written-trace.ts'

/** The clauses that the trace breaks, each with when. */
function violated(id: ProfileId, platforms: readonly Platform[], text: string): readonly string[] {
  const clients: readonly Client[] = platforms.map((platform, index) => ({ id: `uid${index + 1}`, platform }))
  const { violations } = createJudge(profiles[id]).judge(clients, written(profiles[id], text))
  const told = violations.flatMap(({ clauses, atMs }) => clauses.map((clause) => `${clause} at ${atMs}`))
  return [...new Set(told)].sort()
}

/** How the clients of a platform tell of themselves and of others. */
interface Words {
  readonly join: string
  readonly leave: string
  readonly enters: (client: string, fromMs: number) => string
  readonly leaves: (client: string, atMs: number) => string
  readonly present: string
  readonly gone: (user: string) => string
}

function native(callback: string, success: string, present: string, gone: string): Words {
  return {
    join: 'joinChannel',
    leave: 'leaveChannel',
    enters: (client, fromMs) => `${fromMs} ${client} ${callback} 2 0
      ${fromMs + 200} ${client} ${callback} 3 1
      ${fromMs + 200} ${client} ${success}`,
    leaves: (client, atMs) => `${atMs} ${client} ${callback} 1 5`,
    present,
    gone: (user) => `${gone} ${user} 0`,
  }
}

const android = native('onConnectionStateChanged', 'onJoinChannelSuccess', 'onUserJoined', 'onUserOffline')
const ios = native('connectionChangedToState', 'didJoinChannel', 'didJoinedOfUid', 'didOfflineOfUid')
const before232: Words = {
  ...android,
  enters: (client, fromMs) => `${fromMs + 200} ${client} onJoinChannelSuccess`,
  leaves: () => '',
}
const web3: Words = {
  join: 'join',
  leave: 'leave',
  enters: (client, fromMs) => `${fromMs} ${client} connection-state-change DISCONNECTED CONNECTING
    ${fromMs + 200} ${client} connection-state-change CONNECTING CONNECTED
    ${fromMs + 200} ${client} connected`,
  leaves: (client, atMs) => `${atMs} ${client} connection-state-change CONNECTED DISCONNECTING
    ${atMs} ${client} connection-state-change DISCONNECTING DISCONNECTED`,
  present: 'peer-online',
  gone: (user) => `peer-leave ${user} Quit`,
}
const web4: Words = {
  ...web3,
  enters: (client, fromMs) => `${fromMs} ${client} connection-state-change CONNECTING DISCONNECTED
    ${fromMs + 200} ${client} connection-state-change CONNECTED CONNECTING`,
  leaves: (client, atMs) => `${atMs} ${client} connection-state-change DISCONNECTING CONNECTED
    ${atMs} ${client} connection-state-change DISCONNECTED DISCONNECTING LEAVE`,
  present: 'user-joined',
  gone: (user) => `user-left ${user} Quit`,
}

const profilesWithWords = [
  ['rtc-4', 'flutter', android, ['RTC-T2b']],
  ['rtc-ios-2.3.2', 'ios', ios, ['IOS-T2b']],
  ['rtc-native-2.3.1', 'android', before232, ['PRE232-T2b', 'PRE232-T8c']],
  ['rtc-native-2.3.2', 'android', android, ['NATIVE232-T2b']],
  ['rtc-web-3', 'web', web3, ['WEB3-T2b']],
  ['rtc-web-4', 'web', web4, ['WEB4-T2b']],
] as const

/** Both in the channel, and each told of the other. */
function bothJoined({ join, enters, present }: Words): string {
  return `0 uid2 ${join} channel=c1
    ${enters('uid2', 0)}
    1000 uid1 ${join} channel=c1
    ${enters('uid1', 1000)}
    1300 uid1 ${present} uid2
    1300 uid2 ${present} uid1
  `
}

describe.each(profilesWithWords)('the judge of %s', (id, platform, words, clauses) => {
  const { join, leave, enters, leaves, present, gone } = words
  const left = `${bothJoined(words)} 5000 uid1 ${leave}
    ${leaves('uid1', 5000)}
    5100 uid2 ${gone('uid1')}
  `
  const back = (fromMs: number): string => `${fromMs} uid1 ${join} channel=c1
    ${enters('uid1', fromMs)}
    ${fromMs + 300} uid1 ${present} uid2
    ${fromMs + 300} uid2 ${present} uid1
  `

  it('accuses whoever is told that a user joined who has left for good', () => {
    const expected = clauses.map((clause) => `${clause} at 15000`)
    expect(violated(id, [platform, platform], `${left} 15000 uid2 ${present} uid1\n 60000 ends`)).toEqual(expected)
  })

  it('takes such news for the only fault when the user joins again, and leaves', () => {
    const expected = clauses.map((clause) => `${clause} at 15000`)
    expect(
      violated(
        id,
        [platform, platform],
        `${left} 15000 uid2 ${present} uid1
        ${back(20_000)}
        30000 uid1 ${leave}
        ${leaves('uid1', 30_000)}
        30100 uid2 ${gone('uid1')}
        60000 ends`,
      ),
    ).toEqual(expected)
  })

  it('accepts that a user who left and joined again is told of, whenever that is', () => {
    expect(violated(id, [platform, platform], `${left} ${back(5200)} 30000 ends`)).toEqual([])
    expect(violated(id, [platform, platform], `${left} ${back(15_000)} 30000 ends`)).toEqual([])
  })

  it('accuses whoever is told of a user who is in another channel since', () => {
    const elsewhere = `15000 uid1 ${join} channel=c2
      ${enters('uid1', 15_000)}
      30000 uid2 ${present} uid1
      60000 ends`
    const expected = clauses.map((clause) => `${clause} at 30000`)
    expect(violated(id, [platform, platform], `${left} ${elsewhere}`)).toEqual(expected)
  })
})

describe('the judge of a user who is out of reach', () => {
  const dropped = `${bothJoined(android)} 10000 uid1 networkLost
    14000 uid1 onConnectionStateChanged 4 2
    20000 uid1 onConnectionLost
    30000 uid2 onUserOffline uid1 1
  `
  const restored = `60000 uid1 networkRestored
    60200 uid1 onConnectionStateChanged 3 1
    60200 uid1 onRejoinChannelSuccess
    60300 uid2 onUserJoined uid1
  `
  const clients: readonly Platform[] = ['android', 'android']

  it('accepts that the user is told of once the network is back', () => {
    expect(violated('rtc-native-2.3.2', clients, `${dropped} ${restored} 90000 ends`)).toEqual([])
  })

  it('accuses whoever is told that the user joined meanwhile, and not those who are told of the return', () => {
    expect(
      violated('rtc-native-2.3.2', clients, `${dropped} 50000 uid2 onUserJoined uid1\n ${restored} 90000 ends`),
    ).toEqual(['NATIVE232-T2b at 50000'])
  })

  it('accuses a Web user who is told so', () => {
    expect(
      violated(
        'rtc-web-3',
        ['web', 'web'],
        `${bothJoined(web3)} 10000 uid1 networkLost
        10000 uid1 connection-state-change CONNECTED CONNECTING
        20000 uid2 peer-leave uid1 ServerTimeOut
        50000 uid2 peer-online uid1
        60000 ends`,
      ),
    ).toEqual(['WEB3-T2b at 50000'])
  })
})

describe('the judge of a user whose process is dead', () => {
  const iosJoins = `0 uid2 joinChannel channel=c1
    ${android.enters('uid2', 0)}
    1000 uid1 joinChannel channel=c1
    ${ios.enters('uid1', 1000)}
    1300 uid1 didJoinedOfUid uid2
    1300 uid2 onUserJoined uid1
  `

  it('accuses whoever is told that the user joined, at once or later', () => {
    const killed = `${iosJoins} 10000 uid1 processKilled\n 10100 uid2 onUserOffline uid1 0`
    for (const atMs of [10_200, 30_000]) {
      expect(
        violated('rtc-native-2.3.2', ['ios', 'android'], `${killed}\n ${atMs} uid2 onUserJoined uid1\n 60000 ends`),
      ).toEqual([`NATIVE232-T2b at ${atMs}`])
    }
  })

  it('accuses whoever is told so after the silence of the user', () => {
    expect(
      violated(
        'rtc-native-2.3.2',
        ['android', 'android'],
        `${bothJoined(android)} 10000 uid1 processKilled
        30000 uid2 onUserOffline uid1 1
        50000 uid2 onUserJoined uid1
        60000 ends`,
      ),
    ).toEqual(['NATIVE232-T2b at 50000'])
  })

  it('accuses a Web viewer who is told of a stream of the user', () => {
    expect(
      violated(
        'rtc-native-2.3.2',
        ['android', 'web'],
        `0 uid2 join channel=c1
        ${web3.enters('uid2', 0)}
        1000 uid1 joinChannel channel=c1
        ${android.enters('uid1', 1000)}
        1300 uid1 onUserJoined uid2
        1300 uid2 stream-added uid1
        10000 uid1 processKilled
        20000 uid2 stream-removed uid1
        40000 uid2 stream-added uid1
        60000 ends`,
      ),
    ).toEqual(['XWEB-01a at 40000'])
  })
})

describe.each([
  ['rtc-web-3', web3, 'stream-added uid1', 'stream-removed uid1', 'WEB3-T4b'],
  ['rtc-web-4', web4, 'user-published uid1 audio', 'user-unpublished uid1 audio', 'WEB4-T4a'],
] as const)('the judge of %s', (id, words, added, removed, clause) => {
  const unpublished = `${bothJoined(words)} 3000 uid1 publish
    3200 uid2 ${added}
    5000 uid1 unpublish
    5200 uid2 ${removed}
  `

  it('accuses whoever is told of a stream that was taken back', () => {
    expect(violated(id, ['web', 'web'], `${unpublished} 15000 uid2 ${added}\n 60000 ends`)).toEqual([
      `${clause} at 15000`,
    ])
  })

  it('accepts that a stream is told of which is published again', () => {
    const again = `15000 uid1 publish\n 15200 uid2 ${added}`
    expect(violated(id, ['web', 'web'], `${unpublished} ${again}\n 60000 ends`)).toEqual([])
  })
})
