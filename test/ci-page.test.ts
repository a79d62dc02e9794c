import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { compiledCli, compiledReference } from '../runner/cli-process.ts'
import type { Report } from '../runner/report/model.ts'

// Each test starts several processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 })

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs', 'ci.md'), 'utf8')
const documents = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].flatMap(([, text = '']) =>
  parseAllDocuments(text, { strict: true }),
)
const [workflow, ...jobs] = documents.map((document) => document.toJS() as unknown)

interface Workflow {
  readonly jobs: Readonly<
    Record<
      'shard' | 'merge',
      {
        readonly steps: readonly { readonly run?: string }[]
        readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } }
      }
    >
  >
}
interface Job {
  readonly spec: {
    readonly completions?: number
    readonly template: { readonly spec: { readonly containers: readonly [{ readonly command: readonly string[] }] } }
  }
}

/** A project with an adapter of its own, in which npx finds the kit. */
const project = mkdtempSync(join(tmpdir(), 'agora-conformance-'))
beforeAll(() => {
  const kit = `exec ${process.execPath} ${compiledCli} "$@"\n`
  mkdirSync(join(project, 'node_modules', '.bin'), { recursive: true })
  writeFileSync(join(project, 'node_modules', '.bin', 'agora-conformance'), `#!/bin/sh\n${kit}`)
  chmodSync(join(project, 'node_modules', '.bin', 'agora-conformance'), 0o755)
  const late = `import { createReference } from ${compiledReference}\nexport default createReference({ rtmInterruptedAfterMs: 5_000 }, 'late')\n`
  // As in a project in TypeScript: without it the reference would be compiled once more, to CommonJS.
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(project, 'adapter.ts'), late)
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

/** Runs the text as the page has it, only with few clauses and sequences, and gives its exit code. */
function shell(text: string, environment: Readonly<Record<string, string>> = {}): number | null {
  const quick = text
    .replace('--runs 100000', "--runs 5 --profile rtm-1 --clause 'RTM-RECONNECT-01'")
    .replaceAll('/reports', join(project, 'reports'))
    // What npx would start; the page for one's own SDK is tested with npx itself.
    .replaceAll('npx agora-conformance ', 'node_modules/.bin/agora-conformance ')
  const env = { ...process.env, ...environment }
  return spawnSync('sh', ['-c', quick], { cwd: project, env, stdio: 'ignore' }).status
}

const reportIn = (...path: readonly string[]): Report =>
  JSON.parse(readFileSync(join(project, ...path, 'report.json'), 'utf8')) as Report

test('every block of YAML can be read', () => {
  expect(documents.length).toBe(3)
  expect(documents.flatMap(({ errors }) => errors)).toEqual([])
})

test('the commands of the workflow play every shard and merge them', () => {
  const { shard, merge } = (workflow as Workflow).jobs
  const numbers = shard.strategy?.matrix.shard ?? []
  const kit = (steps: Workflow['jobs']['shard']['steps']) =>
    steps.flatMap(({ run = '' }) => (run.startsWith('npx agora-conformance ') ? [run] : [])).join('\n')
  const codes = numbers.map((number) =>
    shell(kit(shard.steps).replaceAll(/\$\{\{ matrix\.shard \}\}/g, String(number))),
  )
  expect(kit(shard.steps)).toContain(`/${numbers.length} `)
  expect(codes.filter((code) => code !== 0 && code !== 1)).toEqual([])
  expect(shell(kit(merge.steps))).toBe(1)
  expect(reportIn('conformance-report')).toMatchObject({ how: 'merged from 3 shards', exitCode: 1 })
})

test('the commands of the indexed Job play every shard and merge them, and a violation fails the merge alone', () => {
  const [shard, merge] = jobs as [Job, Job]
  const commandOf = ({ spec }: Job) => spec.template.spec.containers[0].command.at(-1) ?? 'exit 99'
  const indices = Array.from({ length: shard.spec.completions ?? 0 }, (_, index) => String(index))
  expect(indices.map((JOB_COMPLETION_INDEX) => shell(commandOf(shard), { JOB_COMPLETION_INDEX }))).toEqual([0, 0, 0])
  expect(shell(commandOf(merge))).toBe(1)
  expect(reportIn('reports', 'merged')).toMatchObject({ how: 'merged from 3 shards', exitCode: 1 })
  expect(existsSync(join(project, 'reports', 'merged', 'counterexamples', 'RTM-RECONNECT-01.jsonl'))).toBe(true)
})
