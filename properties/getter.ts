/** Compares what `getConnectionState` returns with what the callbacks have reported. */

import type { CallbackEvent, Client, ClientId, Dialect, Profile, TraceEvent } from '../spec/index.ts'
import { decodeCallback, decodeState, dialectOf, presentStateAt } from '../spec/index.ts'

/** What one client has reported so far. */
interface Reported {
  /** The state before the present instant. */
  before: string
  /** The states reported at the present instant; either order against a `returns` is allowed. */
  now: string[]
  atMs: number
}

/** The first answer that agrees with no report, in words; nothing where all agree. */
export function disagreementOfGetter(
  profile: Profile,
  clients: readonly Client[],
  events: readonly TraceEvent[],
): string | undefined {
  const dialects = new Map(clients.map(({ id, platform }) => [id, dialectOf(profile, platform)]))
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
    const dialect = dialects.get(event.client) ?? profile
    const told = 'callback' in event ? reportedState(dialect, event) : undefined
    if (told !== undefined) {
      reported.now.push(told)
    } else if ('happens' in event && event.happens === 'processKilled') {
      killed.add(event.client)
    } else if ('happens' in event && event.happens === 'processRestarted') {
      // The restart of a process that runs has no effect.
      if (killed.delete(event.client)) reported.now.push(fresh)
    } else if ('returns' in event && event.returns === 'getConnectionState' && event.error === undefined) {
      const state = decodeState(dialect, event.value) ?? JSON.stringify(event.value)
      answers.push({ client: event.client, atMs: event.atMs, state, reported: { ...reported, now: reported.now } })
    }
  }
  const wrong = answers.find(({ state, reported }) => state !== reported.before && !reported.now.includes(state))
  if (wrong === undefined) return undefined
  const { client, atMs, state, reported } = wrong
  return `${client} answered ${state} at ${atMs} ms and had reported ${reported.now.at(-1) ?? reported.before}`
}

/** The state that the callback reports, by the document's own name; nothing of another callback. */
function reportedState(dialect: Dialect, { callback, args }: CallbackEvent): string | undefined {
  const word = decodeCallback(dialect, callback)
  const reports = word === 'onConnectionStateChanged' || word === 'connection-state-change'
  const value = reports ? args[presentStateAt(dialect.reporting)] : undefined
  return value === undefined ? undefined : (decodeState(dialect, value) ?? JSON.stringify(value))
}

function reportedBy(reports: Map<ClientId, Reported>, client: ClientId, atMs: number, fresh: string): Reported {
  const known = reports.get(client) ?? { before: fresh, now: [], atMs }
  const current = known.atMs === atMs ? known : { before: known.now.at(-1) ?? known.before, now: [], atMs }
  reports.set(client, current)
  return current
}
