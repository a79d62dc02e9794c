/** What a run on a real SDK came to, as plain data: the comparison in the README is made of it alone. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../../runner/report/model.ts'
import { stepsOfViolation } from '../../runner/report/violation-text.ts'
import { deviationOf } from './checked.ts'
import { type Finding, isPublished } from './finding.ts'
import { fileNameOf, findingsFolder, shippedSdks } from './sdks.ts'
import type { Point } from './timeline.ts'

/** One published violation. */
export interface PublishedFinding {
  readonly clause: string
  readonly level: string
  /** What was observed, whenever it was. */
  readonly observed: string
  /** The fewest steps that show it. */
  readonly steps: string
  /** Whether a scenario of the documents shows it, too. */
  readonly isInScenario: boolean
  /** The clause under which the same defect is published, if it breaks several. */
  readonly sameDefectAs?: string
  /** A further defect that breaks the clause, and that the run of fewest steps does not show. */
  readonly anotherDefect?: string
}

/** One SDK. */
export interface Summary {
  readonly sdk: string
  readonly version: string
  readonly profile: string
  readonly counts: Readonly<Record<string, number>>
  readonly scenarios: number
  readonly sequences: number
  readonly findings: readonly PublishedFinding[]
  readonly timeline: readonly Point[]
}

/** Sums a run up. */
export function summaryOf(report: Report, findings: readonly Finding[], timeline: readonly Point[]): Summary {
  const [profile] = report.profiles
  if (profile === undefined) throw new Error('The report has no profile.')
  return {
    sdk: report.adapter.name,
    version: report.adapter.version,
    profile: profile.id,
    counts: { ...profile.counts },
    scenarios: profile.scenarios.length,
    sequences: profile.sequences.count,
    findings: findings.filter(isPublished).map(({ clause, violation, check }) => ({
      clause: clause.id,
      level: clause.level,
      observed: deviationOf(violation),
      steps: stepsOfViolation(violation),
      isInScenario: violation.scenario !== undefined,
      ...(check?.sameDefectAs !== undefined && { sameDefectAs: check.sameDefectAs }),
      ...(check?.anotherDefect !== undefined && { anotherDefect: check.anotherDefect }),
    })),
    timeline,
  }
}

/** The summaries that were written last, of the SDKs that have one. */
export function readSummaries(): readonly Summary[] {
  const files = shippedSdks.map((sdk) => join(findingsFolder, `${fileNameOf(sdk)}.json`))
  // The cast is safe: the file was written by this very script.
  return files.filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, 'utf8')) as Summary)
}
