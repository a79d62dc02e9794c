/** Random lists of steps for the tests beside this file: the same seed gives the same steps. */
import type { ClientId, Credential, HappeningName, ProfileId, Step } from '../../spec/vocabulary.ts'
import { calls, happens, platformsOf, waits } from './told-events.ts'

/** Numbers from 0 up to but without 1, the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

const waitsMs = [0, 1, 50, 100, 199, 200, 201, 999, 2_000, 3_999, 4_000, 4_001, 6_000, 10_000, 16_000, 20_000, 30_000]
const credentials: readonly Credential[] = [
  ...Array<Credential>(12).fill('valid'),
  'invalidAppId',
  'invalidChannelName',
  'invalidToken',
  'expiredToken',
]
const commonHappenings: readonly HappeningName[] = [
  'networkLost',
  'networkLost',
  'networkRestored',
  'networkRestored',
  'networkRestored',
  'tokenExpired',
  'bannedByServer',
  'loggedInElsewhere',
  'processKilled',
  'processRestarted',
  'serviceUnresponsive',
  'serviceRestored',
]
const rtcHappenings: readonly HappeningName[] = [
  ...commonHappenings,
  'proxySet',
  'ipAddressChanged',
  'keepAliveTimedOut',
]

/** A list of steps for three clients, most of which make sense. */
export function randomSteps(profile: ProfileId, length: number, random: () => number): Step[] {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const steps: Step[] = []
  // Without a connection nothing happens, so that most lists begin with one.
  if (random() < 0.9) {
    for (const client of ['uid1', 'uid2']) steps.push(enter(profile, client))
    steps.push(waits(pick([200, 500])))
    if (profile === 'rtm-1') {
      for (const client of ['uid1', 'uid2']) steps.push(calls(client, 'joinChannel', { channel: 'c1' }))
    }
  }
  while (steps.length < length) {
    const client = pick(clients[profile])
    const kind = random()
    if (kind < 0.5) steps.push(waits(random() < 0.02 ? 1_200_000 : pick(waitsMs)))
    else if (kind < 0.75) steps.push(...callsOf(profile, client, pick))
    else if (isOfKills(profile) && random() < 0.06) {
      // A process that is killed, and back in its channel in time or too late.
      steps.push(happens(client, 'processKilled'), waits(pick([3_000, 9_799, 19_799, 30_000])))
      steps.push(happens(client, 'processRestarted'), enter(profile, client))
      if (isWeb(profile, client)) steps.push(waits(200), calls(client, 'publish'))
    } else steps.push(happening(client, pick(profile === 'rtm-1' ? commonHappenings : rtcHappenings), pick))
  }
  return steps
}

const two = ['uid1', 'uid1', 'uid2'] as const
const three = ['uid1', 'uid1', 'uid2', 'uid2', 'uid3'] as const
const clients = {
  'rtm-1': two,
  'rtc-4': two,
  'rtc-ios-2.3.2': two,
  'rtc-native-2.3.1': three,
  'rtc-native-2.3.2': three,
  'rtc-web-3': three,
  'rtc-web-4': three,
} as const satisfies Record<ProfileId, readonly ClientId[]>

/** Whether a document says what others are told when a process is killed. */
function isOfKills(profile: ProfileId): boolean {
  return profile !== 'rtm-1' && profile !== 'rtc-4'
}

function isWeb(profile: ProfileId, client: ClientId): boolean {
  return platformsOf[profile][Number(client.slice(3)) - 1] === 'web'
}

/** The call with which the client gets connected. */
function enter(profile: ProfileId, client: ClientId): Step {
  if (profile === 'rtm-1') return calls(client, 'login', { credential: 'valid' })
  return calls(client, isWeb(profile, client) ? 'join' : 'joinChannel', { channel: 'c1', credential: 'valid' })
}

