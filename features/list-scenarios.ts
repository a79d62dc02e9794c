/** Which scenarios a profile has, read from the feature files without running anything. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Envelope, Pickle } from '@cucumber/messages'
import { parse as parseTags } from '@cucumber/tag-expressions'

import type { ProfileId } from '../spec/index.ts'
import { findFeatureFolder, listFeatureFiles } from './feature-folder.ts'
import { clausesAmong, parseFeature } from './parse-feature.ts'

/** One scenario, or one row of a scenario outline. */
export interface ScenarioInfo {
  readonly name: string
  /** Relative to the feature folder, with forward slashes. */
  readonly file: string
  /** Where the scenario begins; for a row of an outline, the line of the row. */
  readonly line: number
  /** The clauses that the scenario tells of: its tags, without the profile's. */
  readonly clauses: readonly string[]
  /** All tags, with their `@`. */
  readonly tags: readonly string[]
  /** The steps in full, as the reader of the file sees them, with the values of the row filled in. */
  readonly text: readonly string[]
}

/** Which scenarios are meant. Without either field, all of them. */
export interface ScenarioSelection {
  /** A tag expression, for example `@RTM-LOGIN-01 or @RTM-LOGIN-02`. */
  readonly tags?: string
  /** Regular expressions of which the scenario's name has to match one. */
  readonly names?: readonly string[]
}

/** The scenarios of the profile, in the order in which they run. */
export function listScenarios(profile: ProfileId, folder: string = findFeatureFolder()): ScenarioInfo[] {
  return listFeatureFiles(folder, profile).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const known = lastRead.get(file)
    if (known?.text === text) return known.scenarios
    const scenarios = readScenarios(text, file)
    lastRead.set(file, { text, scenarios })
    return scenarios
  })
}

/** By file, what it said when it was read last. A run asks for its scenarios four times, and Gherkin is slow to read. */
const lastRead = new Map<string, { readonly text: string; readonly scenarios: readonly ScenarioInfo[] }>()

/**
 * Whether a selection takes the scenario.
 *
 * @throws {Error} if the tag expression or a regular expression is malformed.
 */
export function isSelected(scenario: ScenarioInfo, selection: ScenarioSelection): boolean {
  const { tags = '', names = [] } = selection
  if (tags !== '' && !parseTags(tags).evaluate([...scenario.tags])) return false
  return names.length === 0 || names.some((name) => new RegExp(name).test(scenario.name))
}

function readScenarios(text: string, file: string): ScenarioInfo[] {
  const envelopes = parseFeature(text, file)
  const keywords = keywordsOf(envelopes)
  return envelopes.flatMap(({ pickle }) => (pickle ? [describe(pickle, file, keywords)] : []))
}

function describe(pickle: Pickle, file: string, keywords: ReadonlyMap<string, string>): ScenarioInfo {
  const tags = pickle.tags.map(({ name }) => name)
  return {
    name: pickle.name,
    file,
    line: pickle.location?.line ?? 0,
    tags,
    clauses: clausesAmong(tags),
    text: pickle.steps.map((step) => `${keywords.get(step.astNodeIds[0] ?? '') ?? ''}${step.text}`),
  }
}

/** The keyword of each step (`Given `, `And `), by the id of its node: a pickle has lost it. */
function keywordsOf(envelopes: readonly Envelope[]): Map<string, string> {
  const feature = envelopes.find((envelope) => envelope.gherkinDocument)?.gherkinDocument?.feature
  const children = (feature?.children ?? []).flatMap((child) => [child, ...(child.rule?.children ?? [])])
  const steps = children.flatMap((child) => [...(child.background?.steps ?? []), ...(child.scenario?.steps ?? [])])
  return new Map(steps.map((step) => [step.id, step.keyword]))
}
