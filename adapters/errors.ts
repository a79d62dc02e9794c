/** What goes wrong between the kit and an adapter, said so that the author of the adapter can mend it. */

export const adapterErrorCodes = [
  'not-an-adapter',
  'describe-failed',
  'bad-description',
  'unsupported-profile',
  'open-failed',
  'play-failed',
  'close-failed',
  'session-closed',
  'not-driven',
  'bad-step',
  'too-many-events',
  'not-an-event-list',
  'not-an-event',
  'unknown-client',
  'unknown-call',
  'unknown-happening',
  'unknown-observation',
  'bad-arguments',
  'negative-time',
  'fractional-time',
  'time-runs-backwards',
  'event-in-the-future',
  'steps-not-recorded',
  'step-not-played',
  'step-at-wrong-time',
  'returns-without-call',
  'ended-by-adapter',
  'never-answered',
  'uncaught-error',
  'ended-the-process',
  'cannot-start',
  'process-ended',
  'input-closed',
  'output-closed',
  'line-too-long',
  'not-utf-8',
  'not-json',
  'not-a-reply',
  'unknown-reply',
  'answered-twice',
  'request-refused',
  'bad-result',
  'wrong-time',
  'unknown-session',
  'unsupported-protocol',
] as const
/** The name of one thing that an adapter can get wrong. */
export type AdapterErrorCode = (typeof adapterErrorCodes)[number]

/** An adapter did something that no adapter may do. It says nothing about the implementation under test. */
export class AdapterError extends Error {
  readonly code: AdapterErrorCode
  /** What to do about it. */
  readonly hint: string
  /** The end of what the adapter's process has written to standard error; set where it has a process and wrote anything. */
  log?: string

  constructor(code: AdapterErrorCode, message: string, hint: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'AdapterError'
    this.code = code
    this.hint = hint
  }

  /**
   * An adapter may be loaded with a copy of this module of its own, as tsx does with adapters in TypeScript. An error of
   * that copy is one of ours all the same.
   */
  static override [Symbol.hasInstance](value: unknown): value is AdapterError {
    return value instanceof Error && value.name === 'AdapterError' && 'code' in value && 'hint' in value
  }
}

/** What a thrown value says of itself, in one line. */
export function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  return text.split('\n', 1)[0]?.trim() || 'no reason given'
}
