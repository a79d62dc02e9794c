/**
 * The networked reference: the service and the clients of the reference behind real WebSockets on the loopback, with a
 * relay in between and the clock on the wall. It shows that what is judged in virtual time is judged in real time, too.
 */
import type { World } from '../../spec/vocabulary.ts'
import type { Adapter, Description } from '../contract.ts'
import { type Decisions, describeReference } from '../reference/index.ts'
import { openGrid } from './service-server.ts'
import { NetworkedSession } from './session.ts'

/** How far a stamp may be off: a loss is noticed from the last heartbeat on, and a busy machine is late. */
const usualToleranceMs = 500

/**
 * Makes the networked reference. `decisions` replaces entries of the reference's tables, as there. A machine that is busier
 * than most needs more than the usual `realToleranceMs`.
 */
export function createNetworked(
  decisions: Partial<Decisions> = {},
  realToleranceMs: number = usualToleranceMs,
  name = 'networked',
): Adapter {
  const description: Description = { ...describeReference(name), clock: { realToleranceMs }, scalesTime: true }
  return {
    describe: () => description,
    async open(world: World) {
      return new NetworkedSession(world, decisions, await openGrid())
    },
  }
}
