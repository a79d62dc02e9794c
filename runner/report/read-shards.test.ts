import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder } from '../cli-process.ts'
import { UsageError } from '../usage-error.ts'
import type { Report } from './model.ts'
import { readShardReports } from './read-shards.ts'
import { sampleReport } from './sample-report.ts'

const shard = (index: number, count: number, change: Partial<Report> = {}): string =>
  JSON.stringify({ ...sampleReport, shard: { index, count, waivers: [], played: [] }, ...change })

const folder = newFolder({
  '1/report.json': shard(1, 2),
  '2/report.json': shard(2, 2),
  'other-count.json': shard(2, 3),
  'other-seed.json': shard(2, 2, { seed: 7 }),
  'other-adapter.json': shard(2, 2, { adapter: { ...sampleReport.adapter, version: '1.3' } }),
  'other-options.json': shard(2, 2, { options: { ...sampleReport.options, strict: true } }),
  'other-kit.json': shard(2, 2, { suite: { name: 'agora-conformance', version: '9.0.0' } }),
  'other-rules.json': shard(2, 2, { specRevision: `sha256:${'1'.repeat(64)}` }),
  'other-waivers.json': JSON.stringify({
    ...sampleReport,
    shard: { index: 2, count: 2, waivers: [{ clause: 'RTM-*' }], played: [] },
  }),
  'older.json': shard(2, 2).replace('"schemaVersion":"1.0"', '"schemaVersion":"0.9"'),
  'whole.json': JSON.stringify(sampleReport),
  'damaged.json': JSON.stringify({ ...sampleReport, shard: { index: 2, count: 2 } }),
  'no-report.json': '{"a":1}',
  'nothing.json': 'null',
  'half.json': '{"schemaVersion":',
})
const at = (...names: readonly string[]) => names.map((name) => join(folder, name))

test('shards are read in their own order, from their files or from the folders of those', () => {
  const read = readShardReports(at('2', '1/report.json'))
  expect(read.map((report) => report.shard.index)).toEqual([1, 2])
})

test.each([
  ['another seed', ['1', 'other-seed.json'], 'they differ in the seed: 1 and 7.'],
  ['another adapter', ['1', 'other-adapter.json'], 'they differ in the adapter.'],
  ['other options', ['1', 'other-options.json'], 'they differ in the options.'],
  ['another kit', ['1', 'other-kit.json'], 'they differ in the kit.'],
  ['other rules', ['1', 'other-rules.json'], 'they differ in the clauses and rules'],
  ['other waivers', ['1', 'other-waivers.json'], 'they differ in the waivers.'],
  ['another number of shards', ['1', 'other-count.json'], 'they differ in the number of shards: 2 and 3.'],
  ['another version of the format', ['1', 'older.json'], 'has the version 0.9'],
  ['a shard twice', ['1', '1', '2'], 'There are two reports of shard 1.'],
  ['a missing shard', ['1'], 'Of 2 shards, the report of shard 2 is missing.'],
  ['missing shards', ['other-count.json'], 'Of 3 shards, the reports of shards 1, 3 are missing.'],
  ['a report of a whole run', ['1', 'whole.json'], 'is not of a shard'],
  ['a damaged shard', ['1', 'damaged.json'], 'is damaged'],
  ['a file that is not there', ['1', 'nowhere.json'], 'there is no such file'],
  ['a folder without a report', ['.'], 'there is no such file'],
  ['what is no report', ['1', 'no-report.json'], 'is no report of a run'],
  ['null', ['nothing.json'], 'is no report of a run'],
  ['half a file', ['half.json'], 'Cannot read the report'],
])('%s is refused in a sentence with a hint', (_what, paths, says) => {
  const read = () => readShardReports(at(...paths))
  expect(read).toThrow(UsageError)
  expect(read).toThrow(says)
  expect(read).toThrow(expect.objectContaining({ hint: expect.stringMatching(/./) }))
})
