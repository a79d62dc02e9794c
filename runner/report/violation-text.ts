/** A violation told so that a stranger understands it; the last line can be pasted into a shell. */
import { plannedClients } from '../../properties/index.ts'
import { describeReadings, profileIds, profiles } from '../../spec/index.ts'
import { replayCommand as commandToReplay } from '../shell.ts'
import type { Report, ReportedClause, ReportedViolation } from './model.ts'
import { platformsOf, stepsInWords } from './words.ts'

/** How the parts of the text are marked, for example by colours. */
export interface Marks {
  readonly title: (text: string) => string
  readonly label: (text: string) => string
}

const plain: Marks = { title: (text) => text, label: (text) => text }

/** What the report itself does not know, and what its commands need. */
export interface Place {
  /** The folder of the report, as the reader would write it. */
  readonly folder: string
  /** The words that start the program. */
  readonly command: string
}

/** The whole story of one violation, some ten lines. */
export function violationText(
  clause: ReportedClause,
  violation: ReportedViolation,
  report: Report,
  place: Place,
): string {
  return `${violationTitle(clause, plain)}\n${violationBody(clause, violation, report, place, plain)}`
}

/** Which clause is violated, with its text. */
export function violationTitle({ id, level, text }: ReportedClause, marks: Marks): string {
  return marks.title(`${id} violated (${level}): ${text}`)
}

/** What was expected and seen, why it matters, where it is written, and how to see it again. */
export function violationBody(
  clause: ReportedClause,
  violation: ReportedViolation,
  report: Report,
  place: Place,
  marks: Marks,
): string {
  const line = (label: string, text: string) => `  ${marks.label(label.padEnd(9))} ${text}`
  const lines = [
    line('expected', violation.expected),
    ...(violation.because === '' ? [] : [`            (${violation.because})`]),
    line('observed', violation.observed),
    ...(violation.readings === undefined
      ? []
      : [line('readings', describeReadings(violation.readings, violation.observed))]),
    line('matters', clause.why),
    line('source', violation.source),
  ]
  if (violation.scenario !== undefined) lines.push(line('scenario', violation.scenario))
  if (violation.steps.length > 0) lines.push(line('steps', stepsOfViolation(violation)))
  const replay = replayCommand(violation, report, place)
  if (replay !== undefined) lines.push(line('replay', replay))
  return lines.join('\n')
}

/** The steps on one line; a token stands for the clients that sequences have, and so for their platforms. */
export function stepsOfViolation({ steps, token }: Pick<ReportedViolation, 'steps' | 'token'>): string {
  const id = profileIds.find((one) => token?.startsWith(`${one}:`) === true)
  if (id === undefined) return stepsInWords(steps)
  const profile = profiles[id]
  return stepsInWords(steps, platformsOf(profile, plannedClients(profile), steps))
}

/** The command that shows the violation again, or undefined if there is nothing to play. */
export function replayCommand(
  violation: Pick<ReportedViolation, 'token' | 'trace'>,
  report: Report,
  place: Place,
): string | undefined {
  const what = violation.token ?? (violation.trace === undefined ? undefined : inFolder(place.folder, violation.trace))
  return what === undefined ? undefined : commandToReplay(place.command, report.adapter.use, what)
}

/** A path below the folder of the report. */
export function inFolder(folder: string, path: string): string {
  return folder === '.' || folder === '' ? path : `${folder.replace(/\/+$/, '')}/${path}`
}
