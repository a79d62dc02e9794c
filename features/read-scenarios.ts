/** Scenarios as their authors wrote them: an outline stays one, with its tables of examples. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Examples, Feature, Scenario, Step, TableRow } from '@cucumber/messages'

import type { ProfileId } from '../spec/index.ts'
import { findFeatureFolder, listFeatureFiles } from './feature-folder.ts'
import { clausesAmong, parseFeature } from './parse-feature.ts'

/** One step, with the table or the text below it. */
export interface StepLine {
  /** `Given`, `When`, `And`… */
  readonly keyword: string
  readonly text: string
  readonly table?: readonly (readonly string[])[]
  readonly docString?: string
}

/** A table of examples of an outline. */
export interface ExampleTable {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** One scenario or outline of a feature file. */
export interface WrittenScenario {
  readonly feature: string
  readonly name: string
  readonly description: string
  /** Relative to the feature folder, with forward slashes. */
  readonly file: string
  readonly line: number
  /** The clauses that it tells of, by its own tags and those around and below it. */
  readonly clauses: readonly string[]
  /** The steps of the background first. */
  readonly steps: readonly StepLine[]
  readonly examples: readonly ExampleTable[]
}

/** Every scenario of the profile, in the order of the files. @throws {Error} if a file is not Gherkin. */
export function readWrittenScenarios(
  profile: ProfileId,
  folder: string = findFeatureFolder(),
): readonly WrittenScenario[] {
  return listFeatureFiles(folder, profile).flatMap((file) => {
    const envelopes = parseFeature(readFileSync(join(folder, file), 'utf8'), file)
    const feature = envelopes.find(({ gherkinDocument }) => gherkinDocument)?.gherkinDocument?.feature
    return feature === undefined ? [] : scenariosOf(feature, file)
  })
}

type Child = Feature['children'][number] | NonNullable<Feature['children'][number]['rule']>['children'][number]

function scenariosOf(feature: Feature, file: string): readonly WrittenScenario[] {
  const read = (children: readonly Child[], tags: readonly string[], above: readonly Step[]): WrittenScenario[] => {
    const background = [...above, ...children.flatMap((child) => child.background?.steps ?? [])]
    return children.flatMap((child) => {
      if (child.scenario !== undefined) return [write(child.scenario, tags, background, feature.name, file)]
      const rule = 'rule' in child ? child.rule : undefined
      return rule === undefined ? [] : read(rule.children, [...tags, ...rule.tags.map(({ name }) => name)], background)
    })
  }
  return read(
    feature.children,
    feature.tags.map(({ name }) => name),
    [],
  )
}

function write(
  { name, description, location, tags, steps, examples }: Scenario,
  outer: readonly string[],
  background: readonly Step[],
  feature: string,
  file: string,
): WrittenScenario {
  const all = [...outer, ...[...tags, ...examples.flatMap((table) => table.tags)].map((tag) => tag.name)]
  return {
    feature,
    name,
    description: description.trim(),
    file,
    line: location.line,
    clauses: [...new Set(clausesAmong(all))],
    steps: [...background, ...steps].map(stepLine),
    examples: examples.map(exampleTable),
  }
}

function stepLine({ keyword, text, dataTable, docString }: Step): StepLine {
  return {
    keyword: keyword.trim(),
    text,
    ...(dataTable === undefined ? {} : { table: dataTable.rows.map(cells) }),
    ...(docString === undefined ? {} : { docString: docString.content }),
  }
}

function exampleTable({ name, tableHeader, tableBody }: Examples): ExampleTable {
  return { name, header: tableHeader === undefined ? [] : cells(tableHeader), rows: tableBody.map(cells) }
}

function cells(row: TableRow): readonly string[] {
  return row.cells.map(({ value }) => value)
}
