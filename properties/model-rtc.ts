/** RTC as the generator follows it: one channel, an echo test, and reasons that make a client reconnect. */
import type { Choice } from './choices.ts'
import type { ClientModel } from './client-model.ts'
import { connected, connecting, disconnected, ended, reconnecting, startRtcReconnect } from './client-model.ts'
import type { SessionModel } from './model.ts'
import { applyNetwork, scheduleConnect } from './model-network.ts'
import { channelBit } from './model-rtm.ts'

/** Takes a step of one RTC client. */
export function applyRtc(session: SessionModel, client: ClientModel, choice: Choice): void {
  if (applyNetwork(session, client, choice)) return
  if (choice.name === 'tokenExpired') {
    client.token = false
    if (client.state === connected && client.reachable) fail(client)
    return
  }
  if (!client.alive) return
  switch (choice.name) {
    case 'joinChannel':
    case 'join':
      join(session, client, choice)
      return
    case 'leaveChannel':
    case 'leave':
      client.clearDues()
      client.state = disconnected
      client.channels = 0
      return
    case 'startEchoTest':
      if (client.state === disconnected) client.echo = true
      return
    case 'stopEchoTest':
      client.echo = false
      return
    case 'renewToken':
      if (choice.credential !== 'valid') return
      if (client.state === connected || (client.state === ended && !client.token)) reconnect(session, client)
      client.token = true
      return
    case 'proxySet':
    case 'ipAddressChanged':
    case 'keepAliveTimedOut':
      if (client.state === connected) reconnect(session, client)
      return
    case 'bannedByServer':
    case 'loggedInElsewhere':
      if (client.reachable && client.state !== disconnected) fail(client)
      return
    default:
  }
}

function join(session: SessionModel, client: ClientModel, choice: Choice): void {
  // The Web refuses a second join and changes nothing.
  if (choice.name === 'join' && client.state !== disconnected) return
  // The document lets a second join, and a join during the echo test, fail the connection.
  if (client.state === connected || (client.state === disconnected && client.echo)) fail(client)
  if (client.state !== disconnected) return
  client.state = connecting
  client.channels = channelBit(choice.channel)
  client.token = choice.credential !== 'expiredToken'
  client.outcome =
    choice.credential === 'valid' ? 'succeeds' : choice.credential === 'invalidToken' ? 'disconnects' : 'fails'
  if (session.timers.lostMs > 0) client.lostDue = session.nowMs + session.timers.lostMs
  if (session.timers.failedMs > 0) client.endDue = session.nowMs + session.timers.failedMs
  scheduleConnect(session, client)
}

/** The client connects anew because of something else than the network. */
function reconnect(session: SessionModel, client: ClientModel): void {
  const { goneDue } = client
  client.clearDues()
  client.goneDue = goneDue
  startRtcReconnect(client, session.nowMs, session.timers)
  scheduleConnect(session, client)
}

function fail(client: ClientModel): void {
  client.clearDues()
  client.state = ended
}

/** The service has answered a join or an automatic rejoin. */
export function connectRtc(client: ClientModel): void {
  client.clearDues()
  if (client.state === reconnecting) client.state = client.token ? connected : ended
  else if (client.outcome === 'succeeds') client.state = connected
  else if (client.outcome === 'fails') client.state = ended
  else {
    client.state = disconnected
    client.channels = 0
  }
}
