/** What the doctor looks at, and what it has found. */

/** Healthy, ill, worth knowing, or not to be looked at because of something else. */
export type Finding = 'ok' | 'ill' | 'note' | 'not checked'

/** One thing that was looked at. */
export interface Check {
  readonly name: string
  readonly finding: Finding
  /** What was found, in one line. */
  readonly found: string
  /** What to do about it, where there is something to do. */
  readonly hint?: string
}

/** Something that is in order. */
export function ok(name: string, found: string): Check {
  return { name, finding: 'ok', found }
}

/** Something that has to be mended. */
export function ill(name: string, found: string, hint: string): Check {
  return { name, finding: 'ill', found, hint }
}

/** Something that need not be mended, and that its author may not know. */
export function note(name: string, found: string, hint: string): Check {
  return { name, finding: 'note', found, hint }
}

/** Something that could not be looked at. */
export function notChecked(name: string, why: string): Check {
  return { name, finding: 'not checked', found: why }
}
