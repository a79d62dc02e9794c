import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  everyTestRuns,
  foldersHaveNoCycle,
  importsFollowTheTable,
  nothingIsUnfinished,
  packagesAreDeclared,
  pureFoldersReadNothing,
} from './rules.ts'
import { listFiles, parseSource, readSources } from './sources.ts'

const root = join(import.meta.dirname, '..')
const project = readSources(root)

describe('the project', () => {
  it('was read', () => {
    expect(project.length).toBeGreaterThan(50)
    expect(project.find(({ path }) => path === 'adapters/record.ts')?.imports.length).toBeGreaterThan(5)
  })

  it.each([
    ['imports between folders only what the table of folders allows', importsFollowTheTable],
    ['has no folders that need each other', foldersHaveNoCycle],
    [
      'reads no clock, chance, environment or locale where the same input must give the same output',
      pureFoldersReadNothing,
    ],
    ['leaves no test out', everyTestRuns],
    ['leaves no comment about unfinished work', nothingIsUnfinished],
  ])('%s', (_, rule) => {
    expect(rule(project)).toEqual([])
  })

  it('brings every package that its users need', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }
    expect(packagesAreDeclared(project, Object.keys(dependencies))).toEqual([])
  })

  it('names no path of the machine on which it was made', () => {
    // Put together here, so that this file does not name one either.
    const paths = new RegExp(
      [
        ['', 'work', ''],
        ['', 'home', ''],
        ['', 'root', ''],
        ['..', 'shared'],
      ]
        .map((parts) => parts.join('/').replaceAll('.', '\\.'))
        .join('|'),
    )
    const naming = listFiles(root).filter((path) => paths.test(readFileSync(join(root, path), 'utf8')))
    expect(naming).toEqual([])
    expect(paths.test(`see ${['..', 'shared', 'notes'].join('/')}`)).toBe(true)
  })

  it('leaves no scenario out', () => {
    const tagged = listFiles(root)
      .filter((path) => path.endsWith('.feature'))
      .filter((path) => /^\s*(@\S+\s+)*@(skip|only|wip|ignore)\b/im.test(readFileSync(join(root, path), 'utf8')))
    expect(tagged).toEqual([])
  })
})

describe('the architecture test sees', () => {
  const see = (rule: typeof importsFollowTheTable, path: string, text: string) => rule([parseSource(path, text)])

  it.each([
    ['spec/a.ts', "import { b } from '../adapters/index.ts'"],
    ['spec/a.ts', "import type { b } from '../adapters/index.ts'"],
    ['spec/a.ts', "import { readFileSync } from 'node:fs'"],
    ['spec/monitor/a.ts', "export * from '../../runner/cli.ts'"],
    ['adapters/a.ts', "import { rules } from '../spec/rules/rtm-1.ts'"],
    ['adapters/a.ts', "import { createJudge } from '../spec/index.ts'"],
    ['adapters/a.ts', "import type { Clause } from '../spec/clause.ts'"],
    ['adapters/a.ts', "import { createReference } from './reference/index.ts'"],
    ['adapters/a.ts', "import fc from 'fast-check'"],
    ['adapters/reference/a.ts', "import { timers } from '../../spec/profiles/timers.ts'"],
    ['adapters/reference/a.ts', "const rules = await import('../../spec/rules/rtm-1.ts')"],
    ['adapters/reference/a.ts', "import { record } from '../record.ts'"],
    ['adapters/faulty/a.ts', "import { clauses } from '../../spec/index.ts'"],
    ['properties/a.ts', "import { run } from '../runner/run.ts'"],
    ['features/a.ts', "import { sweep } from '../properties/index.ts'"],
    ['examples/a/a.ts', "import { createReference } from '../../adapters/reference/index.ts'"],
  ])('that %s must not contain: %s', (path, text) => {
    expect(see(importsFollowTheTable, path, text)).toHaveLength(1)
  })

  it.each([
    ['spec/a.ts', "import { b } from './b.ts'"],
    ['adapters/a.ts', "import { isWait } from '../spec/vocabulary.ts'"],
    ['adapters/reference/a.ts', "import type { Adapter } from '../contract.ts'"],
    ['adapters/faulty/a.ts', "import type { ClauseId } from '../../spec/index.ts'"],
    ['adapters/faulty/a.ts', "import { type ClauseId } from '../../spec/index.ts'"],
    ['spec/a.test.ts', "import { createReference } from '../adapters/reference/index.ts'"],
    ['runner/a.ts', "import pc from 'picocolors'"],
  ])('that %s may contain: %s', (path, text) => {
    expect(see(importsFollowTheTable, path, text)).toEqual([])
  })

  it('a file in a folder that is not in the table', () => {
    expect(() => see(importsFollowTheTable, 'helpers/a.ts', "import './b.ts'")).toThrow('helpers/a.ts lies in a folder')
  })

  it('a package that users would lack', () => {
    const cli = parseSource('runner/cli.ts', "await import('./commands/a.ts')")
    const command = parseSource('runner/commands/a.ts', "import pc from 'picocolors/colors.js'")
    const aid = parseSource('runner/aid.ts', "import { it } from 'vitest'")
    expect(packagesAreDeclared([cli, command, aid], ['commander'])).toHaveLength(1)
    expect(packagesAreDeclared([cli, command, aid], ['picocolors'])).toEqual([])
  })

  it('folders that need each other', () => {
    const sources = [
      parseSource('properties/a.ts', "import '../runner/b.ts'"),
      parseSource('runner/b.ts', "import '../features/c.ts'"),
      parseSource('features/c.ts', "import '../properties/a.ts'"),
      parseSource('bench/d.ts', "import '../properties/a.ts'"),
    ]
    expect(foldersHaveNoCycle(sources)).toEqual([
      'properties/ needs itself',
      'runner/ needs itself',
      'features/ needs itself',
    ])
  })

  it.each([
    'Date.now()',
    'new Date()',
    'Math.random()',
    'process.env.HOME',
    'performance.now()',
    'setTimeout(() => {}, 5)',
    "'a'.localeCompare('b')",
    '(5).toLocaleString()',
    'new Intl.NumberFormat()',
  ])('that the pure folders must not use %s', (code) => {
    expect(see(pureFoldersReadNothing, 'spec/a.ts', code)).not.toEqual([])
    expect(see(pureFoldersReadNothing, 'adapters/reference/a.ts', code)).not.toEqual([])
    expect(see(pureFoldersReadNothing, 'runner/a.ts', code)).toEqual([])
    expect(see(pureFoldersReadNothing, 'spec/a.ts', `// ${code}`)).toEqual([])
  })

  it.each(['it.only', 'it.skip', 'test.todo', 'describe.skip', 'it.concurrent.only', 'describe.skipIf(true)'])(
    'a test that is selected or left out by %s',
    (code) => {
      expect(see(everyTestRuns, 'spec/a.test.ts', `${code}('a title', () => {})`)).toHaveLength(1)
      expect(see(everyTestRuns, 'spec/a.test.ts', `// ${code}\nit('a title', () => {})`)).toEqual([])
    },
  )

  it('a comment about unfinished work', () => {
    expect(see(nothingIsUnfinished, 'spec/a.ts', '// TODO: later')).toHaveLength(1)
    expect(see(nothingIsUnfinished, 'spec/a.ts', 'const todo = 1')).toEqual([])
  })
})
