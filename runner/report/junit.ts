/** The report as JUnit XML, for the many systems that show it. A clause and a scenario are a test case each. */
import { create } from 'xmlbuilder'
import type { Report, ReportedClause, ReportedInvariant, ReportedProfile, ReportedScenario } from './model.ts'
import { type Place, violationText } from './violation-text.ts'

type Kind = 'passed' | 'failure' | 'error' | 'skipped'
interface Case {
  readonly name: string
  readonly classname: string
  readonly file?: string
  readonly line?: number
  readonly properties: readonly (readonly [string, string])[]
  readonly kind: Kind
  readonly message?: string
  readonly details?: string
}

/**
 * `failure` is a violation that counts, `error` a clause that was to be judged and was not, `skipped` what was not to
 * be judged, with its reason. So a file without failures and errors belongs to a run that showed what it was to show.
 */
export function toJUnit(report: Report, place: Place): string {
  const suites: { name: string; cases: readonly Case[] }[] = report.profiles.flatMap((profile) => [
    {
      name: `${profile.id} clauses`,
      cases: profile.clauses.map((clause) => clauseCase(clause, profile, report, place)),
    },
    {
      name: `${profile.id} scenarios`,
      cases: profile.scenarios.map((scenario) => scenarioCase(scenario, profile, report)),
    },
    {
      name: `${profile.id} invariants`,
      cases: profile.invariants.map((broken) => invariantCase(broken, profile, report)),
    },
  ])
  if (report.incomplete.length > 0 || report.waivers.some(({ status }) => status === 'stale' || status === 'expired')) {
    suites.push({ name: 'run', cases: runCases(report) })
  }
  // Without the replacement, one control character in an adapter's message would make the file unreadable.
  const root = create('testsuites', { encoding: 'UTF-8', invalidCharReplacement: '\uFFFD' })
  root.att({ name: report.suite.name, ...countCases(suites.flatMap(({ cases }) => cases)) })
  for (const { name, cases } of suites) {
    const suite = root.ele('testsuite', { name, ...countCases(cases), time: 0 })
    const properties = suite.ele('properties')
    for (const [key, value] of suiteProperties(report)) properties.ele('property', { name: key, value })
    for (const one of cases) writeCase(suite, one)
  }
  return `${root.end({ pretty: true })}\n`
}

type Element = ReturnType<typeof create>

function writeCase(suite: Element, one: Case): void {
  const place = {
    ...(one.file === undefined ? {} : { file: one.file }),
    ...(one.line === undefined ? {} : { line: one.line }),
  }
  const element = suite.ele('testcase', { name: one.name, classname: one.classname, time: 0, ...place })
  if (one.properties.length > 0) {
    const properties = element.ele('properties')
    for (const [name, value] of one.properties) properties.ele('property', { name, value })
  }
  const message = one.message === undefined ? {} : { message: one.message }
  if (one.kind === 'skipped') element.ele('skipped', message)
  if (one.kind === 'failure' || one.kind === 'error') element.ele(one.kind, message, one.details ?? one.message ?? '')
  else if (one.details !== undefined) element.ele('system-out', {}, one.details)
}

function countCases(cases: readonly Case[]): Record<string, number> {
  const of = (kind: Kind) => cases.filter((one) => one.kind === kind).length
  return { tests: cases.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') }
}

function suiteProperties(report: Report): readonly (readonly [string, string])[] {
  return [
    ['adapter', `${report.adapter.name} ${report.adapter.version}`],
    ['suite', `${report.suite.name} ${report.suite.version}`],
    ['specRevision', report.specRevision],
    ['seed', String(report.seed)],
  ]
}

function clauseCase(clause: ReportedClause, profile: ReportedProfile, report: Report, place: Place): Case {
  const told = clause.violations.map((violation) => violationText(clause, violation, report, place)).join('\n\n')
  return {
    name: `${clause.id}: ${clause.text}`,
    classname: `${profile.id}.clauses`,
    properties: [
      ['clause', clause.id],
      ['level', clause.level],
      ['outcome', clause.outcome],
      ['exercised', String(clause.exercised)],
    ],
    ...clauseResult(clause, report),
    ...(told === '' ? {} : { details: told }),
  }
}

function clauseResult(clause: ReportedClause, report: Report): { kind: Kind; message?: string } {
  switch (clause.outcome) {
    case 'held':
      return { kind: 'passed' }
    case 'violated': {
      if (clause.waived !== undefined)
        return { kind: 'skipped', message: `waived until ${clause.waived.expires}: ${clause.waived.reason}` }
      const [first] = clause.violations
      const message = first === undefined ? 'violated' : `expected ${first.expected}; observed ${first.observed}`
      const counts = clause.level === 'MUST' || report.options.strict
      return counts
        ? { kind: 'failure', message }
        : { kind: 'skipped', message: `violated, but only a SHOULD: ${message}` }
    }
    case 'not exercised':
    case 'could not judge':
      return { kind: 'error', message: `${clause.outcome}: ${clause.reason ?? ''}` }
    case 'not driven':
    case 'not observable':
      return { kind: 'skipped', message: `${clause.outcome}: ${clause.reason ?? ''}` }
  }
}

function scenarioCase(scenario: ReportedScenario, profile: ReportedProfile, report: Report): Case {
  const said = scenario.message === undefined ? {} : { message: scenario.message }
  return {
    name: scenario.name,
    classname: `${profile.id}.scenarios`,
    file: scenario.file,
    line: scenario.line,
    properties: scenario.clauses.map((clause) => ['clause', clause] as const),
    ...scenarioResult(scenario, profile, report),
    ...said,
  }
}

/** A scenario that failed only by waived clauses, or by SHOULD clauses, does not fail a run that passes. */
function scenarioResult(scenario: ReportedScenario, profile: ReportedProfile, report: Report): { kind: Kind } {
  switch (scenario.outcome) {
    case 'passed':
      return { kind: 'passed' }
    case 'failed': {
      const counts = profile.clauses.some(
        (clause) =>
          clause.outcome === 'violated' &&
          clause.waived === undefined &&
          (clause.level === 'MUST' || report.options.strict) &&
          clause.violations.some(
            (violation) => violation.scenario === scenario.name || scenario.clauses.includes(clause.id),
          ),
      )
      return { kind: counts ? 'failure' : 'skipped' }
    }
    case 'skipped':
      return { kind: 'error' }
    case 'not driven':
      return { kind: 'skipped' }
  }
}

/** Only those that did not hold: they belong to no document, so they count where the user is strict. */
function invariantCase({ id, text, details }: ReportedInvariant, profile: ReportedProfile, report: Report): Case {
  return {
    name: `${id}: ${text}`,
    classname: `${profile.id}.invariants`,
    properties: [],
    kind: report.options.strict ? 'failure' : 'skipped',
    message: details,
  }
}

function runCases(report: Report): readonly Case[] {
  const waivers = report.waivers.filter(({ status }) => status === 'stale' || status === 'expired')
  return [
    ...report.incomplete.map(
      (message, index): Case => ({
        name: `incomplete ${index + 1}`,
        classname: 'run',
        properties: [],
        kind: 'error',
        message,
      }),
    ),
    ...waivers.map(
      ({ clause, status, reason }): Case => ({
        name: `waiver for ${clause}`,
        classname: 'run',
        properties: [],
        kind: 'failure',
        message: `${status}: ${reason}`,
      }),
    ),
  ]
}
