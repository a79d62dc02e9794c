/** The rules of the architecture. Each takes the sources and returns a sentence for each place that breaks it. */

import type { Folder } from './folders.ts'
import { folderOf, folders } from './folders.ts'
import type { Import, Source } from './sources.ts'

type Rule = (sources: readonly Source[]) => readonly string[]

/** Tests stand beside what they test, and may use whatever proves it. */
function isTest({ path }: Source): boolean {
  return path.endsWith('.test.ts')
}

/** Each folder imports what the table allows, and nothing else. */
export const importsFollowTheTable: Rule = (sources) =>
  sources
    .filter((source) => !isTest(source))
    .flatMap((source) =>
      source.imports
        .filter((imported) => !mayImport(source.path, imported))
        .map(({ from, isTypeOnly }) => `${source.path} imports ${isTypeOnly ? 'types of ' : ''}${from}`),
    )

function mayImport(path: string, imported: Import): boolean {
  const own = folderOf(path)
  const { imports, packages }: Folder = folders[own]
  if (imported.isPackage) return packages.includes('*') || packages.includes(imported.from)
  if (folderOf(imported.from) === own) return true
  return imports.some((allowed) => {
    const isForTypes = allowed.startsWith('types:')
    if (isForTypes && !imported.isTypeOnly) return false
    const at = isForTypes ? allowed.slice('types:'.length) : allowed
    return at.endsWith('/') ? imported.from.startsWith(at) : imported.from === at
  })
}

/** No folder needs, by any way round, a folder that needs it. */
export const foldersHaveNoCycle: Rule = (sources) => {
  const arrows = new Map<string, Set<string>>()
  for (const source of sources) {
    if (isTest(source)) continue
    const from = folderOf(source.path)
    for (const imported of source.imports) {
      if (imported.isPackage || folderOf(imported.from) === from) continue
      arrows.set(from, (arrows.get(from) ?? new Set()).add(folderOf(imported.from)))
    }
  }
  return [...arrows.keys()]
    .filter((folder) => reaches(folder, folder, arrows))
    .map((folder) => `${folder} needs itself`)
}

function reaches(from: string, to: string, arrows: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set<string>()
  const open = [...(arrows.get(from) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...(arrows.get(next) ?? []))
  }
  return false
}

/** What the build compiles: these files and all that they import. */
const entries = ['index.ts', 'spec/index.ts', 'adapters/index.ts', 'runner/cli.ts']

/** What users install brings every package that it imports. */
export const packagesAreDeclared = (sources: readonly Source[], dependencies: readonly string[]): readonly string[] =>
  reachable(sources).flatMap(({ path, imports }) =>
    imports
      .filter(({ from, isPackage }) => isPackage && from !== 'node:*' && !dependencies.includes(from))
      .map(({ from }) => `${path} imports ${from}, which is not among the dependencies`),
  )

function reachable(sources: readonly Source[]): readonly Source[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const found = new Set<Source>()
  const open = [...entries]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const source = byPath.get(path)
    if (source === undefined || found.has(source)) continue
    found.add(source)
    open.push(...source.imports.map(({ from }) => from))
  }
  return [...found]
}

const exact = new Set([
  'new Date',
  'Date()',
  'Math.random',
  'performance.now',
  'process.env',
  'process.hrtime',
  'fetch()',
])
const timers = new Set(['setTimeout()', 'setInterval()', 'setImmediate()', 'queueMicrotask()'])
const locale = /^Intl\.|^new Intl|\.localeCompare$|\.toLocale\w+$|\.toDateString$|\.toTimeString$/

/** The same input gives the same output, on every machine and in every year. */
export const pureFoldersReadNothing: Rule = (sources) =>
  sources
    .filter((source) => !isTest(source) && /^(spec|adapters\/reference|adapters\/faulty)\//.test(source.path))
    .flatMap(({ path, uses }) =>
      uses
        .filter((use) => use.startsWith('Date.') || exact.has(use) || timers.has(use) || locale.test(use))
        .map((use) => `${path} uses ${use}`),
    )

const selections = new Set(['only', 'skip', 'todo', 'skipIf', 'runIf', 'fails'])
const runners = new Set(['it', 'test', 'describe', 'suite', 'bench'])

/** Every test runs, always. */
export const everyTestRuns: Rule = (sources) =>
  sources.filter(isTest).flatMap(({ path, uses }) =>
    uses
      .filter((use) => {
        const [object = '', property = ''] = use.split('.')
        return selections.has(property) && (runners.has(object) || object === '')
      })
      .map((use) => `${path} uses ${use}`),
  )

const unfinished = /\b(TODO|FIXME|XXX)\b/

/** What is unfinished stands in the tracker, not in the code. */
export const nothingIsUnfinished: Rule = (sources) =>
  sources.flatMap(({ path, comments }) =>
    comments.filter((comment) => unfinished.test(comment)).map((comment) => `${path} says "${comment.trim()}"`),
  )
