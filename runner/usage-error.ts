/** Errors that the user can do something about: a sentence that says what is wrong and a hint that says what to do. */

/** What the user asked for cannot be done; ends in exit code 2, and never prints a stack. */
export class UsageError extends Error {
  /** What to do about it. */
  readonly hint: string | undefined

  constructor(message: string, hint?: string) {
    super(message)
    this.name = 'UsageError'
    this.hint = hint
  }
}

/** The message of whatever was thrown; adapters throw strings and objects too. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message || thrown.name
  if (typeof thrown === 'string') return thrown
  try {
    return JSON.stringify(thrown) ?? String(thrown)
  } catch {
    return String(thrown)
  }
}
