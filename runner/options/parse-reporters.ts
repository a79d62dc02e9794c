import { join } from 'node:path'
import { didYouMean } from '../nearest.ts'
import { UsageError } from '../usage-error.ts'

export const reporterNames = ['terminal', 'json', 'junit'] as const
/** A form in which a report is written. */
export type ReporterName = (typeof reporterNames)[number]

/** A form and its place; `-` is standard output. */
export interface Reporter {
  readonly name: ReporterName
  readonly path: string
}

const fileNames: Readonly<Record<ReporterName, string | undefined>> = {
  terminal: undefined,
  json: 'report.json',
  junit: 'junit.xml',
}

/** `--reporter name[:path]`. Without one: all of them, the files below the folder of `--out`. */
export function parseReporters(texts: readonly string[], out: string): readonly Reporter[] {
  const asked = texts.length === 0 ? reporterNames : texts
  const reporters = asked.map((text) => parseReporter(text, out))
  const twice = reporters.find((one, index) => reporters.findIndex(({ path }) => path === one.path) !== index)
  if (twice !== undefined) {
    throw new UsageError(
      `Two reporters would write to ${twice.path}.`,
      'Give one of them another path, as in junit:other.xml.',
    )
  }
  return reporters
}

function parseReporter(text: string, out: string): Reporter {
  const [asked = '', path] = text.split(/:(.*)/s)
  const name = reporterNames.find((candidate) => candidate === asked)
  if (name === undefined) {
    throw new UsageError(
      `There is no reporter "${asked}".`,
      didYouMean(asked, reporterNames, `The reporters are ${reporterNames.join(', ')}.`),
    )
  }
  if (path === '')
    throw new UsageError(`The reporter "${text}" names no path after its colon.`, `Give ${name} or ${name}:path.`)
  const file = fileNames[name]
  return { name, path: path ?? (file === undefined ? '-' : join(out, file)) }
}
