/** Short stories for users of several platforms, which drawn sequences seldom tell and some faults need to show. */
import type { CallName, Client, ClientId, HappeningName, Platform, ProfileId, Step } from '../../spec/vocabulary.ts'
import type { MeasuredSequence } from './measure-fault.ts'

/** The profiles whose users are told of kills, or may be of several platforms. */
type TargetedProfile = Exclude<ProfileId, 'rtm-1' | 'rtc-4'>

function wait(waitMs: number): Step {
  return { waitMs }
}

function call(client: ClientId, name: CallName): Step {
  return { client, call: name }
}

function happens(client: ClientId, name: HappeningName): Step {
  return { client, happens: name }
}

/** How users of one session act, whose platforms decide which calls they have. */
class Cast {
  readonly clients: readonly Client[]

  constructor(platforms: readonly Platform[]) {
    this.clients = platforms.map((platform, at) => ({ id: `uid${at + 1}`, platform }))
  }

  /** The client joins the channel, and publishes if it has to. */
  joins(client: ClientId, channel = 'c1'): readonly Step[] {
    const isWeb = this.isWeb(client)
    const join: Step = { client, call: isWeb ? 'join' : 'joinChannel', args: { channel, credential: 'valid' } }
    return isWeb ? [join, wait(1_000), call(client, 'publish'), wait(1_000)] : [join, wait(1_000)]
  }

  leaves(client: ClientId): Step {
    return call(client, this.isWeb(client) ? 'leave' : 'leaveChannel')
  }

  /** Everybody is in the channel, the first user last. */
  everybody(): readonly Step[] {
    return [...this.others(), ...this.joins('uid1')]
  }

  /** Everybody but the first user is in the channel. */
  others(): readonly Step[] {
    return this.clients
      .slice(1)
      .reverse()
      .flatMap(({ id }) => this.joins(id))
  }

  isWeb(client: ClientId): boolean {
    return this.clients.some(({ id, platform }) => id === client && platform === 'web')
  }
}

const lost = happens('uid1', 'networkLost')
const uplinkLost: Step = { client: 'uid1', happens: 'networkLost', args: { direction: 'uplink' } }
const served = happens('uid1', 'serviceRestored')
const restored = happens('uid1', 'networkRestored')
const killed = happens('uid1', 'processKilled')
const restarted = happens('uid1', 'processRestarted')
const asked = call('uid1', 'getConnectionState')

/** The stories of one cast, in which the first user acts. */
function stories(cast: Cast): readonly (readonly Step[])[] {
  const all = cast.everybody()
  const alone = cast.joins('uid1')
  const join = cast.joins('uid1')
  const leave = cast.leaves('uid1')
  return [
    // A user is missed, returns, and is missed again.
    [...all, lost, wait(30_000), restored, wait(5_000), lost, wait(30_000), restored, wait(5_000)],
    // A user is back before the others miss the user, and just before the limits.
    [...all, lost, wait(3_999), restored, wait(30_000), lost, wait(9_700), restored, wait(30_000)],
    [...all, lost, wait(9_999), restored, wait(30_000), lost, wait(19_700), restored, wait(30_000)],
    // A user is back, and long enough for every timer that should have been stopped.
    [...all, lost, wait(30_000), restored, wait(1_300_000)],
    // A user is away for longer than any limit, and comes back by leaving and joining, or by itself.
    [...all, lost, wait(300_000), restored, wait(10_000)],
    [...all, lost, wait(1_400_000), asked, leave, restored, ...join, wait(30_000)],
    // A user leaves, also while away.
    [...all, leave, wait(30_000), ...join, wait(30_000)],
    [...all, lost, wait(5_000), asked, leave, wait(30_000), restored, ...join, wait(30_000)],
    // A user leaves for another channel, and is told nothing more of those who stay.
    [...all, cast.leaves('uid2'), wait(1_000), ...cast.joins('uid2', 'c2'), lost, wait(30_000), restored, wait(5_000)],
    // A Web user publishes no longer.
    ...(cast.isWeb('uid1') ? [[...all, call('uid1', 'unpublish'), wait(30_000)]] : []),
    // A user is thrown out.
    [...all, happens('uid1', 'bannedByServer'), wait(200_000), asked, leave, ...join, wait(5_000)],
    [...all, happens('uid1', 'tokenExpired'), wait(30_000), leave, ...join, wait(5_000)],
    // A user joins twice.
    [...all, ...join, wait(5_000), asked, leave, leave, wait(5_000)],
    // A process is killed, and is not back, or is back in time, in time for some, or too late.
    [...all, killed, wait(300_000)],
    ...[3_000, 9_700, 15_000, 25_000].map((ms) => [...all, killed, wait(ms), restarted, ...join, wait(300_000)]),
    // A process is killed, and is back in another channel alone.
    [...all, killed, wait(3_000), restarted, ...cast.joins('uid1', 'c2'), wait(60_000), asked],
    // A process is killed, is back in time, and loses its network before the kill would have shown.
    [...all, killed, wait(1_000), restarted, ...join, wait(10_000), lost, wait(12_000), restored, wait(10_000)],
    // The last user of a channel is killed, and is back in time or not.
    [...alone, killed, wait(60_000)],
    [...alone, killed, wait(8_000), restarted, ...join, wait(60_000)],
    // A process is killed soon after a loss that nobody was to notice.
    [...all, lost, wait(1_000), restored, wait(5_000), killed, wait(60_000)],
    // The service is silent for just four seconds, of which the uplink is lost, too, and for longer.
    [...all, uplinkLost, happens('uid1', 'serviceUnresponsive'), wait(4_000), served, wait(30_000), restored],
    // A user joins without a network, alone or where the others are.
    [...cast.others(), lost, wait(1_000), ...join, wait(30_000), restored, wait(5_000)],
    [lost, ...join, wait(30_000), restored, wait(5_000)],
  ]
}

const watchers: readonly Platform[] = ['android', 'ios', 'web']

const casts: Readonly<Record<TargetedProfile, readonly (readonly Platform[])[]>> = {
  'rtc-ios-2.3.2': [
    ['ios', 'ios'],
    ['macos', 'ios'],
  ],
  'rtc-native-2.3.1': [
    ['android', 'android', 'ios'],
    ['ios', 'windows', 'linux'],
  ],
  'rtc-native-2.3.2': (['android', 'windows', 'linux', 'ios', 'macos', 'web', 'flutter'] as const).map((user) => [
    user,
    ...watchers,
  ]),
  'rtc-web-3': [['web', 'web', 'web']],
  'rtc-web-4': [['web', 'web', 'web']],
}

function sessionsOf(profile: TargetedProfile): readonly MeasuredSequence[] {
  return casts[profile].flatMap((platforms) => {
    const cast = new Cast(platforms)
    return stories(cast).map((steps) => ({ clients: cast.clients, steps }))
  })
}

/** The stories of each profile, with the clients of their worlds. */
export const targetedSessions: Readonly<Record<TargetedProfile, readonly MeasuredSequence[]>> = {
  'rtc-ios-2.3.2': sessionsOf('rtc-ios-2.3.2'),
  'rtc-native-2.3.1': sessionsOf('rtc-native-2.3.1'),
  'rtc-native-2.3.2': sessionsOf('rtc-native-2.3.2'),
  'rtc-web-3': sessionsOf('rtc-web-3'),
  'rtc-web-4': sessionsOf('rtc-web-4'),
}
