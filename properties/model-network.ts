/** What both families have in common: the network, the service as a client meets it, and the process. */
import type { Choice } from './choices.ts'
import type { ClientModel, ModelTimers } from './client-model.ts'
import { connected, connecting, disconnected, never, nominalLatencyMs, reconnecting } from './client-model.ts'
import type { SessionModel } from './model.ts'

/** Starts, keeps or stops what depends on whether client and service hear each other. */
function followNetwork(session: SessionModel, client: ClientModel): void {
  const { nowMs, timers, rtm } = session
  const hears = client.downlink && client.service && (client.uplink || !rtm)
  const isHeard = client.uplink && client.service && (client.downlink || !rtm)
  const online = client.state === connected || client.state === reconnecting
  if (client.state !== connected || hears) client.interruptedDue = never
  else if (client.interruptedDue === never) client.interruptedDue = nowMs + timers.interruptedMs
  if (isHeard || !online) clearGone(client)
  else if (client.goneDue === never) startGone(client, nowMs, timers)
  if (client.state === connecting || client.state === reconnecting) scheduleConnect(session, client)
}

/** The others hear nothing of the client from now on. */
function startGone(client: ClientModel, nowMs: number, timers: ModelTimers): void {
  client.goneDue = nowMs + timers.goneMs
  if (timers.streamMs > 0) client.streamDue = nowMs + timers.streamMs
  if (timers.peerMs > 0) client.peerDue = nowMs + timers.peerMs
}

function clearGone(client: ClientModel): void {
  client.goneDue = never
  client.streamDue = never
  client.peerDue = never
}

/** A connecting client gets its answer soon if it can reach the service, and none otherwise. */
export function scheduleConnect(session: SessionModel, client: ClientModel): void {
  const awaitsToken = session.rtm && client.state === reconnecting && !client.token
  client.connectDue = client.reachable && !awaitsToken ? session.nowMs + nominalLatencyMs : never
}

/**
 * Takes a happening that both families know.
 * @returns whether the step was one of them.
 */
export function applyNetwork(session: SessionModel, client: ClientModel, choice: Choice): boolean {
  switch (choice.name) {
    case 'networkLost':
      client.uplink = choice.direction === 'downlink'
      client.downlink = choice.direction === 'uplink'
      break
    case 'networkRestored':
      client.uplink = true
      client.downlink = true
      break
    case 'serviceUnresponsive':
      client.service = false
      break
    case 'serviceRestored':
      client.service = true
      break
    case 'processKilled':
      kill(session, client)
      return true
    case 'processRestarted':
      client.alive = true
      return true
    default:
      return false
  }
  if (client.alive) followNetwork(session, client)
  return true
}

/** The others learn of a killed client only after their own silence timer. */
function kill(session: SessionModel, client: ClientModel): void {
  if (!client.alive) return
  const wasOnline = client.state === connected || client.state === reconnecting
  if (client.goneDue === never) startGone(client, session.nowMs, session.timers)
  const { goneDue, streamDue, peerDue } = client
  client.clearDues()
  if (wasOnline) {
    Object.assign(client, { goneDue, streamDue, peerDue })
    if (session.timers.destroyedMs > 0) client.lostDue = session.nowMs + session.timers.destroyedMs
  }
  client.alive = false
  client.state = disconnected
  client.channels = 0
  client.echo = false
}
