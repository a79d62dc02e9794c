/** Which callbacks only repeat what the service has pushed. */
import type { Author } from './rules.ts'
import type { Push } from './service.ts'

/** For each kind of push, the callbacks that repeat it. States are the SDK's own, whatever made it change them. */
export type PushedCallbacks = Readonly<Record<Push['kind'], readonly string[]>>

export const pushedCallbacks3: PushedCallbacks = {
  userOnline: ['peer-online'],
  userOffline: ['peer-leave'],
  streamAdded: ['stream-added'],
  streamRemoved: ['stream-removed'],
  tokenExpired: ['onTokenPrivilegeDidExpire'],
  banned: ['client-banned'],
  loggedInElsewhere: [],
}

export const pushedCallbacks4: PushedCallbacks = {
  userOnline: ['user-joined'],
  userOffline: ['user-left'],
  streamAdded: ['user-published'],
  streamRemoved: ['user-unpublished'],
  tokenExpired: ['token-privilege-did-expire'],
  banned: [],
  loggedInElsewhere: [],
}

/** What may be heard of the push: the callback, whom it is about, and who is behind it. */
export function pushedIn(
  callbacks: PushedCallbacks,
  push: Push,
  nameOf: (uid: unknown) => unknown,
): readonly { readonly callback: string; readonly user: unknown; readonly by: Author }[] {
  const user = 'uid' in push ? nameOf(push.uid) : undefined
  return callbacks[push.kind].map((callback) => ({ callback, user, by: push.by }))
}
