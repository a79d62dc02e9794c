/** T0 to T10 of document 004 as an SDK lives through them. */
import { type Adapter, record } from '../../adapters/index.ts'
import type { ProfileId, Step, TraceEvent } from '../../spec/index.ts'

/** One point: what the document says, and when it was seen. */
export interface Point {
  readonly name: string
  readonly documented: string
  /** In milliseconds since the loss, or since the join before it; `undefined` if it was not seen. */
  readonly observedMs: number | undefined
  readonly observed: string
}

const lossAtMs = 10_000
const backAfterMs = 60_000

const steps: readonly Step[] = [
  { client: 'uid2', call: 'join', args: { channel: 'c1', credential: 'valid' } },
  { waitMs: 2_000 },
  { client: 'uid1', call: 'join', args: { channel: 'c1', credential: 'valid' } },
  { waitMs: 3_000 },
  { client: 'uid1', call: 'publish' },
  { waitMs: 5_000 },
  { client: 'uid1', happens: 'networkLost', args: { direction: 'both', manner: 'silent' } },
  { waitMs: backAfterMs },
  { client: 'uid1', happens: 'networkRestored' },
  { waitMs: 30_000 },
]

/** Plays the timeline and reads its points off the trace. */
export async function playTimeline(adapter: Adapter, profile: ProfileId): Promise<readonly Point[]> {
  const clients = ['uid1', 'uid2'].map((id) => ({ id, platform: 'web' as const }))
  const events = await record(adapter, { profile, clients }, steps)
  return pointsOf(events)
}

/** The points in their order. */
export function pointsOf(events: readonly TraceEvent[]): readonly Point[] {
  const joinedAt = 2_000
  const restoredAt = lossAtMs + backAfterMs
  const states = (since: number, state: string) =>
    find(events, 'uid1', since, `connection-state-change(…, ${state})`, state)
  const heard = (since: number, callback: string) => find(events, 'uid2', since, callback)
  const first = events.find(
    (event) =>
      'callback' in event &&
      event.client === 'uid1' &&
      event.callback === 'connection-state-change' &&
      event.atMs >= lossAtMs,
  )
  return [
    point('T0', 'UID 1 calls join', { atMs: joinedAt, text: 'join' }, joinedAt),
    point('T1', 'UID 1: CONNECTING while it joins', states(joinedAt, 'CONNECTING'), joinedAt),
    point('T1', 'UID 1: CONNECTED and connected when it has joined', states(joinedAt, 'CONNECTED'), joinedAt),
    point('T2', 'UID 2: peer-online, about 100 ms later', heard(joinedAt, 'peer-online'), joinedAt),
    point('T3', 'UID 1 publishes', { atMs: 5_000, text: 'publish' }, joinedAt),
    point('T4', 'UID 2: stream-added', heard(joinedAt, 'stream-added'), joinedAt),
    point('T5', 'UID 1 loses its network, and begins to reconnect', { atMs: lossAtMs, text: 'networkLost' }, lossAtMs),
    point('T6', 'UID 2: stream-removed after 10 s', heard(lossAtMs, 'stream-removed'), lossAtMs),
    point('T7', 'UID 1: first to CONNECTING', first && { atMs: first.atMs, text: tell(first) }, lossAtMs),
    point('T7', 'UID 1: CONNECTING while it reconnects', states(lossAtMs, 'CONNECTING'), lossAtMs),
    point('T8', 'UID 2: peer-leave after 10 s', heard(lossAtMs, 'peer-leave'), lossAtMs),
    point('T9', 'UID 1: CONNECTED when it is back', states(restoredAt, 'CONNECTED'), restoredAt),
    point('T10', 'UID 2: peer-online again', heard(restoredAt, 'peer-online'), restoredAt),
  ]
}

interface Seen {
  readonly atMs: number
  readonly text: string
}

function point(name: string, documented: string, seen: Seen | undefined, since: number): Point {
  return { name, documented, observed: seen?.text ?? 'not seen', observedMs: seen && seen.atMs - since }
}

function find(
  events: readonly TraceEvent[],
  client: string,
  since: number,
  text: string,
  state?: string,
): Seen | undefined {
  const callback = state === undefined ? text : 'connection-state-change'
  const event = events.find(
    (each) =>
      'callback' in each &&
      each.client === client &&
      each.atMs >= since &&
      each.callback === callback &&
      (state === undefined || each.args[1] === state) &&
      (state !== undefined || each.args[0] === 'uid1'),
  )
  return event && { atMs: event.atMs, text: tell(event) }
}

/** The event in the SDK's words, and who is behind it where that is not the SDK. */
function tell(event: TraceEvent): string {
  if (!('callback' in event)) return ''
  const args = event.args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(', ')
  const by = event.by === undefined ? '' : event.by === 'service' ? ', told by the service' : ", by the double's rule"
  return `${event.callback}(${args})${by}`
}
