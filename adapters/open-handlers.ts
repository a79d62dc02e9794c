/** Opens the handlers of a defined adapter for one session. */

import type { CallName, HappeningName, TraceEvent, World } from '../spec/vocabulary.ts'
import { happenings } from '../spec/vocabulary.ts'
import { callsOf } from './arguments.ts'
import { DefinedSession } from './defined-session.ts'
import type { AnyDefinition, Context, Handlers, OwnClock, OwnClockDefinition, TimerDefinition } from './definition.ts'
import { perProfile } from './describe.ts'
import { AdapterError } from './errors.ts'
import { isPromise } from './is-promise.ts'
import { isRecord } from './loose-event.ts'
import { OwnTime } from './own-time.ts'
import { perClient } from './per-client.ts'
import { quote } from './quote.ts'
import { RealTime } from './real-time.ts'
import { createReport } from './report.ts'
import type { SessionTime } from './session-time.ts'
import { VirtualTime } from './virtual-time.ts'
import { whyNot } from './why-not.ts'

/** A session, and what its handlers drive. */
export interface Opened {
  readonly session: DefinedSession
  readonly drives: readonly (CallName | HappeningName)[]
}

/** Opens a session of the adapter that the definition describes. */
export function openHandlers(definition: AnyDefinition, world: World): Opened | Promise<Opened> {
  const noted: TraceEvent[] = []
  const { time, open } = prepare(definition, world, noted)
  const give = (handlers: Handlers): Opened => {
    const drives = namesOf(definition, world, handlers)
    const cannot = (perProfile(definition.cannot, world.profile) ?? {}) as Record<string, string>
    // What was reported while the session opened is there from its first instant.
    for (const event of noted.splice(0)) noted.push({ ...event, atMs: 0 })
    time.begin()
    const session = new DefinedSession({ handlers, time, noted, whyNot: (step) => whyNot({ drives, cannot }, step) })
    return { session, drives }
  }
  const giveUp = (thrown: unknown): never => {
    time.dispose()
    throw thrown
  }
  try {
    const handlers = time.run(open)
    return isPromise(handlers)
      ? time
          .run(() => time.finish(handlers))
          .then(give)
          .catch(giveUp)
      : give(handlers)
  } catch (thrown) {
    return giveUp(thrown)
  }
}

/** The session's time, and its opening, which is given the clock that belongs to that time. */
function prepare(definition: AnyDefinition, world: World, noted: TraceEvent[]): Preparation {
  const context = <SessionClock>(time: SessionTime, clock: SessionClock): Context<SessionClock> => {
    const reportOf = (client: string) =>
      createReport(
        client,
        () => time.nowMs(),
        (event) => noted.push(event),
      )
    return {
      profile: world.profile,
      clients: world.clients,
      timeScale: world.timeScale ?? 1,
      clock,
      report: reportOf(world.clients[0]?.id ?? 'uid1'),
      perClient: (make) => perClient(world.clients, (client) => make(client, reportOf(client.id))),
    }
  }
  if (typeof definition.clock === 'function') {
    const { open, clock: create } = definition as OwnClockDefinition<OwnClock>
    const clock = create()
    const time = new OwnTime(clock)
    return { time, open: () => open(context(time, clock)) }
  }
  // Without a clock of its own, it is a definition with timers.
  const { open, timers = 'global', clock = 'virtual' } = definition as TimerDefinition
  const time = clock === 'virtual' ? new VirtualTime(timers) : new RealTime(world.timeScale)
  return { time, open: () => open(context(time, time.timers)) }
}

interface Preparation {
  readonly time: SessionTime
  readonly open: () => Handlers | Promise<Handlers>
}

/** What the handlers drive in the session's profile. Handlers for other profiles of the adapter may stand beside them. */
function namesOf({ profiles }: AnyDefinition, { profile }: World, handlers: unknown): Opened['drives'] {
  if (!isRecord(handlers)) {
    const hint = 'Return an object with a function for each call and happening that the adapter drives.'
    throw new AdapterError('open-failed', `open returned ${quote(handlers)} instead of handlers.`, hint)
  }
  const known: readonly string[] = [...profiles.flatMap((each) => callsOf[each]), ...happenings, 'close']
  const unknown = Object.keys(handlers).find((name) => !known.includes(name))
  if (unknown !== undefined) {
    const hint = `Handlers are named ${[...new Set(known)].join(', ')}.`
    throw new AdapterError('open-failed', `The handler "${unknown}" is no call and no happening.`, hint)
  }
  const own: readonly (CallName | HappeningName)[] = [...callsOf[profile], ...happenings]
  return own.filter((name) => handlers[name] !== undefined)
}
