/** What an adapter is: how the kit drives an implementation and hears what it did. */
import type {
  CallName,
  Clock,
  HappeningName,
  ProfileId,
  ServiceObservation,
  Step,
  TraceEvent,
  World,
} from '../spec/vocabulary.ts'

/** A list that holds for every profile of the adapter, or one list for each profile. */
export type PerProfile<Value> = Value | { readonly [profile in ProfileId]?: Value }

/** What an adapter drives and sees. */
export interface Description {
  /** The implementation under test, for example `my-sdk`. */
  readonly name: string
  readonly version: string
  readonly profiles: readonly ProfileId[]
  /** `virtual`, or how far the stamps of a real clock may be off, in milliseconds. */
  readonly clock: Clock
  /** Whether sessions of a real clock can be told how fast time passes in them. */
  readonly scalesTime?: boolean
  /** The calls and happenings that the adapter can cause. */
  readonly drives: PerProfile<readonly (CallName | HappeningName)[]>
  /** The observations of the service that the adapter reports. */
  readonly observes: PerProfile<readonly ServiceObservation[]>
  /** What it cannot cause, each with the reason; also single arguments, as in `networkLost.direction=uplink`. */
  readonly cannot?: PerProfile<{ readonly [what: string]: string }>
  /** The behaviours of the service that a double stands in for. */
  readonly simulates?: readonly SimulatedBehaviour[]
  /** How long an immediate reaction may take, in milliseconds; 1,000 unless told. */
  readonly promptWithinMs?: number
  /** How soon a client with a healthy network must be connected again, in milliseconds; 60,000 unless told. */
  readonly reconnectWithinMs?: number
  /** How far apart two connection attempts of a reconnecting client may be, in milliseconds; 60,000 unless told. */
  readonly retryWithinMs?: number
}

export const simulatedBehaviours = ['presence', 'resend', 'token', 'kick', 'ban', 'channel'] as const
/** A behaviour of the service that an adapter's double may stand in for. */
export type SimulatedBehaviour = (typeof simulatedBehaviours)[number]

/** The glue between the kit and one implementation. It drives and reports, and never judges. */
export interface Adapter {
  describe(): Description | Promise<Description>
  /** Opens a fresh world that shares nothing with any other session. */
  open(world: World): Session | Promise<Session>
}

/** One fresh world. `play` may be called many times; each call returns the events that are new. */
export interface Session {
  play(steps: readonly Step[]): readonly TraceEvent[] | Promise<readonly TraceEvent[]>
  close(): void | Promise<void>
}
