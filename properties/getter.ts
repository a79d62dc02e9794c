/** Compares what `getConnectionState` returns with what the callbacks have reported. */

import type { ClientId, Profile, TraceEvent } from '../spec/index.ts'
import { decodeCallback, decodeState } from '../spec/index.ts'

/** What one client has reported so far. */
interface Reported {
  /** The state before the present instant. */
  before: string
  /** The states reported at the present instant; either order against a `returns` is allowed. */
  now: string[]
  atMs: number
}

/** The first answer that agrees with no report, in words; nothing where all agree. */
export function disagreementOfGetter(profile: Profile, events: readonly TraceEvent[]): string | undefined {
  const fresh = profile.states[0]?.name ?? ''
  const reports = new Map<ClientId, Reported>()
  const killed = new Set<ClientId>()
  const answers: {
    readonly client: ClientId
    readonly atMs: number
    readonly state: string
    readonly reported: Reported
  }[] = []
  for (const event of events) {
    if (!('client' in event)) continue
    const reported = reportedBy(reports, event.client, event.atMs, fresh)
    if ('callback' in event && decodeCallback(profile, event.callback) === 'onConnectionStateChanged') {
      reported.now.push(decodeState(profile, event.args[0]) ?? JSON.stringify(event.args[0]))
    } else if ('happens' in event && event.happens === 'processKilled') {
      killed.add(event.client)
    } else if ('happens' in event && event.happens === 'processRestarted') {
      // The restart of a process that runs has no effect.
      if (killed.delete(event.client)) reported.now.push(fresh)
    } else if ('returns' in event && event.returns === 'getConnectionState' && event.error === undefined) {
      const state = decodeState(profile, event.value) ?? JSON.stringify(event.value)
      answers.push({ client: event.client, atMs: event.atMs, state, reported: { ...reported, now: reported.now } })
    }
  }
  const wrong = answers.find(({ state, reported }) => state !== reported.before && !reported.now.includes(state))
  if (wrong === undefined) return undefined
  const { client, atMs, state, reported } = wrong
  return `${client} answered ${state} at ${atMs} ms and had reported ${reported.now.at(-1) ?? reported.before}`
}

function reportedBy(reports: Map<ClientId, Reported>, client: ClientId, atMs: number, fresh: string): Reported {
  const known = reports.get(client) ?? { before: fresh, now: [], atMs }
  const current = known.atMs === atMs ? known : { before: known.now.at(-1) ?? known.before, now: [], atMs }
  reports.set(client, current)
  return current
}
