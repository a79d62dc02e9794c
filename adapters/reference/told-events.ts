/** Plays steps on a fresh reference and tells the events as short lines, for the tests beside this file. */
import type {
  CallName,
  Client,
  ClientId,
  HappeningName,
  NamedArguments,
  Platform,
  ProfileId,
  Step,
  TraceEvent,
} from '../../spec/vocabulary.ts'
import { createReference, type Decisions } from './index.ts'

/** A step: the client calls an API. */
export function calls(client: ClientId, call: CallName, args?: NamedArguments): Step {
  return args === undefined ? { client, call } : { client, call, args }
}

/** A step: something happens to the client. */
export function happens(client: ClientId, name: HappeningName, args?: NamedArguments): Step {
  return args === undefined ? { client, happens: name } : { client, happens: name, args }
}

/** A step: time passes. */
export function waits(waitMs: number): Step {
  return { waitMs }
}

/** Where `uid1`, `uid2` and `uid3` run unless told; sessions of 2.3.2 are mixed ones. */
export const platformsOf = {
  'rtm-1': ['linux', 'linux', 'linux'],
  'rtc-4': ['linux', 'linux', 'linux'],
  'rtc-ios-2.3.2': ['ios', 'ios', 'macos'],
  'rtc-native-2.3.1': ['android', 'android', 'ios'],
  'rtc-native-2.3.2': ['android', 'web', 'ios'],
  'rtc-web-3': ['web', 'web', 'web'],
  'rtc-web-4': ['web', 'web', 'web'],
} as const satisfies Record<ProfileId, readonly Platform[]>

/** The clients of a world: `uid1`, `uid2`… on these platforms. */
export function clientsOn(...all: readonly Platform[]): readonly Client[] {
  return all.map((platform, at) => ({ id: `uid${at + 1}`, platform }))
}

/** Everything that was recorded, with three clients on the profile's platforms unless told. */
export function playOn(
  profile: ProfileId,
  steps: readonly Step[],
  decisions: Partial<Decisions> = {},
  clients: readonly Client[] = clientsOn(...platformsOf[profile]),
): readonly TraceEvent[] {
  const session = createReference(decisions).open({ profile, clients })
  const events = session.play(steps)
  session.close()
  return events
}

/** The callbacks of some clients, or the service's observations of them, one a line: `4000 uid1 onMemberLeft c1 uid2`. */
export function tell(
  events: readonly TraceEvent[],
  kind: 'callback' | 'service' | 'returns',
  ...clients: ClientId[]
): string[] {
  const lines: string[] = []
  for (const event of events) {
    if (!('client' in event) || (clients.length > 0 && !clients.includes(event.client))) continue
    const start = `${event.atMs} ${event.client}`
    if (kind === 'callback' && 'callback' in event)
      lines.push([start, event.callback, ...event.args.map(String)].join(' '))
    if (kind === 'service' && 'service' in event) {
      lines.push([start, event.service, ...(event.args ?? []).map((arg) => JSON.stringify(arg))].join(' '))
    }
    if (kind === 'returns' && 'returns' in event) {
      lines.push(
        `${start} ${event.returns} ${event.error === undefined ? JSON.stringify(event.value) : `error ${event.error.code}`}`,
      )
    }
  }
  return lines
}
