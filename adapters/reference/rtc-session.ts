/** Opens RTC sessions: which step makes which RTC client do what. */
import type { CallStep, HappeningStep, World } from '../../spec/vocabulary.ts'
import { Clock } from './clock.ts'
import type { SharedDecisions } from './decisions.ts'
import type { RtcDecisions } from './decisions-rtc.ts'
import { RtcClient } from './rtc-client.ts'
import type { RtcWorld } from './rtc-world.ts'
import { RtcService } from './service-rtc.ts'
import { FamilySession } from './session.ts'
import { channelOf, credentialOf, directionOf, mannerOf } from './steps.ts'
import { type Recording, Voice } from './voice.ts'

/** Opens a fresh RTC service with its clients. */
export function openRtc(world: World, decisions: RtcDecisions, shared: SharedDecisions): FamilySession<RtcClient> {
  const clock = new Clock()
  const recording: Recording = { events: [] }
  const session: RtcWorld = { clock, decisions, service: new RtcService(), clients: [] }
  session.service.attach(session)
  for (const { id, platform } of world.clients) {
    const spelled = shared.spelling === 'names' ? { profile: world.profile, platform } : undefined
    const client = new RtcClient(session, new Voice(id, recording, clock, spelled))
    session.clients.push(client)
    client.voice.say(decisions.rtcOpened)
  }
  return new FamilySession(clock, recording, { clients: session.clients, call, happen })
}

function call(client: RtcClient, { call: name, args }: CallStep): void {
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
    case 'login':
    case 'logout':
    case 'sendPeerMessage':
    case 'sendChannelMessage':
    case 'setLocalUserAttributes':
      // RTC has no such API; the step stays without effect.
      break
  }
}

function happen(client: RtcClient, { happens, args }: HappeningStep): void {
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
      client.ipAddressChanged()
      break
    case 'proxySet':
      client.proxySet()
      break
    case 'keepAliveTimedOut':
      client.keepAliveTimedOut()
      break
    case 'serviceUnresponsive':
      client.serviceAnswers(false)
      break
    case 'serviceRestored':
      client.serviceAnswers(true)
      break
  }
}
