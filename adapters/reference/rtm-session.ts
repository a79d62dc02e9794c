/** Opens RTM sessions: which step makes which RTM client do what. */
import type { CallStep, HappeningStep, World } from '../../spec/vocabulary.ts'
import { Clock } from './clock.ts'
import type { SharedDecisions } from './decisions.ts'
import type { RtmDecisions } from './decisions-rtm.ts'
import { type Line, VirtualLine } from './line.ts'
import { RtmClient } from './rtm-client.ts'
import type { RtmWorld } from './rtm-world.ts'
import { RtmService } from './service-rtm.ts'
import { type Actors, FamilySession } from './session.ts'
import { namesOf } from './spelling.ts'
import { channelOf, credentialOf, directionOf, mannerOf, messageOf, receiverOf } from './steps.ts'
import { type Recording, Voice } from './voice.ts'

/** Opens a fresh RTM service with its clients, in virtual time. */
export function openRtm(world: World, decisions: RtmDecisions, shared: SharedDecisions): FamilySession<RtmClient> {
  const clock = new Clock()
  return new FamilySession(clock, ...rtmActors(world, decisions, shared, clock, new VirtualLine(clock)))
}

/** A fresh RTM service with its clients, which live by this clock and on this line. */
export function rtmActors(
  world: World,
  decisions: RtmDecisions,
  shared: SharedDecisions,
  clock: Clock,
  line: Line,
): readonly [Recording, Actors<RtmClient>] {
  const recording: Recording = { events: [] }
  const session: RtmWorld = { clock, line, decisions, service: new RtmService(), clients: [] }
  session.service.attach(session)
  for (const { id, platform } of world.clients) {
    const names = shared.spelling === 'names' ? namesOf(world.profile, platform) : undefined
    const client = new RtmClient(session, new Voice(id, recording, clock, { names }))
    session.clients.push(client)
    client.voice.say(decisions.rtmOpened)
  }
  return [recording, { clients: session.clients, call, happen }]
}

function call(client: RtmClient, { call: name, args }: CallStep): void {
  switch (name) {
    case 'login':
      client.login(credentialOf(args))
      break
    case 'logout':
      client.logout()
      break
    case 'joinChannel':
      client.joinChannel(channelOf(args))
      break
    case 'leaveChannel':
      client.leaveChannel(channelOf(args))
      break
    case 'sendPeerMessage':
      client.sendPeerMessage(receiverOf(args), messageOf(args))
      break
    case 'sendChannelMessage':
      client.sendChannelMessage(channelOf(args), messageOf(args))
      break
    case 'setLocalUserAttributes':
      client.setLocalUserAttributes(args?.attributes ?? {})
      break
    case 'renewToken':
      client.renewToken(credentialOf(args))
      break
    case 'startEchoTest':
    case 'stopEchoTest':
    case 'getConnectionState':
    case 'join':
    case 'leave':
    case 'publish':
    case 'unpublish':
      // RTM has no such API; the step stays without effect.
      break
  }
}

function happen(client: RtmClient, { happens, args }: HappeningStep): void {
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
    case 'serviceUnresponsive':
      client.serviceAnswers(false)
      break
    case 'serviceRestored':
      client.serviceAnswers(true)
      break
    case 'ipAddressChanged':
    case 'proxySet':
    case 'keepAliveTimedOut':
      // The RTM document knows no such stimulus; the step stays without effect.
      break
  }
}
