/** Makes an adapter out of a description and a handler for each call and happening. */

import type { ProfileId, World } from '../spec/vocabulary.ts'
import type { Adapter, Description } from './contract.ts'
import type { AnyDefinition, OwnClock, OwnClockDefinition, TimerDefinition } from './definition.ts'
import { isPromise } from './is-promise.ts'
import type { Opened } from './open-handlers.ts'
import { openHandlers } from './open-handlers.ts'

/**
 * Makes an adapter for one implementation.
 *
 * `open` is called once for each session and returns the handlers of that session, so that sessions share nothing. What
 * the adapter drives is read off the handlers, in a session that is opened for this and played nothing, unless `drives`
 * declares it.
 */
export function defineAdapter(definition: TimerDefinition): Adapter
export function defineAdapter<Own extends OwnClock>(definition: OwnClockDefinition<Own>): Adapter
export function defineAdapter(definition: AnyDefinition): Adapter {
  let description: Description | Promise<Description> | undefined
  return {
    describe: () => (description ??= describe(definition)),
    open(world) {
      const opened = openHandlers(definition, world)
      return isPromise(opened) ? opened.then(({ session }) => session) : opened.session
    },
  }
}

function describe(definition: AnyDefinition): Description | Promise<Description> {
  const { clock = 'virtual', drives, version = 'unversioned', observes = [], ...told } = definition
  const describeWith = (all: Description['drives']): Description => {
    const { name, profiles, scalesTime, cannot, simulates, promptWithinMs, reconnectWithinMs, retryWithinMs } = told
    return {
      name,
      version,
      profiles,
      clock: typeof clock === 'function' ? 'virtual' : clock,
      ...(scalesTime !== undefined && { scalesTime }),
      drives: all,
      observes,
      ...(cannot !== undefined && { cannot }),
      ...(simulates !== undefined && { simulates }),
      ...(promptWithinMs !== undefined && { promptWithinMs }),
      ...(reconnectWithinMs !== undefined && { reconnectWithinMs }),
      ...(retryWithinMs !== undefined && { retryWithinMs }),
    }
  }
  if (drives !== undefined) return describeWith(drives)
  const probed = definition.profiles.map((profile) => probe(definition, profile))
  return probed.some((each) => isPromise(each))
    ? Promise.all(probed.map((each) => Promise.resolve(each))).then((all) => describeWith(Object.fromEntries(all)))
    : describeWith(Object.fromEntries(probed as (readonly [ProfileId, Opened['drives']])[]))
}

type Probed = readonly [ProfileId, Opened['drives']]

/** Opens a session of the profile, for its handlers alone, and closes it again. */
function probe(definition: AnyDefinition, profile: ProfileId): Probed | Promise<Probed> {
  const world: World = { profile, clients: ['uid1', 'uid2'].map((id) => ({ id, platform: platformOf[profile] })) }
  const finish = ({ session, drives }: Opened): Probed | Promise<Probed> => {
    const closed = session.close()
    return isPromise(closed) ? closed.then(() => [profile, drives] as const) : [profile, drives]
  }
  const opened = openHandlers(definition, world)
  return isPromise(opened) ? opened.then(finish) : finish(opened)
}

const platformOf = {
  'rtm-1': 'linux',
  'rtc-4': 'flutter',
  'rtc-ios-2.3.2': 'ios',
  'rtc-native-2.3.1': 'android',
  'rtc-native-2.3.2': 'android',
  'rtc-web-3': 'web',
  'rtc-web-4': 'web',
} as const satisfies Record<ProfileId, string>
