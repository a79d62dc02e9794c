/** How to drive an implementation and record what it does. */

export type { ArgumentsOf } from './arguments.ts'
export { argumentNames, argumentValues, callsOf, defaultArguments } from './arguments.ts'
export type * from './contract.ts'
export { simulatedBehaviours } from './contract.ts'
export { defineAdapter } from './define-adapter.ts'
export type {
  Context,
  Handler,
  Handlers,
  OwnClock,
  OwnClockDefinition,
  Report,
  TimerClock,
  TimerDefinition,
} from './definition.ts'
export type { ProfileDescription } from './describe.ts'
export { readDescription, resolveDescription } from './describe.ts'
export type { AdapterErrorCode } from './errors.ts'
export { AdapterError, adapterErrorCodes } from './errors.ts'
export { isPromise } from './is-promise.ts'
export { longestWaitMs, mostEventsPerPlay } from './limits.ts'
export { mostInFlight } from './process/limits.ts'
export type { ProcessAdapter } from './process/process-adapter.ts'
export { startAdapter } from './process/process-adapter.ts'
export type { Ending } from './process/process-group.ts'
export { protocolVersion } from './process/protocol.ts'
export type { ServedStreams } from './process/serve-adapter.ts'
export { serveAdapter } from './process/serve-adapter.ts'
export type { Recorder } from './record.ts'
export { openRecorder, record } from './record.ts'
export { whyNot } from './why-not.ts'
