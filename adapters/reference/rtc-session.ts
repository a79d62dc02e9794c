/** Opens RTC sessions: which step makes which RTC client do what. */
import type { CallStep, HappeningStep, World } from '../../spec/vocabulary.ts'
import { Clock } from './clock.ts'
import type { SharedDecisions } from './decisions.ts'
import type { RtcDecisions } from './decisions-rtc.ts'
import type { WebDecisions } from './decisions-web.ts'
import { type Line, VirtualLine } from './line.ts'
import { RtcClient } from './rtc-client.ts'
import type { RtcWorld } from './rtc-world.ts'
import { RtcService } from './service-rtc.ts'
import { type Actors, FamilySession } from './session.ts'
import { isApple, namesOf } from './spelling.ts'
import { channelOf, credentialOf, directionOf, mannerOf } from './steps.ts'
import { type Recording, Voice } from './voice.ts'
import { WebClient } from './web-client.ts'

/** The decisions of a session, by whom they are made. */
export interface RtcTables {
  readonly shared: SharedDecisions
  readonly rtc: RtcDecisions
  readonly web: WebDecisions
}

/** Opens a fresh RTC service with its clients, in virtual time. */
export function openRtc(world: World, tables: RtcTables): FamilySession<RtcClient | WebClient> {
  const clock = new Clock()
  return new FamilySession(clock, ...rtcActors(world, tables, clock, new VirtualLine(clock)))
}

/**
 * A fresh RTC service with its clients, which live by this clock and on this line: native ones, Web ones, or both beside
 * each other.
 */
export function rtcActors(
  { profile, clients }: World,
  { shared, rtc, web }: RtcTables,
  clock: Clock,
  line: Line,
): readonly [Recording, Actors<RtcClient | WebClient>] {
  const recording: Recording = { events: [] }
  const service = new RtcService()
  const members: (RtcClient | WebClient)[] = []
  const world: RtcWorld = { clock, line, decisions: rtc, web, service, clients: members }
  service.attach(world)
  const areNamed = shared.spelling === 'names'
  const mayBeWeb = profile === 'rtc-native-2.3.2'
  for (const { id, platform } of clients) {
    if (profile === 'rtc-web-3' || profile === 'rtc-web-4' || (mayBeWeb && platform === 'web')) {
      const client = new WebClient(world, new Voice(id, recording, clock, { isWebNumbered: !areNamed }))
      members.push(client)
      client.voice.say(web.webOpened)
      continue
    }
    const spelling = {
      names: areNamed ? namesOf(profile, platform) : undefined,
      callbacks: isApple(platform) ? rtc.rtcAppleCallbackNames : rtc.rtcCallbackNames,
    }
    const client = new RtcClient(world, new Voice(id, recording, clock, spelling), platform)
    members.push(client)
    client.voice.say(rtc.rtcOpened)
  }
  return [recording, { clients: members, call, happen }]
}

function call(client: RtcClient | WebClient, step: CallStep, seq: number | undefined): void {
  if (client instanceof RtcClient) callNative(client, step)
  else callWeb(client, step, seq ?? 0)
}

function callNative(client: RtcClient, { call: name, args }: CallStep): void {
  switch (name) {
    case 'joinChannel':
      client.joinChannel(channelOf(args), credentialOf(args))
      break
    case 'leaveChannel':
      client.leaveChannel()
      break
    case 'renewToken':
      client.renewToken(credentialOf(args))
      break
    case 'startEchoTest':
      client.startEchoTest()
      break
    case 'stopEchoTest':
      client.stopEchoTest()
      break
    case 'getConnectionState':
      client.getConnectionState()
      break
    default:
      // The native SDK has no such API; the step stays without effect.
      break
  }
}

function callWeb(client: WebClient, { call: name, args }: CallStep, seq: number): void {
  switch (name) {
    case 'join':
      client.join(channelOf(args), credentialOf(args), seq)
      break
    case 'leave':
      client.leave(seq)
      break
    case 'publish':
      client.publish(seq)
      break
    case 'unpublish':
      client.unpublish(seq)
      break
    case 'getConnectionState':
      client.getConnectionState(seq)
      break
    default:
      // The Web SDK has no such API; the step stays without effect.
      break
  }
}

function happen(client: RtcClient | WebClient, { happens, args }: HappeningStep): void {
  switch (happens) {
    case 'networkLost':
      client.networkLost(directionOf(args), mannerOf(args))
      break
    case 'networkRestored':
      client.networkRestored()
      break
    case 'tokenExpired':
      client.tokenExpired()
      break
    case 'bannedByServer':
      client.bannedByServer()
      break
    case 'loggedInElsewhere':
      client.loggedInElsewhere()
      break
    case 'processKilled':
      client.kill()
      break
    case 'processRestarted':
      client.restart()
      break
    case 'ipAddressChanged':
      if (client instanceof RtcClient) client.ipAddressChanged()
      break
    case 'proxySet':
      if (client instanceof RtcClient) client.proxySet()
      break
    case 'keepAliveTimedOut':
      if (client instanceof RtcClient) client.keepAliveTimedOut()
      break
    case 'serviceUnresponsive':
      client.serviceAnswers(false)
      break
    case 'serviceRestored':
      client.serviceAnswers(true)
      break
  }
}
