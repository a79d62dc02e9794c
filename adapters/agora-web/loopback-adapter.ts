/** An adapter of an SDK against the double behind a real TLS server of the loopback, in real time. */
import type { Adapter } from '../index.ts'
import { describeWeb } from './describe.ts'
import type { DrivenSdk } from './driven-sdks.ts'
import { openLoopback } from './far-end.ts'
import { createRealAdapter } from './real-adapter.ts'

/** How fast things go on the loopback, and how exactly they are stamped. */
export interface Pace {
  /** How long anything takes on its way, one way. */
  readonly latencyMs: number
  readonly realToleranceMs: number
}

/** What travels takes a moment, and a busy machine may be late by a second. */
export const usualPace: Pace = { latencyMs: 25, realToleranceMs: 1_000 }

/** Each way takes longer than a stamp may be off, so that what happens within a moment can be told apart. */
export const slowPace: Pace = { latencyMs: 200, realToleranceMs: 100 }

/** Makes the adapter. */
export function createLoopbackAdapter(sdk: DrivenSdk, { latencyMs, realToleranceMs }: Pace = usualPace): Adapter {
  return createRealAdapter({ ...describeWeb(sdk), clock: { realToleranceMs } }, sdk.onLoopback, (clients, see) =>
    openLoopback(clients, { ...sdk, latencyMs }, see),
  )
}
