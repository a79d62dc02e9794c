import type { Client } from '../spec/vocabulary.ts'
import type { ArgumentsOf } from './arguments.ts'
import type { Handler, Handlers } from './definition.ts'
import { isPromise } from './is-promise.ts'

type AnyHandler = Handler<keyof ArgumentsOf>

/**
 * Handlers for several clients as one record: each step goes to the handlers of its client. What not every client has
 * a handler for is not driven.
 */
export function perClient(clients: readonly Client[], make: (client: Client) => Handlers): Handlers {
  const made = new Map(clients.map((client) => [client.id, make(client)]))
  const all = [...made.values()]
  const names = Object.keys(all[0] ?? {}) as (keyof Handlers)[]
  const handlers: Record<string, AnyHandler | Handlers['close']> = {}
  for (const name of names) {
    if (name === 'close' || all.some((each) => each[name] === undefined)) continue
    // Each client's handlers have this name, and the handler of a name takes the arguments of that name.
    handlers[name] = (args, client) => (made.get(client)?.[name] as AnyHandler | undefined)?.(args, client)
  }
  const closing = all.flatMap(({ close }) => (close === undefined ? [] : [close]))
  handlers['close'] = () => {
    const pending = closing.map((close) => close()).filter((closed) => isPromise(closed))
    return pending.length > 0 ? Promise.all(pending).then(() => undefined) : undefined
  }
  return handlers
}
