/** T0 to T10 as an SDK lives through them. */
import { type Adapter, record } from '../../adapters/index.ts'
import type { CallbackEvent, ProfileId, Step, TraceEvent } from '../../spec/index.ts'
import type { DocumentedPoint, TimelineWords } from './timeline-words.ts'

/** One point: what the document says, and when it was seen. */
export interface Point {
  readonly name: string
  readonly documented: string
  /** In milliseconds since the loss, the join before it, or the return; `undefined` if it was not seen. */
  readonly observedMs: number | undefined
  readonly observed: string
  /** Whether it is what the document says, as far as words go; times are the judge's affair. */
  readonly isAsDocumented: boolean
}

const joinAtMs = 2_000
const publishAtMs = 5_000
const lossAtMs = 10_000
const returnAtMs = 70_000

const since = { join: joinAtMs, loss: lossAtMs, return: returnAtMs }
const stepAt = { join: joinAtMs, publish: publishAtMs, networkLost: lossAtMs }

const steps: readonly Step[] = [
  { client: 'uid2', call: 'join', args: { channel: 'c1', credential: 'valid' } },
  { waitMs: joinAtMs },
  { client: 'uid1', call: 'join', args: { channel: 'c1', credential: 'valid' } },
  { waitMs: publishAtMs - joinAtMs },
  { client: 'uid1', call: 'publish' },
  { waitMs: lossAtMs - publishAtMs },
  { client: 'uid1', happens: 'networkLost', args: { direction: 'both', manner: 'silent' } },
  { waitMs: returnAtMs - lossAtMs },
  { client: 'uid1', happens: 'networkRestored' },
  { waitMs: 30_000 },
]

/** Plays the timeline and reads its points off the trace. */
export async function playTimeline(
  adapter: Adapter,
  profile: ProfileId,
  words: TimelineWords,
): Promise<readonly Point[]> {
  const clients = ['uid1', 'uid2'].map((id) => ({ id, platform: 'web' as const }))
  return pointsOf(await record(adapter, { profile, clients }, steps), words)
}

/** The points in their order. */
export function pointsOf(events: readonly TraceEvent[], words: TimelineWords): readonly Point[] {
  return words.points.map((point) => readPoint(events, words, point))
}

function readPoint(events: readonly TraceEvent[], { stateAt }: TimelineWords, point: DocumentedPoint): Point {
  const { name, documented, seen } = point
  if ('step' in seen)
    return {
      name,
      documented,
      observed: seen.step,
      observedMs: stepAt[seen.step] - since[point.since],
      isAsDocumented: true,
    }
  const stateOf = ({ client, callback, args }: CallbackEvent): unknown =>
    client === 'uid1' && callback === 'connection-state-change' ? args[stateAt] : undefined
  const isIt = (event: CallbackEvent): boolean => {
    if ('heard' in seen) return event.client === 'uid2' && event.callback === seen.heard && event.args[0] === 'uid1'
    return 'first' in seen ? stateOf(event) !== undefined : stateOf(event) === seen.state
  }
  const event = events.find(
    (each): each is CallbackEvent => 'callback' in each && each.atMs >= since[point.since] && isIt(each),
  )
  if (event === undefined)
    return { name, documented, observed: 'not seen', observedMs: undefined, isAsDocumented: false }
  const isAsDocumented = !('first' in seen) || stateOf(event) === seen.expected
  return { name, documented, observed: tell(event), observedMs: event.atMs - since[point.since], isAsDocumented }
}

/** The event in the SDK's words, and who is behind it where that is not the SDK. */
function tell({ callback, args, by }: CallbackEvent): string {
  const said = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(', ')
  const author = by === undefined ? '' : by === 'service' ? ', told by the service' : ", by the double's rule"
  return `${callback}(${said})${author}`
}
