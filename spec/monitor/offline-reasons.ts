/** RTC: the documented reasons of onUserOffline, in every spelling. */
import type { Json } from '../vocabulary.ts'

const names = ['Quit', 'Dropped', 'BecomeAudience'] as const
const upper = { Quit: 'QUIT', Dropped: 'DROPPED', BecomeAudience: 'BECOME_AUDIENCE' } as const

const numbers: ReadonlyMap<string, number> = new Map(
  names.flatMap((name, number) =>
    [`userOffline${name}`, `UserOffline${name}`, `USER_OFFLINE_${upper[name]}`, `AgoraUserOfflineReason${name}`].map(
      (spelling) => [spelling, number] as const,
    ),
  ),
)

/** The Web's words, where they are others. */
const webNames: ReadonlyMap<string, number> = new Map([
  ['Quit', 0],
  ['ServerTimeOut', 1],
  ['BecomeAudience', 2],
])

/** 0 quit, 1 dropped, 2 became audience; -1 for what no document knows. */
export function offlineReason(value: Json | undefined): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? (numbers.get(value) ?? webNames.get(value) ?? -1) : -1
}
