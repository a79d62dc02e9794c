/** Writes what a run leaves behind: the report in each form that was asked for, and its counterexamples. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Violation } from '../../spec/index.ts'
import type { Reporter } from '../options/parse-reporters.ts'
import type { PlayedProfile } from '../run/account.ts'
import { assumptionsOf } from '../run/judging.ts'
import { toTraceFile } from '../trace-file/write.ts'
import { writeWhole } from './atomic-write.ts'
import { counterexampleName } from './build-profile.ts'
import { toFeature } from './feature.ts'
import { toJUnit } from './junit.ts'
import { toMermaid } from './mermaid.ts'
import type { Report } from './model.ts'
import type { Place } from './violation-text.ts'
import { toJson } from './write-json.ts'

/** Writes the counterexamples below the folder, and removes those of an earlier run. Returns the paths. */
export function writeCounterexamples(played: readonly PlayedProfile[], folder: string): readonly string[] {
  removeCounterexamples(join(folder, 'counterexamples'))
  const paths: string[] = []
  const write = (clause: string, ending: string, text: string) => {
    const path = join(folder, `${counterexampleName(clause)}.${ending}`)
    writeWhole(path, text)
    paths.push(path)
  }
  for (const { profile, description, found } of played) {
    for (const { clause, trace, steps, inTrace, violation } of found) {
      if (trace === undefined) continue
      const header = { ...trace.header, observes: description.observes, assumptions: assumptionsOf(description) }
      write(clause, 'jsonl', toTraceFile(header, trace.events))
      const text = profile.clauses[clause]?.text ?? clause
      write(
        clause,
        'feature',
        toFeature({
          profile: profile.id,
          clause,
          text,
          expected: violation.expected,
          observed: violation.observed,
          clients: trace.header.clients,
          steps,
        }),
      )
      write(clause, 'mmd', toMermaid(trace.header.clients, trace.events, inTrace && onlyFor(inTrace, clause)))
    }
  }
  return paths
}

/** Writes the report in each form but the terminal's. Returns the paths of the files. */
export function writeReports(
  report: Report,
  reporters: readonly Reporter[],
  place: Place,
  print: (text: string) => void,
): readonly string[] {
  const files: string[] = []
  for (const { name, path } of reporters) {
    if (name === 'terminal') continue
    const text = name === 'json' ? toJson(report) : toJUnit(report, place)
    if (path === '-') print(text)
    else {
      writeWhole(path, text)
      files.push(path)
    }
  }
  return files
}

function onlyFor(violation: Violation, clause: string): Violation {
  return { ...violation, clauses: [clause] }
}

/** Nothing but what this kit writes there is touched. */
function removeCounterexamples(folder: string): void {
  let names: readonly string[]
  try {
    names = readdirSync(folder)
  } catch {
    return
  }
  for (const name of names) if (/^[A-Z][\w-]*\.(jsonl|feature|mmd)$/.test(name)) rmSync(join(folder, name))
}