function callsOf(profile: ProfileId, client: ClientId, pick: Pick): readonly Step[] {
  if (profile === 'rtm-1') return rtmCall(client, pick)
  return isWeb(profile, client) ? webCall(client, pick) : rtcCall(client, pick)
}

type Pick = <Item>(items: readonly Item[]) => Item

function rtmCall(client: ClientId, pick: Pick): readonly Step[] {
  const credential = pick(credentials)
  const channel = pick(['c1', 'c1', 'c2'])
  const to = client === 'uid1' ? 'uid2' : 'uid1'
  const outage = [
    ...['c1', 'c2', 'c1'].flatMap((name) => ['uid1', 'uid2'].map((id) => calls(id, 'joinChannel', { channel: name }))),
    happens(to, 'networkLost'),
    waits(pick([0, 4_000, 20_000])),
    calls(client, 'sendPeerMessage', { to, text: 'one' }),
    calls(client, 'sendPeerMessage', { to, text: 'two' }),
    ...Array.from({ length: 40 }, (_, nth) =>
      calls(client, 'sendChannelMessage', { channel: nth % 10 === 0 ? 'c2' : 'c1', text: `message ${nth}` }),
    ),
    waits(pick([4_000, 20_000, 31_000])),
    ...pick([[], [happens(to, 'tokenExpired'), calls(to, 'renewToken', { credential })]]),
    happens(to, 'networkRestored'),
    waits(1_000),
  ]
  return pick<readonly Step[]>([
    [calls(client, 'login', { credential })],
    [calls(client, 'login', { credential })],
    [calls(client, 'logout')],
    [calls(client, 'logout'), calls(client, 'login', { credential: 'valid' })],
    [calls(client, 'joinChannel', { channel })],
    [calls(client, 'joinChannel', { channel })],
    [calls(client, 'leaveChannel', { channel })],
    [calls(client, 'sendPeerMessage', { to, text: 'to you' })],
    [calls(client, 'sendPeerMessage', { to, text: 'one' }), calls(client, 'sendPeerMessage', { to, text: 'two' })],
    [calls(client, 'sendChannelMessage', { channel, text: 'to all' })],
    outage,
    [calls(client, 'setLocalUserAttributes', { attributes: { mood: pick(['good', 'bad']) } })],
    [calls(client, 'renewToken', { credential })],
  ])
}

function rtcCall(client: ClientId, pick: Pick): readonly Step[] {
  const credential = pick(credentials)
  return pick<readonly Step[]>([
    [calls(client, 'joinChannel', { channel: pick(['c1', 'c1', 'c1', 'c2']), credential })],
    [calls(client, 'joinChannel', { channel: 'c1', credential })],
    [calls(client, 'leaveChannel')],
    [calls(client, 'leaveChannel'), calls(client, 'joinChannel', { channel: 'c1', credential: 'valid' })],
    [calls(client, 'renewToken', { credential })],
    [calls(client, 'getConnectionState')],
    [calls(client, 'startEchoTest')],
    [calls(client, 'stopEchoTest')],
  ])
}

function webCall(client: ClientId, pick: Pick): readonly Step[] {
  const credential = pick(credentials)
  return pick<readonly Step[]>([
    [calls(client, 'join', { channel: pick(['c1', 'c1', 'c1', 'c2']), credential })],
    [calls(client, 'join', { channel: 'c1', credential })],
    [calls(client, 'leave')],
    [calls(client, 'leave'), waits(100), calls(client, 'join', { channel: 'c1', credential: 'valid' })],
    [calls(client, 'publish')],
    [calls(client, 'publish')],
    [calls(client, 'unpublish')],
    [calls(client, 'getConnectionState')],
  ])
}

function happening(client: ClientId, name: HappeningName, pick: Pick): Step {
  if (name !== 'networkLost') return happens(client, name)
  const direction = pick(['both', 'both', 'uplink', 'downlink'])
  return happens(client, name, { direction, manner: pick(['silent', 'silent', 'silent', 'reset']) })
}
