/** Waivers: known violations that a team has accepted, each with a reason, an owner and a last day. */
import { UsageError } from './usage-error.ts'

/** One accepted violation. */
export interface Waiver {
  /** A clause id, or a glob over ids. */
  readonly clause: string
  /** The name of the adapter that it is for, as `describe()` gives it, or a glob over names. */
  readonly adapter: string
  /** The versions of the adapter that it is for: each a version, a glob such as `1.3.*`, or a range such as `>=1.2 <2`. */
  readonly versions: readonly string[]
  readonly reason: string
  readonly owner: string
  /** The last day on which it holds, `YYYY-MM-DD`, UTC. */
  readonly expires: string
  /** What the violation must say, as a part of the text or as `/a regular expression/`. */
  readonly message?: string
  /** Where it stands in the file, counted from 1. */
  readonly line: number
}

/** The last day counts in full, so that a waiver does not expire at a different hour for each colleague. */
export function isExpired(waiver: Waiver, today: string): boolean {
  return waiver.expires < today
}

/** Whether the text of a violation has what the waiver's `message` asks for. */
export function messageMatcher(message: string, path = 'waivers', line = 1): (text: string) => boolean {
  const expression = /^\/(.*)\/$/.exec(message)?.[1]
  if (expression === undefined) return (text) => text.includes(message)
  try {
    const pattern = new RegExp(expression, 'u')
    return (text) => pattern.test(text)
  } catch {
    throw malformed(path, line, `"message" is no regular expression: ${message}`)
  }
}

/** The error for a file of waivers that cannot be meant; `what` is the matter with that line. */
export function malformed(path: string, line: number, what: string): UsageError {
  return new UsageError(
    `${path}:${line}: ${what}.`,
    'A waiver has clause, adapter, versions, reason, owner and expires; message is optional.',
  )
}
