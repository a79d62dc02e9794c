/** How a Web client up to 3.x tells of itself: four states, two of them in each report, and no reason. */
import type { Dialect, NamedNumber } from '../dialect.ts'

const state = (number: number, name: string, more: Partial<NamedNumber> = {}): NamedNumber => ({
  number,
  name,
  spellings: [],
  ...more,
})

/** Callbacks that bear the same name in the kit and in their document. */
export const same = <Name extends string>(...names: readonly Name[]): Record<Name, readonly string[]> =>
  // The cast is safe: there is an entry for each of the names.
  Object.fromEntries(names.map((name) => [name, [name]])) as unknown as Record<Name, readonly string[]>

export const webDialect: Dialect = {
  reporting: 'previous-and-current',
  states: [
    state(1, 'DISCONNECTED'),
    state(2, 'CONNECTING'),
    state(3, 'CONNECTED'),
    // CONNECTING after CONNECTED: the client re-joins.
    state(4, 'RECONNECTING', { shown: 'CONNECTING' }),
    state(6, 'DISCONNECTING', { documented: 4 }),
  ],
  reasons: [],
  callbacks: same(
    'connection-state-change',
    'connected',
    'reconnect',
    'rejoin',
    'error',
    'peer-online',
    'peer-leave',
    'stream-added',
    'stream-removed',
    'stream-published',
    'client-banned',
    'onTokenPrivilegeDidExpire',
    'onTokenPrivilegeWillExpire',
  ),
  edges: {
    // A client that calls itself DISCONNECTED in an interruption breaks that change, and not the one by which it returns.
    DISCONNECTED: ['CONNECTING', 'RECONNECTING'],
    CONNECTING: ['CONNECTED', 'DISCONNECTING', 'DISCONNECTED'],
    CONNECTED: ['RECONNECTING', 'DISCONNECTING', 'DISCONNECTED'],
    RECONNECTING: ['CONNECTED', 'DISCONNECTING', 'DISCONNECTED'],
    DISCONNECTING: ['DISCONNECTED'],
  },
  pairs: {},
  repeatable: {},
}
