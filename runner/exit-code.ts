/** What the process ends with, and why. */

/** The exit codes; the command line's help and README print the same table. */
export const exitCodes = {
  conforms: 0,
  violates: 1,
  unusable: 2,
  incomplete: 3,
  interrupted: 130,
} as const

/** One of the documented exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export const exitCodeMeanings: Readonly<Record<ExitCode, string>> = {
  0: 'conforms',
  1: 'violates a clause, or a waiver is stale or past its date',
  2: 'usage, adapter or internal error',
  3: 'incomplete: nothing ran, or not all that was to be shown was shown',
  130: 'interrupted; what was found so far is written',
}

/** What decides how a run ends. */
export interface RunEnd {
  /** Whether an error of the adapter or of the kit ended it. */
  readonly failed: boolean
  readonly interrupted: boolean
  /** Violations that count: of MUST clauses, and of SHOULD clauses where the run is strict; waived ones do not. */
  readonly violations: number
  /** Waivers that match nothing any more or are past their date. */
  readonly badWaivers: number
  /** Why the run does not show what it was to show, one sentence each. */
  readonly incomplete: readonly string[]
}

/** An error outranks all, then an interruption, because the rest is then not known; a violation outranks a gap. */
export function exitCodeOf(end: RunEnd): ExitCode {
  if (end.failed) return exitCodes.unusable
  if (end.interrupted) return exitCodes.interrupted
  if (end.violations > 0 || end.badWaivers > 0) return exitCodes.violates
  if (end.incomplete.length > 0) return exitCodes.incomplete
  return exitCodes.conforms
}
