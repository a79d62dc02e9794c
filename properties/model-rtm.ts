/** RTM as the generator follows it: one login, any number of channels, messages that wait for a re-login. */
import type { Choice } from './choices.ts'
import type { ClientModel } from './client-model.ts'
import { connected, connecting, disconnected, ended, never, reconnecting } from './client-model.ts'
import type { SessionModel } from './model.ts'
import { applyNetwork, scheduleConnect } from './model-network.ts'

/** The bit of a channel in `ClientModel.channels`. */
export function channelBit(channel: string): number {
  return channel === 'c1' ? 1 : 2
}

/** Takes a step of one RTM client. */
export function applyRtm(session: SessionModel, client: ClientModel, choice: Choice): void {
  if (applyNetwork(session, client, choice)) return
  if (choice.name === 'tokenExpired') {
    client.token = false
    if (client.state === reconnecting) client.connectDue = never
    // Some versions stay connected. A logout is what helps in both cases, so the model takes the one that needs it.
    else if (client.state === connected && client.reachable) abort(client)
    return
  }
  if (!client.alive) return
  switch (choice.name) {
    case 'login':
      if (client.state !== disconnected) return
      client.state = connecting
      client.token = choice.credential !== 'expiredToken'
      client.outcome = choice.credential === 'valid' ? 'succeeds' : 'disconnects'
      client.endDue = session.nowMs + session.timers.loginMs
      scheduleConnect(session, client)
      return
    case 'logout':
      client.clearDues()
      client.state = disconnected
      client.channels = 0
      return
    case 'joinChannel':
      if (client.state === connected && client.reachable) client.channels |= channelBit(choice.channel)
      return
    case 'leaveChannel':
      client.channels &= ~channelBit(choice.channel)
      return
    case 'renewToken':
      if (choice.credential !== 'valid') return
      client.token = true
      if (client.state === reconnecting) scheduleConnect(session, client)
      return
    case 'bannedByServer':
    case 'loggedInElsewhere':
      if (client.state === connected && client.reachable) abort(client)
      return
    case 'sendChannelMessage':
      noteMessage(session, client, channelBit(choice.channel))
      return
    default:
  }
}

function abort(client: ClientModel): void {
  client.clearDues()
  client.state = ended
  client.channels = 0
}

/** A channel message to members who are away makes the edge of the resend window a time worth meeting. */
function noteMessage(session: SessionModel, sender: ClientModel, channel: number): void {
  if (sender.state !== connected || !sender.reachable || (sender.channels & channel) === 0) return
  for (const member of session.clients) {
    if (member === sender || (member.channels & channel) === 0 || member.reachable) continue
    if (member.resendDue === never) member.resendDue = session.nowMs + session.timers.resendMs
  }
}

/** The service has answered a login or an automatic re-login. */
export function connectRtm(client: ClientModel): void {
  const channels = client.channels
  client.clearDues()
  client.state = client.state === connecting && client.outcome !== 'succeeds' ? disconnected : connected
  client.channels = client.state === connected ? channels : 0
}
